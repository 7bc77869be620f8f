// A clean page image -> a scan of it, the same for the same plan, and where each point of the page went.
#pragma once

#include "corpus/base/image.h"
#include "corpus/degrade/marks.h"
#include "corpus/degrade/plan.h"
#include "corpus/degrade/warp.h"

namespace recount::corpus {

struct Scan {
  Image image;  // 3 samples a pixel for Color::kColor, else 1
  int dpi;      // the plan's, but 204 after a fax
  Warp warp;    // warp.map(point of the clean page) -> point of the scan
};

//   const PagePlan plan = plan_page(plan_scan(Grade::kOffice, Rng("water/office")), 0);
//   const Image page = draw(..., plan.dpi);  // the caller's
//   const Scan scan = degrade(page, plan, {.font = "AR PL UMing CN", .stamp_text = "云岭县财政局", .stamps = {box}});
//   const Point corner = scan.warp.map({0.12, 0.3});
//
// clean: drawn at plan.dpi. back: the page on the other side of the sheet, for Step::kBleedThrough; without it the page
// itself shines through, mirrored. Throws std::invalid_argument for an image that is empty or not of its own size.
Scan degrade(const Image& clean, const PagePlan& plan, const Marks& marks = {}, const Image* back = nullptr);

}  // namespace recount::corpus
