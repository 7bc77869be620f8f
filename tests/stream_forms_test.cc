// Forms without rulings: tests/cases/stream_forms.txt, and what holds for any page.
#include "extract/stream_forms.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/support/page_text.h"
#include "tests/support/table_checks.h"

namespace recount {
namespace {

TEST(StreamForms, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("stream_forms");
  EXPECT_GE(cases.size(), 5u);
  for (const PageCase& one : cases) {
    const Page page = page_from_text(one.drawing, one.scale);
    const std::vector<PageTable> tables = find_form_streams(page, {});
    EXPECT_EQ(drawn_all(tables), one.expected) << "stream_forms.txt:" << one.line << ' ' << one.title;
    for (const PageTable& table : tables) expect_sound(page, table);
  }
}

TEST(StreamForms, LeavesOutWhatIsTaken) {
  const PageCase one = read_page_cases("stream_forms").front();
  const Page page = page_from_text(one.drawing, one.scale);
  EXPECT_TRUE(find_form_streams(page, {{0, 0, page.width, page.height}}).empty());
}

// A page of few texts was scanned not quite straight, and nothing showed it: 0.3 degrees.
TEST(StreamForms, LinesThatFallALittle) {
  const PageCase one = read_page_cases("stream_forms").front();
  for (const double slope : {-0.005, 0.005}) {
    Page page = page_from_text(one.drawing, one.scale);
    for (Glyph& glyph : page.glyphs) {
      const double down = slope * glyph.box.mid_x();
      glyph.box.y0 += down, glyph.box.y1 += down;
    }
    EXPECT_EQ(drawn_all(find_form_streams(page, {})), one.expected) << slope;
  }
}

// A large tick between two rows, as people make them who check figures, is none of them.
TEST(StreamForms, TicksMadeByHandMakeNoRow) {
  const PageCase one = read_page_cases("stream_forms").front();
  Page page = page_from_text(one.drawing, one.scale);
  // Over the end of the last row.
  const Glyph last = page.glyphs.back();
  const double size = last.box.height();
  Glyph tick = last;
  tick.code = U'√';
  tick.box = {last.box.x1 + size, last.box.y0 - 1.5 * size, last.box.x1 + 3 * size, last.box.y0 + size / 2};
  page.glyphs.push_back(tick);
  EXPECT_EQ(drawn_all(find_form_streams(page, {})), one.expected);
}

// Whatever stands on a page, tables are whole, and no glyph is in two cells.
TEST(StreamForms, SoundOnScatteredText) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string drawing;
    const auto pick = [&random](unsigned most) { return static_cast<std::size_t>(random() % most); };
    for (int line = 0; line < 40; ++line) {
      while (pick(5) > 0) {
        static constexpr const char* kTexts[] = {"指标", "产出指标", "12",          "≥95%",
                                                 "-",    "年",       "完成值 分值", "9.5"};
        drawing += std::string(pick(12), ' ') + kTexts[pick(8)];
      }
      drawing += '\n';
    }
    const Page page = page_from_text(drawing, {.line = round % 2 == 0 ? 6.0 : 12.0});
    for (const PageTable& table : find_form_streams(page, {})) expect_sound(page, table);
  }
}

}  // namespace
}  // namespace recount
