#include "corpus/train/line_sheet.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "corpus/degrade/degrade.h"
#include "corpus/draw/paint.h"
#include "corpus/train/cell_page.h"
#include "extract/ink_lines.h"
#include "extract/scan_clean.h"

namespace recount::corpus {
namespace {

constexpr double kShare = 0.75;
constexpr double kInset = 0.6;      // points, as scan_page.cc keeps away from rulings
constexpr double kLeastInk = 0.75;  // of the width that was printed
constexpr double kMostSkew = 0.3;   // degrees; what is left after the program set a page upright

// The scan's plan without what the program puts right before it reads lines.
PagePlan flat_plan(Grade grade, const Rng& rng) {
  PagePlan plan = plan_page(plan_scan(grade, rng), 0);
  std::erase_if(plan.settings, [](const Setting& setting) {
    return (setting.step >= Step::kSkew && setting.step <= Step::kDesk) || setting.step == Step::kTurn;
  });
  Rng skew = rng.child("left skew");
  if (skew.chance(0.7)) {
    plan.settings.push_back({Step::kSkew, std::round(skew.uniform(0, kMostSkew) * 1e4) / 1e4});
    std::ranges::stable_sort(plan.settings, {}, &Setting::step);
  }
  return plan;
}

Marks marks_of(const CellPage& made, const std::string& font, Rng rng) {
  Marks marks{.font = font,
              .stamp_text = "青河县财政局",
              .stamp_line = {},
              .seal_text = "王印",
              .stamps = {},
              .seals = {},
              .ticks = {},
              .signatures = {}};
  const auto box = [&](double x0, double y0, double x1, double y1) {
    return Box{{x0 / made.page.width, y0 / made.page.height}, {x1 / made.page.width, y1 / made.page.height}};
  };
  const double x = rng.uniform(40, 250), y = rng.uniform(40, 340);
  marks.stamps = {box(x, y, x + 60, y + 60)};
  marks.seals = {box(rng.uniform(40, 200), rng.uniform(40, 340), 250, 360)};
  for (int i = 0; i < 8; ++i) {
    const Rect& r = made.cells[static_cast<std::size_t>(rng.index(static_cast<int>(made.cells.size())))].rect;
    marks.ticks.push_back(box(r.x1 - 3, r.y0, r.x1 + 6, r.y1));
  }
  return marks;
}

PixPtr to_pix(const Image& image) {
  PixPtr pix(pixCreate(image.width, image.height, image.channels == 3 ? 32 : 8));
  if (!pix) throw std::runtime_error("no memory for a page");
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    l_uint32* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < image.width; ++x) {
      if (image.channels == 3) {
        composeRGBPixel(from[3 * x], from[3 * x + 1], from[3 * x + 2], to + x);
      } else {
        SET_DATA_BYTE(to, x, from[x]);
      }
    }
  }
  return pix;
}

// Where the program's grid would see the cell: a pixel off at times.
PixelRect seen(const Rect& cell, const Page& page, const Scan& scan, Rng& rng) {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (const auto& [x, y] :
       {std::pair{cell.x0, cell.y0}, {cell.x1, cell.y0}, {cell.x0, cell.y1}, {cell.x1, cell.y1}}) {
    const Point at = scan.warp.map({x / page.width, y / page.height});
    x0 = std::min(x0, at.x * scan.image.width);
    x1 = std::max(x1, at.x * scan.image.width);
    y0 = std::min(y0, at.y * scan.image.height);
    y1 = std::max(y1, at.y * scan.image.height);
  }
  const auto near = [&](double value) { return static_cast<int>(std::lround(value)) + rng.between(-1, 1); };
  const int inset = std::max(1, static_cast<int>(kInset * scan.dpi / 72));
  return {std::max(0, near(x0) + inset), std::max(0, near(y0) + inset),
          std::min(scan.image.width, near(x1) - inset), std::min(scan.image.height, near(y1) - inset)};
}

LinePicture picture_of(PIX* pix, std::string label) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&bytes, &size, pix, IFF_PNG) != 0) throw std::runtime_error("cannot write a picture");
  LinePicture made{std::string(reinterpret_cast<const char*>(bytes), size), pixGetWidth(pix), pixGetHeight(pix),
                   std::move(label)};
  lept_free(bytes);
  return made;
}

}  // namespace

SheetLines sheet_lines(const std::string& families, Grade grade, const Rng& rng, const Texts& texts,
                       const Symbols& symbols, int height) {
  const CellPage made = cell_page(families, rng.child("page"), texts, symbols);
  const PagePlan plan = flat_plan(grade, rng.child("scan"));
  const Scan scan =
      degrade(to_image(made.page, families, plan.dpi), plan, marks_of(made, families, rng.child("marks")));
  const PixPtr page = to_pix(scan.image);
  const PixPtr clean = clean_page(page.get(), scan.dpi);
  SheetLines result;
  result.em = made.size * scan.dpi / 72.0;
  result.height = text_height_of(clean.get());
  Rng jitter = rng.child("jitter");
  for (const TextCell& cell : made.cells) {
    const PixelRect rect = seen(cell.rect, made.page, scan, jitter);
    const double em = result.height * jitter.uniform(0.9, 1.12);
    const std::vector<PixelRect> lines = ink_lines(clean.get(), rect, em);
    ++result.cells;
    if (lines.size() != cell.lines.size()) {
      ++result.lost;
      continue;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const PixPtr picture = line_picture(clean.get(), rect, lines[i], em, height, kShare);
      if (!picture) continue;
      // Faint print of which nothing but a speck is left would be a picture under a wrong label.
      if (lines[i].width() < kLeastInk * cell.ink_widths[i] * scan.dpi / 72) {
        ++result.faint;
        continue;
      }
      result.lines.push_back(
          {picture_of(picture.get(), symbols.label(cell.lines[i].text)), cell.lines[i].kind});
    }
  }
  return result;
}

}  // namespace recount::corpus
