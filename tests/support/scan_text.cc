#include "tests/support/scan_text.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/support/form_text.h"

namespace recount::testing {
namespace {

constexpr double kSure = 0.97;

Engine engine_of(char letter) {
  return letter == 'n'   ? Engine::kNet
         : letter == 'w' ? Engine::kWords
         : letter == 'f' ? Engine::kFigures
                         : Engine::kBoth;
}

void read_readings(const std::string& text, Cell& cell) {
  cell.from.confidence = 0.5;
  bool believed = false;
  for (const std::string& piece : split(text, ';')) {
    const std::size_t blank = piece.rfind(' ');
    if (blank == std::string::npos || blank < 1) {
      ADD_FAILURE() << "no reading: " << piece;
      continue;
    }
    const Reading reading{trim(piece.substr(1, blank - 1)), std::stod(piece.substr(blank + 1)),
                          engine_of(piece[0])};
    if (!believed && reading.text == cell.raw) {
      cell.from.confidence = reading.confidence;
      believed = true;
    }
    cell.from.readings.push_back(reading);
  }
}

Cell read_cell(const std::string& text, int row, int col) {
  Cell cell{row, col, 1, 1, text, {}};
  cell.from.page = 1;
  cell.from.box = Box{col / 100.0, row / 100.0, (col + 1) / 100.0, (row + 1) / 100.0};
  if (text.starts_with("=")) {
    cell.raw = trim(text.substr(1));
    return cell;
  }
  const std::size_t brace = text.find('{');
  cell.raw = trim(text.substr(0, brace));
  if (brace != std::string::npos) {
    read_readings(text.substr(brace + 1, text.rfind('}') - brace - 1), cell);
  } else if (!cell.raw.empty()) {
    cell.from.confidence = kSure;
    cell.from.readings.push_back({cell.raw, kSure, Engine::kBoth});
  }
  return cell;
}

}  // namespace

Extraction scan_from_text(std::string_view text) {
  Extraction made{"pdf-ocr", 1, {}, {}};
  Grid grid;
  grid.spans_known = true;
  std::vector<std::vector<std::size_t>> owners;  // of each position, an index into the cells
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line = trim(line);
    if (line.empty()) continue;
    if (line[0] != '|') {
      made.blocks.emplace_back(Paragraph{line, {1, {}, 0, kSure}});
      continue;
    }
    const std::vector<std::string> cells = split(line.substr(1, line.rfind('|') - 1), '|');
    owners.emplace_back();
    for (const std::string& cell : cells) {
      const int col = static_cast<int>(owners.back().size());
      if (cell == "<" && col > 0) {
        owners.back().push_back(owners.back().back());
        Cell& owner = grid.cells[owners.back().back()];
        owner.col_span = std::max(owner.col_span, col - owner.col + 1);
      } else if (cell == "^" && grid.rows > 0) {
        owners.back().push_back(owners[owners.size() - 2].at(static_cast<std::size_t>(col)));
        Cell& owner = grid.cells[owners.back().back()];
        owner.row_span = std::max(owner.row_span, grid.rows - owner.row + 1);
      } else {
        owners.back().push_back(grid.cells.size());
        grid.cells.push_back(read_cell(cell, grid.rows, col));
      }
    }
    grid.cols = std::max(grid.cols, static_cast<int>(owners.back().size()));
    ++grid.rows;
  }
  if (grid.rows > 0) made.blocks.emplace_back(std::move(grid));
  return made;
}

}  // namespace recount::testing
