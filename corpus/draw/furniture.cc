#include "corpus/draw/furniture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recount::corpus {
namespace {

constexpr double kLargest = 96;   // points, of a watermark's letters
constexpr double kAcross = 0.75;  // of the page's width and height

}  // namespace

void add_furniture(std::vector<Page>& pages, const DrawStyle& style, const Measure& measure) {
  const double size = style.size * 0.9;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string texts[] = {"", "— " + number + " —",
                                 "第" + number + "页 共" + std::to_string(pages.size()) + "页", number};
    const auto centered = [&](const std::string& text, double y) {
      const double width = measure.lines(text, 0, size)[0].width;
      pages[i].lines.push_back({(style.page_width - width) / 2, y, text, size, false, false});
    };
    if (style.page_numbers > 0) centered(texts[style.page_numbers], style.page_height - style.margin_y * 0.45);
    if (!style.running_head.empty()) centered(style.running_head, style.margin_y * 0.6);
  }
}

void add_watermark(std::vector<Page>& pages, const std::string& text, double angle, const std::string& font) {
  const double width = Measure(font).lines(text, 0, kLargest)[0].width;  // at the largest size
  const double turn = angle * std::numbers::pi / 180;
  for (Page& page : pages) {
    const double room = kAcross * std::min(page.width / std::cos(turn), page.height / std::sin(turn));
    const double scale = std::min(1.0, room / width);
    page.watermark = Watermark{text, kLargest * scale, width * scale, angle};
  }
}

}  // namespace recount::corpus
