#include "model/header_words.h"

#include <algorithm>

namespace recount {
namespace {

// Hypotheses of one header are bounded: words with two meanings are rare, more than four in a header were never
// seen.
constexpr std::size_t kMostHypotheses = 32;

constexpr double kSharedScore = 0.3;

// The words of both rows together make the label (年度 / 指标值), else the lower ones (指标值 over 计量单位),
// else the upper.
Meanings meanings_of(Place place, const HeaderCell& cell, LabelSet::Fuzzy fuzzy) {
  Meanings meanings;
  for (const LabelHit& hit : find_labels(place, cell.text(), fuzzy)) meanings.push_back({hit.label, hit.score});
  if (cell.upper.empty() || cell.lower.empty()) return meanings;
  for (const std::string& part : {cell.lower, cell.shared ? std::string() : cell.upper}) {
    if (!meanings.empty()) break;
    for (const LabelHit& hit : find_labels(place, part, fuzzy)) {
      meanings.push_back({hit.label, hit.score * 0.9});
    }
  }
  return meanings;
}

// What a cell means by a word in it, in rows that are half a header already. What stands above several columns
// is believed least of one of them: 年度指标值 above 计算符号, 内容 and 单位 is the label of 内容 alone.
Meanings meanings_by_word(Place place, const HeaderCell& cell) {
  for (const std::string& part : {cell.lower, cell.shared ? std::string() : cell.upper}) {
    if (const std::optional<LabelHit> hit = find_label_word(place, part)) return {{hit->label, hit->score}};
  }
  Meanings meanings;
  if (!cell.shared) return meanings;
  for (const LabelHit& hit : find_labels(place, cell.upper, LabelSet::Fuzzy::kNo)) {
    meanings.push_back({hit.label, hit.score * kSharedScore});
  }
  return meanings;
}

// OCR splits a header word over neighbouring columns (未 | 完成原因分 | 析): where the words of up to four
// neighbours that mean nothing alone make a label together, the first of them is that label and the others are
// blank.
void join_split_words(Place place, std::vector<HeaderCell>& cells, std::vector<Meanings>& meanings) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!meanings[i].empty() || cells[i].text().empty()) continue;
    std::string joined = cells[i].text();
    for (std::size_t j = i + 1; j < cells.size() && j < i + 4; ++j) {
      if (!meanings[j].empty() || cells[j].text().empty()) break;
      joined += cells[j].text();
      const std::vector<LabelHit> hits = find_labels(place, joined, LabelSet::Fuzzy::kNo);
      if (hits.empty()) continue;
      cells[i].upper = joined;
      cells[i].lower.clear();
      for (const LabelHit& hit : hits) meanings[i].push_back({hit.label, hit.score});
      for (std::size_t k = i + 1; k <= j; ++k) cells[k].upper.clear(), cells[k].lower.clear();
      break;
    }
  }
}

bool has(const std::vector<Meanings>& meanings, std::initializer_list<Label> labels) {
  for (const Meanings& cell : meanings) {
    for (const Meaning& meaning : cell) {
      if (std::ranges::find(labels, meaning.label) != labels.end()) return true;
    }
  }
  return false;
}

int count(const std::vector<Meanings>& meanings, std::initializer_list<Label> labels) {
  int found = 0;
  for (const Meanings& cell : meanings) {
    found += std::ranges::any_of(
        cell, [&](const Meaning& meaning) { return std::ranges::find(labels, meaning.label) != labels.end(); });
  }
  return found;
}

}  // namespace

Role role_of(Label label) {
  switch (label) {
    case Label::kIndicatorBlock:
      return Role::kSide;
    case Label::kFundingBlock:
      return Role::kSide;
    case Label::kSequence:
      return Role::kSequence;
    case Label::kLevel1:
      return Role::kLevel1;
    case Label::kLevel2:
      return Role::kLevel2;
    case Label::kName:
      return Role::kName;
    case Label::kTarget:
    case Label::kActual:
      return Role::kQuantity;
    case Label::kTargetOp:
      return Role::kOperator;
    case Label::kTargetUnit:
      return Role::kUnit;
    case Label::kWeight:
    case Label::kLevel1Weight:
    case Label::kLevel2Weight:
    case Label::kScore:
    case Label::kReviewedScore:
    case Label::kDeduction:
      return Role::kPoints;
    case Label::kRule:
      return Role::kText;
    case Label::kReason:
    case Label::kNote:
      return Role::kNote;
    case Label::kSourceColumn:
      return Role::kSource;
    case Label::kPreviousBudget:
    case Label::kInitialBudget:
    case Label::kBudget:
    case Label::kExecuted:
      return Role::kAmount;
    case Label::kRate:
      return Role::kRate;
    default:
      return Role::kAny;
  }
}

std::vector<Meanings> read_header_words(Place place, std::vector<HeaderCell>& cells,
                                        std::span<const Row> below) {
  std::vector<Meanings> meanings;
  std::size_t known = 0, like_known = 0, filled = 0;
  for (const HeaderCell& cell : cells) {
    meanings.push_back(meanings_of(place, cell, LabelSet::Fuzzy::kNo));
    known += !meanings.back().empty();
    like_known += !meanings.back().empty() || !meanings_by_word(place, cell).empty();
    filled += !cell.text().empty();
  }
  // A header is known by its words; where fewer than a third of them are, or are like known ones, the row says something else.
  if (known < 2 || like_known * 3 < filled) return {};
  join_split_words(place, cells, meanings);
  const auto first = std::ranges::find_if(below, [](const Row& row) { return row.filled() > 0; });
  bool behind_amounts = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (meanings[i].empty()) meanings[i] = meanings_by_word(place, cells[i]);
    if (meanings[i].empty()) meanings[i] = meanings_of(place, cells[i], LabelSet::Fuzzy::kYes);
    // 年度预算数（万元） can name the funding block as a whole, above the labels of the sources, which stand left of all amounts.
    const bool above_words = !behind_amounts && first != below.end() && i < first->cells.size() &&
                             first->cells[i].kind == CellKind::kText;
    if (place == Place::kFundingHeader && !meanings[i].empty() &&
        role_of(meanings[i].front().label) == Role::kAmount) {
      if (i == 0) meanings[i].clear();  // the label of the block is never an amount
      if (i == 0 || above_words) meanings[i].push_back({Label::kFundingBlock, 0.5});
      behind_amounts = behind_amounts || i > 0;
    }
  }
  return meanings;
}

bool plausible_indicators(const std::vector<Meanings>& meanings) {
  const bool names = has(meanings, {Label::kLevel1, Label::kLevel2, Label::kName, Label::kIndicatorBlock});
  const int values = count(meanings, {Label::kTarget, Label::kActual, Label::kWeight, Label::kScore});
  const int words = count(
      meanings, {Label::kLevel1, Label::kLevel2, Label::kName, Label::kTarget, Label::kActual, Label::kWeight,
                 Label::kScore, Label::kReason, Label::kRule, Label::kTargetOp, Label::kTargetUnit});
  return names && values >= 1 && words >= 3;
}

bool plausible_funding(const std::vector<Meanings>& meanings) {
  const int amounts =
      count(meanings, {Label::kPreviousBudget, Label::kInitialBudget, Label::kBudget, Label::kExecuted});
  const int others = count(meanings, {Label::kRate, Label::kWeight, Label::kScore});
  return amounts >= 2 || (amounts >= 1 && others >= 1);
}

std::vector<std::vector<int>> choose_meanings(const std::vector<Meanings>& meanings) {
  std::vector<std::vector<int>> result{std::vector<int>(meanings.size(), 0)};
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const std::size_t made = result.size();
    for (std::size_t choice = 1; choice < meanings[i].size(); ++choice) {
      for (std::size_t k = 0; k < made && result.size() < kMostHypotheses; ++k) {
        result.push_back(result[k]);
        result.back()[i] = static_cast<int>(choice);
      }
    }
  }
  return result;
}

}  // namespace recount
