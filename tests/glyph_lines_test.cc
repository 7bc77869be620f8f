// Characters put together to lines, and lines to text: tests/cases/lines.txt, tests/cases/unwrap.txt, and what drawings cannot show.
#include "extract/glyph_lines.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "extract/page_layout.h"
#include "extract/utf8.h"
#include "tests/support/page_text.h"

namespace recount {
namespace {

std::vector<std::uint32_t> all_of(const std::vector<Glyph>& glyphs) {
  std::vector<std::uint32_t> ids(glyphs.size());
  std::iota(ids.begin(), ids.end(), 0u);
  return ids;
}

std::string with_end(std::string text) {
  return text.empty() ? text : text + '\n';
}

// A line of text from x onwards, `gap` font sizes between its characters; blanks are half a size wide.
void add(std::vector<Glyph>& glyphs, std::string_view text, double x, double y, double size, double gap = 0) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    const double width = is_wide_code(code) ? size : size / 2;
    if (code != ' ') glyphs.push_back({code, {x, y, x + width, y + size}, size, 0, false, 1});
    x += width + gap * size;
  }
}

std::string read(const std::vector<Glyph>& glyphs) {
  return text_of(glyphs, all_of(glyphs));
}

TEST(GlyphLines, CaseFile) {
  for (const PageCase& one : read_page_cases("lines")) {
    Page page = page_from_text(one.drawing, one.scale);
    EXPECT_EQ(with_end(read(page.glyphs)), one.expected) << "lines.txt:" << one.line << ' ' << one.title;
    // Turned text reads the same, in whatever order the file has it.
    std::ranges::reverse(page.glyphs);
    for (int quarter = 0; quarter < 4; ++quarter) {
      EXPECT_EQ(with_end(read(page.glyphs)), one.expected) << quarter << " lines.txt:" << one.line;
      turn_page(page, 90);
    }
  }
}

TEST(GlyphLines, Members) {
  std::vector<Glyph> glyphs;
  add(glyphs, "得分 100", 50, 20, 10);
  add(glyphs, "备注", 50, 40, 12);
  const std::vector<GlyphLine> lines = lines_of(glyphs, all_of(glyphs));
  ASSERT_EQ(lines.size(), 2u);
  const GlyphLine& line = lines[0];
  ASSERT_EQ(line.words.size(), 2u);
  EXPECT_EQ(line.words[1].text, "100");
  EXPECT_EQ(line.words[1].first, 2u);
  EXPECT_EQ(line.words[1].count, 3u);
  EXPECT_EQ(line.words[1].rect, (Rect{75, 20, 90, 30}));
  EXPECT_EQ(line.rect, (Rect{50, 20, 90, 30}));
  EXPECT_EQ(line.size, 10);
  EXPECT_EQ(line.first, U'得');
  EXPECT_EQ(line.last, U'0');
  EXPECT_EQ(line.first_glyph, 10);
  EXPECT_EQ(line.first_chunk, 10);
  EXPECT_EQ(line.glyphs, (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

// Only some of the glyphs of a page.
TEST(GlyphLines, SomeGlyphs) {
  std::vector<Glyph> glyphs;
  add(glyphs, "项目得分", 20, 20, 10);
  EXPECT_EQ(text_of(glyphs, std::vector<std::uint32_t>{3, 2}), "得分");
  EXPECT_EQ(text_of(glyphs, {}), "");
}

TEST(GlyphLines, Gaps) {
  struct Row {
    const char* text;
    double gap;
    const char* expected;
  };
  for (const Row& row :
       {Row{"项目", 0, "项目"}, Row{"项目", 0.35, "项目"}, Row{"项目", 0.5, "项 目"}, Row{"年8", 0.25, "年8"},
        Row{"年8", 0.35, "年 8"}, Row{"8年", 0.25, "8年"}, Row{"ab", 0.1, "ab"}, Row{"ab", 0.2, "a b"},
        Row{"12", 0.14, "12"}, Row{"12", 1.4, "1 2"}, Row{"12", 1.6, "1  2"}, Row{"项目", -0.2, "项目"}}) {
    std::vector<Glyph> glyphs;
    add(glyphs, row.text, 20, 20, 10, row.gap);
    EXPECT_EQ(read(glyphs), row.expected) << row.text << ' ' << row.gap;
  }
}

TEST(GlyphLines, SuperscriptsStayInTheirLine) {
  std::vector<Glyph> glyphs;
  add(glyphs, "120m", 20, 20, 12);
  add(glyphs, "2", 44, 18, 7);
  add(glyphs, "H", 20, 40, 12);
  add(glyphs, "2", 26, 47, 7);
  add(glyphs, "O", 29.5, 40, 12);
  add(glyphs, "备注", 20, 56, 12);
  EXPECT_EQ(read(glyphs), "120m2\nH2O\n备注");
  EXPECT_EQ(lines_of(glyphs, all_of(glyphs))[0].size, 12);
}

TEST(GlyphLines, TightLinesStayApart) {
  std::vector<Glyph> glyphs;
  // Fonts are higher than their size, and lines may be set solid.
  add(glyphs, "项目名称", 20, 20, 10);
  add(glyphs, "得分", 20, 30, 10);
  add(glyphs, "备注", 20, 39, 10);
  for (Glyph& glyph : glyphs) glyph.box.y0 -= 2, glyph.box.y1 += 2;
  EXPECT_EQ(read(glyphs), "项目名称\n得分\n备注");
}

// A line that rises by a degree, as on scans.
TEST(GlyphLines, SlantedLine) {
  std::vector<Glyph> glyphs;
  for (int line = 0; line < 3; ++line) {
    for (int i = 0; i < 10; ++i) {
      const double x = 20 + i * 10;
      add(glyphs, "项", x, 20 + line * 16 - x * 0.0175, 10);
    }
  }
  const std::string text = "项项项项项项项项项项";
  EXPECT_EQ(read(glyphs), text + '\n' + text + '\n' + text);
}

TEST(GlyphLines, UprightLinesFirst) {
  std::vector<Glyph> glyphs;
  add(glyphs, "产", 20, 20, 10);
  add(glyphs, "出", 20, 30, 10);
  for (Glyph& glyph : glyphs) glyph.turn = 90;
  add(glyphs, "得分", 60, 60, 10);
  const std::vector<GlyphLine> lines = lines_of(glyphs, all_of(glyphs));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text(), "得分");
  EXPECT_EQ(lines[1].text(), "产出");
  EXPECT_EQ(lines[1].turn, 90);
  EXPECT_EQ(lines[1].rect, (Rect{20, 20, 30, 40}));
}

TEST(GlyphLines, NoFontSizes) {
  std::vector<Glyph> glyphs;
  add(glyphs, "得分 10", 20, 20, 10);
  add(glyphs, "备注", 20, 35, 10);
  for (Glyph& glyph : glyphs) glyph.size = 0;
  EXPECT_EQ(read(glyphs), "得分 10\n备注");
}

// Whatever the boxes are, each glyph is in one line.
TEST(GlyphLines, RandomGlyphs) {
  std::mt19937 random(1);
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<Glyph> glyphs(static_cast<std::size_t>(pick(0, 60)));
    for (Glyph& glyph : glyphs) {
      const double x = pick(0, 300), y = pick(0, 100);
      glyph = {U'一', {x, y, x + pick(-5, 20), y + pick(-5, 20)}, pick(-1, 12) + 0.0, pick(0, 3) * 90, false,
               1};
      if (pick(0, 99) == 0) glyph.box.x1 = std::numeric_limits<double>::quiet_NaN();
    }
    std::vector<std::uint32_t> seen;
    for (const GlyphLine& line : lines_of(glyphs, all_of(glyphs))) {
      seen.insert(seen.end(), line.glyphs.begin(), line.glyphs.end());
      std::size_t count = 0;
      for (const GlyphWord& word : line.words) {
        EXPECT_EQ(word.first, count);
        count += word.count;
      }
      EXPECT_EQ(count, line.glyphs.size());
    }
    std::ranges::sort(seen);
    EXPECT_EQ(seen, all_of(glyphs));
  }
}

std::string unwrapped(const Page& page) {
  Rect room{0, 0, page.width, page.height};
  std::vector<double> bars;
  for (const Ruling& ruling : page.rulings) bars.push_back(ruling.at);
  std::ranges::sort(bars);
  const bool sideways = !page.rulings.empty() && page.rulings.front().horizontal;
  (sideways ? room.y0 : room.x0) = bars.front();
  (sideways ? room.y1 : room.x1) = bars.back();
  std::string text;
  for (const char32_t code : [&] {
         std::u32string codes;
         const std::string raw = unwrapped_text(lines_of(page.glyphs, all_of(page.glyphs)), room);
         for (std::size_t at = 0; at < raw.size();) codes += utf8_next(raw, at);
         return codes;
       }()) {
    utf8_append(text, code == kJoiner ? U'~' : code);
  }
  return text + '\n';
}

TEST(UnwrappedText, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("unwrap");
  EXPECT_GE(cases.size(), 20u);
  for (const PageCase& one : cases) {
    Page page = page_from_text(one.drawing, one.scale);
    EXPECT_EQ(unwrapped(page), one.expected) << "unwrap.txt:" << one.line << ' ' << one.title;
  }
}

// Text that reads downwards or upwards is measured along its lines.
TEST(UnwrappedText, Turned) {
  for (const PageCase& one : read_page_cases("unwrap")) {
    for (const int degrees : {90, 180, 270}) {
      Page page = page_from_text(one.drawing, one.scale);
      turn_page(page, degrees);
      EXPECT_EQ(unwrapped(page), one.expected) << degrees << " unwrap.txt:" << one.line << ' ' << one.title;
    }
  }
}

TEST(UnwrappedText, LinesOfDifferentTurnsStayApart) {
  std::vector<Glyph> glyphs;
  add(glyphs, "产", 20, 20, 10);
  glyphs[0].turn = 270;
  add(glyphs, "出", 20, 32, 10);
  EXPECT_EQ(unwrapped_text(lines_of(glyphs, all_of(glyphs)), {18, 18, 32, 44}), "出\n产");
  EXPECT_EQ(unwrapped_text({}, {0, 0, 100, 100}), "");
}

}  // namespace
}  // namespace recount
