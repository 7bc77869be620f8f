#include <algorithm>

#include "corpus/degrade/degrade.h"
#include "corpus/draw/paint.h"
#include "corpus/formats/boxes.h"
#include "corpus/formats/container.h"
#include "corpus/formats/format.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

Grade grade_of(const std::string& name_) {
  for (const Grade grade : {Grade::kClean, Grade::kOffice}) {
    if (name(grade) == name_) return grade;
  }
  return Grade::kHard;
}

Rng rng_of(const Subject& subject, const std::string& grade) {
  return subject.rng().child("scan").child(grade);
}

// Scanners write PDF most of the time; one page may also be a photo or a picture from a screen.
Container container_of(const Subject& subject, const std::string& grade) {
  Rng rng = rng_of(subject, grade).child("container");
  if (rng.chance(0.55)) return Container::kPdf;
  if (subject.pages.size() > 1 || rng.chance(0.4)) return Container::kTiff;
  return rng.chance(0.5) ? Container::kJpeg : Container::kPng;
}

std::string path_of(const Subject& subject, const std::string& grade, const std::string& end) {
  return "scan/" + grade + "/" + subject.name() + "." + end;
}

// A box on the sheet, from points of the page as it is read.
Box box_on_sheet(const Page& page, double x0, double y0, double x1, double y1) {
  const Point a = on_sheet(page, x0, y0), b = on_sheet(page, x1, y1);
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

bool ends_with(const std::string& text, const char* end) {
  return text.ends_with(end);
}

// Where people put marks: stamps over the names of bodies and below the form, ticks at scores, signatures at the foot.
Marks marks_of(const Subject& subject, const Page& page) {
  Marks marks;
  marks.font = subject.style.font;
  for (const auto& [pointer, value] : subject.built.answer.values) {
    if (ends_with(pointer, "/unit") && value.kind == AnswerValue::Kind::kText && marks.stamp_text.empty()) {
      marks.stamp_text = value.text;
    }
  }
  if (marks.stamp_text.empty()) marks.stamp_text = "云岭县财政局";
  marks.seal_text = to_utf8(to_utf32("罗建平印").substr(0, 4));
  double foot = page.height * 0.2;
  for (const CellBox& box : page.cells) {
    const Rect& r = box.rect;
    foot = std::max(foot, r.y1);
    const SheetTable& table =
        std::get<SheetTable>(subject.built.sheet.blocks[static_cast<std::size_t>(box.block)]);
    for (const std::string& pointer : table.cells[static_cast<std::size_t>(box.cell)].pointers) {
      const Box place = box_on_sheet(page, r.x0, r.y0, r.x1, r.y1);
      if (ends_with(pointer, "/unit") || ends_with(pointer, "/department") ||
          ends_with(pointer, "/total/score")) {
        marks.stamps.push_back(place);
      }
      // Beside the number, so that a tick covers it by accident only.
      if (ends_with(pointer, "/score"))
        marks.ticks.push_back(box_on_sheet(page, r.x0 + 0.75 * r.width(), r.y0, r.x1, r.y1));
    }
  }
  const double low = std::min(foot + 60, page.height - 30);
  marks.stamps.push_back(box_on_sheet(page, page.width * 0.6, foot - 30, page.width * 0.85, low));
  marks.seals.push_back(box_on_sheet(page, page.width * 0.35, foot, page.width * 0.5, low));
  marks.signatures.push_back(box_on_sheet(page, page.width * 0.15, foot, page.width * 0.35, low));
  return marks;
}

Scan scan_page(const Subject& subject, const ScanPlan& plan, std::size_t number) {
  const Page& page = subject.pages[number];
  const Image clean = to_image(page, subject.style.font, plan.dpi);
  return degrade(clean, plan_page(plan, static_cast<int>(number)), marks_of(subject, page));
}

// How much of the page the scanner's own program misreads.
double mistakes_of(Grade grade) {
  return grade == Grade::kClean ? 0.01 : grade == Grade::kOffice ? 0.03 : 0.1;
}

std::vector<RenderedFile> render(const Subject& subject, const std::string& grade) {
  const ScanPlan plan = plan_scan(grade_of(grade), rng_of(subject, grade));
  std::vector<ScannedPage> pages;
  std::vector<Warp> warps;
  std::vector<std::string> made;
  const Container container = container_of(subject, grade);
  for (std::size_t i = 0; i < subject.pages.size(); ++i) {
    Scan scan = scan_page(subject, plan, i);
    pages.push_back({std::move(scan.image), scan.dpi});
    if (subject.pdf.hidden_text && container == Container::kPdf) {
      const Rng rng = rng_of(subject, grade).child("hidden text").child(std::to_string(i));
      pages.back().hidden =
          read_lines(subject.pages[i], subject.style.font, scan.warp, rng, mistakes_of(grade_of(grade)));
    }
    warps.push_back(scan.warp);
    made.push_back(plan_page(plan, static_cast<int>(i)).to_json());
  }
  const auto to_scan = [&](int page, Point point) { return warps[static_cast<std::size_t>(page)].map(point); };
  return {{path_of(subject, grade, ending(container)), to_file(pages, container)},
          {path_of(subject, grade, "boxes.json"), boxes_json(subject, to_scan, made)}};
}

std::vector<std::string> inputs(const Subject& subject, const std::string& grade) {
  return {path_of(subject, grade, ending(container_of(subject, grade)))};
}

std::optional<Picture> picture(const Subject& subject, const std::string& grade, int page) {
  const ScanPlan plan = plan_scan(grade_of(grade), rng_of(subject, grade));
  Scan scan = scan_page(subject, plan, static_cast<std::size_t>(page));
  return Picture{std::move(scan.image), [warp = scan.warp](Point point) { return warp.map(point); }};
}

}  // namespace

const Format kScanFormat = {"scan", {"clean", "office", "hard"}, true, render, inputs, picture};

}  // namespace recount::corpus
