// Cells of several rows or columns among the rows that layout_rows has found.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

#include "extract/text_layout.h"

namespace recount {
namespace {

constexpr double kLevel = 0.75;        // twice what cells of a row may be off its middle, as Line::at
constexpr double kHeaderHeight = 4.8;  // what the rows of a header are apart at most

double at_of(Lines region, const LayoutRow& row) {
  return (region[row.first].at + region[row.last].at) / 2;
}

bool share_columns(const LayoutRow& row, const LayoutCell& one) {
  return std::ranges::any_of(
      row.cells, [&one](const LayoutCell& cell) { return cell.left < one.right && one.left < cell.right; });
}

bool share_columns(const LayoutRow& a, const LayoutRow& b) {
  return std::ranges::any_of(b.cells, [&a](const LayoutCell& cell) { return share_columns(a, cell); });
}

// 12 in a column of 序号.
bool is_serial(const LayoutCell& cell) {
  constexpr std::size_t kLongest = 3;
  const std::string_view text = cell.pieces.front().text;
  return cell.pieces.size() == 1 && text.size() <= kLongest &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Rows between two rows that have nothing where their cells stand: labels in the middle of several rows, and values that two
// rows have in common, which go to the first of them.
void take_cells_between(Lines region, LayoutRows& table) {
  std::vector<LayoutRow>& rows = table.rows;
  std::vector<LayoutRow> kept;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto is_free = [](const LayoutRow& row, const LayoutCell& label) {
      return row.values() > 0 && !share_columns(row, label) &&
             std::ranges::none_of(row.cells, [&](const LayoutCell& cell) {
               const bool is_number_of_row = &cell == &row.cells.front() && is_serial(cell);
               return cell.is_value() && cell.left < label.right && !is_number_of_row;
             });
    };
    const auto is_label = [&](const LayoutCell& cell) {
      return !cell.is_value() && is_free(kept.back(), cell) && is_free(rows[i + 1], cell);
    };
    const auto is_common = [&](const LayoutCell& cell) {
      return cell.is_value() && !share_columns(kept.back(), cell) && !share_columns(rows[i + 1], cell);
    };
    const bool between = !kept.empty() && i + 1 < rows.size();
    const bool halfway =
        between && kept.back().values() > 0 && rows[i + 1].values() > 0 &&
        std::abs(at_of(region, kept.back()) + at_of(region, rows[i + 1]) - 2 * at_of(region, rows[i])) < kLevel;
    const bool taken = between && std::ranges::all_of(rows[i].cells, [&](const LayoutCell& cell) {
                         return is_label(cell) || (halfway && is_common(cell));
                       });
    if (!taken) {
      kept.push_back(std::move(rows[i]));
      continue;
    }
    for (LayoutCell& cell : rows[i].cells) {
      if (cell.is_value()) cell.rows = 2;
      (cell.is_value() ? kept.back().cells : table.labels).push_back(std::move(cell));
    }
    std::ranges::sort(kept.back().cells, {}, &LayoutCell::left);
  }
  rows = std::move(kept);
}

bool is_prose(const LayoutCell& cell) {
  return cell.pieces.size() > 1 || layout_characters(cell.pieces.front().text) >= kLayoutProse;
}

// Labels beside such texts, and their headings: in a row between both, or taken for one of the headings, though lower.
void take_labels_of_prose(LayoutRows& table) {
  std::vector<LayoutRow>& rows = table.rows;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const bool between = rows[i + 1].cells.size() == 1;
    if (between && i + 2 >= rows.size()) continue;
    const LayoutRow& texts = rows[i + (between ? 2 : 1)];
    LayoutRow heads = rows[i];
    if (heads.cells.empty()) continue;  // all of the row was labels
    if (!between) heads.cells.erase(heads.cells.begin());
    if (!heads_prose(heads, texts)) continue;
    LayoutCell& label = rows[i + (between ? 1 : 0)].cells.front();
    if (label.right > heads.cells.front().left || label.right > texts.cells.front().left) continue;
    if (!between && label.first() <= heads.cells.front().last()) continue;
    table.labels.push_back(std::move(label));
    if (between) {
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      rows[i] = std::move(heads);
    }
  }
}

// The first heading below one of several columns: those up to the next heading that stands beside them are its own.
const LayoutCell& first_subhead(const LayoutCell& head, const LayoutRow& heads, const LayoutRow& beside,
                                const LayoutRow& below) {
  const auto middle = [](const LayoutCell& cell) { return cell.left + cell.right; };
  std::size_t from = 0;
  for (const LayoutCell& cell : beside.cells) {
    if (cell.right <= head.left) from = std::max(from, middle(cell));
  }
  for (const LayoutCell& cell : heads.cells) {
    if (cell.right <= head.left) from = std::max(from, (middle(cell) + middle(head)) / 2);
  }
  const auto found =
      std::ranges::find_if(below.cells, [&](const LayoutCell& cell) { return middle(cell) > from; });
  return found == below.cells.end() ? below.cells.back() : *found;
}

// A header of two rows has the headings of both rows in the middle between them. They go up to the first row:
//
//                       指标完成情况                      一级指标  三级指标  指标完成情况            备注
//   一级指标  三级指标                         备注   ->
//                    年度指标值  实际完成值                                   年度指标值  实际完成值
//
// Headings of several columns may have been taken for part of a row with the others.
void join_headers(Lines region, LayoutRows& table) {
  std::vector<LayoutRow>& rows = table.rows;
  const auto has_values = [&rows](std::size_t row) { return rows[row].values() > 0; };
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (has_values(i) || has_values(i + 1)) continue;
    LayoutRow above = rows[i], middle = rows[i + 1];
    std::size_t count = 2;
    if (above.first < above.last) {
      const auto is_upper = [&above](const LayoutCell& cell) { return cell.last() == above.first; };
      middle = above;
      std::erase_if(middle.cells, is_upper);
      std::erase_if(above.cells, std::not_fn(is_upper));
      above.last = above.first, middle.first = above.first + 1;
      count = 1;
    }
    if (i + count >= rows.size() || has_values(i + count)) continue;
    LayoutRow below = rows[i + count];
    const bool heads =
        !above.cells.empty() && middle.cells.size() > 1 && above.cells.size() < below.cells.size();
    if (!heads || share_columns(middle, above) || share_columns(middle, below)) continue;
    const double off = at_of(region, above) + at_of(region, below) - 2 * at_of(region, middle);
    if (std::abs(off) > kLevel || at_of(region, below) - at_of(region, above) > kHeaderHeight) continue;
    LayoutRow header = middle;
    header.first = above.first;
    for (const LayoutCell& cell : above.cells) {
      const LayoutCell& first = first_subhead(cell, above, middle, below);
      header.cells.push_back(cell);
      header.cells.back().left = first.left, header.cells.back().right = first.right;
    }
    std::ranges::sort(header.cells, {}, &LayoutCell::left);
    below.subheads = true;
    below.last = std::max(below.last, middle.last);
    rows[i] = std::move(header), rows[i + 1] = std::move(below);
    if (count == 2) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i) + 2);
  }
}

}  // namespace

bool heads_prose(const LayoutRow& heads, const LayoutRow& texts) {
  if (heads.cells.size() < 2 || heads.values() > 0) return false;
  std::size_t headed = 0;
  for (const LayoutCell& text : texts.cells) {
    const auto above = std::ranges::count_if(heads.cells, [&text](const LayoutCell& head) {
      return head.left < text.right && text.left < head.right;
    });
    if (above > 1 || (above == 1 && !is_prose(text))) return false;
    headed += above == 1;
  }
  return headed == heads.cells.size() && headed + 1 >= texts.cells.size();
}

void take_spanning_cells(Lines region, LayoutRows& table) {
  if (table.align == VerticalAlign::kMiddle) {
    take_cells_between(region, table);
    join_headers(region, table);
  }
  take_labels_of_prose(table);
}

}  // namespace recount
