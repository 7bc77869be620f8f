// The net that reads words (corpus/train/words): convolutions, as products of matrices.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/raster.h"

namespace recount {

// What the net says of a quarter of the height of a character.
struct NetStep {
  struct Guess {
    char32_t code = 0;
    double probability = 0;  // of all that may be here, nothing among them
  };
  double blank = 1;           // how likely no character is here, or none other than the last step's
  std::array<Guess, 3> best;  // where something may be; the likeliest first
};

// Loaded once; `run` may be called by many threads.
class WordsNet {
 public:
  static constexpr int kHeight = 40;  // pixels of a picture
  static constexpr int kStep = 4;     // columns of it for each step

  // nullopt where the bytes are not a whole file of corpus/train/words/export.py with the layers of this net.
  static std::optional<WordsNet> load(std::string_view file);

  // picture: kHeight pixels high, dark on white. Empty where it is not.
  std::vector<NetStep> run(const GrayImage& picture) const;

 private:
  // Rows are outputs. The weights of convolutions on single channels are turned: a row for each place, a column for each channel.
  struct Matrix {
    int rows = 0, columns = 0;
    std::vector<float> weights, bias;
  };
  // Points row by row, each with its channels.
  struct Map {
    int height = 0, width = 0, channels = 0;
    std::vector<float> values;
    int points() const { return height * width; }
  };
  struct Block {
    Matrix spatial, across;
    int kernel_height = 3, kernel_width = 3, stride_y = 1, stride_x = 1;
    bool around() const { return spatial.columns == across.rows && stride_y == 1 && stride_x == 1; }
  };

  static Map spatial(const Map& in, const Block& block);
  static Map across(const Map& in, const Matrix& matrix, const Map* around, bool positive);
  static void apply(const Block& block, Map& map);
  Map stem(const GrayImage& picture) const;
  Map column(const Map& in) const;
  NetStep step(double blank, const float* logits) const;

  std::u32string characters_;
  Matrix stem_, column_, blank_, neck_, classes_;
  std::vector<Block> blocks_, line_;
};

}  // namespace recount
