#include "extract/table_join.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace recount {
namespace {

// Points. Parts of one table begin and end at the same places across, up to this much.
constexpr double kSameSide = 6;
// Sheets lie on a scanner as they come: by so many points, and by this part of their width, parts of one table are apart.
constexpr double kShifted = 45, kScaled = 0.03, kShiftStep = 3;
// Borders of columns nearer than this are one.
constexpr double kSameBorder = 5;
// The same for borders that stand somewhere in a white gutter.
constexpr double kSameGutter = 14;
// Share of a text that stands in a column, or else it is not of the column.
constexpr double kShareOfText = 0.2;
// A table that ends above this share of the page, with room for the next row below it, ended there.
constexpr double kLowEnd = 0.6;
// Share of the page that programs leave free at the bottom at most.
constexpr double kBottomMargin = 0.12;
// What kind of column one is shows in its latest cells; long tables have a hundred thousand.
constexpr std::size_t kLatest = 600;
// A cut text leaves less than a line free.
constexpr double kFull = 1.0;

}  // namespace

JoinedTable::JoinedTable(const PageContent& page, const PageTable& table)
    : xs_(table.xs),
      rows_(table.rows),
      parts_{{page.number, box_of(table.rect, page.width, page.height)}},
      page_width_(page.width),
      page_height_(page.height),
      bottom_(table.rect.y1),
      confidence_(table.confidence),
      ruled_(table.ruled),
      open_(table.open_bottom) {
  std::vector<int> border(xs_.size());
  for (std::size_t i = 0; i < border.size(); ++i) border[i] = static_cast<int>(i);
  cells_ = cells_of(page, table, xs_, border);
  note_ends(0);
}

std::pair<int, int> JoinedTable::columns_of_text(double x0, double x1, int first, int end) const {
  const double least = kShareOfText * (x1 - x0);
  const auto holds = [&](int col) {
    const auto at = static_cast<std::size_t>(col);
    return overlap(xs_[at], xs_[at + 1], x0, x1) >= least;
  };
  while (first + 1 < end && !holds(first)) ++first;
  while (end - 1 > first && !holds(end - 1)) --end;
  return {first, end};
}

JoinedTable::Cells JoinedTable::cells_of(const PageContent& page, const PageTable& table,
                                         const std::vector<double>& borders,
                                         const std::vector<int>& border) const {
  const double shift = borders.front() - table.xs.front();
  Cells cells;
  for (const PageCell& cell : table.cells) {
    JoinedCell made;
    made.row = cell.row;
    made.row_span = cell.row_span;
    made.col = border[static_cast<std::size_t>(cell.col)];
    int end = border[static_cast<std::size_t>(cell.col + cell.col_span)];
    // Columns that the part does not have stand between two of its cells, and belong to the one whose text stands in them.
    if (cell.col_span == 1 && !table.ruled) {
      if (cell.text.empty())
        end = made.col + 1;
      else
        std::tie(made.col, end) =
            columns_of_text(cell.text_rect.x0 + shift, cell.text_rect.x1 + shift, made.col, end);
    }
    made.col_span = std::max(1, end - made.col);
    made.text = cell.text;
    made.readings = cell.readings;
    made.figures = cell.figures;
    made.place = {page.number, box_of(cell.rect, page.width, page.height)};
    const double line = std::max(page.text_size, 1.0) * 1.3;
    made.above = (cell.text_rect.y0 - cell.rect.y0) / line;
    made.below = (cell.rect.y1 - cell.text_rect.y1) / line;
    cells.push_back(std::move(made));
  }
  return cells;
}

bool JoinedTable::is_as_wide(const PageContent& page, const PageTable& table) const {
  if (table.ruled != ruled_) return false;
  if (!page.scanned && std::abs(page.width - page_width_) > 2) return false;
  const std::vector<double> borders = borders_of(page, table);
  const auto is_near = [](double a, double b) { return std::abs(a - b) <= kSameSide; };
  if (is_near(borders.front(), xs_.front()) && is_near(borders.back(), xs_.back())) return true;
  return !ruled_ && !same_columns(borders).empty();
}

std::vector<double> JoinedTable::borders_of(const PageContent& page, const PageTable& table) const {
  if (page.scanned && !table.ruled && !ruled_) return shifted_to_same_columns(table.xs);
  const double width = xs_.back() - xs_.front(), here = table.xs.back() - table.xs.front();
  const bool fits = page.scanned && table.ruled && std::abs(here - width) <= kScaled * width &&
                    std::abs(table.xs.front() - xs_.front()) <= kShifted;
  if (!fits || here <= 0) return table.xs;
  std::vector<double> borders;
  for (const double x : table.xs) borders.push_back(xs_.front() + (x - table.xs.front()) * width / here);
  return borders;
}

// Of tables without rulings: their borders lie anywhere between their words, and a column that is blank on this page is not there.
std::vector<int> JoinedTable::same_columns(const std::vector<double>& borders) const {
  std::vector<int> columns;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    const auto shared = [&](std::size_t at) {
      return overlap(xs_[at], xs_[at + 1], borders[i], borders[i + 1]);
    };
    std::size_t best = next;
    for (std::size_t at = next; at + 1 < xs_.size(); ++at) {
      if (shared(at) > shared(best)) best = at;
    }
    if (best + 1 >= xs_.size()) return {};
    const double width = std::min(xs_[best + 1] - xs_[best], borders[i + 1] - borders[i]);
    if (shared(best) < 0.5 * width) return {};
    columns.push_back(static_cast<int>(best));
    next = best + 1;
  }
  return columns;
}

// The least shift of the sheet that puts each column over one of this table's; as they are where none does.
std::vector<double> JoinedTable::shifted_to_same_columns(const std::vector<double>& borders) const {
  for (double away = 0; away <= kShifted; away += kShiftStep) {
    for (const double shift : {away, -away}) {
      std::vector<double> shifted = borders;
      for (double& x : shifted) x += shift;
      if (!same_columns(shifted).empty()) return shifted;
    }
  }
  return borders;
}

void JoinedTable::add_blanks(Cells& part, int rows, const PagePart& place) const {
  const std::size_t cols = xs_.size() - 1;
  std::vector<bool> taken(static_cast<std::size_t>(rows) * cols, false);
  for (const JoinedCell& cell : part) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col)
        taken[static_cast<std::size_t>(row) * cols + static_cast<std::size_t>(col)] = true;
    }
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]) continue;
    JoinedCell cell;
    cell.row = static_cast<int>(i / cols), cell.col = static_cast<int>(i % cols);
    cell.place = place;
    part.push_back(std::move(cell));
  }
  std::ranges::sort(part, [](const JoinedCell& a, const JoinedCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
}

bool JoinedTable::is_natural_break(const PageTable& table) const {
  if (bottom_ > kLowEnd * page_height_ || open_) return true;
  const double first_row = table.ys.size() > 1 ? table.ys[1] - table.ys[0] : 0;
  return bottom_ + first_row > (1 - kBottomMargin) * page_height_;
}

std::vector<int> JoinedTable::unite_borders(const std::vector<double>& borders) {
  std::vector<int> border;
  if (const std::vector<int> columns = ruled_ ? std::vector<int>() : same_columns(borders); !columns.empty()) {
    border = columns;
    border.push_back(columns.back() + 1);
    // Columns at the sides of this table that the part lacks are in its outermost ones.
    if (std::abs(borders.front() - xs_.front()) <= kSameSide) border.front() = 0;
    if (std::abs(borders.back() - xs_.back()) <= kSameSide) border.back() = static_cast<int>(xs_.size()) - 1;
    return border;
  }
  std::vector<double> united = xs_;
  for (const double x : borders) {
    const double same = ruled_ ? kSameBorder : kSameGutter;
    const bool known = std::ranges::any_of(xs_, [&](double old) { return std::abs(old - x) <= same; });
    if (!known) united.push_back(x);
  }
  std::ranges::sort(united);
  const auto nearest = [&united](double x) {
    const auto it = std::ranges::min_element(united, {}, [x](double one) { return std::abs(one - x); });
    return static_cast<int>(it - united.begin());
  };
  if (united.size() > xs_.size()) {
    std::vector<int> moved;
    for (const double x : xs_) moved.push_back(nearest(x));
    for (JoinedCell& cell : cells_) {
      const int end = moved[static_cast<std::size_t>(cell.col + cell.col_span)];
      cell.col = moved[static_cast<std::size_t>(cell.col)];
      cell.col_span = end - cell.col;
    }
  }
  for (const double x : borders) {
    int at = nearest(x);
    // Two borders of the part can be near the same old one; the columns must keep their width.
    if (!border.empty() && at <= border.back()) at = border.back() + 1;
    border.push_back(std::min(at, static_cast<int>(united.size()) - 1));
  }
  xs_ = std::move(united);
  return border;
}

bool JoinedTable::repeats_head(const PageContent& page, const PageTable& table) const {
  JoinedTable trial = *this;
  if (!trial.ruled_ && table.xs.size() != xs_.size()) return false;
  const std::vector<double> borders = borders_of(page, table);
  const std::vector<int> border = trial.unite_borders(borders);
  return repeated_head_rows(trial.cells_, trial.rows_, trial.cells_of({}, table, borders, border), table.rows) >
         0;
}

bool JoinedTable::is_value_column(int col) const {
  int values = 0, texts = 0;
  for (const JoinedCell& cell : latest()) {
    if (cell.col != col || cell.col_span > 1 || cell.blank() || cell.row_span > 1) continue;
    ++(is_value(cell.text) ? values : texts);
  }
  return values >= 2 && values > texts;
}

bool JoinedTable::is_label_column(int col) const {
  // Header cells span rows too, but no values stand beside them.
  const auto has_values = [this](int row) {
    return std::ranges::any_of(latest(), [row](const JoinedCell& cell) {
      return cell.row == row && cell.row_span == 1 && is_value(cell.text);
    });
  };
  return std::ranges::any_of(latest(), [&](const JoinedCell& cell) {
    return cell.col == col && cell.row_span > 1 && !cell.blank() && !is_value(cell.text) &&
           has_values(cell.row);
  });
}

const JoinedCell* JoinedTable::above(const JoinedCell& cell) const {
  for (const std::size_t i : ends_) {
    if (cells_[i].row + cells_[i].row_span == rows_ && cells_[i].same_columns(cell)) return &cells_[i];
  }
  return nullptr;
}

std::span<const JoinedCell> JoinedTable::latest() const {
  const std::size_t count = std::min(cells_.size(), kLatest);
  return std::span(cells_).last(count);
}

void JoinedTable::note_ends(std::size_t first_new) {
  std::erase_if(ends_, [this](std::size_t i) { return cells_[i].row + cells_[i].row_span != rows_; });
  for (std::size_t i = first_new; i < cells_.size(); ++i) {
    if (cells_[i].row + cells_[i].row_span == rows_) ends_.push_back(i);
  }
}

JoinedCell* JoinedTable::above(const JoinedCell& cell) {
  return const_cast<JoinedCell*>(static_cast<const JoinedTable*>(this)->above(cell));
}

// A row whose values stand in one part only, and whose texts go on from the part above. `open`: no ruling parts it.
bool JoinedTable::is_cut_row(const Cells& part, bool open) const {
  int values_above = 0, values_here = 0, texts_going_on = 0, new_texts = 0;
  bool unfinished = false, full = true;
  for (const JoinedCell& cell : part) {
    if (cell.row > 0) continue;
    const JoinedCell* const before = above(cell);
    if (before == nullptr) {
      if (!cell.blank()) return false;
      continue;
    }
    // A tick beside a figure, that of the row above.
    if (is_value_column(cell.col) && is_tick(cell) && is_value(before->text)) continue;
    const auto may_be_value = [](const JoinedCell& one) { return one.blank() || is_value(one.text); };
    if (is_value_column(cell.col) && may_be_value(cell) && may_be_value(*before)) {
      if (!cell.blank() && !before->blank()) return false;
      values_here += !cell.blank();
      values_above += !before->blank();
      continue;
    }
    if (cell.blank() || cell.row_span > 1 || before->row_span > 1) continue;
    if (before->blank()) {
      ++new_texts;
    } else {
      ++texts_going_on;
      unfinished = unfinished || !is_finished(before->text);
      full = full && before->below < kFull && cell.above < kFull;
    }
  }
  if (open && texts_going_on + new_texts > 0) return true;
  if (texts_going_on == 0 || new_texts > 0 || !full) return false;
  if (values_above + values_here > 0) return values_here == 0 || values_above == 0;
  // No values to tell: a row without its label, in the middle of a sentence.
  const bool has_blank = std::ranges::any_of(part, [this](const JoinedCell& cell) {
    const JoinedCell* const before = cell.row == 0 && cell.blank() ? above(cell) : nullptr;
    return before != nullptr && !before->blank();
  });
  return unfinished && has_blank;
}

// Whether a cell that begins a part is the rest of the label above it.
bool JoinedTable::continues(const JoinedCell& before, const JoinedCell& cell) const {
  const bool spans = before.row_span > 1 || cell.row_span > 1;
  if (cell.blank())
    return spans ? !before.blank() || (before.row_span > 1 && cell.row_span > 1)
                 : !before.blank() && is_label_column(cell.col);
  if (!spans || before.blank() || is_value(cell.text)) return false;
  return before.text == cell.text || (before.below < kFull && cell.above < kFull);
}

// Which readings of two parts go together nobody can tell: only the believed one of each is kept.
static void continue_readings(JoinedCell& before, const JoinedCell& rest) {
  if (before.readings.empty() && rest.readings.empty()) return;
  double confidence = 1;
  for (const JoinedCell* cell : {&std::as_const(before), &rest}) {
    if (!cell->readings.empty()) confidence *= cell->readings.front().confidence;
  }
  before.readings = {{before.text, confidence, Engine::kBoth}};
  if (before.figures || rest.figures) before.figures = before.figures.value_or(1) * rest.figures.value_or(1);
}

void JoinedTable::add_rows(Cells part, int rows, bool cut) {
  const int shift = rows_ - (cut ? 1 : 0);
  Cells added;
  for (JoinedCell& cell : part) {
    JoinedCell* const before = cell.row == 0 ? above(cell) : nullptr;
    const bool goes_on = before != nullptr && (cut || continues(*before, cell));
    if (goes_on) {
      before->row_span += cell.row_span - (cut ? 1 : 0);
      if (before->text != cell.text || cut) {
        continue_text(before->text, cell.text);
        continue_readings(*before, cell);
      }
      continue;
    }
    // Of a cut row, only blank cells have none above.
    if (cut && cell.row == 0 && cell.row_span == 1) continue;
    if (cut && cell.row == 0) ++cell.row, --cell.row_span;
    cell.row += shift;
    added.push_back(std::move(cell));
  }
  const std::size_t first_new = cells_.size();
  cells_.insert(cells_.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  rows_ = shift + rows;
  note_ends(first_new);
}

bool JoinedTable::append(const PageContent& page, const PageTable& table) {
  if (page.number != parts_.back().page + 1 || !is_as_wide(page, table) || !is_natural_break(table))
    return false;
  const std::vector<double> borders = borders_of(page, table);
  const std::vector<int> border = unite_borders(borders);
  Cells part = cells_of(page, table, borders, border);
  if (!ruled_) add_blanks(part, table.rows, {page.number, box_of(table.rect, page.width, page.height)});
  const int repeated = repeated_head_rows(cells_, rows_, part, table.rows);
  std::erase_if(part, [repeated](const JoinedCell& cell) { return cell.row + cell.row_span <= repeated; });
  for (JoinedCell& cell : part) {
    cell.row_span -= std::max(0, repeated - cell.row);
    cell.row = std::max(0, cell.row - repeated);
  }
  const bool cut = is_cut_row(part, repeated == 0 && open_ && table.open_top);
  add_rows(std::move(part), table.rows - repeated, cut);
  parts_.push_back({page.number, box_of(table.rect, page.width, page.height)});
  bottom_ = table.rect.y1;
  confidence_ = std::min(confidence_, table.confidence);
  open_ = table.open_bottom;
  return true;
}

Grid JoinedTable::finish() {
  Grid grid;
  grid.rows = rows_;
  grid.cols = static_cast<int>(xs_.size()) - 1;
  grid.spans_known = true;
  grid.parts = parts_;
  std::ranges::sort(cells_, [](const JoinedCell& a, const JoinedCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  for (JoinedCell& cell : cells_) {
    Provenance from;
    from.page = cell.place.page;
    from.box = cell.place.box;
    from.confidence = confidence_;
    if (!cell.readings.empty()) from.confidence = std::min(confidence_, cell.readings.front().confidence);
    from.readings = std::move(cell.readings);
    from.figures = cell.figures;
    grid.cells.push_back({cell.row, cell.col, cell.row_span, cell.col_span, std::move(cell.text), from});
  }
  return grid;
}

}  // namespace recount
