#include "model/other_tables.h"

#include <algorithm>

#include "model/fields.h"
#include "model/header_join.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::size_t kLongestHeading = 40 * 3;
constexpr std::size_t kMostHeaderRows = 4;

bool is_total(const RowCell& cell) {
  const std::string label = fold_bare_label(cell.text);
  return label == "合计" || label == "总计" || label == "小计" || label.ends_with("总计") ||
         label.ends_with("合计");
}

// 一、… （一）… 第一部分 …: what the paragraphs below belong to.
bool is_heading(std::string_view text) {
  if (text.size() > kLongestHeading || text.find("。") != std::string_view::npos) return false;
  constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (const std::string_view open : {"", "（", "(", "第"}) {
    if (!text.starts_with(open)) continue;
    std::string_view rest = text.substr(open.size());
    bool numeral = false;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view word : kNumerals) {
        if (rest.starts_with(word)) rest.remove_prefix(word.size()), numeral = more = true;
      }
    }
    if (!numeral) continue;
    for (const std::string_view mark : {"、", "）", ")", "部分", "章", "．", "."}) {
      if (rest.starts_with(mark)) return true;
    }
  }
  return false;
}

// 表一：, 表2, 附表3
bool is_table_number(std::string_view text) {
  const std::string label = fold_label(text);
  return label.size() <= 8 * 3 && (label.starts_with("表") || label.starts_with("附表")) &&
         !label.ends_with("表");
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
        paragraph(row.cells[0]);
        ++i;
      } else {
        std::size_t end = i;
        while (end < outside.size() && !rows_[outside[end]].paragraph && rows_[outside[end]].block == row.block)
          ++end;
        std::vector<const Row*> block;
        for (std::size_t k = i; k < end; ++k) {
          if (rows_[outside[k]].filled() > 0) block.push_back(&rows_[outside[k]]);
        }
        table(block);
        i = end;
      }
    }
  }

 private:
  void paragraph(const RowCell& cell) {
    DocumentParagraph made;
    made.text = located<std::string>(&cell);
    made.text.value = cell.text;
    made.text.state = CellState::kValue;
    if (is_heading(cell.text)) section_ = cell.text;
    made.section = section_;
    document_.paragraphs.push_back(std::move(made));
  }

  // The lines right above a table that are its number, title and unit; they stay in paragraphs as well.
  void take_heading(Table& table, const RowCell& cell) {
    const std::string unit = amount_unit_in(cell.text);
    if (!unit.empty() && !table.amount_unit.value) table.amount_unit = text_field(&cell, unit);
    if (is_table_number(cell.text)) {
      std::string number = cell.text;
      drop_end_colons(number);
      table.number = text_field(&cell, number);
    } else if (cell.text.size() <= kLongestHeading && fold_label(cell.text).ends_with("表")) {
      table.title = text_field(&cell);
    }
  }

  void table(const std::vector<const Row*>& block) {
    Table made;
    const std::size_t lines = document_.paragraphs.size();
    for (std::size_t k = lines - std::min<std::size_t>(lines, 4); k < lines; ++k) {
      const TextField& line = document_.paragraphs[k].text;
      const Cell cell{0, 0, 1, 1, line.raw, line.from};
      RowCell view{*line.value, CellKind::kText, false, &cell};
      take_heading(made, view);
    }
    std::size_t first = 0;  // the first row of data
    std::size_t head = 0;   // the first row of the header
    while (head < block.size() && block[head]->filled() <= 2 && !has_amounts(*block[head])) {
      for (const RowCell& cell : block[head]->cells) {
        if (!cell.blank()) take_heading(made, cell);
      }
      ++head;
    }
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
    header(made, block, head, first);
    for (std::size_t r = first; r < block.size(); ++r) {
      std::vector<TextField> cells;
      int filled = 0;
      bool total = false;
      for (const RowCell& cell : block[r]->cells) {
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
      }
      if (filled >= 2 || total) made.rows.push_back(std::move(cells));
    }
    document_.tables.push_back(std::move(made));
  }

  static bool has_amounts(const Row& row) {
    return std::ranges::any_of(row.cells, [](const RowCell& cell) { return cell.number(); });
  }

  // Amounts, or the row of totals of a table that has none.
  static bool has_data(const Row& row) {
    return has_amounts(row) || (row.filled() <= 2 && std::ranges::any_of(row.cells, is_total));
  }

  static void header(Table& made, const std::vector<const Row*>& block, std::size_t head, std::size_t first) {
    for (std::size_t r = head; r < first; ++r) {
      std::vector<std::string> labels;
      if (r == head) {
        for (const RowCell& cell : block[r]->cells) labels.push_back(cell.text);
      } else {
        Row upper = *block[r - 1];
        for (std::size_t i = 0; i < upper.cells.size() && i < made.header.size(); ++i)
          upper.cells[i].text = made.header[i];
        for (const HeaderCell& cell : join_header_rows(upper.cells, block[r]->cells)) {
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
};

}  // namespace

void map_outside(std::span<const Row> rows, std::span<const std::size_t> outside, Document& document) {
  OutsideMapper(rows, document).run(outside);
}

}  // namespace recount
