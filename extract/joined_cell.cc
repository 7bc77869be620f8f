#include "extract/joined_cell.h"

#include <algorithm>
#include <iterator>

#include "extract/glyph_lines.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// Signs that values consist of: 10, ≥95%, 1,234.5, —.
bool is_value_code(char32_t code) {
  if (code >= U'0' && code <= U'9') return true;
  return std::u32string_view(U".,%-+/()=<>≥≤≧≦＞＜＝》《—–－．，％ \n").find(code) != std::u32string_view::npos;
}

constexpr int kMostHeadRows = 4;
// The header that is repeated stands in the first rows of the table; the indicators of a form begin behind two dozen.
constexpr int kHeadRegion = 60;

// The filled cells that stand in `row` and end above `end`: a label beside the rows that goes on below the header is no part of
// it, nor is the blank cell that stands for its rest.
template <class Cells>
auto head_cells(const Cells& cells, int row, int end) {
  std::vector<const typename Cells::value_type*> found;
  for (const auto& cell : cells) {
    if (cell.row == row && cell.row + cell.row_span <= end && !cell.blank()) found.push_back(&cell);
  }
  std::ranges::sort(found, {}, [](const auto* cell) { return cell->col; });
  return found;
}

// 2009, 2021年预算数
bool begins_with_year(const std::string& text) {
  const bool is_year = text.size() >= 4 && (text.starts_with("19") || text.starts_with("20")) &&
                       std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  return is_year && (text.size() == 4 || text.compare(4, 3, "年") == 0);
}

// Words and years, no values.
template <class Row>
bool is_head(const Row& row, int least) {
  const bool words = std::ranges::none_of(
      row, [](const auto* cell) { return is_value(cell->text) && !begins_with_year(cell->text); });
  return words && static_cast<int>(row.size()) >= least;
}

// Where it breaks its lines depends on the page.
std::string without_blanks(const std::string& text) {
  std::string found;
  std::ranges::copy_if(text, std::back_inserter(found), [](char c) { return c != ' ' && c != '\n'; });
  return found;
}

// Recognition misreads a heading now and then, but seldom all of it: half of the characters are there.
bool is_much_alike(const std::string& a, const std::string& b) {
  std::u32string left, right, shared;
  for (std::size_t at = 0; at < a.size();) left += utf8_next(a, at);
  for (std::size_t at = 0; at < b.size();) right += utf8_next(b, at);
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  return shared.size() * 2 >= std::max(left.size(), right.size());
}

// Of a scan, two headings of three must be the same, and the others much alike: rows of labels and values differ in a value.
template <class Row>
bool is_same_row(const Row& a, const Row& b) {
  std::size_t same = 0;
  bool is_scanned = false, all_alike = true;
  const bool same_places = std::ranges::equal(a, b, [&](const auto* x, const auto* y) {
    const std::string left = without_blanks(x->text), right = without_blanks(y->text);
    same += left == right;
    all_alike = all_alike && is_much_alike(left, right);
    is_scanned = is_scanned || !x->readings.empty();
    return x->same_columns(*y) && x->row_span == y->row_span;
  });
  return same_places && (is_scanned ? all_alike && same * 3 >= a.size() * 2 : same == a.size());
}

}  // namespace

bool is_value(const std::string& text) {
  std::size_t signs = 0, all = 0;
  bool digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    signs += is_value_code(code);
    digit = digit || (code >= U'0' && code <= U'9');
    ++all;
  }
  return all > 0 && (signs == all || (digit && all <= 12 && signs * 2 >= all));
}

bool is_tick(const JoinedCell& cell) {
  if (cell.readings.empty() || cell.blank() || is_value(cell.text)) return false;
  std::size_t at = 0;
  utf8_next(cell.text, at);
  return at == cell.text.size();
}

bool is_finished(const std::string& text) {
  for (const std::string_view end : {"。", "；", ";", "！", "."}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

void continue_text(std::string& text, const std::string& more) {
  if (more.empty()) return;
  if (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t at = last, begin = 0;
    const bool wide = is_wide_code(utf8_next(text, at)) || is_wide_code(utf8_next(more, begin));
    if (is_finished(text) || !wide) text += '\n';
  }
  text += more;
}

int repeated_head_rows(std::span<const JoinedCell> table, int table_rows, std::span<const JoinedCell> part,
                       int part_rows) {
  std::vector<JoinedCell> early;
  std::ranges::copy_if(table, std::back_inserter(early),
                       [](const JoinedCell& cell) { return cell.row < kHeadRegion; });
  for (int count = std::min(kMostHeadRows, part_rows - 1); count > 0; --count) {
    std::vector<decltype(head_cells(part, 0, 0))> theirs;
    for (int row = 0; row < count; ++row) theirs.push_back(head_cells(part, row, count));
    for (int start = 0; start + count <= std::min(table_rows, kHeadRegion); ++start) {
      bool same = true;
      for (int row = 0; same && row < count; ++row) {
        const auto& head = theirs[static_cast<std::size_t>(row)];
        // One cell alone can be a label that comes twice; above the table it is its title.
        same = is_head(head, start == 0 ? 1 : 2) &&
               is_same_row(head_cells(early, start + row, start + count), head);
      }
      if (same) return count;
    }
  }
  return 0;
}

}  // namespace recount
