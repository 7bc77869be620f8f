// What reads the picture of a line of text. Another engine is another class here; nothing else changes.
//
//   const std::unique_ptr<OcrEngine> net = net_reader();
//   RecognizedLine line = net->read(picture);
//   line.text()     // "产出指标"
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "extract/raster.h"
#include "extract/result.h"

namespace recount {

// One character as an engine read it. x0 and x1 are fractions of the picture's width; engines know them to about half a
// character. Confidences are the engine's own, 0 to 1; those of the net are probabilities.
struct RecognizedSymbol {
  struct Other {
    char32_t code = 0;  // 0: none
    double confidence = 0;
    bool operator==(const Other&) const = default;
  };
  char32_t code = 0;
  double x0 = 0, x1 = 0;
  double confidence = 0;
  std::array<Other, 2> others = {};  // what else it may be, where the engine says so; the likelier first
};

struct RecognizedLine {
  std::vector<RecognizedSymbol> symbols;  // from left to right, without blanks
  std::string text() const;
};

// How an engine wants its pictures: so many pixels high, of which a character of the usual height takes `share`.
struct LineShape {
  int height = 48;
  double share = 0.75;
};

// Not to be shared between threads.
class OcrEngine {
 public:
  virtual ~OcrEngine() = default;
  virtual LineShape shape() const = 0;
  // Reads the one line of text on a grey picture of that shape. Nothing is read where there is nothing, or where the engine fails.
  virtual RecognizedLine read(const GrayImage& line) = 0;
};

// Tesseract with Debian's chi_sim for running text (tesseract-ocr-chi-sim), and with the model of this project for numbers,
// operators and units (corpus/train), which is part of the program. It reads U+25A1 (□) for any other character.
// Errors: kUnsupported error.no-ocr-language. Setting one up takes 0.1 s and 30 MB; use it for many lines.
//
// Tesseract would use a thread for each core, which takes seven times the time of one; the first call here limits all that this
// process does with OpenMP to one thread, whatever the environment says.
Result<std::unique_ptr<OcrEngine>> tesseract_words();
Result<std::unique_ptr<OcrEngine>> tesseract_figures();

// The net of this project (corpus/train/words), also part of the program: Chinese text, figures, operators, units and marks. How much better and
// faster than chi_sim it is: corpus/train/words/README.md.
std::unique_ptr<OcrEngine> net_reader();

// The net reads every line; the others say what they think of lines that it is not sure of. A missing one reads nothing.
struct OcrEngines {
  OcrEngine* net = nullptr;
  OcrEngine* figures = nullptr;
  OcrEngine* words = nullptr;
};

inline constexpr char32_t kUnknownSymbol = U'□';

}  // namespace recount
