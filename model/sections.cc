#include "model/sections.h"

#include <algorithm>

#include "model/columns.h"
#include "normalize/date.h"

namespace recount {
namespace {

// A title counts only if the labels of a form follow within so many filled rows: lists of attachments and
// headings of chapters name forms too. The longest head seen between a title and its first label has 6 rows.
constexpr int kHeadRows = 15;

const RowCell* first_cell(const Row& row) {
  const int first = row.first_filled();
  return first < 0 ? nullptr : &row.cells[static_cast<std::size_t>(first)];
}

// A title stands alone in its row, or beside something short: the year, 附件3.
std::optional<Title> title_of(const Row& row) {
  constexpr std::size_t kShort = 8 * 3;
  if (row.filled() == 0 || row.filled() > 2) return std::nullopt;
  std::optional<Title> title;
  for (const RowCell& cell : row.cells) {
    if (cell.blank()) continue;
    const std::optional<Title> found = title ? std::nullopt : find_title(cell.text);
    if (found) {
      title = found;
    } else if (cell.text.size() > kShort) {
      return std::nullopt;
    }
  }
  return title;
}

bool names_project(const Row& row) {
  const RowCell* cell = first_cell(row);
  if (cell == nullptr) return false;
  std::string_view text = cell->text;
  if (row.paragraph) {
    const std::size_t colon = text.find("：");
    if (colon == std::string_view::npos) return false;
    text = text.substr(0, colon);
  }
  const std::optional<LabelHit> hit = find_label(Place::kPair, text);
  return hit && hit->label == Label::kProject;
}

// 主管部门 | 县卫生健康局: what a form begins with where its title and the name of its project could not be read.
bool names_owner(const Row& row) {
  const RowCell* cell = first_cell(row);
  if (cell == nullptr || row.paragraph || row.filled() < 2) return false;
  const std::optional<LabelHit> hit = find_label(Place::kPair, cell->text);
  return hit && (hit->label == Label::kDepartment || hit->label == Label::kUnit);
}

// Any label of a form: identity, the funding block, goals or indicators.
bool is_form_row(std::span<const Row> rows) {
  const Row& row = rows[0];
  if (row.paragraph) return false;
  for (const RowCell& cell : row.cells) {
    if (cell.kind != CellKind::kText) continue;
    const std::optional<LabelHit> hit = find_label(Place::kPair, cell.text);
    if (hit &&
        (hit->label == Label::kProject || hit->label == Label::kUnit || hit->label == Label::kDepartment) &&
        row.filled() >= 2) {
      return true;
    }
  }
  return find_indicator_header(rows).has_value() || find_funding_header(rows).has_value();
}

bool form_follows(std::span<const Row> rows) {
  int seen = 0;
  for (std::size_t i = 1; i < rows.size() && seen < kHeadRows; ++i) {
    if (rows[i].filled() == 0) continue;
    ++seen;
    if (title_of(rows[i])) return false;
    if (is_form_row(rows.subspan(i))) return true;
  }
  return false;
}

}  // namespace

std::vector<FormRange> find_forms(std::span<const Row> rows) {
  std::vector<FormRange> forms;
  bool indicators = false;  // the form begun last has its indicator table
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].filled() == 0) continue;
    if (const std::optional<Title> title = title_of(rows[i]); title && form_follows(rows.subspan(i))) {
      forms.push_back({i, rows.size(), title});
      indicators = false;
      continue;
    }
    const bool open = forms.empty() || indicators;
    const bool begins = names_project(rows[i]) || (forms.empty() && names_owner(rows[i]));
    if (open && !rows[i].paragraph && begins) {
      // Without a title: only if an indicator table follows before the next project.
      for (std::size_t k = i + 1; k < rows.size() && !names_project(rows[k]); ++k) {
        if (title_of(rows[k])) break;
        if (!find_indicator_header(rows.subspan(k))) continue;
        forms.push_back({i, rows.size(), std::nullopt});
        indicators = false;
        break;
      }
    } else if (!forms.empty() && !indicators) {
      indicators = find_indicator_header(rows.subspan(i)).has_value();
    }
  }
  for (std::size_t f = 0; f + 1 < forms.size(); ++f) forms[f].end = forms[f + 1].begin;
  return forms;
}

}  // namespace recount
