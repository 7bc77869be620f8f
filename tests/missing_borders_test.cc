// Borders of which nothing is left. Pages are drawn here.
#include "extract/missing_borders.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "extract/lattice.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using ::testing::ElementsAre;
using testing::fill;
using ::testing::IsEmpty;
using testing::paper;
using testing::ruling;

constexpr double kPixels = 200.0 / 72, kHeight = 24;

struct Drawing {
  PixPtr page = paper(900, 700);
  std::vector<Ruling> rulings;

  // `rows` rows of 60 pixels from 100 to 700 across, below each other from 100 on.
  explicit Drawing(int rows) {
    for (int i = 0; i <= rows; ++i) rulings.push_back(ruling(true, 100 + 60 * i, 100, 700));
    for (const int x : {100, 700}) rulings.push_back(ruling(false, x, 100, 100 + 60 * rows));
  }
  void text(int row, int x, int width, int line = 0) { fill(page, x, 118 + 60 * row + line, width, 24); }

  // Pixels at which rulings were added, from and to.
  std::vector<std::vector<int>> added(bool upright) {
    std::ranges::stable_sort(rulings, is_before);
    Page of;
    of.width = 900 / kPixels, of.height = 700 / kPixels, of.rulings = rulings;
    const std::size_t before = rulings.size();
    add_missing_borders(rulings, find_lattices(of), page.get(), kHeight, kPixels, upright);
    EXPECT_TRUE(std::ranges::is_sorted(rulings, is_before));
    std::vector<std::vector<int>> made;
    for (const Ruling& each : rulings) {
      const auto px = [](double points) { return static_cast<int>(points * kPixels + 0.5); };
      const bool is_new = std::ranges::none_of(of.rulings, [&](const Ruling& other) {
        return other.horizontal == each.horizontal && other.at == each.at && other.from == each.from;
      });
      if (is_new) made.push_back({px(each.at), px(each.from), px(each.to)});
    }
    EXPECT_EQ(rulings.size(), before + made.size());
    return made;
  }
};

TEST(MissingBorders, WhiteAtOnePlaceInThreeCells) {
  Drawing drawing(3);
  for (int row = 0; row < 3; ++row) {
    drawing.text(row, 150 + 20 * row, 100);
    drawing.text(row, 400 + 30 * row, 100);
  }
  // In the middle of what is white in all: 290 to 400.
  EXPECT_THAT(drawing.added(true),
              ElementsAre(ElementsAre(345, 100, 160), ElementsAre(345, 160, 220), ElementsAre(345, 220, 280)));
}

TEST(MissingBorders, NotInTwoCellsNorAtDifferentPlaces) {
  Drawing two(2);
  for (int row = 0; row < 2; ++row) two.text(row, 150, 100), two.text(row, 400, 100);
  EXPECT_THAT(two.added(true), IsEmpty());
  Drawing apart(3);
  for (int row = 0; row < 3; ++row) apart.text(row, 120 + 170 * row, 100), apart.text(row, 260 + 170 * row, 60);
  EXPECT_THAT(apart.added(true), IsEmpty());
}

TEST(MissingBorders, WhereARulingStandsInAnotherRowOneCellIsEnough) {
  Drawing drawing(2);
  drawing.rulings.push_back(ruling(false, 320, 100, 160));
  drawing.text(1, 150, 100), drawing.text(1, 400, 100);
  EXPECT_THAT(drawing.added(true), ElementsAre(ElementsAre(320, 160, 220)));
  // A text in its way is a text across columns.
  Drawing across(2);
  across.rulings.push_back(ruling(false, 320, 100, 160));
  across.text(1, 200, 300);
  EXPECT_THAT(across.added(true), IsEmpty());
}

TEST(MissingBorders, BlankCellsBetweenHaveTheBorderToo) {
  Drawing drawing(5);
  for (const int row : {0, 1, 3, 4}) drawing.text(row, 150, 100), drawing.text(row, 400, 100);
  EXPECT_EQ(drawing.added(true).size(), 5u);
  Drawing wide(5);
  for (const int row : {0, 1, 3, 4}) wide.text(row, 150, 100), wide.text(row, 400, 100);
  wide.text(2, 200, 300);
  EXPECT_EQ(wide.added(true).size(), 4u);
}

TEST(MissingBorders, WhereRowsEndOneMustStand) {
  Drawing drawing(1);
  drawing.rulings = {ruling(true, 100, 100, 700), ruling(true, 400, 100, 700), ruling(false, 100, 100, 400),
                     ruling(false, 700, 100, 400)};
  for (const int y : {160, 220, 280}) drawing.rulings.push_back(ruling(true, y, 250, 700));
  drawing.text(1, 120, 80);
  drawing.text(1, 300, 80);
  for (const std::vector<int>& made : drawing.added(true)) EXPECT_EQ(made.front(), 250);
}

TEST(MissingBorders, RowsWhereCellsHoldTextsBelowEachOtherInOneLine) {
  Drawing drawing(2);
  drawing.rulings.clear();
  for (const int y : {100, 220}) drawing.rulings.push_back(ruling(true, y, 100, 700));
  for (const int x : {100, 300, 500, 700}) drawing.rulings.push_back(ruling(false, x, 100, 220));
  for (const int x : {120, 320, 520}) drawing.text(0, x, 60), drawing.text(0, x, 60, 60);
  const std::vector<std::vector<int>> made = drawing.added(false);
  ASSERT_EQ(made.size(), 3u);
  for (const std::vector<int>& row : made) EXPECT_NEAR(row.front(), 160, 1);
  // Lines of one text stand nearer to each other.
  Drawing wrapped(2);
  wrapped.rulings.clear();
  for (const int y : {100, 220}) wrapped.rulings.push_back(ruling(true, y, 100, 700));
  for (const int x : {100, 300, 500, 700}) wrapped.rulings.push_back(ruling(false, x, 100, 220));
  for (const int x : {120, 320, 520}) wrapped.text(0, x, 60), wrapped.text(0, x, 60, 36);
  EXPECT_THAT(wrapped.added(false), IsEmpty());
}

}  // namespace
}  // namespace recount
