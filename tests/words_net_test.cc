#include "extract/words_net.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/models.h"
#include "extract/ocr.h"
#include "extract/pix.h"
#include "tests/support/case_file.h"

namespace recount {
namespace {

GrayImage line_of(const std::string& name) {
  const PixPtr pix(pixRead((std::string(RECOUNT_ROOT) + "/tests/lines/" + name + ".png").c_str()));
  return pix ? to_gray(pix.get(), 0) : GrayImage();
}

GrayImage white(int width, int height) {
  return {width, height, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 255)};
}

TEST(WordsNet, ReadsLines) {
  const std::unique_ptr<OcrEngine> net = net_reader();
  ASSERT_NE(net, nullptr);
  for (const Case& c : read_cases("net_lines")) {
    const RecognizedLine read = net->read(line_of(c.input));
    EXPECT_EQ(read.text(), c.expected) << "line " << c.line;
    for (std::size_t i = 0; i < read.symbols.size(); ++i) {
      const RecognizedSymbol& symbol = read.symbols[i];
      EXPECT_LT(symbol.x0, symbol.x1);
      const double before = i > 0 ? read.symbols[i - 1].x1 : 0;
      EXPECT_LE(before, symbol.x0 + 1e-9);
      EXPECT_GE(symbol.confidence, symbol.others[0].confidence);
    }
  }
}

TEST(WordsNet, SaysNothingOfPaper) {
  const std::unique_ptr<OcrEngine> net = net_reader();
  ASSERT_NE(net, nullptr);
  for (const int width : {1, 3, 40, 1000}) {
    EXPECT_EQ(net->read(white(width, WordsNet::kHeight)).text(), "") << width;
  }
  EXPECT_TRUE(net->read({}).symbols.empty());
}

TEST(WordsNet, AStepForEachFourColumns) {
  const auto net = WordsNet::load(words_model());
  ASSERT_TRUE(net);
  EXPECT_GE(net->run(white(400, WordsNet::kHeight)).size(), 100u);
  EXPECT_TRUE(net->run(white(400, WordsNet::kHeight + 1)).empty());
  for (const NetStep& step : net->run(line_of("percent"))) {
    double sum = step.blank;
    for (const NetStep::Guess& guess : step.best) sum += guess.probability;
    EXPECT_LE(sum, 1 + 1e-6);
  }
}

TEST(WordsNet, TakesNoOtherFile) {
  const std::string_view model = words_model();
  EXPECT_FALSE(WordsNet::load(""));
  EXPECT_FALSE(WordsNet::load(figures_model()));
  for (const std::size_t size : {std::size_t{10}, std::size_t{20}, model.size() / 2, model.size() - 1})
    EXPECT_FALSE(WordsNet::load(model.substr(0, size))) << size;
  EXPECT_FALSE(WordsNet::load(std::string(model) + '\0'));
  std::string other(model);
  other[16] = '\x7f', other[17] = '\x7f', other[18] = '\x7f',
  other[19] = '\x7f';  // the length of the characters
  EXPECT_FALSE(WordsNet::load(other));
}

}  // namespace
}  // namespace recount
