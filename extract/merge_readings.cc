#include "extract/merge_readings.h"

#include <algorithm>
#include <cmath>
#include <span>
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

// How much an engine's word counts beside that of the net, for characters that it was made for and for others. On lines in fonts
// that none of them was trained with, the net makes a tenth of the errors of the others.
struct Weight {
  double own, other;
};
constexpr Weight kFigures = {0.55, 0.1}, kWords = {0.35, 0.1};
// What is left of the belief in a character where another engine is certain of another one.
constexpr double kLeftByRival = 0.75;

// Where the net sees nothing: strokes of signatures are I1 to the others with 0.8.
constexpr double kLeastAlone = 0.9;

// So many characters of the merged line are exchanged for their next guesses.
constexpr std::size_t kMostOthers = 2;

// How sure a reading with points is where a stamp was that one without them is not believed.
constexpr double kLeastPointed = 0.5;
// The one that is not chosen is less sure than the other.
constexpr double kRunnerUp = 0.9;

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

// For each symbol of `line` the one of `other` that stands in its place; null for those that only `line` has.
std::vector<const RecognizedSymbol*> beside(const std::vector<RecognizedSymbol>& line,
                                            const std::vector<RecognizedSymbol>& other, double size) {
  const std::size_t columns = other.size() + 1;
  std::vector<double> cost((line.size() + 1) * columns, 0);
  const auto at = [&](std::size_t l, std::size_t o) -> double& { return cost[l * columns + o]; };
  const auto pair = [&](std::size_t l, std::size_t o) {
    return at(l - 1, o - 1) + cost_of(line[l - 1], other[o - 1], std::max(size, 1e-6));
  };
  for (std::size_t l = 1; l <= line.size(); ++l) at(l, 0) = kGap * static_cast<double>(l);
  for (std::size_t o = 1; o <= other.size(); ++o) at(0, o) = kGap * static_cast<double>(o);
  for (std::size_t l = 1; l <= line.size(); ++l) {
    for (std::size_t o = 1; o <= other.size(); ++o)
      at(l, o) = std::min({pair(l, o), at(l - 1, o) + kGap, at(l, o - 1) + kGap});
  }
  std::vector<const RecognizedSymbol*> found(line.size());
  for (std::size_t l = line.size(), o = other.size(); l > 0 && o > 0;) {
    if (at(l, o) == pair(l, o)) {
      found[--l] = &other[--o];
    } else if (at(l, o) == at(l - 1, o) + kGap) {
      --l;
    } else {
      --o;
    }
  }
  return found;
}

// What one engine says of one character.
struct Voice {
  const RecognizedSymbol* symbol;
  double weight;
};

// The net's character, or another one that has more voices.
RecognizedSymbol elected(const RecognizedSymbol& net, std::span<const Voice> voices) {
  const auto votes = [&](char32_t code) {
    double sum = folded_code(net.code) == code ? net.confidence : 0;
    for (const RecognizedSymbol::Other& other : net.others) {
      if (other.code != 0 && folded_code(other.code) == code) sum += other.confidence;
    }
    for (const Voice& voice : voices) {
      if (folded_code(voice.symbol->code) == code) sum += voice.weight * voice.symbol->confidence;
    }
    return sum;
  };
  RecognizedSymbol made = net;
  for (const Voice& voice : voices) {
    if (votes(folded_code(voice.symbol->code)) <= votes(folded_code(made.code))) continue;
    made.code = voice.symbol->code;
    made.others[0] = {net.code, net.confidence};
    made.others[1] = net.others[0];
    made.confidence = std::min(voice.symbol->confidence, 1 - net.confidence);
  }
  for (const Voice& voice : voices) {
    const double said = voice.weight * voice.symbol->confidence;
    const bool agrees = folded_code(voice.symbol->code) == folded_code(made.code);
    if (agrees && voice.symbol->code != made.code) continue;
    if (agrees) {
      made.confidence = 1 - (1 - made.confidence) * (1 - said);
    } else {
      made.confidence *= 1 - said * (1 - kLeftByRival);
    }
  }
  return made;
}

RecognizedLine merge(const RecognizedLine& net, const RecognizedLine& figures, const RecognizedLine& words,
                     double size) {
  const std::vector<const RecognizedSymbol*> by_figures = beside(net.symbols, figures.symbols, size),
                                             by_words = beside(net.symbols, words.symbols, size);
  RecognizedLine made;
  for (std::size_t i = 0; i < net.symbols.size(); ++i) {
    std::vector<Voice> voices;
    const auto hear = [&](const RecognizedSymbol* symbol, const Weight& weight, bool is_own) {
      if (symbol != nullptr && symbol->code != kUnknownSymbol)
        voices.push_back({symbol, is_own ? weight.own : weight.other});
    };
    if (const RecognizedSymbol* symbol = by_figures[i]) hear(symbol, kFigures, is_figure_code(symbol->code));
    if (const RecognizedSymbol* symbol = by_words[i]) hear(symbol, kWords, is_chinese_code(symbol->code));
    made.symbols.push_back(elected(net.symbols[i], voices));
  }
  return made;
}

void add_reading(const RecognizedLine& line, Engine by, double confidence, std::vector<Reading>& readings) {
  std::string text = line.text();
  const bool known =
      std::ranges::any_of(readings, [&](const Reading& reading) { return reading.text == text; });
  if (!text.empty() && !known) readings.push_back({std::move(text), confidence, by});
}

bool is_with_points(const RecognizedLine& line, const RecognizedLine& without) {
  std::string text = line.text();
  return std::erase(text, '.') > 0 && text == without.text();
}

// The line with the next guess for each of its least sure characters.
void add_guesses(const RecognizedLine& line, std::vector<Reading>& readings) {
  if (line.symbols.size() > kLongestFigures) return;
  std::vector<std::size_t> order(line.symbols.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return line.symbols[i].confidence; });
  order.resize(std::min(order.size(), kMostOthers));
  for (const std::size_t i : order) {
    const RecognizedSymbol::Other& other = line.symbols[i].others[0];
    if (other.code == 0) continue;
    RecognizedLine guess = line;
    guess.symbols[i].code = other.code;
    guess.symbols[i].confidence = std::min(other.confidence, 1 - line.symbols[i].confidence);
    add_reading(guess, Engine::kNet, confidence_of(guess), readings);
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

MergedLine surer_of(MergedLine cleaned, MergedLine printed) {
  const auto is_shared = [&](const RecognizedSymbol& symbol) {
    return std::ranges::any_of(cleaned.merged.symbols, [&](const RecognizedSymbol& other) {
      return folded_code(other.code) == folded_code(symbol.code);
    });
  };
  if (std::ranges::none_of(printed.merged.symbols, is_shared)) return cleaned;
  // What takes a stamp away takes points with it.
  const bool lost_point =
      confidence_of(printed.merged) > kLeastPointed && is_with_points(printed.merged, cleaned.merged);
  if (lost_point || confidence_of(printed.merged) > confidence_of(cleaned.merged)) std::swap(cleaned, printed);
  const double most = kRunnerUp * confidence_of(cleaned.merged);
  add_reading(printed.merged, printed.readings.front().by, std::min(confidence_of(printed.merged), most),
              cleaned.readings);
  return cleaned;
}

void join_mark(const MergedLine& mark, bool is_behind, MergedLine& print) {
  std::vector<RecognizedSymbol>& symbols = print.merged.symbols;
  symbols.insert(is_behind ? symbols.end() : symbols.begin(), mark.merged.symbols.begin(),
                 mark.merged.symbols.end());
  const std::string text = mark.merged.text();
  for (Reading& reading : print.readings) {
    reading.text = is_behind ? reading.text + text : text + reading.text;
    if (!text.empty()) reading.confidence *= confidence_of(mark.merged);
  }
}

MergedLine merge_readings(const RecognizedLine& net, const RecognizedLine& figures, const RecognizedLine& words,
                          double size) {
  MergedLine made;
  if (net.symbols.empty()) {
    const RecognizedLine& surer = confidence_of(figures) >= confidence_of(words) ? figures : words;
    if (confidence_of(surer) < kLeastAlone) return made;
    made.merged = surer;
  } else if (figures.symbols.empty() && words.symbols.empty()) {
    made.merged = net;
  } else {
    made.merged = merge(net, figures, words, size);
    add_reading(made.merged, Engine::kBoth, confidence_of(made.merged), made.readings);
  }
  add_reading(net, Engine::kNet, confidence_of(net), made.readings);
  add_reading(figures, Engine::kFigures, confidence_of(figures), made.readings);
  add_reading(words, Engine::kWords, confidence_of(words), made.readings);
  add_guesses(made.merged, made.readings);
  return made;
}

}  // namespace recount
