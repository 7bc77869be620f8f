#include <string_view>

#include "corpus/formats/format.h"
#include "corpus/formats/recognized_text.h"
#include "corpus/formats/text_shapes.h"

namespace recount::corpus {
namespace {

constexpr std::string_view kRecognized = "recognized";

std::string path_of(const Subject& subject, const std::string& shape) {
  return "text/" + subject.name() + "." + shape + ".txt";
}

std::vector<RenderedFile> render(const Subject& subject, const std::string& grade) {
  if (grade == kRecognized) {
    return {{path_of(subject, grade),
             recognized_text(subject.built.sheet, subject.rng().child("text").child(grade))}};
  }
  std::vector<RenderedFile> files;
  for (const TextShape& shape : text_shapes())
    files.push_back({path_of(subject, shape.name), shape.write(subject.built.sheet)});
  return files;
}

std::vector<std::string> inputs(const Subject& subject, const std::string& grade) {
  if (grade == kRecognized) return {path_of(subject, grade)};
  std::vector<std::string> paths;
  for (const TextShape& shape : text_shapes()) paths.push_back(path_of(subject, shape.name));
  return paths;
}

std::optional<Picture> picture(const Subject&, const std::string&, int) {
  return std::nullopt;
}

}  // namespace

const Format kTextFormat = {"text", {"", kRecognized.data()}, false, render, inputs, picture};

}  // namespace recount::corpus
