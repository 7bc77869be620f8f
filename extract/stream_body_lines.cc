#include "extract/stream_body_lines.h"

#include <algorithm>

namespace recount {
namespace {

// Distances that differ by less are the same.
constexpr double kNearlySame = 0.97;
// Half of the white to the next column, in font sizes, that a wrapped line does not leave.
constexpr double kWideRoom = 2.5;

}  // namespace

bool is_small_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF);
}

void BodyLines::collect() {
  bool ruled = false;
  for (std::size_t i = begin_; i < text_.lines.size(); ++i) {
    if (i > begin_) ruled = ruled || text_.ruled_below(i - 1);
    Line line;
    line.index = i, line.mid = text_.lines[i].mid;
    double sum = 0;
    for (const Placed& item : text_.lines[i].items) {
      const bool single = item.columns.first == item.columns.last;
      if (single && skip_[item.columns.first]) continue;
      line.items.push_back(item);
      line.size = std::max(line.size, text_.piece(item).size);
      sum += text_.piece(item).mid;
      line.values += single && text_.value[item.columns.first];
    }
    if (line.items.empty()) continue;
    line.mid = sum / static_cast<double>(line.items.size());
    line.ruled_above = ruled && !lines_.empty();
    ruled = false;
    lines_.push_back(std::move(line));
  }
}

double BodyLines::least_between_rows() const {
  double least = 1e30;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    std::vector<bool> row = no_figures();
    conflicts(row, i);
    if (conflicts(row, i + 1)) least = std::min(least, distance(i));
  }
  return least * kNearlySame;
}

double BodyLines::distance(std::size_t i) const {
  return (lines_[i + 1].mid - lines_[i].mid) / std::max(lines_[i].size, lines_[i + 1].size);
}

bool BodyLines::conflicts(std::vector<bool>& row, std::size_t i) const {
  bool any = false;
  for (const Placed& item : lines_[i].items) {
    if (item.columns.first != item.columns.last || !text_.value[item.columns.first]) continue;
    if (!text_.piece(item).number) continue;
    any = any || row[item.columns.first];
    row[item.columns.first] = true;
  }
  return any;
}

std::vector<bool> BodyLines::no_figures() const {
  return std::vector<bool>(text_.value.size(), false);
}

const Placed* BodyLines::in_column(const Line& line, int column) const {
  for (const Placed& item : line.items) {
    if (item.columns.first <= column && item.columns.last >= column) return &item;
  }
  return nullptr;
}

bool BodyLines::wraps(const Placed& upper, const Placed& lower) const {
  const Piece &above = text_.piece(upper), &below = text_.piece(lower);
  if (is_small_letter(below.first) && !is_small_letter(above.first)) return true;
  const int last = std::min(lower.columns.last, text_.columns.count() - 1);
  const double width = text_.columns.extent[last].x1 - text_.columns.extent[lower.columns.first].x0;
  // In a column of Chinese words with room to the next, lines are no longer because no word is.
  const int next = last + 1;
  const double room =
      next < text_.columns.count() ? (text_.columns.extent[next].x0 - text_.columns.extent[last].x1) / 2 : 0;
  if (below.wide && above.wide && room > kWideRoom * below.size) return false;
  const double word = below.wide ? below.size : below.first_word + text_.all->space * below.size;
  return above.rect.width() + word > width + 0.1 * below.size;
}

int BodyLines::cost_of(std::size_t begin, std::size_t end) const {
  std::vector<int> figures(text_.columns.count(), 0);
  int values = 0, cost = 0;
  for (std::size_t i = begin; i < end; ++i) {
    values += lines_[i].values;
    for (const Placed& item : lines_[i].items) {
      if (item.columns.first == item.columns.last && text_.value[item.columns.first] &&
          text_.piece(item).number)
        cost += figures[item.columns.first]++ > 0 ? 2 : 0;
    }
  }
  return cost + (values == 0 ? 2 : 0);
}

bool BodyLines::all_complete() const {
  std::size_t most = 0;
  for (const Line& line : lines_) most = std::max(most, line.items.size());
  const auto whole = std::ranges::count_if(lines_, [&](const Line& line) { return line.items.size() == most; });
  return whole * 20 >= static_cast<std::ptrdiff_t>(lines_.size()) * 17;
}

bool BodyLines::rows_are_numbered() const {
  constexpr int kEnough = 3;
  int numbers = 0, before = 0;
  for (const Line& line : lines_) {
    const Placed* first = in_column(line, 0);
    if (first == nullptr) continue;
    if (text_.piece(*first).whole != before + 1 && numbers > 0) return false;
    before = text_.piece(*first).whole;
    if (before < 0) return false;
    ++numbers;
  }
  return numbers >= kEnough && in_column(lines_.front(), 0) != nullptr;
}

bool BodyLines::numbers_begin_rows() const {
  double inside = 0, between = 1e30;
  std::vector<bool> row = no_figures();
  std::size_t torn = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool begins = in_column(lines_[i], 0) != nullptr;
    if (begins) row = no_figures();
    torn += conflicts(row, i);
    if (i == 0) continue;
    (begins ? between : inside) =
        begins ? std::min(between, distance(i - 1)) : std::max(inside, distance(i - 1));
  }
  return between > kNearlySame * inside && between > kSameRow && torn * 2 <= lines_.size();
}

}  // namespace recount
