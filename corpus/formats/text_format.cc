#include "corpus/formats/format.h"
#include "corpus/formats/text_shapes.h"

namespace recount::corpus {
namespace {

std::string path_of(const Subject& subject, const TextShape& shape) {
  return "text/" + subject.name() + "." + shape.name + ".txt";
}

std::vector<RenderedFile> render(const Subject& subject, const std::string&) {
  std::vector<RenderedFile> files;
  for (const TextShape& shape : text_shapes())
    files.push_back({path_of(subject, shape), shape.write(subject.built.sheet)});
  return files;
}

std::vector<std::string> inputs(const Subject& subject, const std::string&) {
  std::vector<std::string> paths;
  for (const TextShape& shape : text_shapes()) paths.push_back(path_of(subject, shape));
  return paths;
}

std::optional<Picture> picture(const Subject&, const std::string&, int) {
  return std::nullopt;
}

}  // namespace

const Format kTextFormat = {"text", {""}, false, render, inputs, picture};

}  // namespace recount::corpus
