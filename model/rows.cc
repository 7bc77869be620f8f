#include "model/rows.h"

#include <algorithm>

#include "model/confidence.h"
#include "model/vocabulary/correct.h"
#include "model/vocabulary/vocabulary.h"
#include "normalize/amount.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/units.h"

namespace recount {
namespace {

constexpr std::string_view kOperators[] = {"≥",    "≤",    ">",    "<",    "=",    "≧",        "≦",
                                           "＞",   "＜",   "＝",   ">=",   "<=",   "定性",     "定量",
                                           "正向", "反向", "等于", "大于", "小于", "大于等于", "小于等于"};

// Longer cells are prose: no number, label or unit is as long (longest target seen that is no prose: 24
// characters).
constexpr std::size_t kLongestValue = 90;

// No word of a level and no unit is longer (社会公众或服务对象满意度指标（10分）: 19 characters).
constexpr std::size_t kLongestWord = 24 * 3;

// Every value has a digit, a numeral or a word of time; the others need not be parsed.
bool may_be_quantity(std::string_view text) {
  constexpr std::string_view kMarks[] = {"年", "月", "日", "一", "两", "二", "三", "四",
                                         "五", "六", "七", "八", "九", "十", "○"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte >= '0' && byte <= '9') || byte == 0xEF) return true;  // 0xEF: full-width digits begin with it
    if (byte >= 0xE2 && byte <= 0xE9) {
      const std::string_view here = text.substr(i, 3);
      if (std::ranges::find(kMarks, here) != std::end(kMarks)) return true;
    }
  }
  return text == "O" || text == "o";
}

// Boxes and ticks alone: □, ☑√.
bool is_tick(std::string_view text) {
  constexpr std::string_view kMarks[] = {"□", "☐", "☑", "☒", "■", "▣", "√", "✓",
                                         "✔", "×", "✗", "✘", "○", "●", " "};
  while (!text.empty()) {
    const auto mark = std::ranges::find_if(kMarks, [&](std::string_view m) { return text.starts_with(m); });
    if (mark == std::end(kMarks)) return false;
    text.remove_prefix(mark->size());
  }
  return true;
}

// Some exports repeat the text of a cell in every column that it spans. Three equal words side by side are one such cell;
// two may be a target and the same word as its result, and boxes to tick are answers of their own.
void collapse_repeats(Row& row) {
  constexpr std::size_t kRepeats = 3;
  for (std::size_t i = 0; i < row.cells.size();) {
    std::size_t end = i + 1;
    while (end < row.cells.size() && row.cells[end].text == row.cells[i].text) ++end;
    const CellKind kind = row.cells[i].kind;
    const bool words = (kind == CellKind::kText && !is_tick(row.cells[i].text)) || kind == CellKind::kLevel1 ||
                       kind == CellKind::kLevel2;
    for (std::size_t k = i + 1; k < end && words && end - i >= kRepeats; ++k) {
      const Cell* printed = row.cells[k].cell;
      row.cells[k] = RowCell{};
      row.cells[k].covered = true;
      row.cells[k].repeat = printed;
    }
    i = end;
  }
}

Row make_grid_row(const Grid& grid, int row, int block) {
  Row made;
  made.block = block;
  made.spans_known = grid.spans_known;
  const std::span<const Cell> cells = grid.row(row);
  if (!cells.empty()) made.from = cells.front().from;
  for (const Cell& cell : cells) {
    while (static_cast<int>(made.cells.size()) < cell.col) {
      RowCell gap;
      gap.covered = grid.spans_known;  // spanned from above or from the left
      made.cells.push_back(std::move(gap));
    }
    made.cells.push_back(make_cell(cell));
  }
  if (!grid.spans_known) collapse_repeats(made);
  if (grid.spans_known) {
    while (static_cast<int>(made.cells.size()) < grid.cols) {
      RowCell gap;
      gap.covered = true;
      made.cells.push_back(std::move(gap));
    }
  }
  return made;
}

bool is_speck(const RowCell& cell) {
  const std::u32string text = to_utf32(cell.text);
  constexpr std::u32string_view kStrokes = U"ilI";
  return text.size() == 1 && (is_mark(text[0]) || kStrokes.find(text[0]) != kStrokes.npos);
}

void count_header_words(Row& row) {
  const auto is_value = [](const RowCell& cell) { return cell.number() || cell.kind == CellKind::kQuantity; };
  // What recognition made of a word under a stamp may look like a value.
  const auto is_sure_value = [&](const RowCell& cell) {
    return is_value(cell) && (cell.cell == nullptr || !is_unreadable(cell.cell->from));
  };
  row.values = std::ranges::any_of(row.cells, is_value);
  if (std::ranges::any_of(row.cells, is_sure_value) || row.filled() < 2) return;
  for (const RowCell& cell : row.cells) {
    if (cell.blank() || cell.kind == CellKind::kDash) continue;
    row.indicator_words += find_label(Place::kIndicatorHeader, cell.text).has_value();
    row.funding_words += find_label(Place::kFundingHeader, cell.text).has_value();
  }
}

}  // namespace

int Row::filled() const {
  return static_cast<int>(std::ranges::count_if(cells, [](const RowCell& cell) { return !cell.blank(); }));
}

int Row::first_filled() const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].blank()) return static_cast<int>(i);
  }
  return -1;
}

std::string Row::text() const {
  std::string all;
  for (const RowCell& cell : cells) {
    if (!cell.blank()) all += (all.empty() ? "" : " | ") + cell.text;
  }
  return all;
}

RowCell make_cell(const Cell& cell) {
  RowCell made;
  made.text = clean_text(cell.raw);
  made.kind = classify(made.text);
  made.cell = &cell;
  return made;
}

CellKind classify(std::string_view clean) {
  if (clean.empty()) return CellKind::kBlank;
  if (clean.size() > kLongestValue) return CellKind::kText;
  if (is_dash(clean, true)) return CellKind::kDash;
  if (std::ranges::find(kOperators, clean) != std::end(kOperators)) return CellKind::kOperator;
  if (may_be_quantity(clean)) {
    const Amount amount = parse_amount(clean, AmountKind::kPoints);
    if (amount.state == CellState::kValue && amount.unit == "%") return CellKind::kPercent;
    if (amount.state == CellState::kValue && (amount.unit.empty() || amount.unit == "分"))
      return CellKind::kNumber;
    // 3.862,400.00: what is mended in sums of money alone is a number all the same.
    const Amount money = parse_amount(clean, AmountKind::kMoney);
    if (money.doubtful && money.state == CellState::kValue && money.unit.empty()) return CellKind::kNumber;
    const Quantity quantity = parse_quantity(clean);
    if (quantity.kind == QuantityKind::kNumber && quantity.op == Op::kNone && quantity.unit == "%") {
      return CellKind::kPercent;
    }
    if (quantity.kind != QuantityKind::kQualitative && quantity.kind != QuantityKind::kEmpty) {
      return CellKind::kQuantity;
    }
  }
  if (clean.size() > kLongestWord) return CellKind::kText;
  bool level1 = false, level2 = false;
  for (const LabelHit& hit : find_labels(Place::kLevelWord, clean, LabelSet::Fuzzy::kNo)) {
    level1 |= hit.label == Label::kLevel1;
    level2 |= hit.label == Label::kLevel2;
  }
  if (level1 && level2) return CellKind::kLevelAny;
  if (level1) return CellKind::kLevel1;
  if (level2) return CellKind::kLevel2;
  if (clean.size() <= 12) {
    const UnitFamily family = lookup_unit(clean).family;
    if (family != UnitFamily::kNone && family != UnitFamily::kWord) return CellKind::kUnit;
  }
  return CellKind::kText;
}

std::vector<Row> make_rows(const Extraction& extraction, std::vector<Cell>& paragraph_cells) {
  std::size_t paragraphs = 0;
  for (const Block& block : extraction.blocks) paragraphs += std::holds_alternative<Paragraph>(block);
  paragraph_cells.clear();
  paragraph_cells.reserve(paragraphs);  // the rows point into it

  std::vector<Row> rows;
  for (std::size_t b = 0; b < extraction.blocks.size(); ++b) {
    const int block = static_cast<int>(b);
    if (const auto* paragraph = std::get_if<Paragraph>(&extraction.blocks[b])) {
      paragraph_cells.push_back({0, 0, 1, 1, paragraph->raw, paragraph->from});
      Row row;
      row.paragraph = true;
      row.block = block;
      row.from = paragraph->from;
      row.cells.push_back(make_cell(paragraph_cells.back()));
      rows.push_back(std::move(row));
      continue;
    }
    const Grid& grid = std::get<Grid>(extraction.blocks[b]);
    for (int r = 0; r < grid.rows; ++r) {
      rows.push_back(make_grid_row(grid, r, block));
      count_header_words(rows.back());
    }
  }
  return rows;
}

void leave_out_specks(std::vector<Row>& rows, std::vector<Problem>& problems) {
  for (Row& row : rows) {
    const bool specks = std::ranges::all_of(row.cells, [](const RowCell& cell) {
      return cell.blank() || cell.kind == CellKind::kDash || is_speck(cell);
    });
    const auto is_text = [](const RowCell& cell) { return cell.kind == CellKind::kText; };
    if (!specks || std::ranges::none_of(row.cells, is_text)) continue;
    problems.push_back({"unmapped-text", row.from.page, row.from.line, "", {row.text()}});
    for (RowCell& cell : row.cells) {
      cell.text.clear();
      cell.kind = CellKind::kBlank;
    }
  }
}

}  // namespace recount
