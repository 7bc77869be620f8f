#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "extract/text_layout.h"

namespace recount {
namespace {

constexpr std::size_t kHeaderCells =
    4;                            // cells without a value: a header, and the columns of the rows below it
constexpr double kNewColumn = 6;  // as bad as standing so many characters beside a column
// Lines that a label may stand off the middle before a row is left out; where it is measured on what lines they stand.
constexpr double kLeftOut = 0.3, kExactLeftOut = 0.1;
constexpr std::size_t kMaxLabelRows = 120;  // more are not tried out
constexpr double kMaxOff = 2;               // lines
constexpr double kNever = std::numeric_limits<double>::infinity();

struct Column {
  std::size_t left = 0, right = 0;
};

template <class A, class B>
double distance(const A& cell, const B& column) {
  const auto apart = [](std::size_t right, std::size_t left) { return static_cast<double>(left - right) + 1; };
  const double centres =
      std::abs(static_cast<double>(cell.left + cell.right) - static_cast<double>(column.left + column.right)) /
      100;
  if (cell.right <= column.left) return apart(cell.right, column.left) + centres;
  if (column.right <= cell.left) return apart(column.right, cell.left) + centres;
  return centres;
}

// How far a cell reaches beyond the place between two columns.
double excess(const LayoutCell& cell, const std::vector<Column>& columns, std::size_t behind) {
  const auto over = [](std::size_t right, std::size_t left) {
    return right > left ? static_cast<double>(right - left) : 0;
  };
  const double before = behind > 0 ? over(columns[behind - 1].right, cell.left) : 0;
  return before + (behind < columns.size() ? over(cell.right, columns[behind].left) : 0);
}

// For each cell its column, in order, or -1 - n where a new one belongs in front of column n.
std::vector<int> match(const std::vector<LayoutCell>& cells, const std::vector<Column>& columns) {
  const std::size_t width = columns.size() + 1;
  std::vector<double> best((cells.size() + 1) * width, kNever);
  enum Step : char { kSkip, kMatch, kNew };
  std::vector<Step> steps(best.size(), kSkip);
  best[0] = 0;
  for (std::size_t i = 0; i <= cells.size(); ++i) {
    for (std::size_t j = 0; j < width; ++j) {
      const std::size_t here = i * width + j;
      const auto offer = [&](std::size_t to, double cost, Step step) {
        if (best[here] + cost < best[to]) best[to] = best[here] + cost, steps[to] = step;
      };
      if (j + 1 < width) offer(here + 1, 0, kSkip);
      if (i < cells.size()) offer(here + width, kNewColumn + excess(cells[i], columns, j), kNew);
      if (i < cells.size() && j + 1 < width) offer(here + width + 1, distance(cells[i], columns[j]), kMatch);
    }
  }
  std::vector<int> found(cells.size());
  for (std::size_t i = cells.size(), j = columns.size(); i > 0;) {
    switch (steps[i * width + j]) {
      case kSkip:
        --j;
        break;
      case kMatch:
        found[--i] = static_cast<int>(--j);
        break;
      case kNew:
        found[--i] = -1 - static_cast<int>(j);
        break;
    }
  }
  return found;
}

LayoutText text_of(const LayoutCell& cell) {
  LayoutText text{{}, cell.first(), cell.last(), false, cell.rows};
  for (const LayoutPiece& piece : cell.pieces) text.parts.push_back(piece.text);
  return text;
}

// What blanks set apart in a line of a cell, each with those of the other lines that stand nearest.
std::vector<std::vector<std::string_view>> words_of(const LayoutCell& cell) {
  const auto has_blank = [](const LayoutPiece& piece) { return piece.text.find(' ') != piece.text.npos; };
  const auto line = std::ranges::find_if(cell.pieces, has_blank);
  if (line == cell.pieces.end() || std::ranges::count_if(cell.pieces, has_blank) > 1)
    return {text_of(cell).parts};
  const std::size_t total = layout_characters(line->text), width = line->width();
  std::vector<TextPiece> places;
  for (std::size_t at = 0; at <= line->text.size();) {
    const std::size_t end = std::min(line->text.find(' ', at), line->text.size());
    const std::size_t left = line->left + layout_characters(line->text.substr(0, at)) * width / total;
    places.push_back({line->text.substr(at, end - at), left, left + (end - at) * width / line->text.size()});
    at = end + 1;
  }
  std::vector<std::vector<std::string_view>> words(places.size());
  for (const LayoutPiece& piece : cell.pieces) {
    if (has_blank(piece)) {
      for (std::size_t i = 0; i < places.size(); ++i) words[i].push_back(places[i].text);
      continue;
    }
    const auto nearest = std::ranges::min_element(
        places, {}, [&piece](const TextPiece& place) { return distance(piece, place); });
    words[static_cast<std::size_t>(nearest - places.begin())].push_back(piece.text);
  }
  return words;
}

bool is_header(const LayoutRow& row) {
  return row.cells.size() >= kHeaderCells && row.values() == 0 && !row.subheads;
}

// A header and the rows with values below it.
class Band {
 public:
  Band(Lines region, const LayoutRows& table, const LayoutHints& hints, std::size_t first)
      : region_(region), table_(table), exact_(hints.exact), first_(first) {
    end_ = first + 1;
    const auto belongs = [](const LayoutRow& row) {
      return row.values() > 0 || row.cells.size() >= kHeaderCells || row.subheads;
    };
    while (end_ < table.rows.size() && belongs(table.rows[end_]) && !is_header(table.rows[end_])) ++end_;
  }

  // Rows that end before `end`.
  Band(Lines region, const LayoutRows& table, const LayoutHints& hints, std::size_t first, std::size_t end)
      : region_(region), table_(table), exact_(hints.exact), first_(first), end_(end) {}

  std::size_t end() const { return end_; }

  void find_columns() {
    std::vector<std::size_t> order;
    for (std::size_t row = first_; row < end_; ++row) order.push_back(row);
    std::ranges::stable_sort(order, std::greater<>(),
                             [&](std::size_t row) { return rows()[row].cells.size(); });
    for (const LayoutCell& cell : rows()[order.front()].cells) columns_.push_back({cell.left, cell.right});
    for (const std::size_t row : order) add_columns(rows()[row].cells);
  }

  void place(LayoutGrid& grid, std::vector<const LayoutCell*>& labels) {
    std::vector<const LayoutCell*> own;
    std::erase_if(labels, [&](const LayoutCell* label) {
      const bool inside = label->last() >= rows()[first_].first && label->first() <= rows()[end_ - 1].last;
      if (inside) own.push_back(label);
      return inside;
    });
    add_label_columns(own);
    doubtful_.assign(columns_.size(), false);
    for (std::size_t row = first_; row < end_; ++row) place_row(row, grid[row]);
    for (std::size_t row = first_; row < end_; ++row) {
      for (std::size_t i = 0; i < columns_.size(); ++i) grid[row][i].doubtful = doubtful_[i];
    }
    std::vector<std::vector<LayoutText>> by_column(columns_.size());
    for (const LayoutCell* label : own) by_column[column_of(*label).value_or(0)].push_back(text_of(*label));
    std::size_t full = 0;
    while (full < columns_.size() && !is_full(grid, full)) ++full;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (column < full || !by_column[column].empty()) raise(grid, column, std::move(by_column[column]));
      span_subheads(grid, column);
    }
  }

 private:
  const std::vector<LayoutRow>& rows() const { return table_.rows; }

  void place_row(std::size_t row, std::vector<LayoutText>& texts) {
    const std::vector<LayoutCell>& cells = rows()[row].cells;
    const std::vector<int> found = match(cells, columns_);
    texts.assign(columns_.size(), LayoutText{{}, rows()[row].first, rows()[row].first});
    for (std::size_t i = 0; i < found.size(); ++i) {
      // What stands below no column even now keeps its order behind the others.
      if (found[i] < 0) {
        texts.push_back(text_of(cells[i]));
        continue;
      }
      const auto column = static_cast<std::size_t>(found[i]);
      std::size_t next = columns_.size();
      if (i + 1 < found.size() && found[i + 1] >= 0) next = static_cast<std::size_t>(found[i + 1]);
      std::size_t first = column;
      while (first > 0 && texts[first - 1].is_blank() && columns_[first - 1].right > cells[i].left) --first;
      // Cells with one blank between them look like one: there are as many columns up to the next cell as
      // words, or as many columns in all as the header has cells then.
      const std::vector<std::vector<std::string_view>> words = words_of(cells[i]);
      const bool may_split =
          row == first_ || (words.back().size() == 1 && is_layout_value(words.back().front()));
      const auto split = [&](std::size_t at) {
        for (const std::vector<std::string_view>& word : words) {
          texts[at++] = {word, cells[i].first(), cells[i].last()};
        }
      };
      if (words.size() < 2 || next - first < 2 || !may_split) {
        texts[column] = text_of(cells[i]);
      } else if (words.size() == next - first) {
        split(first);
      } else if (row == first_ && first + words.size() + found.size() - i - 1 == columns_.size()) {
        split(first);
        for (std::size_t k = i + 1; k < found.size(); ++k) {
          texts[first + words.size() + k - i - 1] = text_of(cells[k]);
        }
        return;
      } else {
        // Nobody can tell what the cells from here on stand below.
        texts[column] = text_of(cells[i]);
        std::fill(doubtful_.begin() + static_cast<std::ptrdiff_t>(first),
                  row == first_ ? doubtful_.end() : doubtful_.begin() + static_cast<std::ptrdiff_t>(next),
                  true);
      }
    }
  }

  void add_columns(const std::vector<LayoutCell>& cells) {
    const std::vector<int> found = match(cells, columns_);
    int added = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (found[i] < 0) {
        const int at = -1 - found[i] + added++;
        columns_.insert(columns_.begin() + at, Column{cells[i].left, cells[i].right});
        continue;
      }
      // A column is as wide as its cells, but for those that reach over others.
      const auto at = static_cast<std::size_t>(found[i] + added);
      const Column wider{std::min(columns_[at].left, cells[i].left),
                         std::max(columns_[at].right, cells[i].right)};
      const bool reaches_over = (at > 0 && columns_[at - 1].right > wider.left) ||
                                (at + 1 < columns_.size() && columns_[at + 1].left < wider.right);
      if (!reaches_over) columns_[at] = wider;
    }
  }

  // Labels left of all columns are columns of their own, one for those that stand below one another.
  void add_label_columns(const std::vector<const LayoutCell*>& labels) {
    std::vector<Column> beside;
    for (const LayoutCell* label : labels) {
      if (!column_of(*label)) beside.push_back({label->left, label->right});
    }
    std::ranges::sort(beside, {}, &Column::left);
    std::vector<Column> joined;
    for (const Column& column : beside) {
      if (joined.empty() || column.left >= joined.back().right) {
        joined.push_back(column);
      } else {
        joined.back().right = std::max(joined.back().right, column.right);
      }
    }
    columns_.insert(columns_.begin(), joined.begin(), joined.end());
  }

  // The nearest column; none for a label left of all.
  std::optional<std::size_t> column_of(const LayoutCell& label) const {
    if (label.right <= columns_.front().left) return std::nullopt;
    const auto nearest =
        std::ranges::min_element(columns_, {}, [&](const Column& column) { return distance(label, column); });
    return static_cast<std::size_t>(nearest - columns_.begin());
  }

  bool is_full(const LayoutGrid& grid, std::size_t column) const {
    std::size_t filled = 0;
    for (std::size_t row = first_; row < end_; ++row) filled += !grid[row][column].is_blank();
    return filled * 5 >= (end_ - first_) * 4;
  }

  double height(std::size_t line) const { return exact_ ? region_[line].at : region_[line].number; }
  double middle(std::size_t first, std::size_t last) const { return (height(first) + height(last)) / 2; }

  // Puts the labels of a column into the first of their rows. In the middle of their rows they tell which ones
  // these are: one label's rows follow the other's, and leave out at most some at the ends.
  void raise(LayoutGrid& grid, std::size_t column, std::vector<LayoutText> labels) {
    for (std::size_t row = first_; row < end_; ++row) {
      LayoutText& text = grid[row][column];
      if (!text.is_blank()) labels.push_back(text);
      text = {{}, rows()[row].first, rows()[row].first, text.doubtful};
    }
    std::ranges::sort(labels, {}, [&](const LayoutText& label) { return middle(label.first, label.last); });
    const std::vector<RowRange> found = rows_of(labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      std::size_t row = found[i].first;
      while (row > first_ && !grid[row][column].is_blank()) --row;
      labels[i].rows = row == found[i].first ? found[i].count : 1;
      grid[row][column] = std::move(labels[i]);
    }
  }

  struct RowRange {
    std::size_t first = 0, count = 1;
  };

  std::vector<RowRange> rows_of(const std::vector<LayoutText>& labels) const {
    const std::size_t count = end_ - first_, width = count + 1;
    const double left_out = exact_ ? kExactLeftOut : kLeftOut;
    std::vector<RowRange> starts;
    for (const LayoutText& label : labels) starts.push_back({row_of(label.first), 1});
    if (table_.align == VerticalAlign::kTop || count > kMaxLabelRows) return starts;
    // best[k][r]: the first k labels have rows before r.
    std::vector<double> best((labels.size() + 1) * width, kNever);
    std::vector<std::size_t> from(best.size(), 0);
    for (std::size_t r = 0; r < width; ++r) best[r] = static_cast<double>(r) * left_out;
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const double at = middle(labels[k].first, labels[k].last);
      for (std::size_t start = 0; start < count; ++start) {
        for (std::size_t end = start + 1; end <= count && best[k * width + start] < kNever; ++end) {
          const double off = std::abs(at - middle(rows()[first_ + start].first, rows()[first_ + end - 1].last));
          const double cost = best[k * width + start] + off;
          if (off > kMaxOff || cost >= best[(k + 1) * width + end]) continue;
          best[(k + 1) * width + end] = cost;
          from[(k + 1) * width + end] = start;
        }
      }
    }
    std::size_t last = count;
    double least = kNever;
    for (std::size_t end = 0; end < width; ++end) {
      const double cost = best[labels.size() * width + end] + static_cast<double>(count - end) * left_out;
      if (cost < least) least = cost, last = end;
    }
    if (least == kNever) return starts;
    for (std::size_t k = labels.size(); k > 0; --k) {
      const std::size_t start = from[k * width + last];
      starts[k - 1] = {first_ + start, last - start};
      last = start;
    }
    return starts;
  }

  // Headings beside those of several columns are as high as these and those below them.
  void span_subheads(LayoutGrid& grid, std::size_t column) const {
    for (std::size_t row = first_ + 1; row < end_; ++row) {
      LayoutText& above = grid[row - 1][column];
      if (rows()[row].subheads && !above.is_blank() && grid[row][column].is_blank())
        above.rows = std::max<std::size_t>(above.rows, 2);
    }
  }

  // The row in which a line stands, or behind which.
  std::size_t row_of(std::size_t line) const {
    std::size_t row = end_ - 1;
    while (row > first_ && rows()[row].first > line) --row;
    return row;
  }

  Lines region_;
  const LayoutRows& table_;
  bool exact_;
  std::size_t first_ = 0, end_ = 0;
  std::vector<Column> columns_;
  std::vector<bool> doubtful_;  // columns
};

// Puts a label that belongs to no header in front of the first of the rows around it.
void place_alone(Lines region, const LayoutRows& table, const LayoutCell& label,
                 const std::vector<bool>& in_band, LayoutGrid& grid) {
  const auto number = [&](std::size_t line) { return static_cast<double>(region[line].number); };
  const double at = (number(label.first()) + number(label.last())) / 2;
  std::size_t best = 0;
  double least = kNever;
  for (std::size_t first = 0; first < table.rows.size(); ++first) {
    const bool top = table.align == VerticalAlign::kTop;
    for (std::size_t last = first; last < table.rows.size() && !in_band[last]; ++last) {
      const LayoutRow &a = table.rows[first], &b = table.rows[last];
      if (a.first > label.last() || b.cells.front().left < label.right) break;
      const double off =
          std::abs(top ? number(label.first()) - number(a.first) : at - (number(a.first) + number(b.last)) / 2);
      if (b.last >= label.first() && off < least) least = off, best = first;
    }
  }
  if (least == kNever) {
    while (best + 1 < table.rows.size() && table.rows[best + 1].first <= label.first()) ++best;
  }
  grid[best].insert(grid[best].begin(), text_of(label));
}

}  // namespace

LayoutGrid layout_columns(Lines region, const LayoutRows& table, const LayoutHints& hints) {
  LayoutGrid grid(table.rows.size());
  std::vector<bool> in_band(table.rows.size(), false);
  std::vector<const LayoutCell*> labels;
  for (const LayoutCell& label : table.labels) labels.push_back(&label);
  const auto place = [&](Band& band, std::size_t& row) {
    band.find_columns();
    band.place(grid, labels);
    for (; row < band.end(); ++row) in_band[row] = true;
  };
  for (std::size_t row = 0; row < table.rows.size();) {
    if (row + 1 < table.rows.size() && heads_prose(table.rows[row], table.rows[row + 1])) {
      Band band(region, table, hints, row, row + 2);
      place(band, row);
      continue;
    }
    // The first row of a page may go on with a table.
    if (!is_header(table.rows[row]) && (row > 0 || table.rows[row].cells.size() < kHeaderCells)) {
      for (const LayoutCell& cell : table.rows[row].cells) grid[row].push_back(text_of(cell));
      ++row;
      continue;
    }
    Band band(region, table, hints, row);
    if (band.end() == row + 1) {
      for (const LayoutCell& cell : table.rows[row].cells) grid[row].push_back(text_of(cell));
      ++row;
      continue;
    }
    place(band, row);
  }
  for (const LayoutCell* label : labels) place_alone(region, table, *label, in_band, grid);
  return grid;
}

}  // namespace recount
