// Any bytes: an error, or an extraction whose cells are in order and whose lines lie in the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "extract/reader.h"
#include "extract/source.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const recount::Grid& grid, int last_line) {
  int row = 0, col = -1;
  for (const recount::Cell& cell : grid.cells) {
    require(cell.row == row ? cell.col == col + 1 : cell.row == row + 1 && cell.col == 0);
    require(cell.row < grid.rows && cell.col < grid.cols && cell.row_span == 1 && cell.col_span == 1);
    require(cell.from.line >= 1 && cell.from.line <= last_line);
    row = cell.row;
    col = cell.col;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const recount::Result<recount::Source> source = recount::make_source("fuzz.txt", bytes);
  if (!source) return 0;
  const recount::Result<recount::Extraction> extraction = recount::read(*source);
  if (!extraction) return 0;
  const int last_line = static_cast<int>(size) + 1;
  for (const recount::Block& block : extraction->blocks) {
    if (const auto* grid = std::get_if<recount::Grid>(&block)) {
      check(*grid, last_line);
    } else {
      const auto& paragraph = std::get<recount::Paragraph>(block);
      require(!paragraph.raw.empty() && paragraph.from.line >= 1 && paragraph.from.line <= last_line);
    }
  }
  return 0;
}
