#include "cli/extraction_wire.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/support/extractions.h"

namespace recount::cli {
namespace {

using testing::random_extraction;
using testing::same;

Grid grid_of(int rows, int cols, std::vector<Cell> cells) {
  return {rows, cols, true, std::move(cells), {}};
}

bool comes_through(Extraction extraction) {
  return decode(encode(std::move(extraction))).has_value();
}

TEST(ExtractionWire, KeepsEveryMember) {
  std::mt19937 random(31);
  std::size_t blocks = 0;
  for (int round = 0; round < 2000; ++round) {
    const Extraction sent = random_extraction(random);
    const std::optional<Result<Extraction>> got = decode(encode(sent));
    ASSERT_TRUE(got && *got) << round;
    ASSERT_TRUE(same(sent, **got)) << round;
    blocks += sent.blocks.size();
  }
  EXPECT_GT(blocks, 2000u);
}

TEST(ExtractionWire, KeepsExtremeNumbers) {
  constexpr int kMost = std::numeric_limits<int>::max(), kLeast = std::numeric_limits<int>::min();
  using Real = std::numeric_limits<double>;
  Extraction sent;
  sent.pages = kMost;
  sent.blocks.emplace_back(
      Paragraph{"", {kLeast, Box{-0.0, Real::denorm_min(), Real::max(), Real::lowest()}, kMost, 0.1}});
  const std::optional<Result<Extraction>> got = decode(encode(sent));
  ASSERT_TRUE(got && *got);
  EXPECT_TRUE(same(sent, **got));
  EXPECT_TRUE(std::signbit(std::get<Paragraph>((*got)->blocks[0]).from.box->x0));
}

TEST(ExtractionWire, KeepsErrors) {
  for (const ErrorCode code : {ErrorCode::kNotFound, ErrorCode::kUnsupported, ErrorCode::kEncrypted,
                               ErrorCode::kDamaged, ErrorCode::kLimit}) {
    const Error sent{code, {"error.too-large", {"表.pdf", "64"}}};
    const std::optional<Result<Extraction>> got = decode(encode(sent));
    ASSERT_TRUE(got);
    ASSERT_FALSE(*got);
    EXPECT_EQ(got->error().code, code);
    EXPECT_EQ(got->error().message, sent.message);
  }
}

// Bytes that were cut off or changed are refused, or are another result with just these bytes.
TEST(ExtractionWire, SurvivesDamage) {
  std::mt19937 random(37);
  std::vector<std::string> messages{encode(Error{ErrorCode::kDamaged, {"error.reader-died", {"a.pdf", "1"}}})};
  while (messages.size() < 12) {
    std::string bytes = encode(random_extraction(random));
    if (bytes.size() < 2000) messages.push_back(std::move(bytes));
  }
  for (const std::string& whole : messages) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      ASSERT_FALSE(decode(std::string_view(whole).substr(0, size))) << size << " of " << whole.size();
    }
    EXPECT_FALSE(decode(whole + '\0'));
    std::string changed = whole;
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const int flip : {0x01, 0x02, 0x10, 0x80, 0xFF}) {
        changed[at] = static_cast<char>(whole[at] ^ flip);
        const std::optional<Result<Extraction>> got = decode(changed);
        ASSERT_TRUE(!got || encode(*got) == changed) << at;
      }
      changed[at] = whole[at];
    }
  }
}

TEST(ExtractionWire, SurvivesNoise) {
  std::mt19937 random(41);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 100, '\1');  // small numbers reach farther than any
    for (char& byte : bytes) {
      if (random() % 4 != 0) byte = static_cast<char>(random() % (random() % 8 == 0 ? 256 : 3));
    }
    const std::optional<Result<Extraction>> got = decode(bytes);
    ASSERT_TRUE(!got || encode(*got) == bytes) << round;
  }
}

TEST(ExtractionWire, RefusesGridsThatBreakTheirPromises) {
  const auto broken = [](Grid grid) {
    Extraction extraction;
    extraction.blocks.emplace_back(std::move(grid));
    return !comes_through(std::move(extraction));
  };
  const Cell first{0, 0, 1, 1, "a", {}}, second{1, 1, 1, 1, "b", {}};
  EXPECT_FALSE(broken(grid_of(2, 2, {first, second})));
  EXPECT_FALSE(broken(grid_of(0, 0, {})));
  EXPECT_TRUE(broken(grid_of(2, 2, {second, first})));                      // not in order
  EXPECT_TRUE(broken(grid_of(2, 2, {first, first})));                       // twice in one place
  EXPECT_TRUE(broken(grid_of(1, 2, {first, second})));                      // below the last row
  EXPECT_TRUE(broken(grid_of(2, 1, {first, second})));                      // behind the last column
  EXPECT_TRUE(broken(grid_of(2, 2, {{-1, 0, 1, 1, "a", {}}})));             // above the first row
  EXPECT_TRUE(broken(grid_of(2, 2, {{0, 0, 0, 1, "a", {}}})));              // no span
  EXPECT_TRUE(broken(grid_of(2, 2, {{1, 0, 2'000'000'000, 1, "a", {}}})));  // spans beyond the grid
  EXPECT_TRUE(broken(grid_of(-1, 2, {})));
  EXPECT_TRUE(broken(grid_of(2'000'000'000, 2'000'000'000, {})));
}

TEST(ExtractionWire, RefusesNumbersThatJsonHasNot) {
  for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    Extraction extraction;
    extraction.blocks.emplace_back(Paragraph{"", {1, Box{0, 0, value, 1}, 0, 1}});
    EXPECT_FALSE(comes_through(std::move(extraction))) << value;
  }
}

TEST(ExtractionWire, RefusesReadingsBeyondReason) {
  const auto comes = [](std::vector<Reading> readings) {
    Extraction extraction;
    Cell cell{0, 0, 1, 1, "10", {}};
    cell.from.readings = std::move(readings);
    extraction.blocks.emplace_back(grid_of(1, 1, {cell}));
    return comes_through(std::move(extraction));
  };
  EXPECT_TRUE(comes({{"10", 0.9, Engine::kFigures}, {"lO", 0, Engine::kWords}, {"1O", 1, Engine::kBoth}}));
  EXPECT_TRUE(comes(std::vector<Reading>(32)));
  EXPECT_FALSE(comes(std::vector<Reading>(33)));
  EXPECT_FALSE(comes({{"10", 1.5, Engine::kFigures}}));
  EXPECT_FALSE(comes({{"10", -0.5, Engine::kFigures}}));
  EXPECT_FALSE(comes({{"10", 0.5, static_cast<Engine>(4)}}));
}

// A count or a size that is a lie costs no memory.
TEST(ExtractionWire, DoesNotBelieveSizes) {
  const std::string whole = encode(Extraction{"pdf", 1, {}, {}});
  for (std::size_t at = 0; at + 8 <= whole.size(); ++at) {
    std::string changed = whole;
    changed.replace(at, 8, 8, '\x7F');
    EXPECT_FALSE(decode(changed)) << at;
  }
}

}  // namespace
}  // namespace recount::cli
