#include "model/checks/narrative_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace recount::narrative {
namespace {

constexpr std::u32string_view kSpaces = U"\t\v\f\r \u00a0\u3000\u2002\u2003\u2009";
constexpr std::u32string_view kMarks = U" 、\"'“”‘’《》〈〉【】[]()·/,-_*";

bool begins(std::u32string_view text, std::u32string_view word) {
  return text.substr(0, word.size()) == word;
}

bool ends(std::u32string_view text, std::u32string_view word) {
  return text.size() >= word.size() && text.substr(text.size() - word.size()) == word;
}

bool holds(std::u32string_view characters, char32_t c) {
  return characters.find(c) != characters.npos;
}

char32_t fold_char(char32_t c) {
  if (c == U'，') return c;
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (holds(kSpaces, c)) return U' ';
  switch (c) {
    case U'≧':
    case U'⩾':
      return U'≥';
    case U'≦':
    case U'⩽':
      return U'≤';
    case U'〜':
    case U'∼':
      return U'~';
    case U'–':
    case U'—':
    case U'－':
    case U'−':
    case U'―':
      return U'-';
    default:
      return c;
  }
}

// Whether `row`, found at `at`, stands for itself there and is not part of a longer word.
bool stands_alone(const Filler& row, std::u32string_view text, std::size_t at) {
  const std::size_t end = at + row.word.size();
  if (end < text.size() && holds(row.not_before, text[end])) return false;
  return at == 0 || !holds(row.not_after, text[at - 1]);
}

// The table by place: most characters meet only the few rows that are dropped anywhere.
const std::vector<Filler>& fillers_of(Place place) {
  static const auto& by_place = *new std::array<std::vector<Filler>, 3>([] {
    std::array<std::vector<Filler>, 3> rows;
    for (const Filler& row : fillers()) rows[static_cast<std::size_t>(row.place)].push_back(row);
    return rows;
  }());
  return by_place[static_cast<std::size_t>(place)];
}

const Filler* filler_at(std::u32string_view text, std::size_t at, Place place, bool rate) {
  const Filler* best = nullptr;
  for (const Filler& row : fillers_of(place)) {
    if ((rate && !row.of_rates) || !begins(text.substr(at), row.word)) continue;
    if (best && best->word.size() >= row.word.size()) continue;
    if (stands_alone(row, text, at)) best = &row;
  }
  return best;
}

const Filler* filler_behind(std::u32string_view text) {
  const Filler* best = nullptr;
  for (const Filler& row : fillers_of(Place::kBack)) {
    if (!ends(text, row.word)) continue;
    if (best && best->word.size() >= row.word.size()) continue;
    if (stands_alone(row, text, text.size() - row.word.size())) best = &row;
  }
  return best;
}

const UnitRow* longest_unit(std::u32string_view text) {
  const UnitRow* best = nullptr;
  for (const UnitRow& row : unit_rows())
    if (begins(text, row.word) && (!best || row.word.size() > best->word.size())) best = &row;
  return best;
}

int power_of(char32_t multiplier) {
  if (multiplier == U'万') return 4;
  return multiplier == U'亿' ? 8 : 0;
}

}  // namespace

std::u32string fold_text(std::u32string_view text) {
  std::u32string folded(text);
  for (char32_t& c : folded) c = fold_char(c);
  return folded;
}

std::optional<Unit> unit_at(std::u32string_view text) {
  if (const UnitRow* row = longest_unit(text))
    return Unit{row->name, row->power, row->measure, row->word.size()};
  const int power = text.empty() ? 0 : power_of(text[0]);
  if (power == 0) return std::nullopt;
  const UnitRow* row = longest_unit(text.substr(1));
  if (!row || row->measure == Measure::kPercent) return std::nullopt;
  return Unit{row->name, row->power + power, row->measure, row->word.size() + 1};
}

std::optional<Unit> unit_of(std::u32string_view text, bool money) {
  if (money && (text == U"万" || text == U"亿")) return Unit{U"元", power_of(text[0]), Measure::kMoney, 1};
  const std::optional<Unit> unit = unit_at(text);
  if (!unit) return std::nullopt;
  const std::u32string_view rest = text.substr(unit->length);
  constexpr std::u32string_view kTails[] = {U"", U"数", U"/年", U"(年)", U"/年度", U"每年"};
  return std::find(std::begin(kTails), std::end(kTails), rest) == std::end(kTails) ? std::nullopt : unit;
}

Core core_of(std::u32string_view phrase) {
  Core core;
  std::vector<std::size_t> from;  // index in the phrase of each character kept
  for (std::size_t i = 0; i < phrase.size();) {
    if (holds(kMarks, phrase[i])) {
      ++i;
    } else if (const Filler* row = filler_at(phrase, i, Place::kAnywhere, false)) {
      i += row->word.size();
    } else {
      core.words += phrase[i];
      from.push_back(i++);
    }
  }
  std::u32string_view rest = core.words;
  while (const Filler* row = filler_behind(rest)) {
    rest.remove_suffix(row->word.size());
    if (core.unit.empty()) core.unit = row->unit;
  }
  const bool rate = !rest.empty() && holds(U"率度比", rest.back());
  std::size_t front = 0;
  while (const Filler* row = filler_at(rest, front, Place::kFront, rate)) front += row->word.size();
  rest.remove_prefix(front);
  core.first = front < from.size() ? from[front] : phrase.size();
  std::u32string words(rest);
  for (const Synonym& row : synonyms()) {
    if (!ends(words, row.ending)) continue;
    words.replace(words.size() - row.ending.size(), row.ending.size(), row.as);
    break;
  }
  core.words = std::move(words);
  return core;
}

std::u32string subject_of(std::u32string_view project) {
  std::u32string subject;
  for (char32_t c : project)
    if (!holds(kMarks, c)) subject += c;
  std::size_t year = 0;
  while (year < subject.size() && subject[year] >= U'0' && subject[year] <= U'9') ++year;
  if (year > 0) {
    while (year < subject.size() && holds(U"年度", subject[year])) ++year;
    subject.erase(0, year);
  }
  for (bool again = true; again;) {
    again = false;
    for (std::u32string_view word : project_endings()) {
      if (!ends(subject, word)) continue;
      subject.resize(subject.size() - word.size());
      again = true;
    }
  }
  return subject.size() < 2 ? std::u32string() : subject;
}

std::optional<Reach> reach_of_exclusion(std::u32string_view clause, When when) {
  std::u32string words(clause);
  for (std::u32string_view word : harmless_words())
    for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at))
      words.replace(at, word.size(), word.size(), U' ');
  std::optional<Reach> reach;
  for (const Exclusion& row : exclusions()) {
    if (row.when != When::kAlways && row.when != when) continue;
    if (words.find(row.word) == words.npos) continue;
    if (row.reach == Reach::kSentence) return Reach::kSentence;
    reach = row.reach;
  }
  return reach;
}

bool holds_any(std::u32string_view text, std::span<const std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::u32string_view word) { return text.find(word) != text.npos; });
}

}  // namespace recount::narrative
