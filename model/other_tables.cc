#include "model/other_tables.h"

#include <algorithm>

#include "model/fields.h"
#include "model/header_join.h"
#include "model/table_lines.h"
#include "model/vocabulary/vocabulary.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::size_t kMostHeaderRows = 4;
// Labels in a row without a value: longer runs of lines are running text.
constexpr std::size_t kMostBareLabels = 4;

bool has_amounts(const Row& row) {
  return std::ranges::any_of(row.cells, [](const RowCell& cell) { return cell.number(); });
}

bool is_total(const RowCell& cell) {
  const std::string label = fold_bare_label(cell.text);
  return label == "合计" || label == "总计" || label == "小计" || label.ends_with("总计") ||
         label.ends_with("合计");
}

// What the columns of the full rows of a table hold, its totals aside.
struct ColumnKinds {
  std::vector<bool> words, numbers;

  explicit ColumnKinds(std::span<const Row* const> rows) {
    std::size_t width = 0;
    for (const Row* row : rows) width = std::max(width, row->cells.size());
    words.resize(width);
    numbers.resize(width);
    for (const Row* row : rows) {
      if (row->cells.size() != width || is_total(row->cells[0])) continue;
      for (std::size_t i = 0; i < width; ++i) {
        const RowCell& cell = row->cells[i];
        numbers[i] = numbers[i] || cell.number();
        words[i] = words[i] || (!cell.blank() && cell.kind != CellKind::kDash && !cell.number());
      }
    }
  }

  std::size_t width() const { return words.size(); }
};

// Whether the numbers of a row of totals stand below numbers where its label covers `spanned` more columns.
bool fits_below_label(const Row& row, const ColumnKinds& kinds, std::size_t spanned) {
  bool any = false;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    if (row.cells[i].blank() || row.cells[i].kind == CellKind::kDash) continue;
    any = true;
    if (!row.cells[i].number() || !kinds.numbers[i + spanned] || kinds.words[i + spanned]) return false;
  }
  return any;
}

// The label of the row of totals can span the columns of words, which exports without spans print as one cell: 合计
// | 386,740 below 编号 | 项目 | 合价. How many columns it covers behind its own; 0 where that is not certain: a number
// must stand below words as it is, and only one span puts each below numbers. A row that keeps a blank cell at its
// end is short by just the span; others may have lost such cells too.
std::size_t columns_below_label(const Row& row, const ColumnKinds& kinds) {
  const std::size_t cells = row.cells.size();
  if (row.spans_known || cells < 2 || cells >= kinds.width() || !is_total(row.cells[0])) return 0;
  bool below_words = false;
  for (std::size_t i = 1; i < cells; ++i) {
    below_words = below_words || (row.cells[i].number() && kinds.words[i] && !kinds.numbers[i]);
  }
  if (!below_words) return 0;
  const std::size_t most = kinds.width() - cells;
  std::size_t found = 0;
  for (std::size_t spanned = row.cells.back().blank() ? most : 1; spanned <= most; ++spanned) {
    if (!fits_below_label(row, kinds, spanned)) continue;
    if (found > 0) return 0;
    found = spanned;
  }
  return found;
}

// Amounts, or the row of totals of a table that has none.
bool has_data(const Row& row) {
  return has_amounts(row) || (row.filled() <= 2 && std::ranges::any_of(row.cells, is_total));
}

std::size_t width_of(std::span<const Row* const> rows) {
  std::size_t width = 0;
  for (const Row* row : rows) width = std::max(width, row->cells.size());
  return width;
}

// A cell that only repeats those before it: outside forms equal cells side by side are values of their own, but
// for the label of a row of totals, which spans columns.
RowCell as_printed(const RowCell& cell, const RowCell& first) {
  if (cell.repeat == nullptr) return cell;
  RowCell printed = make_cell(*cell.repeat);
  return printed.text == first.text || is_total(printed) ? cell : printed;
}

bool is_year(const RowCell& cell) {
  return cell.text.size() == 4 && (cell.text.starts_with("19") || cell.text.starts_with("20"));
}

// Two cells of words above a wider row of words are the upper row of a header: 馆藏 | 借阅 above 图书 | 报刊 | 图书 |
// 报刊. A label beside its value, or a line of the table's number or title, is not. A blank cell below the first
// word (it spans both rows), one behind it (it spans columns), or two equal halves below tell.
bool spans_header(const Row& row, const Row* next) {
  if (next == nullptr || next->filled() < 2 || has_data(*next)) return false;
  for (const RowCell& cell : row.cells) {
    if (!cell.blank() &&
        (find_label(Place::kPair, cell.text) || is_table_number(cell.text) || !may_be_title(cell.text)))
      return false;
  }
  const auto first = static_cast<std::size_t>(row.first_filled());
  const bool blank_below = first < next->cells.size() && next->cells[first].blank();
  if (row.cells.size() == 2) {
    const std::size_t half = next->cells.size() / 2;
    bool halves = next->cells.size() % 2 == 0;
    for (std::size_t i = 0; i < half; ++i)
      halves = halves && !next->cells[i].blank() && next->cells[i].text == next->cells[half + i].text;
    return blank_below || halves;
  }
  return blank_below || row.cells[first + 1].blank();
}

// 乡镇 | 名额 above rows of a word and a number, two at least.
bool heads_two_columns(std::span<const Row* const> block, std::size_t head) {
  if (width_of(block) != 2 || head + 2 >= block.size()) return false;
  for (const RowCell& cell : block[head]->cells) {
    if (cell.blank() || find_label(Place::kPair, cell.text) || !may_be_title(cell.text)) return false;
  }
  return std::ranges::all_of(block.subspan(head + 1), [](const Row* row) {
    return row->filled() == 1 || (row->cells.size() == 2 && !row->cells[0].number() && row->cells[1].number());
  });
}

class OutsideMapper {
 public:
  OutsideMapper(std::span<const Row> rows, Document& document) : rows_(rows), document_(document) {}

  void run(std::span<const std::size_t> outside) {
    for (std::size_t i = 0; i < outside.size();) {
      const Row& row = rows_[outside[i]];
      if (row.filled() == 0) {
        ++i;
      } else if (row.paragraph) {
        if (!note_below_table(row.cells[0])) paragraph(row.cells[0]);
        ++i;
      } else {
        std::size_t end = i;
        while (end < outside.size() && !rows_[outside[end]].paragraph && rows_[outside[end]].block == row.block)
          ++end;
        std::vector<const Row*> block;
        for (std::size_t k = i; k < end; ++k) {
          if (rows_[outside[k]].filled() > 0) block.push_back(&rows_[outside[k]]);
        }
        // Exports without blank cells print a row of which only the label is filled as a line of its own.
        for (std::size_t more = rows_behind_labels(outside, end, block); more > 0;
             more = rows_behind_labels(outside, end, block)) {
          for (const std::size_t last = end + more; end < last; ++end) {
            if (rows_[outside[end]].filled() > 0) block.push_back(&rows_[outside[end]]);
          }
        }
        table(block);
        i = end;
      }
    }
  }

 private:
  // How many rows from `at` go on with the table above them: lines that can be labels, then rows of data that are no
  // wider. 0 where the table ends.
  std::size_t rows_behind_labels(std::span<const std::size_t> outside, std::size_t at,
                                 std::span<const Row* const> block) const {
    if (!std::ranges::any_of(block, [](const Row* row) { return has_data(*row); })) return 0;
    std::size_t end = at, labels = 0;
    for (; end < outside.size() && rows_[outside[end]].paragraph; ++end) {
      if (++labels > kMostBareLabels || !may_be_row_label(rows_[outside[end]].cells[0].text)) return 0;
    }
    if (labels == 0 || end == outside.size()) return 0;
    const Row& first = rows_[outside[end]];
    const bool data =
        std::ranges::any_of(first.cells, [](const RowCell& cell) { return cell.number() && !is_year(cell); });
    if (!data || first.cells.size() > width_of(block)) return 0;
    while (end < outside.size() && rows_[outside[end]].block == first.block) ++end;
    return end - at;
  }

  // 注：… right below a table, and the numbered lines that go on with it.
  bool note_below_table(const RowCell& cell) {
    if (document_.tables.empty() || document_.paragraphs.size() != lines_) return false;
    Table& above = document_.tables.back();
    const bool goes_on = !above.notes.empty() && is_numbered_note(cell.text);
    if (!is_table_note(cell.text) && !goes_on) return false;
    above.notes.push_back(text_field(&cell));
    return true;
  }

  void paragraph(const RowCell& cell) {
    DocumentParagraph made;
    made.text = located<std::string>(&cell);
    made.text.value = cell.text;
    made.text.state = CellState::kValue;
    if (is_section_heading(cell.text)) section_ = cell.text;
    made.section = section_;
    document_.paragraphs.push_back(std::move(made));
  }

  void table(const std::vector<const Row*>& block) {
    Table made;
    std::size_t first = 0;  // the first row of data
    std::size_t head = 0;   // the first row of the header
    while (head < block.size() && block[head]->filled() <= 2 && !has_amounts(*block[head])) {
      const Row* next = head + 1 < block.size() ? block[head + 1] : nullptr;
      if (block[head]->filled() == 2 && (spans_header(*block[head], next) || heads_two_columns(block, head)))
        break;
      for (const RowCell& cell : block[head]->cells) {
        if (!cell.blank()) take_table_line(made, cell, block[head]->filled() == 1);
      }
      ++head;
    }
    take_lines_above(made,
                     std::span(document_.paragraphs).subspan(std::min(lines_, document_.paragraphs.size())));
    first = head;
    while (first < block.size() && !has_data(*block[first]) && first - head < kMostHeaderRows) ++first;
    const bool amounts = std::any_of(block.begin() + static_cast<std::ptrdiff_t>(first), block.end(),
                                     [](const Row* row) { return has_data(*row); });
    if (!amounts || first == head) {
      // No header over amounts: words in a grid are running text.
      for (const Row* row : block) {
        for (const RowCell& cell : row->cells) {
          if (!cell.blank()) paragraph(cell);
        }
      }
      return;
    }
    const ColumnKinds kinds(std::span<const Row* const>(block).subspan(first));
    header(made, block, head, first, kinds.width());
    for (std::size_t r = first; r < block.size(); ++r) {
      std::vector<TextField> cells;
      int filled = 0;
      bool total = false;
      const std::size_t spanned = columns_below_label(*block[r], kinds);
      for (const RowCell& printed : block[r]->cells) {
        const RowCell cell = as_printed(printed, block[r]->cells[0]);
        filled += !cell.blank();
        total |= is_total(cell);
        TextField field = text_field(&cell);
        if (cell.number()) {
          const Amount amount = parse_amount(cell.text, AmountKind::kMoney);
          if (amount.value && !amount.repairs.empty()) {
            field.value = amount.value->to_string() + amount.unit;
            field.repairs = amount.repairs;
          }
        }
        cells.push_back(std::move(field));
        if (cells.size() == 1) cells.resize(1 + spanned);
      }
      if (filled >= 2 || total) {
        made.rows.push_back(std::move(cells));
      } else if (filled == 1) {
        const RowCell& cell = block[r]->cells[static_cast<std::size_t>(block[r]->first_filled())];
        if (is_table_note(cell.text)) made.notes.push_back(text_field(&cell));
      }
    }
    document_.tables.push_back(std::move(made));
    lines_ = document_.paragraphs.size();
  }

  // `width` is that of the rows below.
  static void header(Table& made, const std::vector<const Row*>& block, std::size_t head, std::size_t first,
                     std::size_t width) {
    for (std::size_t r = head; r < first; ++r) {
      std::vector<std::string> labels;
      if (r == head) {
        for (const RowCell& cell : block[r]->cells) labels.push_back(cell.text);
      } else {
        Row upper = *block[r - 1];
        for (std::size_t i = 0; i < upper.cells.size() && i < made.header.size(); ++i)
          upper.cells[i].text = made.header[i];
        // Below collapsed spans whose row is cut off behind its last word, the blanks at its end are known from the rows.
        const std::size_t described =
            described_columns(upper.cells.size(), block[r]->cells, filled_runs(block[r]->cells));
        const bool cut = !upper.spans_known && upper.cells.size() < width && described == width;
        for (const HeaderCell& cell : join_header_rows(upper.cells, block[r]->cells, cut ? width : 0)) {
          labels.push_back(cell.upper.empty() || cell.lower.empty() ? cell.text()
                                                                    : cell.upper + " / " + cell.lower);
        }
      }
      made.header = std::move(labels);
    }
  }

  std::span<const Row> rows_;
  Document& document_;
  std::string section_;
  std::size_t lines_ = 0;  // of running text up to the last table
};

}  // namespace

void map_outside(std::span<const Row> rows, std::span<const std::size_t> outside, Document& document) {
  OutsideMapper(rows, document).run(outside);
}

}  // namespace recount
