#include "model/header_join.h"

#include <algorithm>

namespace recount {
namespace {

// For each of `columns` the upper cell above it, where the upper row has fewer cells: a blank lower cell, or one
// that was cut off, has one of its own (merged downward), a run of filled ones shares one or more.
std::vector<std::size_t> share_out(std::size_t upper, std::span<const RowCell> lower, std::size_t columns) {
  struct Run {
    std::size_t begin, end, parents;
    std::size_t children_each() const { return (end - begin) * 100 / parents; }
  };
  std::vector<Run> runs;
  std::size_t blanks = columns - lower.size();
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i].blank()) {
      ++blanks;
    } else if (!runs.empty() && runs.back().end == i) {
      ++runs.back().end;
    } else {
      runs.push_back({i, i + 1, 1});
    }
  }
  // Upper cells that are left over go to the longest runs.
  for (std::size_t used = blanks + runs.size(); used < upper && !runs.empty(); ++used) {
    ++std::ranges::max_element(runs, {}, &Run::children_each)->parents;
  }
  std::vector<std::size_t> parents;
  std::size_t next = 0, run = 0;
  while (parents.size() < columns) {
    if (parents.size() >= lower.size() || lower[parents.size()].blank()) {
      parents.push_back(next++);
      continue;
    }
    const Run& here = runs[run++];
    for (std::size_t i = here.begin; i < here.end; ++i) {
      parents.push_back(next + (i - here.begin) * here.parents / (here.end - here.begin));
    }
    next += here.parents;
  }
  return parents;
}

}  // namespace

std::size_t described_columns(std::size_t upper, std::span<const RowCell> lower, std::size_t parents) {
  std::size_t end = lower.size();
  while (end > 0 && lower[end - 1].blank()) --end;
  for (std::size_t i = 0; i < end; ++i) parents += lower[i].blank();
  return end + (upper > parents ? upper - parents : 0);
}

std::size_t filled_runs(std::span<const RowCell> row) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < row.size(); ++i) runs += !row[i].blank() && (i == 0 || row[i - 1].blank());
  return runs;
}

std::vector<HeaderCell> join_header_rows(std::span<const RowCell> upper, std::span<const RowCell> lower,
                                         std::size_t described) {
  std::vector<HeaderCell> joined;
  if (described > 0) lower = lower.first(std::min(lower.size(), described));
  const std::size_t columns = std::max({upper.size(), lower.size(), described});
  std::vector<std::size_t> parents;  // empty: one to one
  if (upper.size() < columns) parents = share_out(upper.size(), lower, columns);
  const auto upper_at = [&](std::size_t i) -> const RowCell* {
    const std::size_t parent = parents.empty() ? i : parents[i];
    return parent < upper.size() ? &upper[parent] : nullptr;
  };
  const auto lower_filled = [&](std::size_t i) { return i < lower.size() && !lower[i].blank(); };
  std::size_t spanning = 0;  // the last column with upper words
  for (std::size_t i = 0; i < columns; ++i) {
    const RowCell* over = upper_at(i);
    HeaderCell cell;
    if (over != nullptr && !over->blank()) {
      spanning = i;
      cell.upper = over->text;
      const bool before = !parents.empty() && i > 0 && parents[i - 1] == parents[i];
      const bool behind = i + 1 < columns && lower_filled(i + 1) &&
                          (parents.empty() ? upper_at(i + 1) != nullptr && upper_at(i + 1)->blank()
                                           : parents[i + 1] == parents[i]);
      cell.shared = lower_filled(i) && (before || behind);
    } else if (lower_filled(i) && parents.empty() && !joined.empty()) {
      // A cell that spans columns is followed by blank positions where the export keeps them.
      cell.upper = joined[spanning].upper;
      cell.shared = !cell.upper.empty();
    }
    if (lower_filled(i)) cell.lower = lower[i].text;
    cell.cell = lower_filled(i) ? &lower[i] : over;
    joined.push_back(std::move(cell));
  }
  return joined;
}

}  // namespace recount
