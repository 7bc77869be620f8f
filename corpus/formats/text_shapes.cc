#include "corpus/formats/text_shapes.h"

#include <functional>
#include <vector>

#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

using TableWriter = std::function<std::string(const SheetTable&)>;

std::string write_blocks(const Sheet& sheet, const TableWriter& table) {
  std::string text;
  for (const auto& block : sheet.blocks) {
    if (const auto* line = std::get_if<SheetLine>(&block)) {
      text += line->text + "\n";
    } else {
      text += table(std::get<SheetTable>(block));
    }
  }
  return text;
}

std::string one_line(const std::string& text) {
  return replace_all(text, "\n", " ");
}

// A cell a line behind a tab, a blank line between rows; a cell merged over rows leaves a blank line in each of them.
std::string cells_table(const SheetTable& table) {
  std::string text;
  for (const auto& row : positions(table)) {
    for (const Position& at : row) {
      if (at.cell != nullptr) text += "\t" + at.cell->text + "\n";
      if (at.above) text += "\t\n";
    }
    text += "\n";
  }
  return text;
}

// A line a row, tabs between all columns, nothing where a span covers the position.
std::string rows_table(const SheetTable& table) {
  std::string text;
  for (const auto& row : positions(table)) {
    for (std::size_t col = 0; col < row.size(); ++col) {
      if (col > 0) text += "\t";
      if (row[col].cell != nullptr) text += one_line(row[col].cell->text);
    }
    text += "\n";
  }
  return text;
}

// A line a row, one entry for each cell that stands in it, however many columns it covers.
std::string compact_table(const SheetTable& table) {
  std::string text;
  for (const auto& row : positions(table)) {
    std::string line;
    for (const Position& at : row) {
      if (at.cell != nullptr) line += one_line(at.cell->text) + "\t";
      if (at.above) line += "\t";
    }
    while (line.ends_with('\t')) line.pop_back();
    text += line + "\n";
  }
  return text;
}

// Markdown pipe tables with all columns.
std::string pipes_table(const SheetTable& table) {
  std::string text;
  for (const auto& row : positions(table)) {
    text += "|";
    for (const Position& at : row) {
      text +=
          (at.cell == nullptr ? std::string(" ") : " " + replace_all(at.cell->text, "\n", "<br>") + " ") + "|";
    }
    text += "\n";
  }
  return text + "\n";
}

constexpr TextShape kShapes[] = {
    {"cells", "a cell a line, rows parted by a blank line",
     [](const Sheet& sheet) { return write_blocks(sheet, cells_table); }},
    {"rows", "tabs between all columns", [](const Sheet& sheet) { return write_blocks(sheet, rows_table); }},
    {"compact", "tabs between cells", [](const Sheet& sheet) { return write_blocks(sheet, compact_table); }},
    {"pipes", "bars between all columns", [](const Sheet& sheet) { return write_blocks(sheet, pipes_table); }},
};

}  // namespace

std::vector<std::vector<Position>> positions(const SheetTable& table) {
  std::vector<std::vector<Position>> rows(static_cast<std::size_t>(table.rows),
                                          std::vector<Position>(table.widths.size()));
  for (const SheetCell& cell : table.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
        Position& at = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
        at.cell = row == cell.row && col == cell.col ? &cell : nullptr;
        at.above = row > cell.row && col == cell.col;  // one blank cell for each merged cell that goes on
      }
    }
  }
  return rows;
}

std::span<const TextShape> text_shapes() {
  return kShapes;
}

}  // namespace recount::corpus
