#include "extract/text_grown.h"

#include <algorithm>
#include <span>
#include <utility>

#include "extract/grown_text.h"
#include "extract/text_deal.h"
#include "extract/utf8.h"

namespace recount {
namespace {

constexpr std::size_t kMinBytes = 30;  // ten Chinese characters: shorter names of real rows may begin alike
constexpr std::size_t kMinGrowth = 4;  // characters
constexpr int kMaxHeaders = 4, kMaxVersions = 64;

std::string_view raw_at(const Grid& grid, int row, int col) {
  const auto cells = grid.row(row);
  return col < static_cast<int>(cells.size()) ? std::string_view(cells[static_cast<std::size_t>(col)].raw) : "";
}

// A cheap look at the first characters: of texts that begin alike most of them are the same.
bool begin_alike(std::string_view a, std::string_view b) {
  if (std::min(a.size(), b.size()) < kMinBytes) return false;
  const auto front = [](std::string_view text) {
    std::size_t size = std::min<std::size_t>(text.size(), 48);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return plain_text(text.substr(0, size)).codes;
  };
  const std::u32string x = front(a), y = front(b);
  const std::size_t size = std::min<std::size_t>({x.size(), y.size(), 12});
  std::size_t same = 0;
  for (std::size_t i = 0; i < size; ++i) same += x[i] == y[i];
  return size >= 8 && same * 3 >= size * 2;
}

// The printings first .. last of one row; `col` holds its names, `full` is the longest printing. steps: how
// often it grew; below two it is no growth, and neither is any part of it.
struct Growth {
  int first = 0, last = 0, col = 0, full = 0, steps = 0;
  bool is_growth() const { return steps >= 2; }
};

Growth growth_at(const Grid& grid, int first) {
  for (int col = 0; col < static_cast<int>(grid.row(first).size()); ++col) {
    if (first + 1 >= grid.rows || !begin_alike(raw_at(grid, first, col), raw_at(grid, first + 1, col)))
      continue;
    Growth growth{first, first, col, first, 0};
    PlainText before = plain_text(raw_at(grid, first, col));
    std::size_t longest = before.codes.size();
    while (growth.last + 1 < grid.rows && growth.last - first < kMaxVersions) {
      const int next = growth.last + 1;
      if (!begin_alike(raw_at(grid, next - 1, col), raw_at(grid, next, col))) break;
      PlainText plain = plain_text(raw_at(grid, next, col));
      if (!is_beginning(before, plain)) break;
      growth.steps += plain.codes.size() >= before.codes.size() + kMinGrowth;
      if (plain.codes.size() >= longest) {
        longest = plain.codes.size();
        growth.full = next;
      }
      growth.last = next;
      before = std::move(plain);
    }
    if (growth.last > first) return growth;
  }
  return {first, first, 0, first, 0};
}

// Whether some column beside the names holds ever more values.
bool has_growing_values(const Grid& grid, const Growth& growth) {
  for (int col = 0; col < static_cast<int>(grid.row(growth.full).size()); ++col) {
    if (col == growth.col) continue;
    const std::size_t values = split_values(raw_at(grid, growth.full, col)).size();
    if (values < 3) continue;
    for (int row = growth.first; row < growth.full; ++row) {
      const std::size_t fewer = split_values(raw_at(grid, row, col)).size();
      if (fewer > 0 && fewer < values) return true;
    }
  }
  return false;
}

// The header word in a cell of an early printing: what stands in front of a first value of the column, or the
// whole cell where no value follows.
struct HeaderCell {
  std::string_view word;
  bool with_value = false;
};

HeaderCell header_cell(std::string_view raw, std::string_view full) {
  const std::size_t blank = raw.find(' ');
  if (blank == raw.npos || blank == 0) return {raw, false};
  const std::string_view value = trim(raw.substr(blank));
  const std::vector<std::string_view> values = split_values(full);
  const bool is_first_value = !values.empty() && !value.empty() && values.front() == value;
  const PlainText start = plain_text(value);
  const bool is_text = start.codes.size() >= 4 && align_beginning(start, plain_text(full)).has_value();
  if (is_first_value || is_text) return {raw.substr(0, blank), true};
  return {raw, false};
}

bool is_header_printing(const Grid& grid, const Growth& growth, int row) {
  int same = 0, with_value = 0;
  for (int col = 0; col < static_cast<int>(grid.row(row).size()); ++col) {
    const std::string_view raw = raw_at(grid, row, col);
    if (trim(raw).empty()) continue;
    same += raw == raw_at(grid, growth.first, col);
    with_value += header_cell(raw, raw_at(grid, growth.full, col)).with_value;
  }
  return same >= 2 && with_value >= 1;
}

struct Header {
  int first = 0;  // the first printing; growth.first where there is none
  std::vector<std::string_view> words;
};

Header find_header(const Grid& grid, const Growth& growth) {
  Header header{growth.first, std::vector<std::string_view>(static_cast<std::size_t>(grid.cols))};
  while (header.first > 0 && growth.first - header.first < kMaxHeaders &&
         is_header_printing(grid, growth, header.first - 1)) {
    --header.first;
  }
  for (int row = header.first; row < growth.first; ++row) {
    for (int col = 0; col < static_cast<int>(grid.row(row).size()); ++col) {
      std::string_view& word = header.words[static_cast<std::size_t>(col)];
      if (!trim(word).empty()) continue;
      word = header_cell(raw_at(grid, row, col), raw_at(grid, growth.full, col)).word;
    }
  }
  return header;
}

// A header word that stayed in the column to the last printing is no value; one misread character more is
// allowed.
bool is_header_word(std::string_view raw, std::string_view word) {
  if (trim(word).empty()) return false;
  const std::u32string text = plain_text(raw).codes, header = plain_text(word).codes;
  return text == header || (text.size() == header.size() + 1 && text.find(header) != text.npos);
}

// Copies rows of `from`, as they are or made of other cells.
class Rebuilt {
 public:
  Rebuilt(const Grid& from, std::size_t room) : from_(from) { table_.room = room; }
  void copy(int row) {
    table_.add_row();
    for (const Cell& cell : from_.row(row)) {
      table_.add_cell(cell.raw, static_cast<std::uint32_t>(cell.from.line));
    }
  }
  template <class Texts>
  void add(const Texts& texts, int line) {
    table_.add_row();
    for (const auto& text : texts) table_.add_cell(std::string(text), static_cast<std::uint32_t>(line));
  }
  // A blank cell of a doubtful column of the row added last is not blank on paper: nobody can tell what it holds.
  void doubt(std::size_t col) {
    std::vector<Cell>& cells = table_.grid.cells;
    for (auto cell = cells.rbegin(); cell != cells.rend() && cell->row == cells.back().row; ++cell) {
      if (cell->col == static_cast<int>(col) && trim(cell->raw).empty()) cell->from.confidence = 0;
    }
  }
  TextTable take() { return std::move(table_); }

 private:
  const Grid& from_;
  TextTable table_;
};

void unfold(const Grid& grid, const Growth& growth, const Header& header, Rebuilt& rebuilt,
            std::vector<Problem>& problems) {
  const int line = grid.row(growth.full).front().from.line;
  if (header.first < growth.first) rebuilt.add(header.words, grid.row(header.first).front().from.line);
  std::vector<GrownColumn> columns;
  for (int col = 0; col < static_cast<int>(grid.row(growth.full).size()); ++col) {
    GrownColumn& column = columns.emplace_back();
    column.full = raw_at(grid, growth.full, col);
    if (is_header_word(column.full, header.words[static_cast<std::size_t>(col)])) column.full = "";
    for (int row = growth.first; row <= growth.last; ++row) column.versions.push_back(raw_at(grid, row, col));
  }
  const Deal deal = deal_out(columns, static_cast<std::size_t>(growth.col));
  if (deal.rows.empty()) {
    rebuilt.copy(growth.full);
    problems.push_back({"run-together-rows", 0, line, "", {deal.why}});
    return;
  }
  for (const std::vector<std::string_view>& row : deal.rows) {
    rebuilt.add(row, line);
    for (const std::size_t col : deal.doubtful) rebuilt.doubt(col);
  }
  for (const std::size_t col : deal.doubtful) {
    problems.push_back(
        {"run-together-cells",
         0,
         line,
         "",
         {std::to_string(deal.rows.size()), std::to_string(col + 1), std::string(columns[col].full)}});
  }
}

}  // namespace

void unfold_grown_rows(TextTable& table) {
  const Grid& grid = table.grid;
  Rebuilt rebuilt(grid, table.room);
  int done = 0;  // rows before it are in `rebuilt`
  for (int row = 0; row < grid.rows;) {
    const Growth growth = growth_at(grid, row);
    row = growth.last + 1;
    if (!growth.is_growth() || !has_growing_values(grid, growth)) continue;
    const Header header = find_header(grid, growth);
    while (done < header.first) rebuilt.copy(done++);
    unfold(grid, growth, header, rebuilt, table.problems);
    done = row;
  }
  if (done == 0) return;
  while (done < grid.rows) rebuilt.copy(done++);
  TextTable taken = rebuilt.take();
  table.grid = std::move(taken.grid);
  table.is_full = taken.is_full;
}

}  // namespace recount
