#include "corpus/formats/subject.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "corpus/draw/typeset.h"

namespace recount::corpus {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> text_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

// The body that the first form names.
std::string body_of(const Answer& answer) {
  for (const char* field : {"/forms/0/unit", "/forms/0/department"}) {
    const auto found = answer.values.find(field);
    if (found != answer.values.end() && !found->second.text.empty()) return found->second.text;
  }
  return "内部资料";
}

Subject prepare(Built built, const DocumentSource& document, const Layout& layout) {
  Subject subject;
  subject.built = std::move(built);
  std::map<std::string, std::string> fixed = document.style;
  fixed.insert(layout.options.begin(), layout.options.end());  // the document's word comes first
  const Rng rng = subject.rng();
  subject.style = draw_style(rng.child("draw"), layout.option("page", "a4 portrait"), fixed);
  subject.pdf = draw_pdf_style(rng.child("pdf"), fixed);
  if (subject.pdf.watermark == kBodyWatermark) subject.pdf.watermark = body_of(subject.built.answer);
  subject.pages = typeset(subject.built.sheet, subject.style);
  // By the document, not by its layouts: what was seen in one layout is known in the others.
  subject.held_back = hash("held back: " + document.name) % 3 == 0;
  return subject;
}

}  // namespace

Outcome<std::vector<Subject>> load_subjects(const std::string& root, int drawing) {
  using Failed = Outcome<std::vector<Subject>>;
  std::map<std::string, Layout> layouts;
  for (const std::string& path : text_files(root + "/layouts")) {
    Outcome<Layout> layout = parse_layout(path);
    if (!layout) return Failed::failed(layout.error());
    layouts.emplace(layout->name, *layout);
  }
  std::vector<Subject> subjects;
  for (const std::string& path : text_files(root + "/documents")) {
    Outcome<DocumentSource> document = parse_document(path);
    if (!document) return Failed::failed(document.error());
    const std::vector<std::string> names =
        document->layouts.empty() ? std::vector<std::string>{""} : document->layouts;
    for (const std::string& name : names) {
      const auto layout = layouts.find(name);
      if (!name.empty() && layout == layouts.end())
        return Failed::failed(path + ": there is no layout " + name);
      const Layout used = name.empty() ? Layout() : layout->second;
      Outcome<Built> built = build(*document, used, drawing);
      if (!built) return Failed::failed(built.error());
      subjects.push_back(prepare(std::move(*built), *document, used));
    }
  }
  if (subjects.empty()) return Failed::failed(root + "/documents: there are no documents");
  return subjects;
}

}  // namespace recount::corpus
