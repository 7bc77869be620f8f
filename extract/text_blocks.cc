#include "extract/text_blocks.h"

#include <algorithm>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Gaps of the page's text, in heights of a character, that part lines beside each other, and above each other.
constexpr double kBeside = 1.3, kBetweenLines = 0.1;
// Parts so low, so near to each other and together so high are one line.
constexpr double kLowPart = 0.6, kLowGap = 0.36, kOneLine = 1.2;
constexpr int kDeepest = 6;  // cuts, by turns

class Cutter {
 public:
  Cutter(PIX* ink, double text_height) : ink_(ink), text_height_(text_height) {}

  std::vector<PixelRect> run() {
    cut({0, 0, pixGetWidth(ink_), pixGetHeight(ink_)}, false, 0);
    return std::move(blocks_);
  }

 private:
  void cut(const PixelRect& block, bool columns, int depth) {
    const std::vector<PixelRect> parts = parts_of(block, columns);
    if (depth >= kDeepest || (parts.size() <= 1 && depth > 1)) {
      blocks_.insert(blocks_.end(), parts.begin(), parts.end());
      return;
    }
    for (const PixelRect& part : parts) cut(part, !columns, depth + 1);
  }

  // Parts of a block with white space between them, each as narrow as its ink.
  std::vector<PixelRect> parts_of(const PixelRect& block, bool columns) const {
    const BoxPtr box(boxCreate(block.x0, block.y0, block.width(), block.height()));
    const NumaPtr counts(columns ? pixCountByColumn(ink_, box.get()) : pixCountByRow(ink_, box.get()));
    const int length = columns ? block.width() : block.height();
    const double gap = (columns ? kBeside : kBetweenLines) * text_height_;
    std::vector<PixelRect> parts;
    int last = -1, first = -1;
    const auto close = [&] {
      if (first < 0) return;
      parts.push_back(columns ? PixelRect{block.x0 + first, block.y0, block.x0 + last + 1, block.y1}
                              : PixelRect{block.x0, block.y0 + first, block.x1, block.y0 + last + 1});
      first = -1;
    };
    for (int i = 0; i < length; ++i) {
      l_int32 count = 0;
      numaGetIValue(counts.get(), i, &count);
      if (count == 0) continue;
      if (first >= 0 && i - last > gap) close();
      if (first < 0) first = i;
      last = i;
    }
    close();
    if (!columns) join_low(parts);
    return parts;
  }

  // 二, =, 5 with a thin stroke: parts of one line.
  void join_low(std::vector<PixelRect>& parts) const {
    for (std::size_t i = 0; i + 1 < parts.size();) {
      const PixelRect& upper = parts[i];
      const PixelRect& lower = parts[i + 1];
      const bool joins = std::min(upper.height(), lower.height()) <= kLowPart * text_height_ &&
                         lower.y0 - upper.y1 <= kLowGap * text_height_ &&
                         lower.y1 - upper.y0 <= kOneLine * text_height_;
      if (!joins) {
        ++i;
        continue;
      }
      parts[i].y1 = lower.y1;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  PIX* ink_;
  double text_height_;
  std::vector<PixelRect> blocks_;
};

}  // namespace

std::vector<PixelRect> text_blocks(PIX* clean, double text_height) {
  const PixPtr ink(pixThresholdToBinary(clean, kInk));
  return ink ? Cutter(ink.get(), text_height).run() : std::vector<PixelRect>();
}

}  // namespace recount
