// Where characters of a recognized line stand: pictures drawn here, symbols made up.
#include "extract/line_gaps.h"

#include <gmock/gmock.h>

#include "tests/support/images.h"

namespace recount {
namespace {

using ::testing::ElementsAre;
using testing::fill;
using ::testing::IsEmpty;
using testing::paper;

constexpr double kHeight = 20;
constexpr PixelRect kLine{0, 0, 200, 20};

RecognizedLine line(std::u32string_view text, double pitch) {
  RecognizedLine made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double x = static_cast<double>(i) * pitch;
    made.symbols.push_back({text[i], x, x + pitch, 0.9});
  }
  return made;
}

std::vector<double> ends(std::u32string_view text, double pitch, const PixelRect& white) {
  std::vector<double> found;
  for (const RecognizedSymbol& symbol : placed_on(kLine, line(text, pitch), {white}, kHeight))
    found.push_back(symbol.x1);
  return found;
}

TEST(LineGaps, WhiteWiderThanTheLeast) {
  const PixPtr page = paper(200, 20);
  for (const int x : {0, 22, 60}) fill(page, x, 0, 18, 20);
  EXPECT_THAT(white_in(page.get(), {0, 0, 78, 20}, 10), ElementsAre(PixelRect{40, 0, 60, 20}));
  EXPECT_THAT(white_in(page.get(), {0, 0, 78, 20}, 30), IsEmpty());
}

TEST(LineGaps, CharactersFollowEachOtherExceptWhereThereIsWhite) {
  EXPECT_THAT(ends(U"预算数全", 50, {90, 0, 110, 20}), ElementsAre(50, 90, 150, 200));
  EXPECT_THAT(ends(U"预算数全", 50, {}), ElementsAre(50, 100, 150, 200));
}

// Half of a full-width mark is white.
TEST(LineGaps, WhiteOfMarksIsTheirOwn) {
  EXPECT_THAT(ends(U"台（套", 50, {44, 0, 60, 20}), ElementsAre(50, 100, 200));
  EXPECT_THAT(ends(U"件，检", 22, {30, 0, 44, 20}), ElementsAre(22, 44, 200));
  EXPECT_EQ(ends(U"台（套", 50, {44, 0, 70, 20}).front(), 44);
}

}  // namespace
}  // namespace recount
