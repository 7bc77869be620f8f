// Boxes and characters as they stand on scanned pages, # ink and + grey.
#include "extract/option_boxes.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/support/images.h"

namespace recount {
namespace {

using Rows = std::vector<std::string_view>;

PixelRect rect_of(const Rows& rows) {
  return {0, 0, static_cast<int>(rows.front().size()), static_cast<int>(rows.size()) + 6};
}

PixPtr page_of(const Rows& rows) {
  constexpr int kBlack = 20, kGrey = 160;
  const PixelRect rect = rect_of(rows);
  PixPtr page = testing::paper(rect.width(), rect.height());
  for (int y = 0; y + 6 < rect.height(); ++y) {
    for (int x = 0; x < rect.width(); ++x) {
      const char ink = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
      if (ink != '.') testing::fill(page, x, y + 3, 1, 1, ink == '#' ? kBlack : kGrey);
    }
  }
  return page;
}

OptionBox shape_of(const Rows& rows, double text_height) {
  return option_box(page_of(rows).get(), rect_of(rows), text_height);
}

TEST(OptionBoxes, BoxesHaveNoLegs) {
  const std::vector<std::string_view> box = {
      "+##+++++++++++++++++", "#+++....+...+...++#+", "#+................++", "#.................++",
      "#.................++", "#.................++", "#.................++", "#.................++",
      "#.................+#", "#.................+#", "#.................+#", "#.................+#",
      "#.................+#", "#.................+#", "#.................+#", "#.................+#",
      "#.................+#", "#.................+#", "#+................+#", "##+++++++++++++++++#"};
  EXPECT_EQ(shape_of(box, 24), OptionBox::kEmpty);
  const std::vector<std::string_view> mouth = {
      "##+++++++++++++##+", "##+++.+....+.++##+", "##.............##.", "##.............+#.",
      "##.............+#.", "##.............+#.", "##.............##.", "##.............##.",
      "##.............+#.", "##.............+#.", "##.............+#.", "##.............+#.",
      "##.............+#.", "##.............##.", "##.............##.", "##+++++++++++++##.",
      "##+++++++++++++##.", "##.............##.", "#+..............+."};
  EXPECT_EQ(shape_of(mouth, 24), OptionBox::kNone);
}

TEST(OptionBoxes, SomethingInABoxIsTold) {
  EXPECT_EQ(
      shape_of({".###++##++++++++##.", "+##################", "+##.........++#++##", "+#+.........+##..##",
                "+#+........+###..##", "+#+.......+###+..##", "+#+.......####...##", "+#+......####....##",
                "+#+.....+###.....##", "+#+.....###+.....##", "+#+.##+####......##", "+#++######.......##",
                "+#++#####+.......##", "+#++#####........##", "+#+.####+........##", "+#+.+##+.........##",
                "+##++++++++++.++###", "+#################+"},
               24),
      OptionBox::kTicked);
}

TEST(OptionBoxes, NothingIsNoBox) {
  EXPECT_EQ(shape_of({"....", "....", "...."}, 20), OptionBox::kNone);
}

}  // namespace
}  // namespace recount
