#include "tests/support/grid_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace recount {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The cells between the pipes of a row.
std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size()) {
      const char next = row[++i];
      cell += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    } else if (row[i] == '|') {
      // Only blanks: an escaped line break or tab at the end of a cell is meant.
      const std::size_t first = cell.find_first_not_of(' ');
      cells.push_back(first == cell.npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
      cell.clear();
    } else {
      cell += row[i];
    }
  }
  return cells;
}

void add_row(Grid& grid, std::string_view row, int line) {
  Provenance from;
  from.line = line;
  int col = 0;
  for (std::string& cell : cells_of(row)) grid.cells.push_back({grid.rows, col++, 1, 1, std::move(cell), from});
  grid.cols = std::max(grid.cols, col);
  ++grid.rows;
}

void append_escaped(std::string& out, std::string_view raw) {
  for (const char c : raw) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '|':
      case '\\':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
}

void append_grid(std::string& out, const Grid& grid) {
  out += "grid\n";
  for (int row = 0; row < grid.rows; ++row) {
    const auto cells = grid.row(row);
    out += std::to_string(cells.empty() ? 0 : cells.front().from.line) + " |";
    for (const Cell& cell : cells) {
      out += ' ';
      append_escaped(out, cell.raw);
      out += " |";
    }
    out += '\n';
  }
}

}  // namespace

Extraction extraction_from_text(std::string_view text) {
  Extraction extraction;
  extraction.reader = "text";
  bool in_grid = false;
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view content = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content.empty()) continue;
    if (content.front() == '|') {
      if (!in_grid) extraction.blocks.emplace_back(Grid{});
      add_row(std::get<Grid>(extraction.blocks.back()), content, line);
    } else {
      Provenance from;
      from.line = line;
      extraction.blocks.emplace_back(Paragraph{std::string(content), from});
    }
    in_grid = content.front() == '|';
  }
  return extraction;
}

Grid grid_from_text(std::string_view text) {
  Grid grid;
  for (Block& block : extraction_from_text(text).blocks) {
    const Grid* part = std::get_if<Grid>(&block);
    if (!part) continue;
    for (Cell cell : part->cells) {
      cell.row += grid.rows;
      cell.from.line = cell.row + 1;
      grid.cells.push_back(std::move(cell));
    }
    grid.rows += part->rows;
    grid.cols = std::max(grid.cols, part->cols);
  }
  return grid;
}

std::string dump(const Extraction& extraction) {
  std::string out;
  for (const Block& block : extraction.blocks) {
    if (const Grid* grid = std::get_if<Grid>(&block)) {
      append_grid(out, *grid);
    } else {
      const Paragraph& paragraph = std::get<Paragraph>(block);
      out += std::to_string(paragraph.from.line) + " > ";
      append_escaped(out, paragraph.raw);
      out += '\n';
    }
  }
  for (const Problem& problem : extraction.problems) {
    out += "problem " + problem.code + ' ' + std::to_string(problem.line);
    for (const std::string& arg : problem.args) out += " (" + arg + ')';
    out += '\n';
  }
  return out;
}

}  // namespace recount
