#include "model/mapper.h"

#include <algorithm>

#include "model/fields.h"
#include "model/form_fields.h"
#include "model/other_tables.h"
#include "model/readings.h"
#include "model/recognized_text.h"
#include "model/sections.h"
#include "normalize/date.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// A line of a column that OCR printed loose is a cell's text; longer lines are running text.
constexpr std::size_t kLongestLooseLine = 60 * 3;

class FormMapper {
 public:
  FormMapper(std::span<const Row> rows, const FormRange& range, int index, Document& document)
      : rows_(rows), range_(range), document_(document), context_{form_, index, document.problems} {}

  // Reads the form and returns the rows that are not part of it.
  std::vector<std::size_t> run() {
    std::size_t at = range_.begin;
    if (range_.title) at += read_title(rows_[at]);
    while (at < range_.end && !ended_) at += read_section(at);
    for (; at < range_.end; ++at) rest_.push_back(at);
    finish();
    return std::move(rest_);
  }

 private:
  std::span<const Row> from(std::size_t at) const { return rows_.subspan(at, range_.end - at); }

  std::size_t read_title(const Row& row) {
    const auto titled = [](const RowCell& part) { return !part.blank() && find_title(part.text).has_value(); };
    const RowCell& cell = *std::ranges::find_if(row.cells, titled);
    form_.kind = range_.title->kind;
    form_.scope = range_.title->scope;
    form_.title = text_field(&cell);
    if (form_.title.value) {
      // Markdown marks a heading with #.
      form_.title.value->erase(0, form_.title.value->find_first_not_of("#* "));
      collapse_blanks(*form_.title.value);
    }
    for (const RowCell& part : row.cells) take_year(part);
    return 1;
  }

  // 项  目  支  出 …: a title set wide by blanks between all its characters.
  static void collapse_blanks(std::string& title) {
    const auto blanks = std::ranges::count(title, ' ');
    if (blanks >= 4 && static_cast<std::size_t>(blanks) * 6 > title.size()) std::erase(title, ' ');
  }

  // The day on which a form was filled in is often in the year after.
  bool take_year(const RowCell& cell) {
    if (form_.year.value) return false;
    const std::optional<int> year = find_year_beside_days(cell.text);
    if (!year) return false;
    form_.year = located<int>(&cell);
    form_.year.value = year;
    form_.year.state = CellState::kValue;
    return true;
  }

  // The year may stand in a heading line above the title. Asked for once the head of the form has told none: the lines above
  // can be the last ones of another form.
  void look_back_for_year() {
    if (looked_back_) return;
    looked_back_ = true;
    constexpr std::size_t kHeadingLines = 3;
    constexpr std::size_t kLongestHeading = 40 * 3;
    for (std::size_t i = range_.begin; i > 0 && range_.begin - i < kHeadingLines && !form_.year.value; --i) {
      const Row& row = rows_[i - 1];
      if (!row.paragraph || row.cells[0].text.size() > kLongestHeading) break;
      if (is_sentence(row.cells[0].text) || note_lead(row.cells[0].text) > 0) break;
      take_year(row.cells[0]);
    }
  }

  bool closed() const { return reader_ && reader_->closed(); }

  std::size_t read_section(std::size_t at) {
    const Row& row = rows_[at];
    if (row.filled() == 0) return 1;
    if (row.paragraph) return read_paragraph(at);
    if (!closed()) {
      if (std::optional<Header> header = find_indicator_header(from(at)))
        return read_indicators(at, std::move(*header));
    }
    if (!reader_ && !is_blank_source(from(at))) {
      if (std::optional<Header> header = find_funding_header(from(at))) return read_funding_block(at, *header);
    }
    if (const std::size_t used = reader_ ? reader_->read_total(from(at)) : 0) return used;
    if (const std::size_t used = repeated_header(at)) return used;
    if (const std::size_t used = read_notes_at(at)) return used;
    if (const std::size_t used = reader_ ? 0 : read_goals(from(at), context_)) return used;
    return read_other_row(at);
  }

  // The header of the table, which the next page repeats above what stands behind its totals (评价结论 | …).
  std::size_t repeated_header(std::size_t at) {
    if (!closed()) return 0;
    const std::optional<Header> header = find_indicator_header(from(at));
    if (!header) return 0;
    const std::size_t rows = static_cast<std::size_t>(header->rows);
    std::size_t next = at + rows;
    while (next < range_.end && rows_[next].filled() == 0) ++next;
    if (next == range_.end || !starts_with_label(rows_[next])) return 0;
    table_block_ = rows_[at].block;
    return rows;
  }

  // Below the table, rules of the form need no 注 in front.
  std::size_t read_notes_at(std::size_t at) {
    if (const std::size_t used = read_notes(from(at), context_)) return used;
    return reader_ ? read_rules(from(at), context_) : 0;
  }

  std::size_t read_funding_block(std::size_t at, const Header& header) {
    note_amount_unit(at, static_cast<std::size_t>(header.rows));
    const std::size_t first = at + static_cast<std::size_t>(header.rows);
    const std::size_t used = read_funding(header, from(first), context_);
    note_amount_unit(first, used);
    return static_cast<std::size_t>(header.rows) + used;
  }

  // （万元） in the labels of the funding block.
  void note_amount_unit(std::size_t at, std::size_t count) {
    for (std::size_t i = at; i < at + count && i < range_.end; ++i) {
      for (const RowCell& cell : rows_[i].cells) {
        recount::note_amount_unit(context_, cell);
      }
    }
  }

  std::size_t read_indicators(std::size_t at, Header header) {
    look_back_for_year();
    std::size_t next = at + static_cast<std::size_t>(header.rows);
    table_block_ = rows_[at].block;
    if (reader_) reader_->finish();
    reader_.emplace(std::move(header), context_);
    while (true) {
      next += reader_->read(from(next));
      if (reader_->closed()) break;
      if (const std::size_t loose = loose_lines(next)) {
        reader_->add_loose_rows(from(next).first(loose));
        next += loose;
      } else if (interrupts(next)) {
        next += read_other_row(next);
      } else {
        break;
      }
    }
    return next - at;
  }

  // A row that belongs to no indicator, in the middle of them: the same table goes on with an indicator below it.
  bool interrupts(std::size_t at) const {
    if (at == range_.end || rows_[at].block != table_block_ || rows_[at].filled() > 2) return false;
    std::size_t next = at + 1;
    while (next < range_.end && rows_[next].filled() == 0) ++next;
    return next < range_.end && rows_[next].block == table_block_ && reader_->is_indicator(rows_[next]);
  }

  // Short lines between two parts of the table: how many, or 0 if the table does not go on behind them.
  std::size_t loose_lines(std::size_t at) const {
    std::size_t end = at;
    while (end < range_.end && (rows_[end].paragraph || rows_[end].filled() == 0)) {
      if (rows_[end].filled() > 0 && rows_[end].cells[0].text.size() > kLongestLooseLine) return 0;
      ++end;
    }
    if (end == at || end == range_.end) return 0;
    for (std::size_t i = at; i < end; ++i) {
      if (rows_[i].filled() > 0 &&
          (note_lead(rows_[i].cells[0].text) > 0 || find_title(rows_[i].cells[0].text)))
        return 0;
    }
    return reader_->fits(rows_[end]) && rows_[end].filled() >= 4 ? end - at : 0;
  }

  std::size_t read_paragraph(std::size_t at) {
    const Row& row = rows_[at];
    if (const std::size_t used = read_notes_at(at)) return used;
    const bool before_table = form_.indicators.empty() && form_.funding.empty();
    if (before_table && row.cells[0].text.size() <= kLongestLooseLine && take_year(row.cells[0]) &&
        fold_bare_label(row.cells[0].text).size() < 12 * 3) {
      return 1;
    }
    note_amount_unit(at, 1);
    if (read_pairs(row, context_)) return 1;
    rest_.push_back(at);
    // Running text behind the table ends the form; text that only stands beside it does not, nor does a label whose
    // blank value the export cut off.
    ended_ = reader_ && !table_goes_on(at) && !starts_with_label(row);
    return 1;
  }

  bool table_goes_on(std::size_t at) const {
    if (closed()) return false;
    for (std::size_t i = at + 1; i < range_.end; ++i) {
      if (!rows_[i].paragraph && rows_[i].filled() > 0 && find_indicator_header(from(i))) return true;
    }
    return false;
  }

  std::size_t read_other_row(std::size_t at) {
    const Row& row = rows_[at];
    note_amount_unit(at, 1);
    if (row.filled() == 1) {
      const RowCell& cell = row.cells[static_cast<std::size_t>(row.first_filled())];
      if (!reader_ && cell.text.size() <= kLongestLooseLine && take_year(cell)) return 1;
      if (is_heading(cell.text)) return 1;
    }
    if (read_pairs(row, context_)) return 1;
    if (reader_ && (row.filled() >= 4 || row.block != table_block_)) {
      // Another table begins.
      rest_.push_back(at);
      ended_ = true;
      return 1;
    }
    context_.unmapped(row);
    return 1;
  }

  void finish() {
    if (reader_) reader_->finish();
    look_back_for_year();
    settle_funding(form_);
    if (form_.indicators.empty()) {
      document_.problems.push_back({"no-indicators",
                                    rows_[range_.begin].from.page,
                                    rows_[range_.begin].from.line,
                                    "/forms/" + std::to_string(context_.index),
                                    {}});
    }
    // The body of a whole-department form is a department, whatever word its name stands beside.
    if (form_.scope == Scope::kDepartment) {
      if (!form_.department.value) form_.department = form_.unit;
      if (!form_.unit.value) form_.unit = form_.department;
    }
    // A form without actual values, weights and scores states targets, whatever its title says of it; without a
    // title the columns alone tell.
    const auto has = [&](Column column) {
      return std::ranges::find(form_.columns, column) != form_.columns.end();
    };
    if (!range_.title && !has(Column::kActual) && !has(Column::kScore)) form_.kind = FormKind::kTargets;
    document_.forms.push_back(std::move(form_));
  }

  std::span<const Row> rows_;
  FormRange range_;
  Document& document_;
  Form form_;
  FormContext context_;
  std::vector<std::size_t> rest_;
  std::optional<IndicatorReader> reader_;  // once the indicator table was found
  int table_block_ = -1;                   // the block that it stands in
  bool ended_ = false;
  bool looked_back_ = false;  // for the year
};

Document map_believed(const Extraction& extraction, DocumentSource source) {
  Document document;
  document.source = std::move(source);
  document.source.reader = extraction.reader;
  document.source.pages = extraction.pages;
  document.problems = extraction.problems;
  std::vector<Cell> paragraph_cells;
  std::vector<Row> rows = make_rows(extraction, paragraph_cells);
  leave_out_specks(rows, document.problems);
  const std::vector<FormRange> forms = find_forms(rows);
  std::vector<std::size_t> outside;
  std::size_t at = 0;
  for (std::size_t f = 0; f < forms.size(); ++f) {
    for (; at < forms[f].begin; ++at) outside.push_back(at);
    const std::vector<std::size_t> rest = FormMapper(rows, forms[f], static_cast<int>(f), document).run();
    outside.insert(outside.end(), rest.begin(), rest.end());
    at = forms[f].end;
  }
  for (; at < rows.size(); ++at) outside.push_back(at);
  map_outside(rows, outside, document);
  return document;
}

}  // namespace

Document map_document(const Extraction& extraction, DocumentSource source) {
  if (!has_readings(extraction)) {
    if (is_recognized_text(extraction)) return map_document(as_recognized(extraction), std::move(source));
    return map_believed(extraction, std::move(source));
  }
  Document document = map_believed(believe_readings(extraction), std::move(source));
  report_unreadable(document);
  return document;
}

}  // namespace recount
