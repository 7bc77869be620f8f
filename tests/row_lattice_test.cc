// Tables whose rows are ruled and whose columns are not: tests/cases/row_lattice.txt, and what holds for any page.
#include "extract/row_lattice.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/page_text.h"

namespace recount {
namespace {

std::string drawn_all(const std::vector<PageTable>& tables) {
  std::string out;
  for (const PageTable& table : tables) out += (out.empty() ? "" : "\n") + drawn(table);
  return out.empty() ? "none\n" : out;
}

TEST(RowLattice, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("row_lattice");
  EXPECT_GE(cases.size(), 5u);
  for (const PageCase& one : cases) {
    const Page page = page_from_text(one.drawing, one.scale);
    EXPECT_EQ(drawn_all(find_row_lattices(page, {})), one.expected)
        << "row_lattice.txt:" << one.line << ' ' << one.title;
  }
}

TEST(RowLattice, LeavesAloneWhatIsTaken) {
  const Page page = page_from_text(read_page_cases("row_lattice").front().drawing);
  EXPECT_TRUE(find_row_lattices(page, {{0, 0, page.width, page.height}}).empty());
}

TEST(RowLattice, EveryPositionBelongsToOneCell) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Page page{1, 600, 800, {}, {}};
    const auto any = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most)); };
    for (int i = 0; i < 12; ++i) {
      const double from = 50 + (i % 3 == 0 ? 0 : any(200));
      page.rulings.push_back({true, 100.0 + 40 * i + any(8), from, 550 - (i % 4 == 0 ? 0 : any(200)), 1, 255});
    }
    for (int i = 0; i < 200; ++i) {
      Glyph glyph;
      glyph.code = U'0' + random() % 40;
      glyph.size = 10;
      const double x = 40 + any(520), y = 90 + any(480);
      glyph.box = {x, y, x + 6, y + 10};
      page.glyphs.push_back(glyph);
    }
    for (const PageTable& table : find_row_lattices(page, {})) {
      std::vector<int> covered(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.cols), 0);
      for (const PageCell& cell : table.cells) {
        for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
          for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
            ASSERT_LT(r, table.rows);
            ASSERT_LT(c, table.cols);
            ++covered[static_cast<std::size_t>(r) * static_cast<std::size_t>(table.cols) +
                      static_cast<std::size_t>(c)];
          }
        }
      }
      for (const int count : covered) ASSERT_EQ(count, 1) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace recount
