#include "model/columns.h"

#include <algorithm>

#include "model/header_layout.h"
#include "model/header_words.h"

namespace recount {
namespace {

// How many rows below a header are looked at to judge a hypothesis.
constexpr std::size_t kSampleRows = 10;
// A label that matched exactly weighs as much as five rows that fit.
constexpr double kLabelWeight = 50;
constexpr double kDuplicateScore = 0.3;        // a word that is known, for a field that has its column already
constexpr std::size_t kMostSharedParents = 3;  // 绩效指标 | 指标值 | 完成情况 over one run of words

// In the units of align.h: a hypothesis under which rows have to be moved is worth less than one that they fit
// as they stand.
constexpr double kMisfitCost = 20, kMovedCost = 30;

// Blank cells at the end of a row may have been cut off: the columns behind its last cell cost what they would with
// them.
int cost_of_cut_cells(const Alignment& alignment, std::span<const Role> roles) {
  const auto behind = static_cast<std::size_t>(std::ranges::max(alignment.column_of) + 1);
  int cost = 0;
  for (const Role role : roles.subspan(behind)) cost += misfit(role, CellKind::kBlank);
  return cost;
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
    int cut = 0;
    if (!row.spans_known && !row.cells.back().blank()) cut = cost_of_cut_cells(alignment, roles);
    const double cost =
        alignment.cost + cut + kMisfitCost * alignment.misfits + (alignment.moved ? kMovedCost : 0);
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

// One hypothesis: the columns that a choice of meanings gives.
Header make_header(Place place, const std::vector<HeaderCell>& cells, const std::vector<Meanings>& meanings,
                   const std::vector<int>& choice) {
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
      column.label = place == Place::kIndicatorHeader ? Label::kIndicatorBlock : Label::kFundingBlock;
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
  return header;
}

// The best hypothesis for joined header cells, with `below` the rows behind the header.
std::optional<Header> best_hypothesis(const Rules& rules, std::vector<HeaderCell> cells,
                                      std::span<const Row> below) {
  const std::vector<Meanings> meanings = read_header_words(rules.place, cells, below);
  if (!rules.plausible(meanings)) return std::nullopt;

  std::optional<Header> best;
  const int width = usual_width(below);
  // In two header rows a known word without a field of its own is more likely a sign of columns laid out
  // wrongly.
  const bool two_rows = std::ranges::any_of(cells, [](const HeaderCell& cell) { return !cell.lower.empty(); });
  const double credit = two_rows ? 0 : kDuplicateScore;
  for (const std::vector<int>& choice : choose_meanings(meanings)) {
    Header header = make_header(rules.place, cells, meanings, choice);
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
      if (rules.place == Place::kFundingHeader) find_unread_amounts(variant, below);
      double words = 0;
      for (const HeaderColumn& column : variant.columns) words += column.score;
      variant.score = kLabelWeight * words + fit(variant, below, rules.sample_rows);
      if (!best || variant.score > best->score) best = std::move(variant);
    }
  }
  return best;
}

std::size_t next_filled_row(std::span<const Row> rows, std::size_t at) {
  while (at < rows.size() && rows[at].filled() == 0) ++at;
  return at;
}

// 年度 | 实际 above 指标值 | 完成值: in every column that has words in both rows they make a listed label together.
// The lower words then go on with the upper ones, and no cell spans columns.
bool are_cut_in_two(Place place, std::span<const RowCell> upper, std::span<const RowCell> lower) {
  bool any = false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i].blank()) continue;
    if (i >= upper.size()) return false;
    if (upper[i].blank()) continue;
    if (find_labels(place, upper[i].text + lower[i].text, LabelSet::Fuzzy::kNo).empty()) return false;
    any = true;
  }
  return any;
}

// No row ends with a blank cell.
bool cuts_ends(std::span<const RowCell> lower, std::span<const Row> below) {
  if (lower.back().blank()) return false;
  std::size_t seen = 0;
  for (const Row& row : below) {
    if (row.paragraph || seen++ == kSampleRows) break;
    if (row.filled() > 0 && row.cells.back().blank()) return false;
  }
  return true;
}

std::optional<Header> find_header(const Rules& rules, std::span<const Row> rows) {
  const auto words = [&](const Row& row) {
    return rules.place == Place::kIndicatorHeader ? row.indicator_words : row.funding_words;
  };
  if (rows.empty() || words(rows[0]) < 2) return std::nullopt;
  std::optional<Header> best = best_hypothesis(rules, join_header_rows(rows[0].cells, {}), rows.subspan(1));
  // A second header row has words only, and must add something to the first.
  const std::size_t second = next_filled_row(rows, 1);
  if (second == rows.size() || rows[second].paragraph || rows[second].values) return best;
  const auto consider = [&](const std::vector<HeaderCell>& cells) {
    std::optional<Header> two = best_hypothesis(rules, cells, rows.subspan(second + 1));
    if (!two) return;
    two->rows = static_cast<int>(second) + 1;
    const double margin = best && best->rows == 1 ? kLabelWeight / 2 : 0;
    if (!best || two->score > best->score + margin) best = std::move(two);
  };
  const std::span<const RowCell> lower = rows[second].cells;
  const std::span<const RowCell> upper = rows[0].cells;
  if (rows[0].spans_known || are_cut_in_two(rules.place, upper, lower)) {
    consider(join_header_rows(upper, lower));
    return best;
  }
  // Without spans the upper cells stand above more columns than it seems. The blanks of the lower row are below
  // cells of their own, its filled runs below those that span; how many of these share a run is not known: the
  // cells below tell, and where they do not, the first of equals is taken. Trailing blanks say nothing: they may
  // be padding, or have been cut off. Where none are kept, upper cells left over rather stand behind the runs.
  const bool cut = !upper.back().blank() && cuts_ends(lower, rows.subspan(second + 1));
  if (!cut) consider(join_header_rows(upper, lower));
  std::span<const RowCell> printed = upper;
  while (printed.back().blank()) printed = printed.first(printed.size() - 1);
  const bool collapsed = std::ranges::none_of(printed.subspan(1), &RowCell::blank);
  const std::size_t runs = filled_runs(lower);
  for (std::size_t parents = runs; collapsed && parents < runs + kMostSharedParents; ++parents) {
    const std::size_t columns = described_columns(printed.size(), lower, parents);
    if (columns > printed.size()) consider(join_header_rows(printed, lower, columns));
  }
  if (cut) consider(join_header_rows(upper, lower));
  return best;
}

}  // namespace

std::optional<Header> find_indicator_header(std::span<const Row> rows) {
  return find_header({Place::kIndicatorHeader, kSampleRows, plausible_indicators}, rows);
}

std::optional<Header> find_funding_header(std::span<const Row> rows) {
  return find_header({Place::kFundingHeader, 2, plausible_funding}, rows);
}

}  // namespace recount
