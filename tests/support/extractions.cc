#include "tests/support/extractions.h"

#include <algorithm>
#include <tuple>

#include "tests/support/random_text.h"

namespace recount::testing {
namespace {

class Maker {
 public:
  explicit Maker(std::mt19937& random) : random_(random) {}

  Extraction extraction() {
    Extraction made;
    made.reader = text();
    made.pages = up_to(9);
    for (int n = up_to(4); n > 0; --n) {
      if (up_to(1) == 0) {
        made.blocks.emplace_back(grid());
      } else {
        made.blocks.emplace_back(Paragraph{text(), provenance()});
      }
    }
    for (int n = up_to(3); n > 0; --n) made.problems.push_back({text(), up_to(9), up_to(9), text(), texts()});
    return made;
  }

 private:
  int up_to(int most) { return std::uniform_int_distribution(0, most)(random_); }
  double real() { return std::uniform_real_distribution(0.0, 1.0)(random_); }

  std::string text() {
    static const std::vector<std::string> texts = random_texts(200);
    if (up_to(9) == 0) return "";
    if (up_to(99) == 0) return std::string(70'000, 'x');
    std::string made = texts[static_cast<std::size_t>(up_to(199))];
    if (up_to(9) == 0) made.push_back('\0');
    return made;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> made;
    for (int n = up_to(3); n > 0; --n) made.push_back(text());
    return made;
  }
  Box box() {
    const auto [x0, x1] = std::minmax({real(), real()});
    const auto [y0, y1] = std::minmax({real(), real()});
    return {x0, y0, x1, y1};
  }
  Provenance provenance() {
    Provenance made{up_to(5000), {}, up_to(70'000), real()};
    if (up_to(1) == 0) made.box = box();
    for (int n = up_to(7) == 0 ? up_to(5) : 0; n > 0; --n) {
      made.readings.push_back({text(), real(), static_cast<Engine>(up_to(2))});
    }
    return made;
  }
  Grid grid() {
    Grid made{up_to(8), up_to(6), up_to(1) == 0, {}, {}};
    for (int row = 0; row < made.rows; ++row) {
      for (int col = 0; col < made.cols; ++col) {
        if (up_to(3) == 0) continue;
        const int row_span = 1 + up_to(made.rows - row - 1), col_span = 1 + up_to(made.cols - col - 1);
        made.cells.push_back({row, col, row_span, col_span, text(), provenance()});
      }
    }
    for (int n = up_to(2); n > 0; --n) made.parts.push_back({up_to(9), box()});
    return made;
  }

  std::mt19937& random_;
};

bool same(const Cell& a, const Cell& b) {
  const auto members = [](const Cell& c) {
    return std::tie(c.row, c.col, c.row_span, c.col_span, c.raw, c.from);
  };
  return members(a) == members(b);
}

bool same(const Grid& a, const Grid& b) {
  const auto members = [](const Grid& g) { return std::tie(g.rows, g.cols, g.spans_known, g.parts); };
  return members(a) == members(b) &&
         std::ranges::equal(a.cells, b.cells, [](const Cell& x, const Cell& y) { return same(x, y); });
}

bool same(const Block& a, const Block& b) {
  if (a.index() != b.index()) return false;
  if (const Grid* grid = std::get_if<Grid>(&a)) return same(*grid, std::get<Grid>(b));
  const Paragraph &left = std::get<Paragraph>(a), &right = std::get<Paragraph>(b);
  return left.raw == right.raw && left.from == right.from;
}

}  // namespace

Extraction random_extraction(std::mt19937& random) {
  return Maker(random).extraction();
}

bool same(const Extraction& a, const Extraction& b) {
  return a.reader == b.reader && a.pages == b.pages && a.problems == b.problems &&
         std::ranges::equal(a.blocks, b.blocks, [](const Block& x, const Block& y) { return same(x, y); });
}

}  // namespace recount::testing
