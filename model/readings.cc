#include "model/readings.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <variant>

#include "model/cell_roles.h"
#include "model/confidence.h"
#include "model/evidence.h"
#include "model/vocabulary/correct.h"
#include "normalize/amount.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/units.h"

namespace recount {
namespace {

constexpr std::string_view kUnknown = "□";
// A cell with more words than this in a column of numbers is a remark there, not a number misread.
constexpr int kMostWordsMisread = 3;

bool is_recognized(const Extraction& extraction) {
  return extraction.reader == "image" || extraction.reader == "pdf-ocr";
}

// The figures of a reading, for comparing what two engines read: the engine for words never sees ≥, so that signs and units do
// not count.
struct Figures {
  std::optional<Decimal> value, low, high;
  bool operator==(const Figures&) const = default;
};

Figures figures_of(Role role, const std::string& text) {
  if (role == Role::kQuantity) {
    const Quantity quantity = parse_quantity(text);
    return {quantity.value, quantity.low, quantity.high};
  }
  return {parse_amount(text, role == Role::kRate ? AmountKind::kPercent : AmountKind::kPoints).value, {}, {}};
}

bool agree(Role role, const std::string& a, const std::string& b) {
  if (role == Role::kOperator) return clean_operators(a) == clean_operators(b);
  const Figures figures = figures_of(role, a);
  // Dates and dashes have no figures of their own.
  if (figures == Figures{}) return fold_label(a) == fold_label(b);
  return figures == figures_of(role, b);
}

// The engines that were made for figures, too.
bool is_figures(Engine engine) {
  return engine != Engine::kWords;
}

// Readings that are values as they are go first.
constexpr double kAfterOthers = 0.3;
// What the engine for figures says has been heard where the net was asked what it makes of it (kBoth).
constexpr double kHeard = 0.75;

const Reading* best(const std::vector<Reading>& readings, Role role, bool figures, bool words) {
  const Reading* found = nullptr;
  const bool was_heard = std::ranges::any_of(
      readings, [&](const Reading& r) { return r.by == Engine::kBoth && is_value(role, r.text); });
  for (const Reading& reading : readings) {
    if (is_figures(reading.by) ? !figures : !words) continue;
    if (!is_value(role, reading.text)) continue;
    const auto rank = [&](const Reading& r) {
      return r.confidence * trust(r.by, role) * (needs_doubtful_repair(role, r.text) ? kAfterOthers : 1) *
             (was_heard && r.by == Engine::kFigures ? kHeard : 1);
    };
    if (found == nullptr || rank(reading) > rank(*found)) found = &reading;
  }
  return found;
}

bool has_sign(std::string_view text) {
  constexpr std::string_view kSigns[] = {"≥", "≤", ">", "<", "=", "≧", "≦", "＞", "＜", "＝"};
  return std::ranges::any_of(kSigns,
                             [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool is_known_unit(std::string_view unit) {
  const UnitFamily family = lookup_unit(unit).family;
  return family != UnitFamily::kNone && family != UnitFamily::kWord;
}

// As it stands there, without a repair.
bool has_known_unit(const std::string& text) {
  const Quantity quantity = parse_quantity(text);
  const auto of_unit = [](const std::string& repair) { return repair.starts_with("unit-"); };
  return is_known_unit(quantity.unit) && std::ranges::none_of(quantity.repairs, of_unit);
}

// Of readings with the figures that were chosen, one with a unit that everybody knows, then what both engines amount to: 11间, not 11周;
// 62万亩, not 62万军; and 97.44%, not 97.440, which is as much. A guess that is hardly possible is none: 盆 is no misread 盒 only
// because nobody lists it.
const Reading* with_unit(const Cell& cell, Role role, const Reading* chosen) {
  if (!is_figures(chosen->by)) return chosen;
  const auto rank = [](const Reading& reading) {
    return 2 * has_known_unit(reading.text) + (reading.by == Engine::kBoth);
  };
  for (const Reading& reading : cell.from.readings) {
    if (!is_figures(reading.by) || rank(reading) <= rank(*chosen)) continue;
    if (reading.confidence < kLeastReadable * chosen->confidence) continue;
    if (is_value(role, reading.text) && agree(role, chosen->text, reading.text) &&
        has_sign(chosen->text) == has_sign(reading.text))
      chosen = &reading;
  }
  return chosen;
}

// In columns of quantities words may be meant. The engine for figures sees digits in words as well: where it alone sees a value, it
// must be surer than the other is of its words.
bool is_words_after_all(const Cell& cell, const Reading& chosen) {
  if (chosen.by != Engine::kFigures || is_value(Role::kQuantity, cell.raw)) return false;
  return std::ranges::any_of(cell.from.readings, [&](const Reading& reading) {
    return reading.by == Engine::kWords && count_words(reading.text) >= 2 &&
           reading.confidence >= chosen.confidence;
  });
}

// What is left of the belief for reasons other than the reading: the cells of a table without rulings may be divided wrongly.
double share_of_layout(const Cell& cell) {
  double least = 1;
  for (const Reading& reading : cell.from.readings) {
    if (reading.text == cell.raw) least = std::min(least, reading.confidence);
  }
  return cell.from.confidence < least ? cell.from.confidence / least : 1;
}

// The engine for figures saw a sign that the chosen reading of the other one lacks.
bool loses_sign(const Cell& cell, const Reading& chosen) {
  return !is_figures(chosen.by) && !has_sign(chosen.text) &&
         std::ranges::any_of(cell.from.readings,
                             [](const Reading& r) { return r.by == Engine::kFigures && has_sign(r.text); });
}

// What a recognized point looks like where it is taken for a dash: 98-32 is no number, but speaks for 98.32.
std::string with_points(std::string text) {
  for (std::size_t at = text.find('-', 1); at != std::string::npos; at = text.find('-', at)) text[at] = '.';
  return text;
}

// Of a reading that needs a doubtful repair to become the chosen value, some of its confidence is the value's.
double own_confidence(const Cell& cell, const Reading& chosen, Role role) {
  double most = chosen.confidence;
  for (const Reading& reading : cell.from.readings) {
    const bool means_it = needs_doubtful_repair(role, reading.text) && is_value(role, reading.text) &&
                          agree(role, chosen.text, reading.text);
    if (means_it || (is_figures(chosen.by) && with_points(reading.text) == chosen.text))
      most = std::max(most, std::min(kMended, reading.confidence));
  }
  return most;
}

void believe(Cell& cell, const Reading& chosen, Role role) {
  // The other engine's own first reading; a value that it does not see says nothing.
  const Reading* other = best(cell.from.readings, role, !is_figures(chosen.by), is_figures(chosen.by));
  Witness witness = Witness::kNone;
  double others = other == nullptr ? 0 : other->confidence;
  if (loses_sign(cell, chosen)) {
    witness = Witness::kDisagrees;
    others = 1;
  } else if (other != nullptr) {
    witness = agree(role, chosen.text, other->text) ? Witness::kAgrees : Witness::kDisagrees;
  }
  // Nor can it be sure of what both engines together read otherwise.
  const auto is_rival = [&](const Reading& reading) {
    return reading.by == Engine::kBoth && chosen.by != Engine::kBoth && is_value(role, reading.text) &&
           !agree(role, chosen.text, reading.text);
  };
  if (const auto rival = std::ranges::find_if(cell.from.readings, is_rival);
      rival != cell.from.readings.end()) {
    witness = Witness::kDisagrees;
    others = std::max(others, rival->confidence);
  }
  cell.from.confidence = combined(own_confidence(cell, chosen, role), witness, others) * share_of_layout(cell);
  cell.raw = chosen.text;
}

// What one engine read, though another reading was believed so far.
void take_over(Cell& cell, const Reading& reading) {
  cell.from.confidence = reading.confidence * share_of_layout(cell);
  cell.raw = std::string(reading.text);
}

// A text without places that the engine for figures could not name, where the other one has one. What both amount to names its boxes.
void believe_words(Cell& cell) {
  if (cell.raw.find(kUnknown) == std::string::npos) return;
  const auto is_read_by = [&](Engine engine) {
    return std::ranges::any_of(cell.from.readings, [&](const Reading& reading) {
      return reading.by == engine && reading.text == cell.raw;
    });
  };
  if (!is_read_by(Engine::kFigures) || is_read_by(Engine::kBoth)) return;
  const Reading* found = nullptr;
  for (const Reading& reading : cell.from.readings) {
    if (reading.by == Engine::kFigures || is_blank(reading.text)) continue;
    if (found == nullptr || reading.confidence > found->confidence) found = &reading;
  }
  if (found == nullptr) return;
  take_over(cell, *found);
}

// A unit has no figures and signs, % least of all: 8, ≤ and 6% are readings of it.
bool may_be_unit(std::string_view text) {
  return !is_blank(text) && text.find(kUnknown) == std::string_view::npos && !has_sign(text) &&
         text.find_first_of("0123456789") == std::string_view::npos;
}

// A unit that everybody knows before a word that may be one.
void choose_unit(Cell& cell) {
  const auto rank = [](std::string_view text) {
    return is_known_unit(clean_text(text)) ? 2 : may_be_unit(text) ? 1 : 0;
  };
  const Reading* found = nullptr;
  int best = rank(cell.raw);
  for (const Reading& reading : cell.from.readings) {
    const int here = rank(reading.text);
    const bool surer = found != nullptr && here == best && reading.confidence > found->confidence;
    if (here > best || surer) found = &reading, best = here;
  }
  if (found != nullptr) take_over(cell, *found);
}

// Thin % that no engine knows: the one for words takes it for a character that is no unit (多, 网, 中), the other one for a digit, ≤ or
// ●. 99多 and ≥996 are ≥99%.
void believe_percent(Cell& cell) {
  static constexpr std::u32string_view kForFigures = U"0123456789≤●%‰", kOperators = U"≥≤><= ";
  constexpr std::size_t kMostSigns = 2;
  const auto number_of = [](std::u32string text) {
    text.erase(0, std::min(text.find_first_not_of(kOperators), text.size()));
    return text;
  };
  for (const Reading& words : cell.from.readings) {
    std::u32string text = to_utf32(clean_text(words.text));
    if (words.by == Engine::kFigures || text.empty() || text.back() < 0x4E00 || text.back() > 0x9FFF) continue;
    if (is_known_unit(to_utf8(text.substr(text.size() - 1)))) continue;
    text.pop_back();
    if (!text.empty() && (text.back() < U'0' || text.back() > U'9')) continue;
    const std::u32string number = number_of(text);
    for (const Reading& reading : cell.from.readings) {
      if (reading.by != Engine::kFigures) continue;
      std::u32string figures = to_utf32(clean_text(reading.text));
      for (std::size_t signs = 0; signs < kMostSigns && !figures.empty(); ++signs) {
        if (kForFigures.find(figures.back()) == kForFigures.npos) break;
        figures.pop_back();
        if (number_of(figures) != number) continue;
        cell.from.confidence = std::min(cell.from.confidence, kMended);
        cell.raw = (number.empty() ? std::string() : to_utf8(figures)) + '%';
        return;
      }
    }
  }
}

void choose_value(Cell& cell, Role role) {
  if (!expects_number(role) && role != Role::kQuantity && role != Role::kOperator) return believe_words(cell);
  // The engine for words loses signs and dashes, so that a quantity is its own only where the other one sees none.
  const bool figures_first = role == Role::kQuantity || role == Role::kOperator;
  const Reading* chosen = best(cell.from.readings, role, true, !figures_first);
  if (chosen == nullptr) chosen = best(cell.from.readings, role, false, true);
  const bool has_unit = role == Role::kQuantity || role == Role::kRate;
  if (chosen != nullptr && has_unit) chosen = with_unit(cell, role, chosen);
  if (chosen != nullptr && !(role == Role::kQuantity && is_words_after_all(cell, *chosen))) {
    return believe(cell, Reading(*chosen), role);
  }
  if (!expects_number(role)) return believe_words(cell);
  if (count_words(cell.raw) <= kMostWordsMisread &&
      parse_quantity(clean_text(cell.raw)).kind != QuantityKind::kDate)
    cell.from.confidence = std::min(cell.from.confidence, kNoValue);
}

void choose(Cell& cell, Role role) {
  if (cell.from.readings.empty() || is_blank(clean_text(cell.raw)) || role == Role::kSide) return;
  if (role == Role::kUnit) {
    choose_unit(cell);
  } else {
    choose_value(cell, role);
  }
  const bool is_understood =
      role == Role::kUnit ? is_known_unit(clean_text(cell.raw)) : has_known_unit(cell.raw);
  if ((role == Role::kUnit || role == Role::kQuantity) && !is_understood) believe_percent(cell);
}

// Running text of a scan carries no readings; only a title of a form and labels are worth correcting in it.
void correct_words(Paragraph& paragraph) {
  std::optional<std::string> words = corrected_title(paragraph.raw);
  if (!words) words = corrected_line(paragraph.raw);
  if (!words) return;
  if (paragraph.from.readings.empty()) {
    paragraph.from.readings.push_back({paragraph.raw, paragraph.from.confidence, Engine::kNet});
  }
  paragraph.raw = std::move(*words);
}

}  // namespace

bool has_readings(const Extraction& extraction) {
  if (is_recognized(extraction)) return true;
  return std::ranges::any_of(extraction.blocks, [](const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return !paragraph->from.readings.empty();
    return std::ranges::any_of(std::get<Grid>(block).cells,
                               [](const Cell& cell) { return !cell.from.readings.empty(); });
  });
}

Extraction believe_readings(Extraction extraction) {
  const bool recognized = is_recognized(extraction);
  for (Block& block : extraction.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (recognized || !paragraph->from.readings.empty()) correct_words(*paragraph);
      continue;
    }
    Grid& grid = std::get<Grid>(block);
    if (std::ranges::all_of(grid.cells, [](const Cell& cell) { return cell.from.readings.empty(); })) continue;
    for (Cell& cell : grid.cells) keep_reading(cell);
    const std::vector<Role> roles = settle_labels(grid);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) choose(grid.cells[i], roles[i]);
  }
  return extraction;
}

bool is_corrected_label(const Cell& cell) {
  const std::vector<Reading>& readings = cell.from.readings;
  return !readings.empty() && !is_blank(cell.raw) &&
         std::ranges::find(readings, cell.raw, &Reading::text) == readings.end();
}

std::vector<Reading> other_readings(const std::string& raw, const Provenance& from) {
  constexpr std::size_t kMost = 3;
  std::vector<Reading> sorted = from.readings, others;
  std::ranges::stable_sort(sorted, std::ranges::greater(), &Reading::confidence);
  std::set<std::string> seen{clean_text(raw)};
  for (Reading& reading : sorted) {
    if (others.size() < kMost && seen.insert(clean_text(reading.text)).second)
      others.push_back(std::move(reading));
  }
  return others;
}

void report_unreadable(Document& document) {
  std::set<std::string> reported;
  for (const Problem& problem : document.problems) reported.insert(problem.at);
  std::vector<Problem> found;
  for_each_field(document, [&](const FieldView& field) {
    if (field.state != CellState::kUnreadable || field.from.readings.empty()) return;
    const std::string raw = clean_text(field.raw);
    if (raw.empty() || !reported.insert(field.pointer).second) return;
    found.push_back({"unreadable-cell", field.from.page, field.from.line, field.pointer, {raw}});
  });
  document.problems.insert(document.problems.end(), found.begin(), found.end());
}

}  // namespace recount
