#include <array>

#include "model/vocabulary/vocabulary.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// Numbers of sections before a label: 一、基本情况, （二）绩效目标, 1.项目年度目标.
std::string_view without_number(std::string_view text) {
  constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                            "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9"};
  constexpr std::string_view kMarks[] = {"、", ".", "．", "）", ")"};
  std::string_view rest = text;
  for (const std::string_view open : {"（", "("}) {
    if (rest.starts_with(open)) rest.remove_prefix(open.size());
  }
  for (const std::string_view numeral : kNumerals) {
    if (!rest.starts_with(numeral)) continue;
    rest.remove_prefix(numeral.size());
    for (const std::string_view mark : kMarks) {
      if (rest.starts_with(mark)) return rest.substr(mark.size());
    }
    return text;
  }
  return text;
}

// Longer texts are no labels, brackets and blanks included (longest row above: 18 characters).
constexpr std::size_t kLongestText = 64 * 3;

constexpr std::size_t kPlaces = 7;

// The words of one place, prepared for matching; a word with several meanings has several rows.
struct PlaceWords {
  std::vector<std::string_view> words;
  std::vector<std::vector<const LabelRow*>> meanings;
  std::optional<LabelSet> set;
};

const std::array<PlaceWords, kPlaces>& places() {
  static const std::array<PlaceWords, kPlaces> result = [] {
    std::array<PlaceWords, kPlaces> made;
    for (const LabelRow& row : label_rows()) {
      PlaceWords& place = made[static_cast<std::size_t>(row.place)];
      std::size_t word = 0;
      while (word < place.words.size() && place.words[word] != row.text) ++word;
      if (word == place.words.size()) {
        place.words.push_back(row.text);
        place.meanings.emplace_back();
      }
      place.meanings[word].push_back(&row);
    }
    for (PlaceWords& place : made) place.set.emplace(place.words);
    return made;
  }();
  return result;
}

}  // namespace

std::vector<LabelHit> find_labels(Place place, std::string_view text, LabelSet::Fuzzy fuzzy) {
  std::vector<LabelHit> hits;
  if (text.empty() || text.size() > kLongestText) return hits;
  const PlaceWords& words = places()[static_cast<std::size_t>(place)];
  std::optional<LabelMatch> match = words.set->match(text, fuzzy);
  if (!match) {
    const std::string_view bare = without_number(text);
    if (bare.size() != text.size()) match = words.set->match(bare, fuzzy);
  }
  if (match) {
    for (const LabelRow* row : words.meanings[static_cast<std::size_t>(match->word)]) {
      hits.push_back({row->label, match->score * row->certainty, match->rest});
    }
  } else if (place == Place::kPair) {
    if (std::optional<LabelHit> hit = find_label_word(place, text)) hits.push_back(std::move(*hit));
  }
  return hits;
}

std::optional<LabelHit> find_label_word(Place place, std::string_view text) {
  // Longer texts are no labels (longest seen: 绩效指标偏差原因分析及改进措施, 15 characters).
  constexpr std::size_t kLongestWordLabel = 20 * 3;
  constexpr double kWordScore = 0.6;
  if (text.empty() || text.size() > kLongestWordLabel) return std::nullopt;
  std::string label = fold_label(text);
  while (label.ends_with(':')) label.pop_back();
  const std::string bare = place == Place::kPair ? fold_bare_label(text) : std::string();
  for (const WordRow& row : word_rows()) {
    if (row.place != place) continue;
    // Beside its value a label ends in its word (采购项目名称); above a column the word may stand anywhere.
    const bool found = place == Place::kPair ? label.ends_with(row.word) || bare.ends_with(row.word)
                                             : label.find(row.word) != std::string::npos;
    if (found) return LabelHit{row.label, kWordScore, {}};
  }
  return std::nullopt;
}

std::optional<LabelHit> find_label(Place place, std::string_view text, LabelSet::Fuzzy fuzzy) {
  std::vector<LabelHit> hits = find_labels(place, text, fuzzy);
  if (hits.empty()) return std::nullopt;
  return std::move(hits.front());
}

}  // namespace recount
