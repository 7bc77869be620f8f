// The formats that a document is rendered to. Another one is a file that defines a Format, and a line in formats.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/base/geometry.h"
#include "corpus/base/image.h"
#include "corpus/formats/subject.h"

namespace recount::corpus {

struct RenderedFile {
  std::string path;  // below the folder that the corpus is rendered to
  std::string bytes;
};

// A page as a person sees it, and where a point of the sheet as it was drawn lies on it (both as fractions).
struct Picture {
  Image image;
  std::function<Point(Point)> place;
};

struct Format {
  const char* name;                 // "text", "pdf", "scan"
  std::vector<const char*> grades;  // "" where there is only one
  bool pages;                       // has pages, so that grids can be judged
  std::vector<RenderedFile> (*render)(const Subject& subject, const std::string& grade);
  // The paths of those files that the program is to read; the others say what is in them.
  std::vector<std::string> (*inputs)(const Subject& subject, const std::string& grade);
  // For pictures of what was misread; nothing where the format has no pages.
  std::optional<Picture> (*picture)(const Subject& subject, const std::string& grade, int page);
};

const std::vector<const Format*>& formats();
const Format* find_format(const std::string& name);  // nullptr: none

extern const Format kTextFormat, kPdfFormat, kScanFormat;

// The answer as `recount extract` should write it, and the grids of all tables as `recount tables` should.
std::vector<RenderedFile> render_answers(const Subject& subject);

}  // namespace recount::corpus
