#include "extract/merge_readings.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/utf8.h"

namespace recount {
namespace {

// Costs of laying one reading beside the other. Made so that two Chinese characters never pair where a gap on both sides is
// cheaper, and that an unknown character pairs with any Chinese one.
constexpr double kGap = 0.75;
constexpr double kUnknown = 0.15;       // □ beside a Chinese character or letter
constexpr double kUnknownFigure = 0.8;  // □ beside a digit
constexpr double kOtherFigure = 0.7, kFigureForWord = 0.8, kOtherWord = 0.6;
constexpr double kFar = 0.25;  // for each height of a character between them, up to two

// Which of two different characters is believed.
constexpr double kFigureBonus = 0.25;  // digits and operators: of the engine for figures
constexpr double kWordBonus = 0.4;     // Chinese characters that both know
constexpr double kSurePercent = 0.9;   // from which on % of the engine for words is believed
constexpr double kLeastAloneFigure = 0.8, kLeastAloneWord = 0.5, kLeastAloneMark = 0.8, kLeastForeign = 0.4;

struct Fold {
  char32_t from, to;
};
constexpr Fold kFolds[] = {{U'（', U'('}, {U'）', U')'}, {U'％', U'%'}, {U'＜', U'<'}, {U'＞', U'>'},
                           {U'＝', U'='}, {U'：', U':'}, {U'，', U','}, {U'；', U';'}, {U'–', U'—'},
                           {U'―', U'—'},  {U'─', U'—'},  {U'＋', U'+'}, {U'／', U'/'}, {U'．', U'.'},
                           {U'～', U'~'}, {U'－', U'-'}, {U'≧', U'≥'},  {U'≦', U'≤'}};

double cost_of(const RecognizedSymbol& word, const RecognizedSymbol& figure, double size) {
  const double apart = std::abs((word.x0 + word.x1) - (figure.x0 + figure.x1)) / 2 / size;
  const double far = kFar * std::min(apart, 2.0);
  if (folded_code(word.code) == folded_code(figure.code)) return far;
  const bool is_figure = is_figure_code(word.code);
  if (figure.code == kUnknownSymbol) return far + (is_figure ? kUnknownFigure : kUnknown);
  if (is_figure_code(figure.code)) return far + (is_figure ? kOtherFigure : kFigureForWord);
  return far + (is_figure ? kFigureForWord : kOtherWord);
}

// Punctuation of sentences, which the engine for words knows as well.
constexpr std::u32string_view kStops = U",;:、。", kTextMarks = U",;:、。《》〈〉";

bool is_one_of(char32_t code, std::u32string_view marks) {
  return marks.find(folded_code(code)) != marks.npos;
}

bool is_text_mark(char32_t code) {
  return is_one_of(code, kTextMarks);
}

bool is_bracket(char32_t code) {
  code = folded_code(code);
  return code == U'(' || code == U')';
}

// Signs that no model of Tesseract for Chinese contains.
bool is_foreign_sign(char32_t code) {
  constexpr std::u32string_view kSigns = U"≥≤—±√☑";
  return kSigns.find(folded_code(code)) != kSigns.npos;
}

class Merger {
 public:
  Merger(const RecognizedLine& words, const RecognizedLine& figures, double size, bool words_lack)
      : words_(words.symbols),
        figures_(figures.symbols),
        size_(std::max(size, 1e-6)),
        words_lack_(words_lack) {}

  RecognizedLine run() {
    align();
    std::size_t w = 0, f = 0;
    for (const Step step : path_) {
      if (step == Step::kPair) {
        add_pair(words_[w++], figures_[f++]);
      } else if (step == Step::kWord) {
        add_word(words_[w++]);
      } else {
        if (!is_part_of_percent(figures_[f])) add_figure(figures_[f]);
        ++f;
      }
    }
    return std::move(line_);
  }

 private:
  enum class Step { kPair, kWord, kFigure };

  void align() {
    const std::size_t rows = words_.size() + 1, columns = figures_.size() + 1;
    std::vector<double> cost(rows * columns, 0);
    const auto at = [&](std::size_t w, std::size_t f) -> double& { return cost[w * columns + f]; };
    for (std::size_t w = 1; w < rows; ++w) at(w, 0) = kGap * static_cast<double>(w);
    for (std::size_t f = 1; f < columns; ++f) at(0, f) = kGap * static_cast<double>(f);
    for (std::size_t w = 1; w < rows; ++w) {
      for (std::size_t f = 1; f < columns; ++f) {
        at(w, f) = std::min({at(w - 1, f - 1) + cost_of(words_[w - 1], figures_[f - 1], size_),
                             at(w - 1, f) + kGap, at(w, f - 1) + kGap});
      }
    }
    std::size_t w = rows - 1, f = columns - 1;
    while (w > 0 || f > 0) {
      if (w > 0 && f > 0 && at(w, f) == at(w - 1, f - 1) + cost_of(words_[w - 1], figures_[f - 1], size_)) {
        path_.push_back(Step::kPair), --w, --f;
      } else if (w > 0 && at(w, f) == at(w - 1, f) + kGap) {
        path_.push_back(Step::kWord), --w;
      } else {
        path_.push_back(Step::kFigure), --f;
      }
    }
    std::ranges::reverse(path_);
  }

  void add(const RecognizedSymbol& symbol, double confidence) {
    line_.symbols.push_back(symbol);
    line_.symbols.back().confidence = confidence;
  }

  void add_pair(const RecognizedSymbol& word, const RecognizedSymbol& figure) {
    if (folded_code(word.code) == folded_code(figure.code)) {
      const double confidence = 1 - (1 - word.confidence) * (1 - figure.confidence);
      // Of two forms of one operator that of the engine that was taught them.
      return add(is_figure_code(figure.code) ? figure : word, confidence);
    }
    if (figure.code == kUnknownSymbol) return add(word, word.confidence);
    if (is_text_mark(figure.code) && word.confidence >= kLeastAloneWord) return add(word, word.confidence);
    // The engine for figures takes marks of sentences for 5, / and ‰.
    if (is_mark_of_sentence(word)) return add(word, word.confidence * (1 - figure.confidence / 8));
    // The engine for figures takes a thin % for a digit or ≤ now and then, the other one nothing else for it.
    if (folded_code(word.code) == U'%' && word.confidence >= kSurePercent)
      return add(word, word.confidence * (1 - figure.confidence / 8));
    // Signs that the engine for words has no names for: what it says of them means nothing.
    if (is_foreign_sign(figure.code) && figure.confidence >= kLeastForeign)
      return add(figure, figure.confidence);
    const bool figures = is_figure_code(figure.code);
    const double for_figure = figure.confidence + (figures ? kFigureBonus : 0);
    const double for_word = word.confidence + (figures ? 0 : kWordBonus);
    // Two engines that differ: neither is sure.
    if (for_figure >= for_word) return add(figure, figure.confidence * (1 - word.confidence / 4));
    add(word, word.confidence * (1 - figure.confidence / 4));
  }

  char32_t last() const { return line_.symbols.empty() ? 0 : folded_code(line_.symbols.back().code); }
  bool follows_word() const { return is_chinese_code(last()); }
  bool follows_percent() const { return last() == U'%' || last() == U'‰'; }

  // A mark that the engine for words sees behind a word or a %.
  bool is_mark_of_sentence(const RecognizedSymbol& word) const {
    return is_one_of(word.code, kStops) && word.confidence >= kLeastAloneWord &&
           (follows_word() || follows_percent());
  }

  // 8≤ for one %.
  bool is_part_of_percent(const RecognizedSymbol& figure) const {
    const double middle = (figure.x0 + figure.x1) / 2;
    return std::ranges::any_of(words_, [&](const RecognizedSymbol& word) {
      return folded_code(word.code) == U'%' && word.confidence >= kSurePercent && middle > word.x0 &&
             middle < word.x1;
    });
  }

  void add_word(const RecognizedSymbol& word) {
    // >-= for >=: operators of two signs are what the other engine was taught.
    if (is_figure_code(word.code) && (last() == U'<' || last() == U'>')) return;
    const bool mark = is_figure_code(word.code) && !is_mark_of_sentence(word);
    const double least = mark ? kLeastAloneMark : kLeastAloneWord;
    if (word.confidence >= least) add(word, word.confidence);
  }

  void add_figure(const RecognizedSymbol& figure) {
    // 96%% for 96%。 and a ‰ behind a word.
    if ((figure.code == U'%' || figure.code == U'‰') && (follows_word() || follows_percent())) return;
    // Characters that only the engine for figures sees in a text are mostly none; signs are what the other one passes over. It closes
    // brackets that go on in the next line: 项目决策（10 / 分）.
    const bool is_sign = is_figure_code(figure.code) && !is_text_mark(figure.code) && !is_bracket(figure.code);
    const bool is_lacking_word = words_lack_ && is_chinese_code(figure.code);
    if ((is_sign || is_lacking_word) && figure.confidence >= kLeastAloneFigure) add(figure, figure.confidence);
  }

  const std::vector<RecognizedSymbol>& words_;
  const std::vector<RecognizedSymbol>& figures_;
  double size_;
  bool words_lack_;
  std::vector<Step> path_;
  RecognizedLine line_;
};

// They cannot be likelier than what the believed one leaves.
void add_others(const RecognizedLine& figures, const std::vector<RecognizedLine>& others,
                std::vector<Reading>& readings) {
  const double rest = 1 - confidence_of(figures);
  for (const RecognizedLine& other : others) {
    const std::string text = other.text();
    const bool known =
        std::ranges::any_of(readings, [&](const Reading& reading) { return reading.text == text; });
    if (!text.empty() && !known)
      readings.push_back({text, std::min(confidence_of(other), rest), Engine::kFigures});
  }
}

}  // namespace

bool is_figure_code(char32_t code) {
  constexpr std::u32string_view kMarks = U".,%‰+-—/()[]<>=≥≤≧≦±×~:;、。《》〈〉√✓☑○";
  code = folded_code(code);
  return (code >= U'0' && code <= U'9') || kMarks.find(code) != kMarks.npos;
}

char32_t folded_code(char32_t code) {
  for (const Fold& fold : kFolds) {
    if (fold.from == code) return fold.to;
  }
  return code;
}

double confidence_of(const RecognizedLine& line) {
  double product = line.symbols.empty() ? 0 : 1;
  for (const RecognizedSymbol& symbol : line.symbols) product *= symbol.confidence;
  return product;
}

MergedLine merge_readings(const RecognizedLine& words, const RecognizedLine& figures, double size,
                          const std::vector<RecognizedLine>& others, bool words_lack) {
  MergedLine made;
  if (words.symbols.empty() || figures.symbols.empty()) {
    made.merged = words.symbols.empty() ? figures : words;
  } else {
    made.merged = Merger(words, figures, size, words_lack).run();
    made.readings.push_back({made.merged.text(), confidence_of(made.merged), Engine::kBoth});
  }
  if (!figures.symbols.empty())
    made.readings.push_back({figures.text(), confidence_of(figures), Engine::kFigures});
  if (!words.symbols.empty()) made.readings.push_back({words.text(), confidence_of(words), Engine::kWords});
  add_others(figures, others, made.readings);
  return made;
}

}  // namespace recount
