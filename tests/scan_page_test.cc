// A scanned page without an engine for characters: pictures drawn here, answers replayed.
#include "extract/scan_page.h"

#include <gmock/gmock.h>

#include <functional>

#include "extract/page_layout.h"
#include "extract/scan_clean.h"
#include "extract/scan_rulings.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using ::testing::ElementsAre;
using testing::fill;
using ::testing::IsEmpty;
using testing::paper;

// A block as large as a character of 20 pixels, with a hole as most have.
void character(const PixPtr& pix, int x, int y) {
  fill(pix, x, y, 19, 20);
  fill(pix, x + 5, y + 6, 9, 8, 255);
}

constexpr double kHeight = 20;

TEST(InkLines, FindsLinesAndKeepsThinMarks) {
  const PixPtr page = paper(300, 120);
  const PixelRect cell{10, 10, 290, 110};
  EXPECT_THAT(ink_lines(page.get(), cell, kHeight), IsEmpty());
  fill(page, 140, 60, 18, 2);
  EXPECT_THAT(ink_lines(page.get(), cell, kHeight), ElementsAre(PixelRect{140, 60, 158, 62}));
  for (int i = 0; i < 5; ++i) character(page, 30 + 22 * i, 20);
  EXPECT_EQ(ink_lines(page.get(), cell, kHeight).size(), 2u);
}

TEST(InkLines, FaintMarksInEmptyCells) {
  const PixPtr page = paper(300, 120);
  fill(page, 140, 60, 16, 2, 205);
  EXPECT_EQ(ink_lines(page.get(), {10, 10, 290, 110}, kHeight).size(), 1u);
  const PixPtr noise = paper(300, 120);
  fill(noise, 140, 60, 2, 2, 205);
  EXPECT_THAT(ink_lines(noise.get(), {10, 10, 290, 110}, kHeight), IsEmpty());
}

TEST(InkLines, RulingsSpecksAndStampsAreNoInk) {
  const PixPtr page = paper(300, 220);
  fill(page, 10, 10, 280, 2);   // along the border
  fill(page, 10, 10, 2, 200);   // the other one
  fill(page, 200, 150, 2, 2);   // a speck far from all
  fill(page, 62, 66, 3, 3);     // one below the text
  fill(page, 120, 100, 3, 80);  // higher than characters are
  character(page, 40, 40);
  EXPECT_THAT(ink_lines(page.get(), {10, 10, 290, 210}, kHeight), ElementsAre(PixelRect{40, 40, 59, 60}));
}

TEST(InkLines, PartsOfACharacterAreOneLine) {
  const PixPtr page = paper(300, 120);
  fill(page, 40, 40, 18, 4);
  fill(page, 40, 50, 18, 4);  // two bars, as of ＝
  EXPECT_EQ(ink_lines(page.get(), {10, 10, 290, 110}, kHeight).size(), 1u);
}

TEST(LinePicture, HasTheHeightAskedForAndNothingFromOutside) {
  const PixPtr page = paper(300, 120);
  fill(page, 0, 0, 300, 12);
  fill(page, 140, 24, 18, 2);
  const PixPtr picture = line_picture(page.get(), {10, 14, 290, 110}, {140, 24, 158, 26}, kHeight, 48, 0.75);
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(pixGetHeight(picture.get()), 48);
  const int column = pixGetWidth(picture.get()) / 2;
  std::vector<int> dark;
  for (int y = 0; y < 48; ++y) {
    l_uint32 value = 0;
    pixGetPixel(picture.get(), column, y, &value);
    if (value < 128) dark.push_back(y);
  }
  ASSERT_FALSE(dark.empty());
  EXPECT_NEAR((dark.front() + dark.back()) / 2.0, 24, 2.5);
  EXPECT_LE(dark.back() - dark.front(), 5);
}

TEST(CleanPage, EvensTheLightAndTakesRedAway) {
  const PixPtr page(pixCreate(400, 400, 32));
  for (int y = 0; y < 400; ++y) {
    for (int x = 0; x < 400; ++x) pixSetRGBPixel(page.get(), x, y, 160 + x / 5, 160 + x / 5, 150 + x / 5);
  }
  for (int y = 100; y < 104; ++y) {
    for (int x = 50; x < 350; ++x) pixSetRGBPixel(page.get(), x, y, 30, 30, 30);
  }
  for (int y = 200; y < 204; ++y) {
    for (int x = 50; x < 350; ++x) pixSetRGBPixel(page.get(), x, y, 215, 60, 60);
  }
  const PixPtr clean = clean_page(page.get(), 200);
  ASSERT_NE(clean, nullptr);
  const auto at = [&](int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(clean.get(), x, y, &value);
    return static_cast<int>(value);
  };
  EXPECT_GT(at(60, 50), 240);
  EXPECT_GT(at(340, 50), 240);
  EXPECT_LT(at(60, 101), 90);
  EXPECT_LT(at(340, 101), 90);
  EXPECT_GT(at(200, 201), kInk);
}

// Answers what the test says, and counts how often it was asked.
class Replay : public OcrEngine {
 public:
  explicit Replay(std::function<std::u32string(int call)> answer, double confidence)
      : answer_(std::move(answer)), confidence_(confidence) {}
  LineShape shape() const override { return {48, 0.75}; }
  RecognizedLine read(const GrayImage& line) override {
    EXPECT_EQ(line.height, 48);
    RecognizedLine made;
    const std::u32string text = answer_(calls++);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const double step = 1.0 / static_cast<double>(text.size());
      made.symbols.push_back(
          {text[i], step * static_cast<double>(i), step * static_cast<double>(i + 1), confidence_, {}});
    }
    return made;
  }
  int calls = 0;

 private:
  std::function<std::u32string(int)> answer_;
  double confidence_;
};

// Reads the same line everywhere.
class Fixed : public OcrEngine {
 public:
  explicit Fixed(RecognizedLine line) : line_(std::move(line)) {}
  LineShape shape() const override { return {}; }
  RecognizedLine read(const GrayImage&) override { return line_; }

 private:
  RecognizedLine line_;
};

// A digit as high, and half as wide.
void digit(const PixPtr& pix, int x, int y) {
  fill(pix, x, y, 10, 20);
  fill(pix, x + 3, y + 6, 4, 8, 255);
}

// Two rows of two cells, in each of which stand `characters`.
PixPtr ruled_page(int characters, const std::function<void(const PixPtr&, int, int)>& draw = character) {
  PixPtr page = paper(1000, 700);
  for (const int y : {100, 200, 300}) fill(page, 100, y, 802, 2);
  for (const int x : {100, 500, 900}) fill(page, x, 100, 2, 202);
  for (const int y : {140, 240}) {
    for (const int x : {150, 550}) {
      for (int i = 0; i < characters; ++i) draw(page, x + 23 * i, y);
    }
  }
  return page;
}

ScannedPage read(PixPtr page, const OcrEngines& engines) {
  std::vector<Ruling> rulings = find_scan_rulings(page.get(), 200);
  return read_scan(std::move(page), std::move(rulings), 200, 1, engines);
}

std::vector<std::string> texts(const ScannedPage& scan) {
  std::vector<std::string> made;
  for (const PageItem& item : layout_page(scan.page).items) {
    const auto* const table = std::get_if<PageTable>(&item);
    if (table == nullptr) continue;
    for (const PageCell& cell : table->cells) made.push_back(cell.text);
  }
  return made;
}

TEST(ScanPage, ReadsLinesInsideTheirCells) {
  Replay net(
      [](int call) { return std::u32string(U"甲乙丙丁").substr(static_cast<std::size_t>(call), 1) + U"年度"; },
      0.99);
  Replay other([](int) { return U"□□□"; }, 0.9);
  const ScannedPage scan = read(ruled_page(3), {&net, &other, &other});
  EXPECT_THAT(texts(scan), ElementsAre("甲年度", "乙年度", "丙年度", "丁年度"));
  ASSERT_EQ(scan.lines.size(), 4u);
  EXPECT_EQ(scan.lines[0].readings[0].by, Engine::kNet);
  // It was sure.
  EXPECT_EQ(other.calls, 0);
}

TEST(ScanPage, OthersAreAskedOfWhatTheyWereMadeFor) {
  Replay figures([](int) { return U"15"; }, 0.95), words([](int) { return U"一五"; }, 0.95);
  Replay number([](int) { return U"75"; }, 0.4);
  EXPECT_THAT(texts(read(ruled_page(2, digit), {&number, &figures, &words})),
              ElementsAre("15", "15", "15", "15"));
  EXPECT_EQ(figures.calls, 4);
  EXPECT_EQ(words.calls, 0);
  Replay hanzi([](int) { return U"二五"; }, 0.3);
  EXPECT_THAT(texts(read(ruled_page(2), {&hanzi, nullptr, &words})),
              ElementsAre("一五", "一五", "一五", "一五"));
  EXPECT_EQ(words.calls, 4);
}

TEST(ScanPage, NobodyIsAskedOnPagesThatCannotBeRead) {
  Replay net([](int) { return U"颠倒了"; }, 0.5), other([](int) { return U"□□□"; }, 0.9);
  read(ruled_page(3), {&net, &other, &other});
  EXPECT_LE(other.calls, 6);  // by two engines, on three lines
}

// The net says / in the white of 得 分 now and then.
TEST(ScanPage, NothingIsReadWhereNothingIs) {
  const auto apart = [](const PixPtr& page, int x, int y) {
    character(page, x, y);
    character(page, x + 60, y);
  };
  Replay net([](int) { return U"得/分"; }, 0.99);
  const ScannedPage scan = read(ruled_page(1, apart), {&net, nullptr, nullptr});
  ASSERT_EQ(scan.lines.size(), 4u);
  EXPECT_EQ(scan.lines[0].readings[0].text, "得分");
}

TEST(ScanPage, ALevelStrokeBesideFiguresIsADash) {
  const auto stroke = [](const PixPtr& page, int x, int y) { fill(page, x, y + 9, 20, 3); };
  Fixed net({{{U'一', 0.3, 0.9, 0.6, {{{U'—', 0.35}, {U'-', 0.04}}}}}});
  const ScannedPage scan = read(ruled_page(1, stroke), {&net, nullptr, nullptr});
  ASSERT_EQ(scan.lines.size(), 4u);
  EXPECT_EQ(scan.lines[0].readings[0].text, "—");
  EXPECT_NEAR(scan.lines[0].readings[0].confidence, 0.99, 1e-6);
}

// 》=6 of which thin print left a few dots of the 》: the net sees =6 and is sure.
TEST(ScanPage, EqualsBehindDotsIsHalfOfASign) {
  const auto sign = [](const PixPtr& page, int x, int y) {
    for (int i = 0; i < 4; ++i) fill(page, x + 2 * i, y + 3 * i, 2, 2);
    fill(page, x + 24, y + 6, 12, 3);
    fill(page, x + 24, y + 12, 12, 3);
    digit(page, x + 40, y);
  };
  Fixed net({{{U'=', 0.48, 0.65, 0.99, {}}, {U'6', 0.68, 0.85, 0.99, {}}}});
  const auto first_read = [&](const char32_t* of_figures, double confidence) {
    Replay figures([=](int) { return of_figures; }, confidence);
    return read(ruled_page(1, sign), {&net, &figures, nullptr}).lines.at(0).readings.at(0);
  };
  EXPECT_EQ(first_read(U"》=6", 0.95).text, "》=6");
  EXPECT_EQ(first_read(U"≥6", 0.95).text, "≥6");
  EXPECT_GT(first_read(U"≥6", 0.95).confidence, 0.9);
  // Nobody knows: that is doubtful.
  EXPECT_EQ(first_read(U"6", 0.95).text, "=6");
  EXPECT_LT(first_read(U"6", 0.95).confidence, 0.6);
  // Without the dots it is what it is.
  const auto equals = [](const PixPtr& page, int x, int y) {
    fill(page, x, y + 6, 12, 3);
    fill(page, x, y + 12, 12, 3);
    digit(page, x + 16, y);
  };
  Fixed plain({{{U'=', 0.22, 0.48, 0.99, {}}, {U'6', 0.56, 0.78, 0.99, {}}}});
  Replay figures([](int) { return U"≥6"; }, 0.95);
  EXPECT_EQ(read(ruled_page(1, equals), {&plain, &figures, nullptr}).lines.at(0).readings.at(0).text, "=6");
  EXPECT_EQ(figures.calls, 0);
}

// …… in a row that was left out.
TEST(ScanPage, DotsAtOneDistanceAreAnEllipsis) {
  const auto dots = [](const PixPtr& page, int x, int y) {
    for (int i = 0; i < 6; ++i) fill(page, x + 10 * i, y + 9, 4, 4);
  };
  Replay net([](int) { return U"“"; }, 0.1);
  const ScannedPage scan = read(ruled_page(1, dots), {&net, nullptr, nullptr});
  ASSERT_EQ(scan.lines.size(), 4u);
  EXPECT_EQ(scan.lines[0].readings[0].text, "……");
}

// A tick makes the line higher, so that its figures would be read much too small.
TEST(ScanPage, TicksAreReadApartFromTheFiguresBesideThem) {
  const auto ticked = [](const PixPtr& page, int x, int y) {
    digit(page, x, y);
    for (int i = 0; i < 40; ++i) fill(page, x + 30 + i / 2, y + 30 - i, 3, 2);
  };
  Replay net([](int call) { return std::u32string(call % 3 == 0 ? U"" : call % 3 == 1 ? U"8" : U"√"); }, 0.95);
  const ScannedPage scan = read(ruled_page(1, ticked), {&net, nullptr, nullptr});
  EXPECT_THAT(texts(scan), ElementsAre("8√", "8√", "8√", "8√"));
  EXPECT_LT(scan.lines.at(0).readings.at(0).confidence, 0.8);
  // What is no mark by itself may be figures and a stroke in one piece: nobody knows which.
  Replay torn([](int call) { return std::u32string(call % 3 == 1 ? U"1" : U""); }, 0.95);
  EXPECT_THAT(texts(read(ruled_page(1, ticked), {&torn, nullptr, nullptr})), ElementsAre("□", "□", "□", "□"));
}

// Whoever reads the record must not think that nothing stands there.
TEST(ScanPage, ACellWithInkThatNobodyCanReadIsNotBlank) {
  Replay net([](int) { return U""; }, 0.95);
  const ScannedPage scan = read(ruled_page(1, digit), {&net, nullptr, nullptr});
  EXPECT_THAT(texts(scan), ElementsAre("□", "□", "□", "□"));
  EXPECT_EQ(scan.lines.at(0).readings.at(0).confidence, 0);
  // Specks and dots are no text.
  const auto dot = [](const PixPtr& page, int x, int y) { fill(page, x, y, 7, 7); };
  EXPECT_THAT(texts(read(ruled_page(1, dot), {&net, nullptr, nullptr})), ElementsAre("", "", "", ""));
}

// A rest of a stamp above the text of a cell.
TEST(ScanPage, AMarkAloneInALineThatIsHardlyOneIsNoPartOfTheCell) {
  const auto below_mark = [](const PixPtr& page, int x, int y) {
    fill(page, x, y - 20, 6, 8);
    character(page, x, y);
  };
  class Marks : public OcrEngine {
   public:
    explicit Marks(double confidence) : confidence_(confidence) {}
    LineShape shape() const override { return {48, 0.75}; }
    RecognizedLine read(const GrayImage&) override {
      return {{calls_++ % 2 == 0 ? RecognizedSymbol{U'、', 0, 1, confidence_, {}}
                                 : RecognizedSymbol{U'起', 0, 1, 0.99, {}}}};
    }

   private:
    double confidence_;
    int calls_ = 0;
  } scrap(0.2), comma(0.95);
  EXPECT_EQ(texts(read(ruled_page(1, below_mark), {&scrap, nullptr, nullptr})).front(), "起");
  EXPECT_EQ(texts(read(ruled_page(1, below_mark), {&comma, nullptr, nullptr})).front(), "、\n起");
}

// 1,860,000 and .00 in the line below: the net was taught hardly any line that begins with a point.
TEST(ScanPage, DecimalsInALineOfTheirOwnKeepTheirPoint) {
  const auto decimals = [](bool is_point) {
    return [=](const PixPtr& page, int x, int y) {
      fill(page, x, is_point ? y + 37 : y + 20, 3, 3);
      digit(page, x + 8, y + 20);
      digit(page, x + 24, y + 20);
    };
  };
  const auto first_line = [&](const auto& draw, const char32_t* seen) {
    Replay net([=](int) { return seen; }, 0.99);
    return read(ruled_page(1, draw), {&net, nullptr, nullptr}).lines.at(0).readings.at(0).text;
  };
  EXPECT_EQ(first_line(decimals(true), U"00"), ".00");
  EXPECT_EQ(first_line(decimals(false), U"00"), "00");
  EXPECT_EQ(first_line(decimals(true), U"0万"), "0万");
}

// The stamp is lighter than print and goes; what it takes of the print may be read where it was not lifted.
TEST(ScanPage, LinesUnderAStampAreReadWithItToo) {
  class Sees : public OcrEngine {
   public:
    LineShape shape() const override { return {48, 0.75}; }
    RecognizedLine read(const GrayImage& line) override {
      const auto grey =
          std::ranges::count_if(line.pixels, [](auto value) { return value > 130 && value < 170; });
      const bool has_stamp = grey * 20 > static_cast<std::ptrdiff_t>(line.pixels.size());
      const double confidence = has_stamp ? 0.97 : 0.9;
      return {{{U'1', 0.1, 0.4, confidence, {}}, {has_stamp ? U'5' : U'6', 0.5, 0.9, confidence, {}}}};
    }
  } net;
  PixPtr page = ruled_page(2, digit);
  testing::stamp(page, 200, 570, 312, 150);
  const ScannedPage scan = read(std::move(page), {&net, nullptr, nullptr});
  EXPECT_THAT(texts(scan), ElementsAre("16", "15", "16", "16"));
  EXPECT_EQ(scan.lines.at(1).readings.back().text, "16");
  EXPECT_LT(scan.lines.at(1).readings.front().confidence, 0.8);
}

// Two texts in each cell, in the second of the columns `step` pixels farther right from row to row.
PixPtr parted_page(int step) {
  PixPtr page = paper(1000, 700);
  for (int y = 100; y <= 500; y += 100) fill(page, 100, y, 802, 2);
  for (const int x : {100, 500, 900}) fill(page, x, 100, 2, 402);
  for (int row = 0; row < 4; ++row) {
    for (const int x : {110, 510}) {
      const int shift = step * row;
      character(page, x + shift, 140 + 100 * row);
      character(page, x + shift + 80, 140 + 100 * row);
    }
  }
  return page;
}

TEST(ScanPage, CellsWithTwoTextsEachLackTheBorderBetweenThem) {
  Replay net([](int) { return U"得"; }, 0.99);
  const std::vector<std::string> found = texts(read(parted_page(0), {&net, nullptr, nullptr}));
  EXPECT_EQ(found, std::vector<std::string>(16, "得"));
}

TEST(ScanPage, WhereBordersAreNotFoundItIsReadAsAPageWithoutRulings) {
  Replay net([](int) { return U"得"; }, 0.99);
  EXPECT_THAT(read(parted_page(90), {&net, nullptr, nullptr}).page.rulings, IsEmpty());
  // With one text in each cell it is a table as it stands.
  EXPECT_EQ(read(ruled_page(1), {&net, nullptr, nullptr}).page.rulings.size(), 6u);
}

// A rest of a table is ruled, beside columns that are not.
TEST(ScanPage, NorIsATableMendedThatLeavesMuchOut) {
  PixPtr page = parted_page(0);
  for (int y = 540; y < 690; y += 40) {
    for (const int x : {100, 300, 500}) character(page, x, y);
  }
  Replay net([](int) { return U"得"; }, 0.99);
  EXPECT_THAT(read(std::move(page), {&net, nullptr, nullptr}).page.rulings, IsEmpty());
}

// Nor one of which only the columns are left.
TEST(ScanPage, NorATableWhoseCellsHoldRows) {
  PixPtr page = paper(1000, 700);
  for (const int y : {100, 230, 360, 490}) fill(page, 100, y, 802, 2);
  for (const int x : {100, 500, 900}) fill(page, x, 100, 2, 392);
  for (const int y : {106, 138, 170, 202, 236, 268, 300, 332, 366, 398, 430, 462}) {
    for (const int x : {150, 300, 550, 700}) character(page, x, y);
  }
  Replay net([](int) { return U"得"; }, 0.99);
  EXPECT_THAT(read(std::move(page), {&net, nullptr, nullptr}).page.rulings, IsEmpty());
}

// So that pages that stand upside down cost little.
TEST(ScanPage, StopsWhereWordsAreReadWithLittleConfidence) {
  Replay net([](int) { return std::u32string(30, U'颠'); }, 0.6);
  PixPtr page = ruled_page(3);
  std::vector<Ruling> rulings = find_scan_rulings(page.get(), 200);
  const ScannedPage scan =
      read_scan(std::move(page), std::move(rulings), 200, 1, {&net, nullptr, nullptr}, 0.9);
  EXPECT_FALSE(scan.complete);
  EXPECT_LT(net.calls, 4);
  EXPECT_NEAR(scan.confidence, 0.6, 0.01);
}

// A stacked label that was read well later made such a page pass for whole, with all cells between them blank.
TEST(ScanPage, DoesNotGoOnOnceItStopped) {
  const auto stack = [](const PixPtr& page, int x, int y) {
    if (x < 500) return character(page, x, y - 20);
    for (int i = 0; i < 3; ++i) character(page, x, y - 30 + 28 * i);
  };
  class Unsure : public OcrEngine {
   public:
    LineShape shape() const override { return {48, 0.75}; }
    RecognizedLine read(const GrayImage&) override {
      RecognizedLine made;
      const double confidence = calls++ == 0 ? 0.6 : 0.99;
      for (int i = 0; i < 100 * calls; ++i) made.symbols.push_back({U'颠', 0.1, 0.9, confidence, {}});
      return made;
    }
    int calls = 0;
  } net;
  PixPtr page = ruled_page(1, stack);
  std::vector<Ruling> rulings = find_scan_rulings(page.get(), 200);
  const ScannedPage scan =
      read_scan(std::move(page), std::move(rulings), 200, 1, {&net, nullptr, nullptr}, 0.7);
  EXPECT_FALSE(scan.complete);
  EXPECT_EQ(net.calls, 1);
}

TEST(ScanPage, NothingOnBlankPaper) {
  Replay net([](int) { return U"无"; }, 0.9);
  const ScannedPage scan = read(paper(800, 1000), {&net, nullptr, nullptr});
  EXPECT_THAT(scan.page.glyphs, IsEmpty());
  EXPECT_EQ(net.calls, 0);
}

}  // namespace
}  // namespace recount
