// Tables that rulings enclose: tests/cases/lattice.txt, the same drawings less exact or turned, and what holds for any page.
#include "extract/lattice.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <random>
#include <set>
#include <string>

#include "extract/lattice_cells.h"
#include "extract/page_layout.h"
#include "tests/support/page_text.h"

namespace recount {
namespace {

std::string drawn_all(const std::vector<PageTable>& tables) {
  std::string out;
  for (const PageTable& table : tables) out += (out.empty() ? "" : "\n") + drawn(table);
  return out.empty() ? "none\n" : out;
}

// Every position belongs to one cell, the cells are in order, and the borders rise.
void expect_sound(const PageTable& table) {
  ASSERT_EQ(table.xs.size(), static_cast<std::size_t>(table.cols) + 1);
  ASSERT_EQ(table.ys.size(), static_cast<std::size_t>(table.rows) + 1);
  EXPECT_TRUE(std::ranges::is_sorted(table.xs, std::ranges::less_equal()));
  EXPECT_TRUE(std::ranges::is_sorted(table.ys, std::ranges::less_equal()));
  EXPECT_TRUE(table.ruled);
  std::set<std::pair<int, int>> places;
  std::pair<int, int> last = {-1, -1};
  for (const PageCell& cell : table.cells) {
    EXPECT_LT(last, std::make_pair(cell.row, cell.col));
    last = {cell.row, cell.col};
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
        EXPECT_TRUE(places.insert({row, col}).second) << row << ' ' << col;
        ASSERT_TRUE(row >= 0 && col >= 0 && row < table.rows && col < table.cols);
      }
    }
    EXPECT_GT(cell.rect.width(), 0);
    EXPECT_GT(cell.rect.height(), 0);
  }
  EXPECT_EQ(places.size(), static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.cols));
}

// Each glyph is in one cell at most, the one around its middle.
void expect_sound(const Page& page, const std::vector<PageTable>& tables) {
  std::set<std::uint32_t> glyphs;
  for (const PageTable& table : tables) {
    expect_sound(table);
    for (const PageCell& cell : table.cells) {
      for (const std::uint32_t id : cell.glyphs) {
        ASSERT_LT(id, page.glyphs.size());
        EXPECT_TRUE(glyphs.insert(id).second);
        EXPECT_TRUE(cell.rect.contains(page.glyphs[id].box.mid_x(), page.glyphs[id].box.mid_y()));
      }
      EXPECT_EQ(cell.text.empty(), cell.glyphs.empty());
    }
  }
}

// Reads all drawings, each changed by `change`; the tables must be those of the file.
void expect_cases(const std::function<void(Page&)>& change) {
  const std::vector<PageCase> cases = read_page_cases("lattice");
  EXPECT_GE(cases.size(), 30u);
  for (const PageCase& one : cases) {
    Page page = page_from_text(one.drawing, one.scale);
    change(page);
    const std::vector<PageTable> tables = find_lattices(page);
    SCOPED_TRACE("lattice.txt:" + std::to_string(one.line) + ' ' + one.title);
    EXPECT_EQ(drawn_all(tables), one.expected);
    expect_sound(page, tables);
  }
}

TEST(Lattice, CaseFile) {
  expect_cases([](Page&) {});
}

TEST(Lattice, RulingsTwice) {
  expect_cases([](Page& page) {
    const std::vector<Ruling> once = page.rulings;
    for (Ruling ruling : once) {
      ruling.at += 2;
      page.rulings.push_back(ruling);
    }
  });
}

TEST(Lattice, RulingsInPieces) {
  expect_cases([](Page& page) {
    std::vector<Ruling> pieces;
    for (Ruling ruling : page.rulings) {
      const Ruling whole = ruling;
      for (double from = whole.from; from < whole.to; from += 20) {
        ruling.from = from;
        ruling.to = std::min(whole.to, from + 18);
        ruling.at = whole.at + (pieces.size() % 2 == 0 ? 0 : 0.7);
        pieces.push_back(ruling);
      }
    }
    page.rulings = std::move(pieces);
  });
}

// Other drawings have rulings that stop short already.
TEST(Lattice, RulingsThatStopShort) {
  for (const PageCase& one : read_page_cases("lattice")) {
    if (one.title.find("short") != std::string::npos) continue;
    Page page = page_from_text(one.drawing, one.scale);
    for (Ruling& ruling : page.rulings) ruling.from += 3, ruling.to -= 3;
    EXPECT_EQ(drawn_all(find_lattices(page)), one.expected) << "lattice.txt:" << one.line << ' ' << one.title;
  }
}

// Text that is turned reads the same, and so do rows and columns.
TEST(Lattice, Turned) {
  for (const int degrees : {90, 180, 270}) {
    for (const PageCase& one : read_page_cases("lattice")) {
      Page page = page_from_text(one.drawing, one.scale);
      // What is no rectangle is cut into rows of the page.
      const bool is_cut = degrees != 180 && one.title.find("cut into rows") != std::string::npos;
      if (page.glyphs.empty() || is_cut) continue;
      turn_page(page, degrees);
      std::vector<PageTable> tables = find_lattices(page);
      expect_sound(page, tables);
      // Their order is that on the page.
      if (degrees != 90) std::ranges::reverse(tables);
      if (tables.size() != 2) {
        EXPECT_EQ(drawn_all(tables), one.expected)
            << degrees << " lattice.txt:" << one.line << ' ' << one.title;
      }
    }
  }
}

constexpr const char* kGrid = R"(
+--------+--------+
| 项目   | 得分   |
+--------+--------+
| 产出   |     10 |
+--------+--------+
)";

TEST(Lattice, OpenSidesAreTold) {
  const Page closed = page_from_text(kGrid);
  ASSERT_EQ(find_lattices(closed).size(), 1u);
  EXPECT_FALSE(find_lattices(closed)[0].open_top);
  EXPECT_FALSE(find_lattices(closed)[0].open_bottom);
  const std::vector<PageTable> below = find_lattices(page_from_text(R"(
+--------+--------+
| 项目   | 得分   |
+--------+--------+
| 产出   |     10 |
|        |        |
|        |        |
)"));
  ASSERT_EQ(below.size(), 1u);
  EXPECT_FALSE(below[0].open_top);
  EXPECT_TRUE(below[0].open_bottom);
  const std::vector<PageTable> above = find_lattices(page_from_text(R"(
| 项目   | 得分   |
| 名称   |        |
|        |        |
+--------+--------+
| 产出   |     10 |
+--------+--------+
)"));
  ASSERT_EQ(above.size(), 1u);
  EXPECT_TRUE(above[0].open_top);
  EXPECT_FALSE(above[0].open_bottom);
}

// Text that is too long for its cell runs over the ruling: each character goes to the cell that it stands in.
TEST(Lattice, TextAcrossARuling) {
  Page page = page_from_text(kGrid);
  const Page text = page_from_text("\n\n\n\n 产出指标满分一百");
  std::erase_if(page.glyphs, [](const Glyph& glyph) { return glyph.box.y0 > 50; });
  for (Glyph glyph : text.glyphs) {
    glyph.box.y0 -= 12, glyph.box.y1 -= 12;
    page.glyphs.push_back(glyph);
  }
  const std::vector<PageTable> tables = find_lattices(page);
  EXPECT_EQ(drawn_all(tables), "| 项目 | 得分 |\n| 产出指标 | 满分一百 |\n");
  expect_sound(page, tables);
}

// A stamp or watermark behind a table: short faint strokes that meet its rulings.
// A stamp or watermark behind a table: short faint strokes that meet its rulings.
TEST(Lattice, FaintStrokes) {
  Page page = page_from_text(kGrid);
  page.rulings.push_back({false, 50, 26, 50, 0.5, 60});
  page.rulings.push_back({true, 38, 50, 77, 0.5, 60});
  EXPECT_EQ(drawn_all(find_lattices(page)), "| 项目 | 得分 |\n| 产出 | 10 |\n");
  // All rulings of a table may be faint.
  for (Ruling& ruling : page.rulings) ruling.contrast = 60;
  EXPECT_EQ(drawn_all(find_lattices(page)), "| 项 {2x1} | | 得分 {2x1} |\n| 目 |\n| 产出 {1x2} | 10 |\n");
}

TEST(Lattice, NothingOnThePage) {
  EXPECT_TRUE(find_lattices(Page{}).empty());
  EXPECT_TRUE(find_lattices(page_from_text("项目 得分")).empty());
}

Page page_of_rulings(int horizontal, int vertical, double pitch) {
  Page page;
  page.width = vertical * pitch + 40, page.height = horizontal * pitch + 40;
  for (int i = 0; i < horizontal; ++i)
    page.rulings.push_back({true, 20 + i * pitch, 20, page.width - 20, 0.5, 255});
  for (int i = 0; i < vertical; ++i)
    page.rulings.push_back({false, 20 + i * pitch, 20, page.height - 20, 0.5, 255});
  return page;
}

TEST(Lattice, AsManyCellsAsThereMayBe) {
  const std::vector<PageTable> tables = find_lattices(page_of_rulings(501, 501, 6));
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].cells.size(), kMaxPositions);
  expect_sound(tables[0]);
  EXPECT_TRUE(find_lattices(page_of_rulings(502, 501, 6)).empty());
}

double seconds_for(const Page& page) {
  const auto start = std::chrono::steady_clock::now();
  expect_sound(page, find_lattices(page));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// As many as a page may have (kMaxRulings).
TEST(Lattice, ThousandsOfRulings) {
  constexpr double kMostSeconds = 10;
  EXPECT_LT(seconds_for(page_of_rulings(3000, 3000, 6)), kMostSeconds);
  EXPECT_LT(seconds_for(page_of_rulings(3000, 3000, 1)), kMostSeconds);
  // Stairs: each ruling hangs on the one before it, and the last one on nothing.
  Page stairs;
  for (int i = 0; i < 3000; ++i) {
    stairs.rulings.push_back({true, i * 7.0, i * 7.0, i * 7.0 + 7, 0.5, 255});
    stairs.rulings.push_back({false, i * 7.0 + 7, i * 7.0, i * 7.0 + 7, 0.5, 255});
  }
  EXPECT_LT(seconds_for(stairs), kMostSeconds);
  // Boxes within boxes.
  Page boxes;
  for (int i = 0; i < 1500; ++i) {
    const double low = i * 5, high = 20000 - i * 5;
    for (const double at : {low, high}) {
      boxes.rulings.push_back({true, at, low, high, 0.5, 255});
      boxes.rulings.push_back({false, at, low, high, 0.5, 255});
    }
  }
  EXPECT_LT(seconds_for(boxes), kMostSeconds);
}

TEST(Lattice, RandomRulings) {
  std::mt19937 random(1);
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  for (int round = 0; round < 2000; ++round) {
    Page page = page_from_text("项目名称\n\n得分 10\n\n\n  产出   效益\n");
    page.width = page.height = 200;
    const int grain = pick(0, 1) == 0 ? 20 : 3;
    for (int count = pick(0, 40); count > 0; --count) {
      const int from = pick(0, 60) * grain % 200;
      page.rulings.push_back({pick(0, 1) == 0, pick(0, 60) * grain % 200 + pick(0, 3) / 2.0, from + 0.0,
                              from + pick(1, 60) * 3.0, pick(0, 4) / 2.0, pick(20, 255) + 0.0});
    }
    SCOPED_TRACE(round);
    expect_sound(page, find_lattices(page));
    if (::testing::Test::HasFailure()) return;
  }
}

// Wrong files give wrong numbers.
TEST(Lattice, StrangeNumbers) {
  Page page = page_from_text(kGrid);
  page.glyphs[0].box = {1e9, 1e9, -1e9, -1e9};
  page.glyphs[1].box.x1 = std::numeric_limits<double>::quiet_NaN();
  page.glyphs[2].size = -1;
  page.rulings.push_back({true, 1e300, -1e300, 1e300, 0, 0});
  page.rulings.push_back({false, 60, 90, 20, 0, 0});
  for (const PageTable& table : find_lattices(page)) expect_sound(table);
}

}  // namespace
}  // namespace recount
