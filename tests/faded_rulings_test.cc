// Tables of whose rulings a black-and-white scan kept hardly anything, drawn here.
#include "extract/faded_rulings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "extract/ruling_rests.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using testing::fill;
using testing::paper;

constexpr int kHeight = 28;  // of a character; 200 dpi

// A block as large as a character, with holes as most have.
void character(const PixPtr& pix, int x, int y) {
  fill(pix, x, y, kHeight - 2, kHeight);
  fill(pix, x + 5, y + 5, 16, 6, 255);
  fill(pix, x + 5, y + 16, 16, 6, 255);
}

void text(const PixPtr& pix, double middle, int y, int characters) {
  for (int i = 0; i < characters; ++i)
    character(pix, static_cast<int>(middle) - characters * kHeight / 2 + i * kHeight, y);
}

struct Drawn {
  std::vector<int> xs = {150, 400, 700, 900, 1100, 1300}, ys = {300, 360, 420, 500, 560, 620, 700, 760, 820};
  PixPtr page = paper(1654, 2339);

  // Text in each cell, none in the last column.
  void fill_cells() const {
    for (std::size_t r = 0; r + 1 < ys.size(); ++r) {
      for (std::size_t c = 0; c + 2 < xs.size(); ++c)
        text(page, (xs[c] + xs[c + 1]) / 2.0, (ys[r] + ys[r + 1] - kHeight) / 2, c == 1 ? 5 : 2);
    }
  }
  // Where lines cross each other, not where one ends.
  void dot_crossings() const {
    for (std::size_t r = 1; r + 1 < ys.size(); ++r) {
      for (std::size_t c = 1; c + 1 < xs.size(); ++c) fill(page, xs[c], ys[r], 2, 2);
    }
  }
};

double points(double pixels) {
  return pixels * 72 / 200;
}

bool has(const std::vector<Ruling>& rulings, bool horizontal, int at, int from, int to) {
  return std::ranges::any_of(rulings, [&](const Ruling& ruling) {
    return ruling.horizontal == horizontal && std::abs(ruling.at - points(at)) < 1 &&
           ruling.from < points(from) + 1 && ruling.to > points(to) - 1;
  });
}

TEST(FadedRulings, FromDotsAtCrossings) {
  const Drawn drawn;
  drawn.fill_cells();
  drawn.dot_crossings();
  const std::vector<Ruling> rulings = find_faded_rulings(drawn.page.get(), 200);
  for (std::size_t c = 1; c + 1 < drawn.xs.size(); ++c)
    EXPECT_TRUE(has(rulings, false, drawn.xs[c], drawn.ys[1], drawn.ys[7])) << drawn.xs[c];
  for (std::size_t r = 1; r + 1 < drawn.ys.size(); ++r)
    EXPECT_TRUE(has(rulings, true, drawn.ys[r], 300, drawn.xs[4])) << drawn.ys[r];
  // The labels at the left stand in cells, too: beside them a side is made up, above and below the texts one of a row.
  const auto level = [](const Ruling& ruling) { return ruling.horizontal; };
  EXPECT_EQ(std::ranges::count_if(rulings, level), 9);
  EXPECT_TRUE(std::ranges::any_of(rulings, [](const Ruling& ruling) {
    return !ruling.horizontal && ruling.at < points(250) && ruling.at > points(100);
  }));
  EXPECT_TRUE(std::ranges::is_partitioned(rulings, level));
}

// Labels of two rows: the row between them begins at the line beside them.
TEST(FadedRulings, LabelsStandInTheMiddleOfTheirCells) {
  Drawn drawn;
  for (std::size_t r = 0; r + 1 < drawn.ys.size(); ++r) {
    for (std::size_t c = 1; c + 2 < drawn.xs.size(); ++c)
      text(drawn.page, (drawn.xs[c] + drawn.xs[c + 1]) / 2.0, (drawn.ys[r] + drawn.ys[r + 1] - kHeight) / 2, 2);
  }
  for (std::size_t r = 0; r + 2 < drawn.ys.size(); r += 2)
    text(drawn.page, 275, (drawn.ys[r] + drawn.ys[r + 2] - kHeight) / 2, 3);
  drawn.dot_crossings();
  const std::vector<Ruling> rulings = find_faded_rulings(drawn.page.get(), 200);
  EXPECT_TRUE(has(rulings, true, drawn.ys[2], 300, drawn.xs[4]));
  EXPECT_TRUE(has(rulings, true, drawn.ys[3], drawn.xs[1], drawn.xs[4]));
  EXPECT_FALSE(has(rulings, true, drawn.ys[3], 300, drawn.xs[4]));
}

TEST(FadedRulings, AColumnWithoutAnyDots) {
  const Drawn drawn;
  drawn.fill_cells();
  for (std::size_t r = 1; r + 1 < drawn.ys.size(); ++r) {
    for (const std::size_t c : {1u, 2u, 4u}) fill(drawn.page, drawn.xs[c], drawn.ys[r], 2, 2);
  }
  const std::vector<Ruling> rulings = find_faded_rulings(drawn.page.get(), 200);
  EXPECT_TRUE(std::ranges::any_of(rulings, [&](const Ruling& ruling) {
    return !ruling.horizontal && std::abs(ruling.at - points(drawn.xs[3])) < points(40) &&
           ruling.length() > points(300);
  }));
}

// Dashes in a column of blank values, in several rows.
TEST(FadedRulings, DashesMakeNone) {
  const Drawn drawn;
  for (std::size_t r = 0; r + 1 < drawn.ys.size(); ++r) {
    const int middle = (drawn.ys[r] + drawn.ys[r + 1]) / 2;
    text(drawn.page, 275, middle - kHeight / 2, 4);
    text(drawn.page, 550, middle - kHeight / 2, 3);
    for (const int x : {800, 1000, 1200}) fill(drawn.page, x - 12, middle, 24, 2);
  }
  EXPECT_TRUE(find_faded_rulings(drawn.page.get(), 200).empty());
}

TEST(FadedRulings, SpecksMakeNone) {
  const Drawn drawn;
  drawn.fill_cells();
  std::mt19937 random(7);
  for (int i = 0; i < 600; ++i)
    fill(drawn.page, static_cast<int>(random() % 1600), static_cast<int>(random() % 2300), 2, 2);
  EXPECT_TRUE(find_faded_rulings(drawn.page.get(), 200).empty());
}

TEST(FadedRulings, NothingToFind) {
  EXPECT_TRUE(find_faded_rulings(nullptr, 200).empty());
  EXPECT_TRUE(find_faded_rulings(paper(600, 800).get(), 200).empty());
  EXPECT_TRUE(find_faded_rulings(Drawn().page.get(), 0).empty());
}

// Whatever lies on a page, rulings are sound.
TEST(FadedRulings, SoundOnScatteredInk) {
  std::mt19937 random(3);
  const auto below = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  std::size_t found = 0;
  for (int round = 0; round < 30; ++round) {
    const int width = 200 + below(700), height = 200 + below(900);
    const PixPtr page = paper(width, height);
    const int pieces[] = {0, 60, 400, 3000};
    static constexpr int kSizes[][2] = {{1, 1}, {2, 2}, {10, 1}, {1, 12}, {14, 20}, {40, 2}};
    for (int i = pieces[below(4)]; i > 0; --i) {
      const auto& size = kSizes[below(6)];
      fill(page, below(width - 40), below(height - 40), size[0], size[1]);
    }
    for (int y = 20; round % 2 == 0 && y + 70 < height; y += 60) {
      for (int x = 20; x + 110 < width; x += 100) {
        fill(page, x, y, 2, 2);
        text(page, x + 50, y + 16, 2);
      }
    }
    for (const Ruling& ruling : find_faded_rulings(page.get(), 200)) {
      ++found;
      const double along = ruling.horizontal ? width : height, across = ruling.horizontal ? height : width;
      EXPECT_LT(ruling.from, ruling.to);
      EXPECT_GT(ruling.from, points(-20));
      EXPECT_LT(ruling.to, points(along + 20));
      EXPECT_GT(ruling.at, points(-20));
      EXPECT_LT(ruling.at, points(across + 20));
    }
  }
  EXPECT_GT(found, 0u);
}

TEST(RulingRests, DotsAndPiecesInLineGo) {
  const std::vector<PixelRect> text = {{100, 100, 300, 128}, {500, 100, 560, 128}};
  std::vector<PixelRect> runs = text;
  for (int i = 0; i < 5; ++i)
    runs.push_back({100 + 90 * i, 150, 100 + 90 * i + 10 + 7 * i, 152});  // of a ruling
  runs.push_back({400, 140, 402, 142});                                   // a dot
  runs.push_back({450, 90, 452, 130});                                    // an upright piece
  EXPECT_EQ(without_ruling_rests(runs, kHeight), text);
}

TEST(RulingRests, DashesOfARowStay) {
  std::vector<PixelRect> runs = {{100, 100, 300, 128}};
  for (int i = 0; i < 4; ++i) runs.push_back({400 + 150 * i, 113, 424 + 150 * i, 115});
  EXPECT_EQ(without_ruling_rests(runs, kHeight).size(), 5u);
}

TEST(RulingRests, PiecesBetweenTextsAreErased) {
  const PixPtr page = paper(400, 200);
  character(page, 100, 80);
  character(page, 150, 80);
  fill(page, 137, 70, 2, 40);
  fill(page, 103, 80, 2, 28);  // part of the character
  const PixPtr ink(pixThresholdToBinary(page.get(), 128));
  erase_ruling_rests(ink.get(), kHeight);
  l_uint32 value = 1;
  pixGetPixel(ink.get(), 138, 90, &value);
  EXPECT_EQ(value, 0u);
  pixGetPixel(ink.get(), 103, 90, &value);
  EXPECT_EQ(value, 1u);
}

}  // namespace
}  // namespace recount
