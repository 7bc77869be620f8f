#include <algorithm>
#include <optional>

#include "extract/merge_readings.h"
#include "extract/models.h"
#include "extract/ocr.h"
#include "extract/words_net.h"

namespace recount {
namespace {

constexpr LineShape kShape = {WordsNet::kHeight, 0.75};
// The net says a character soon after its left end. Pixels from there to its ends, on lines that it read rightly: 2 to 8, and 15 to 24
// for Chinese characters, 8 to 13 for digits.
constexpr double kToLeft = 5, kToRight = 21, kToRightOfNarrow = 11;
constexpr char32_t kFirstWide = 0x2E80;

// Equal characters of steps that follow each other are one, as the surest of them says.
struct Spike {
  const NetStep* step = nullptr;
  double first = 0, last = 0;  // numbers of steps
  const NetStep::Guess& guess() const { return step->best[0]; }
};

std::vector<Spike> spikes_of(const std::vector<NetStep>& steps) {
  constexpr double kNothing = 0.5;
  std::vector<Spike> spikes;
  char32_t last = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const NetStep& step = steps[i];
    const char32_t code = step.blank > kNothing ? 0 : step.best[0].code;
    const double at = static_cast<double>(i);
    if (code != 0 && code != last) spikes.push_back({&step, at, at});
    if (code != 0 && code == last) {
      Spike& spike = spikes.back();
      spike.last = at;
      if (step.best[0].probability > spike.guess().probability) spike.step = &step;
    }
    last = code;
  }
  return spikes;
}

// Full-width and other forms of one character are the same to whoever reads it.
RecognizedSymbol symbol_of(const Spike& spike) {
  RecognizedSymbol symbol;
  symbol.code = spike.guess().code;
  auto other = symbol.others.begin();
  for (const NetStep::Guess& guess : spike.step->best) {
    if (folded_code(guess.code) == folded_code(symbol.code)) {
      symbol.confidence += guess.probability;
    } else if (other != symbol.others.end()) {
      *other++ = {guess.code, guess.probability};
    }
  }
  symbol.confidence = std::clamp(symbol.confidence, 0.0, 1.0);
  return symbol;
}

class NetReader : public OcrEngine {
 public:
  explicit NetReader(WordsNet net) : net_(std::move(net)) {}

  LineShape shape() const override { return kShape; }

  RecognizedLine read(const GrayImage& line) override {
    const auto pixel = [](double step) { return (step + 0.5) * WordsNet::kStep; };
    RecognizedLine read;
    const std::vector<NetStep> steps = net_.run(line);
    const std::vector<Spike> spikes = spikes_of(steps);
    for (std::size_t i = 0; i < spikes.size(); ++i) {
      RecognizedSymbol symbol = symbol_of(spikes[i]);
      const double x0 = pixel(spikes[i].first) - kToLeft;
      double x1 = pixel(spikes[i].last) + (symbol.code >= kFirstWide ? kToRight : kToRightOfNarrow);
      if (i + 1 < spikes.size()) x1 = std::min(x1, pixel(spikes[i + 1].first) - kToLeft);
      symbol.x0 = std::clamp(x0 / line.width, 0.0, 1.0);
      symbol.x1 = std::clamp(x1 / line.width, 0.0, 1.0);
      read.symbols.push_back(symbol);
    }
    return read;
  }

 private:
  WordsNet net_;
};

}  // namespace

std::unique_ptr<OcrEngine> net_reader() {
  std::optional<WordsNet> net = WordsNet::load(words_model());
  return net ? std::make_unique<NetReader>(std::move(*net)) : nullptr;
}

}  // namespace recount
