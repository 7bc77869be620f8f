#include "model/columns.h"

#include <algorithm>

#include "normalize/fold.h"

namespace recount {
namespace {

// How many rows below a header are looked at to judge a hypothesis, and how many of them may be skipped as
// blank.
constexpr std::size_t kSampleRows = 10;
// Hypotheses of one header are bounded: words with two meanings are rare, more than four in a header were never
// seen.
constexpr std::size_t kMostHypotheses = 32;
// A label that matched exactly weighs as much as five rows that fit.
constexpr double kLabelWeight = 50;
constexpr double kSharedScore = 0.3;
constexpr double kDuplicateScore = 0.3;  // a word that is known, for a field that has its column already
constexpr std::size_t kMostSharedParents = 3;  // 绩效指标 | 指标值 | 完成情况 over one run of words

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

struct Meaning {
  Label label;
  double score;
};

using Meanings = std::vector<Meaning>;

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

// All assignments of meanings to columns, at most kMostHypotheses.
std::vector<std::vector<int>> choices(const std::vector<Meanings>& meanings) {
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

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: each weight is that of the level before it.
void assign_level_weights(std::vector<HeaderColumn>& columns) {
  if (std::ranges::count(columns, Label::kWeight, &HeaderColumn::label) < 2) return;
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].label != Label::kWeight) continue;
    if (columns[i - 1].label == Label::kLevel1) columns[i].label = Label::kLevel1Weight;
    if (columns[i - 1].label == Label::kLevel2) columns[i].label = Label::kLevel2Weight;
  }
}

// Only one column can be the target, the weight, ...: the surest, and of equals the first. The others keep
// their label as extra columns. A second score column under a word of its own (财政审核评分) has its own Label
// already.
void drop_duplicates(std::vector<HeaderColumn>& columns, double credit) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Label label = columns[i].label;
    if (label == Label::kExtraColumn || label == Label::kIndicatorBlock || label == Label::kFundingBlock)
      continue;
    for (std::size_t k = i + 1; k < columns.size(); ++k) {
      if (columns[k].label != label) continue;
      HeaderColumn& loser = columns[k].score > columns[i].score ? columns[i] : columns[k];
      loser.label = Label::kExtraColumn;
      loser.role = Role::kAny;
      loser.score *= credit;
      if (&loser == &columns[i]) break;
    }
  }
}

// The deepest level names the indicator where no column says 三级指标 or 指标名称.
void name_deepest_level(Header& header) {
  if (header.index_of(Label::kName) >= 0) return;
  for (const Label level : {Label::kLevel2, Label::kLevel1}) {
    const int index = header.index_of(level);
    if (index < 0) continue;
    header.columns[index].label = Label::kName;
    header.columns[index].role = Role::kName;
    return;
  }
}

// 绩效指标 printed once above level 1, level 2 and the names, which then have no words of their own. `missing`
// is how many more cells the rows have than the header.
std::optional<Header> expand_block(const Header& header, int missing) {
  const int block = header.index_of(Label::kIndicatorBlock);
  if (block < 0 || missing < 1 || missing > 2) return std::nullopt;
  if (header.index_of(Label::kName) >= 0 || header.index_of(Label::kLevel1) >= 0) return std::nullopt;
  Header expanded = header;
  std::vector<Label> labels{Label::kLevel1, Label::kName};
  if (missing == 2) labels.insert(labels.begin() + 1, Label::kLevel2);
  const HeaderColumn printed = expanded.columns[block];
  expanded.columns.erase(expanded.columns.begin() + block);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    HeaderColumn column = printed;
    column.label = labels[k];
    column.role = role_of(labels[k]);
    expanded.columns.insert(expanded.columns.begin() + block + static_cast<int>(k), column);
  }
  return expanded;
}

// 预算安排情况 printed over the labels of the sources and over their amounts: the label is that of the last
// blank column behind it.
std::optional<Header> share_stub(const Header& header) {
  for (std::size_t i = 1; i + 1 < header.columns.size() && i < 3; ++i) {
    if (header.columns[i].role != Role::kAmount) continue;
    std::size_t last = i;
    while (last + 1 < header.columns.size() && header.columns[last + 1].text.empty()) ++last;
    if (last == i) return std::nullopt;
    Header shared = header;
    shared.columns[last] = shared.columns[i];
    shared.columns[i].label = Label::kFundingBlock;
    shared.columns[i].role = Role::kSide;
    shared.columns[i].score = 0;
    return shared;
  }
  return std::nullopt;
}

// How well the rows below fit, per row between 0 (nothing) and 10 (everything).
double fit(const Header& header, std::span<const Row> below, std::size_t sample) {
  const std::vector<Role> roles = header.roles();
  double sum = 0;
  std::size_t seen = 0;
  for (const Row& row : below) {
    if (seen == sample || row.paragraph) break;
    if (row.filled() < 3) continue;
    ++seen;
    const Alignment alignment = align_row(row.cells, roles, row.spans_known);
    const double cost = alignment.cost + 20 * alignment.misfits + (alignment.moved ? 30 : 0);
    sum += std::max(0.0, 10 - cost / 10);
  }
  return seen == 0 ? 5 : sum * static_cast<double>(kSampleRows) / static_cast<double>(seen);
}

int usual_width(std::span<const Row> below) {
  std::vector<int> widths;
  for (const Row& row : below) {
    if (row.paragraph || widths.size() == kSampleRows) break;
    if (row.filled() >= 3) widths.push_back(static_cast<int>(row.cells.size()));
  }
  if (widths.empty()) return 0;
  std::ranges::nth_element(widths, widths.begin() + widths.size() / 2);
  return widths[widths.size() / 2];
}

struct Rules {
  Place place;
  std::size_t sample_rows;  // how many rows below are surely of the same block
  bool (*plausible)(const std::vector<Meanings>&);
};

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

// What each cell can mean. OCR's errors are allowed for in rows that are half a header already.
std::vector<Meanings> read_words(const Rules& rules, std::vector<HeaderCell>& cells,
                                 std::span<const Row> below) {
  std::vector<Meanings> meanings;
  std::size_t known = 0, filled = 0;
  for (const HeaderCell& cell : cells) {
    meanings.push_back(meanings_of(rules.place, cell, LabelSet::Fuzzy::kNo));
    known += !meanings.back().empty();
    filled += !cell.text().empty();
  }
  // A header is known by its words; where fewer than a third of them are, the row says something else.
  if (known < 2 || known * 3 < filled) return {};
  join_split_words(rules.place, cells, meanings);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (meanings[i].empty()) meanings[i] = meanings_by_word(rules.place, cells[i]);
    if (meanings[i].empty()) meanings[i] = meanings_of(rules.place, cells[i], LabelSet::Fuzzy::kYes);
    // 年度预算数（万元） can name the funding block as a whole, above the labels of the sources.
    const bool above_words =
        !below.empty() && i < below[0].cells.size() && below[0].cells[i].kind == CellKind::kText;
    if (rules.place == Place::kFundingHeader && !meanings[i].empty() &&
        role_of(meanings[i].front().label) == Role::kAmount) {
      if (i == 0) meanings[i].clear();  // the label of the block is never an amount
      if (i == 0 || above_words) meanings[i].push_back({Label::kFundingBlock, 0.5});
    }
  }
  return meanings;
}

// The sources stand in the last column before the amounts, under no word of their own or under the block's.
void find_source_column(Header& header) {
  if (header.index_of(Label::kSourceColumn) >= 0) return;
  int last = -1;
  while (last + 1 < static_cast<int>(header.columns.size()) && header.columns[last + 1].role != Role::kAmount &&
         header.columns[last + 1].role != Role::kPoints) {
    ++last;
  }
  for (int i = 0; i <= last; ++i) header.columns[i].role = i == last ? Role::kSource : Role::kSide;
  if (last >= 0) header.columns[last].label = Label::kSourceColumn;
}

// A column whose word could not be read but whose cells are percents is the rate, where no other column is:
// nothing else in a funding block is printed in percent.
void find_rate_column(Header& header, std::span<const Row> below) {
  if (header.index_of(Label::kRate) >= 0) return;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i].label != Label::kExtraColumn || header.columns[i].text.empty()) continue;
    int percents = 0, others = 0;
    for (const Row& row : below.first(std::min(below.size(), std::size_t{4}))) {
      if (row.paragraph || i >= row.cells.size()) break;
      percents += row.cells[i].kind == CellKind::kPercent;
      others += !row.cells[i].blank() && row.cells[i].kind != CellKind::kDash &&
                row.cells[i].kind != CellKind::kPercent && row.cells[i].kind != CellKind::kNumber;
    }
    if (percents == 0 || others > 0) continue;
    header.columns[i].label = Label::kRate;
    header.columns[i].role = Role::kRate;
    return;
  }
}

// The best hypothesis for joined header cells, with `below` the rows behind the header.
std::optional<Header> best_hypothesis(const Rules& rules, std::vector<HeaderCell> cells,
                                      std::span<const Row> below) {
  const std::vector<Meanings> meanings = read_words(rules, cells, below);
  if (!rules.plausible(meanings)) return std::nullopt;

  std::optional<Header> best;
  const int width = usual_width(below);
  // In two header rows a known word without a field of its own is more likely a sign of columns laid out wrongly.
  const bool two_rows = std::ranges::any_of(cells, [](const HeaderCell& cell) { return !cell.lower.empty(); });
  const double credit = two_rows ? 0 : kDuplicateScore;
  for (const std::vector<int>& choice : choices(meanings)) {
    Header header;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      HeaderColumn column;
      column.text = cells[i].shared ? cells[i].upper + "/" + cells[i].lower : cells[i].text();
      column.cell = cells[i].cell;
      if (!meanings[i].empty()) {
        const Meaning& meaning = meanings[i][choice[i]];
        column.label = meaning.label;
        column.score = meaning.score;
      } else if (i == 0) {
        column.label = rules.place == Place::kIndicatorHeader ? Label::kIndicatorBlock : Label::kFundingBlock;
        if (!cells[i].text().empty()) header.side = cells[i].cell;
      }
      // 绩效指标 beside the columns of levels names the indicators, it is not the block's own label.
      if (column.label == Label::kIndicatorBlock && header.index_of(Label::kLevel1) >= 0) column.score = 0;
      column.role = role_of(column.label);
      header.columns.push_back(std::move(column));
    }
    if (header.side == nullptr && !header.columns.empty() &&
        header.columns.front().label == Label::kIndicatorBlock && !header.columns.front().text.empty()) {
      header.side = header.columns.front().cell;
    }
    std::vector<Header> variants;
    if (rules.place == Place::kIndicatorHeader) {
      if (auto expanded = expand_block(header, width - static_cast<int>(header.columns.size()))) {
        variants.push_back(std::move(*expanded));
      }
      name_deepest_level(header);
    } else {
      if (auto shared = share_stub(header)) variants.push_back(std::move(*shared));
      for (Header* variant : {&header, variants.empty() ? nullptr : &variants.front()}) {
        if (variant == nullptr) continue;
        find_source_column(*variant);
        find_rate_column(*variant, below);
      }
    }
    variants.push_back(std::move(header));
    for (Header& variant : variants) {
      assign_level_weights(variant.columns);
      drop_duplicates(variant.columns, credit);
      double words = 0;
      for (const HeaderColumn& column : variant.columns) words += column.score;
      variant.score = kLabelWeight * words + fit(variant, below, rules.sample_rows);
      if (!best || variant.score > best->score) best = std::move(variant);
    }
  }
  return best;
}

// How many columns a lower row describes below `upper` cells of which `parents` span its filled runs: one for
// each of its own cells, and one for each upper cell behind them.
std::size_t described_columns(std::size_t upper, std::span<const RowCell> lower, std::size_t parents) {
  std::size_t end = lower.size();
  while (end > 0 && lower[end - 1].blank()) --end;
  for (std::size_t i = 0; i < end; ++i) parents += lower[i].blank();
  return end + (upper > parents ? upper - parents : 0);
}

std::size_t filled_runs(std::span<const RowCell> row) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < row.size(); ++i) runs += !row[i].blank() && (i == 0 || row[i - 1].blank());
  return runs;
}

std::optional<Header> find_header(const Rules& rules, std::span<const Row> rows) {
  const auto words = [&](const Row& row) {
    return rules.place == Place::kIndicatorHeader ? row.indicator_words : row.funding_words;
  };
  if (rows.empty() || words(rows[0]) < 2) return std::nullopt;
  std::optional<Header> best = best_hypothesis(rules, join_header_rows(rows[0].cells, {}), rows.subspan(1));
  // A second header row has words only, and must add something to the first.
  if (rows.size() < 2 || rows[1].paragraph || rows[1].filled() == 0 || rows[1].values) {
    return best;
  }
  const auto consider = [&](const std::vector<HeaderCell>& cells) {
    std::optional<Header> two = best_hypothesis(rules, cells, rows.subspan(2));
    if (!two) return;
    two->rows = 2;
    const double margin = best && best->rows == 1 ? kLabelWeight / 2 : 0;
    if (!best || two->score > best->score + margin) best = std::move(two);
  };
  const std::span<const RowCell> lower = rows[1].cells;
  std::span<const RowCell> upper = rows[0].cells;
  consider(join_header_rows(upper, lower));
  // Trailing blanks may be padding behind collapsed spans, and the upper cells stand above more columns than it
  // seems. How many of them share a run is not known: the cells below tell.
  if (upper.back().blank() && !rows[0].spans_known) {
    while (upper.back().blank()) upper = upper.first(upper.size() - 1);
    const bool collapsed = std::ranges::none_of(upper.subspan(1), &RowCell::blank);
    const std::size_t runs = filled_runs(lower);
    for (std::size_t parents = runs; collapsed && parents < runs + kMostSharedParents; ++parents) {
      const std::size_t columns = described_columns(upper.size(), lower, parents);
      if (columns > upper.size())
        consider(join_header_rows(upper, lower.first(std::min(columns, lower.size()))));
    }
  }
  return best;
}

// For each cell of the lower header row the upper cell above it, where the upper row has fewer cells: a blank
// lower cell has one of its own (merged downward), a run of filled ones shares one or more.
std::vector<std::size_t> share_out(std::size_t upper, std::span<const RowCell> lower) {
  struct Run {
    std::size_t begin, end, parents;
    std::size_t children_each() const { return (end - begin) * 100 / parents; }
  };
  std::vector<Run> runs;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i].blank()) {
      ++blanks;
    } else if (!runs.empty() && runs.back().end == i) {
      ++runs.back().end;
    } else {
      runs.push_back({i, i + 1, 1});
    }
  }
  // Upper cells that are left over go to the longest runs.
  for (std::size_t used = blanks + runs.size(); used < upper && !runs.empty(); ++used) {
    ++std::ranges::max_element(runs, {}, &Run::children_each)->parents;
  }
  std::vector<std::size_t> parents;
  std::size_t next = 0, run = 0;
  while (parents.size() < lower.size()) {
    if (lower[parents.size()].blank()) {
      parents.push_back(next++);
      continue;
    }
    const Run& here = runs[run++];
    for (std::size_t i = here.begin; i < here.end; ++i) {
      parents.push_back(next + (i - here.begin) * here.parents / (here.end - here.begin));
    }
    next += here.parents;
  }
  return parents;
}

}  // namespace

int Header::owner(int column) const {
  const auto blank = [&](int i) {
    const HeaderColumn& head = columns[static_cast<std::size_t>(i)];
    return head.text.empty() && head.label == Label::kExtraColumn;
  };
  int own = column;
  while (own > 0 && blank(own)) --own;
  return blank(own) ? column : own;
}

std::vector<Role> Header::roles() const {
  std::vector<Role> result;
  result.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    result.push_back(columns[static_cast<std::size_t>(owner(static_cast<int>(i)))].role);
  }
  return result;
}

int Header::index_of(Label label) const {
  const auto found = std::ranges::find(columns, label, &HeaderColumn::label);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::vector<HeaderCell> join_header_rows(std::span<const RowCell> upper, std::span<const RowCell> lower) {
  std::vector<HeaderCell> joined;
  const std::size_t columns = std::max(upper.size(), lower.size());
  std::vector<std::size_t> parents;  // empty: one to one
  if (upper.size() < lower.size()) parents = share_out(upper.size(), lower);
  const auto upper_at = [&](std::size_t i) -> const RowCell* {
    const std::size_t parent = parents.empty() ? i : parents[i];
    return parent < upper.size() ? &upper[parent] : nullptr;
  };
  const auto lower_filled = [&](std::size_t i) { return i < lower.size() && !lower[i].blank(); };
  std::size_t spanning = 0;  // the last column with upper words
  for (std::size_t i = 0; i < columns; ++i) {
    const RowCell* over = upper_at(i);
    HeaderCell cell;
    if (over != nullptr && !over->blank()) {
      spanning = i;
      cell.upper = over->text;
      const bool before = !parents.empty() && i > 0 && parents[i - 1] == parents[i];
      const bool behind = i + 1 < columns && lower_filled(i + 1) &&
                          (parents.empty() ? upper_at(i + 1) != nullptr && upper_at(i + 1)->blank()
                                           : parents[i + 1] == parents[i]);
      cell.shared = lower_filled(i) && (before || behind);
    } else if (lower_filled(i) && parents.empty() && !joined.empty()) {
      // A cell that spans columns is followed by blank positions where the export keeps them.
      cell.upper = joined[spanning].upper;
      cell.shared = !cell.upper.empty();
    }
    if (lower_filled(i)) cell.lower = lower[i].text;
    cell.cell = lower_filled(i) ? &lower[i] : over;
    joined.push_back(std::move(cell));
  }
  return joined;
}

std::optional<Header> find_indicator_header(std::span<const Row> rows) {
  return find_header({Place::kIndicatorHeader, kSampleRows, plausible_indicators}, rows);
}

std::optional<Header> find_funding_header(std::span<const Row> rows) {
  return find_header({Place::kFundingHeader, 2, plausible_funding}, rows);
}

}  // namespace recount
