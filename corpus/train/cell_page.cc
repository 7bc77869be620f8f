#include "corpus/train/cell_page.h"

#include <algorithm>

#include "corpus/draw/measure.h"
#include "corpus/draw/rulings.h"
#include "corpus/train/coverage.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

constexpr double kWidth = 350, kHeight = 420, kMargin = 20;  // small: many sheets, hence many fonts and scans
constexpr double kAscent = 0.86;                             // as the corpus sets its lines
constexpr double kTwoLines = 0.12, kFilled = 0.08, kBold = 0.15;

constexpr Rulings kRulings[] = {Rulings::kThin,   Rulings::kThin, Rulings::kThin,   Rulings::kHairline,
                                Rulings::kThick,  Rulings::kGrey, Rulings::kFramed, Rulings::kDotted,
                                Rulings::kDouble, Rulings::kNone};

class Setter {
 public:
  Setter(const std::string& families, Rng rng, const Texts& texts, const Symbols& symbols)
      : rng_(std::move(rng)), texts_(texts), symbols_(symbols), coverage_(families), measure_(families) {}

  CellPage run() {
    made_.page.width = kWidth;
    made_.page.height = kHeight;
    made_.size = rng_.uniform(7.5, 12);
    if (rng_.chance(0.1)) made_.size = rng_.uniform(12, 14);
    leading_ = rng_.uniform(1.12, 1.4);
    padding_x_ = rng_.chance(0.2) ? rng_.uniform(0.4, 1.2) : rng_.uniform(1.5, 6);
    padding_y_ = rng_.chance(0.25) ? rng_.uniform(0.3, 1) : rng_.uniform(1, 5);
    bold_ = rng_.chance(0.1);
    double y = running_text(kMargin, 3);
    while (y < kHeight - kMargin - 6 * made_.size) y = row(y);
    running_text(y + made_.size, 3);
    std::vector<Rect> boxes;
    for (const TextCell& cell : made_.cells) boxes.push_back(cell.rect);
    made_.page.strokes = rulings_of(boxes, rng_.pick(std::span<const Rulings>(kRulings)));
    return std::move(made_);
  }

 private:
  bool has(char32_t c) const { return coverage_.has(c); }

  Text text() {
    for (int tries = 0; tries < 200; ++tries) {
      Text text = texts_.draw(rng_, [this](char32_t c) { return has(c); });
      text.text = symbols_.print(text.text, rng_.child(std::to_string(rng_.bits())));
      if (!text.text.empty() && text.text.front() != ' ' &&
          std::ranges::all_of(to_utf32(text.text), [this](char32_t c) { return has(c); })) {
        return text;
      }
    }
    return {"number", "10"};
  }

  // Lines without labels: forms have running text, and the height of characters is measured on it, too.
  double running_text(double y, int count) {
    const auto length = static_cast<std::size_t>((kWidth - 2 * kMargin) / made_.size);
    for (int i = 0; i < count; ++i) {
      std::u32string line;
      while (line.size() < length) {
        const Text piece = text();
        if (piece.kind == "hanzi" || piece.kind == "mixed") line += to_utf32(piece.text);
      }
      line.resize(length);
      made_.page.lines.push_back({kMargin, y + kAscent * made_.size, to_utf8(line), made_.size, false, false});
      y += made_.size * 1.5;
    }
    return y;
  }

  double row(double y) {
    const double size = std::clamp(made_.size * (rng_.chance(0.8) ? 1 : rng_.uniform(0.85, 1.15)), 7.0, 14.5);
    const bool two = rng_.chance(2 * kTwoLines);
    const double height = size * leading_ * (two ? 2 : 1) + 2 * padding_y_;
    const bool filled = rng_.chance(kFilled);
    double x = kMargin;
    const std::size_t first = made_.cells.size();
    for (int tries = 0; tries < 6;) {
      const bool bold = bold_ || rng_.chance(kBold);
      TextCell cell;
      const int count = two && rng_.chance(0.5) ? 2 : 1;
      double wide = 0;
      std::vector<double> widths;
      for (int i = 0; i < count; ++i) {
        cell.lines.push_back(text());
        const auto measured = measure_.lines(cell.lines.back().text, 0, size, bold);
        widths.push_back(measured.empty() ? 0 : measured.front().width);
        wide = std::max(wide, widths.back());
        cell.ink_widths.push_back(coverage_.ink_width(cell.lines.back().text, size, bold));
      }
      const double width = wide + 2 * padding_x_ + (rng_.chance(0.4) ? rng_.uniform(0, 30) : 0);
      if (x + width > kWidth - kMargin) {
        ++tries;
        continue;
      }
      cell.rect = {x, y, x + width, y + height};
      place(cell, widths, size, bold);
      made_.cells.push_back(std::move(cell));
      x += width;
    }
    if (made_.cells.size() > first && filled) {
      const double grey = rng_.uniform(0.8, 0.92);
      made_.page.fills.push_back({{kMargin, y, x, y + height}, grey, grey, grey});
    }
    return y + height;
  }

  void place(const TextCell& cell, const std::vector<double>& widths, double size, bool bold) {
    const double lines = static_cast<double>(cell.lines.size()) * size * leading_;
    const double room = cell.rect.height() - lines;
    const double off = rng_.chance(0.3) ? rng_.uniform(-0.5, 0.5) * room : 0;
    const int align = rng_.index(3);
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const double free = cell.rect.width() - 2 * padding_x_ - widths[i];
      const double x = cell.rect.x0 + padding_x_ + free * align / 2;
      const double y = cell.rect.y0 + room / 2 + off + size * leading_ * static_cast<double>(i) +
                       size * (leading_ - 1) / 2 + kAscent * size;
      made_.page.lines.push_back({x, y, cell.lines[i].text, size, bold, false});
    }
  }

  Rng rng_;
  const Texts& texts_;
  const Symbols& symbols_;
  Coverage coverage_;
  Measure measure_;
  CellPage made_;
  double leading_ = 1.2, padding_x_ = 2, padding_y_ = 2;
  bool bold_ = false;
};

}  // namespace

CellPage cell_page(const std::string& families, Rng rng, const Texts& texts, const Symbols& symbols) {
  return Setter(families, std::move(rng), texts, symbols).run();
}

}  // namespace recount::corpus
