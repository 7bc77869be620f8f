// A page from its picture to its tables, with answers of an engine made up here.
#include "extract/page_recognizer.h"

#include <gtest/gtest.h>

#include "tests/support/images.h"

namespace recount {
namespace {

using testing::fill;
using testing::paper;

// Reads one character on each line that is dark on white, nothing else.
class DarkOnWhite : public OcrEngine {
 public:
  LineShape shape() const override { return {48, 0.75}; }
  RecognizedLine read(const GrayImage& line) override {
    long sum = 0;
    for (const std::uint8_t value : line.pixels) sum += value;
    RecognizedLine made;
    if (sum > 127L * static_cast<long>(line.pixels.size())) made.symbols.push_back({U'字', 0.1, 0.9, 0.99});
    return made;
  }
};

PixPtr form() {
  PixPtr page = paper(1654, 2339);
  for (int y = 200; y <= 1000; y += 100) fill(page, 100, y, 1402, 3);
  for (int x = 100; x <= 1500; x += 350) fill(page, x, 200, 3, 803);
  for (int y = 230; y < 1000; y += 100) {
    for (int x = 200; x < 1500; x += 350) {
      fill(page, x, y, 40, 30);
      fill(page, x + 8, y + 8, 24, 14, 255);
    }
  }
  return page;
}

int cells_read(PixPtr pix) {
  DarkOnWhite engine;
  const OcrEngines engines{&engine, &engine, &engine};
  ReadOptions options;
  options.engines = &engines;
  std::vector<Problem> problems;
  const Result<PageContent> content =
      PageRecognizer(options).read({.pix = std::move(pix), .dpi = 200, .problems = {}}, 1, problems);
  if (!content) return -1;
  int read = 0;
  for (const PageItem& item : content->items) {
    const auto* const table = std::get_if<PageTable>(&item);
    if (table == nullptr) continue;
    for (const PageCell& cell : table->cells) read += !cell.text.empty();
  }
  return read;
}

TEST(PageRecognizer, ReadsCells) {
  EXPECT_EQ(cells_read(form()), 32);
}

// Reads the same sentence everywhere.
class Sentence : public OcrEngine {
 public:
  explicit Sentence(RecognizedLine line) : line_(std::move(line)) {}
  LineShape shape() const override { return {48, 0.75}; }
  RecognizedLine read(const GrayImage&) override { return line_; }

 private:
  RecognizedLine line_;
};

// Of its figures alone: a doubtful comma is of the words, one between digits is not.
TEST(PageRecognizer, CellsTellHowSureTheirFiguresAre) {
  const auto figures_of = [](const std::u32string& text, std::size_t doubtful) {
    RecognizedLine line;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const double step = 0.6 / static_cast<double>(text.size()), at = 0.2 + step * static_cast<double>(i);
      line.symbols.push_back({text[i], at, at + step, i == doubtful ? 0.5 : 0.99, {}});
    }
    Sentence engine(line);
    const OcrEngines engines{&engine, nullptr, nullptr};
    ReadOptions options;
    options.engines = &engines;
    std::vector<Problem> problems;
    const Result<PageContent> content =
        PageRecognizer(options).read({.pix = form(), .dpi = 200, .problems = {}}, 1, problems);
    const PageCell& cell = std::get<PageTable>(content->items.front()).cells.front();
    EXPECT_TRUE(cell.glyphs.empty());
    return cell.figures.value_or(-1);
  };
  EXPECT_NEAR(figures_of(U"会，1期", 1), 0.99, 1e-6);
  EXPECT_NEAR(figures_of(U"会，1期", 2), 0.5, 1e-6);
  EXPECT_NEAR(figures_of(U"1,6期", 1), 0.99 * 0.99 * 0.5, 1e-6);
}

// Microfilm.
TEST(PageRecognizer, NegativesAreTurnedPositive) {
  const PixPtr page = form();
  EXPECT_EQ(cells_read(PixPtr(pixInvert(nullptr, page.get()))), 32);
  const PixPtr bits(pixThresholdToBinary(page.get(), 128));
  EXPECT_EQ(cells_read(PixPtr(pixInvert(nullptr, bits.get()))), 32);
}

}  // namespace
}  // namespace recount
