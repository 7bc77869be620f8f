#include "corpus/program/sheets.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "corpus/degrade/degrade.h"
#include "corpus/draw/paint.h"
#include "corpus/formats/montage.h"

namespace recount::corpus {
namespace {

namespace fs = std::filesystem;

constexpr int kColumns = 6, kRows = 4, kWidth = 300;

class SheetWriter {
 public:
  SheetWriter(std::string folder, std::string name) : folder_(std::move(folder)), name_(std::move(name)) {}
  ~SheetWriter() { flush(); }
  SheetWriter(const SheetWriter&) = delete;  // two writers would write one file
  SheetWriter& operator=(const SheetWriter&) = delete;

  void add(Image image, std::string caption) {
    waiting_.push_back({std::move(image), std::move(caption)});
    if (waiting_.size() == kColumns * kRows) flush();
  }

 private:
  void flush() {
    if (waiting_.empty()) return;
    std::ofstream file(folder_ + "/" + name_ + "." + std::to_string(++number_) + ".png", std::ios::binary);
    file << montage_png(waiting_, kColumns, kWidth);
    waiting_.clear();
  }

  std::string folder_, name_;
  int number_ = 0;
  std::vector<Thumbnail> waiting_;
};

// Each degradation alone, on a page that has a table.
void write_steps(const Subject& subject, const std::string& folder) {
  SheetWriter sheet(folder, "steps");
  const Page& page = subject.pages[0];
  for (const StepInfo& step : steps()) {
    const PagePlan plan = extreme(step.step);
    Marks marks;
    marks.font = subject.style.font;
    marks.stamp_text = "云岭县财政局";
    marks.seal_text = "罗建平印";
    const Box middle{{0.4, 0.4}, {0.6, 0.5}};
    marks.stamps = marks.seals = marks.ticks = marks.signatures = {middle};
    sheet.add(degrade(to_image(page, subject.style.font, plan.dpi), plan, marks).image, std::string(step.name));
  }
}

}  // namespace

std::optional<std::string> write_sheets(const std::vector<Subject>& subjects, const Selection& selection,
                                        const std::string& out) {
  const std::string folder = out + "/sheets";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return folder + ": " + error.message();
  const std::vector<const Subject*> chosen = select(selection, subjects);
  if (chosen.empty()) return "nothing is selected";
  for (const Target& target : select_targets(selection)) {
    if (!target.format->pages) continue;
    SheetWriter sheet(folder, target.format->name + (target.grade.empty() ? "" : "." + target.grade));
    for (const Subject* subject : chosen) {
      if (std::optional<Picture> picture = target.format->picture(*subject, target.grade, 0)) {
        sheet.add(std::move(picture->image), subject->name());
      }
    }
  }
  const auto plain = std::ranges::find_if(chosen, [](const Subject* one) {
    return one->pages.size() == 1 && one->style.page_width < one->style.page_height;
  });
  write_steps(plain == chosen.end() ? *chosen.front() : **plain, folder);
  return std::nullopt;
}

}  // namespace recount::corpus
