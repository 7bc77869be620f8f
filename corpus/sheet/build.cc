#include "corpus/sheet/build.h"

#include <algorithm>
#include <map>

#include "corpus/sheet/form_printer.h"
#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

// docs/FINDINGS.md has the severities.
const std::map<std::string, std::string> kSeverities = {
    {"execution-rate", "error"},   {"over-execution", "warning"},  {"budget-score", "error"},
    {"funding-sum", "error"},      {"target-missed", "warning"},   {"score-exceeds-weight", "error"},
    {"reason-missing", "warning"}, {"indicator-score", "warning"}, {"weight-sum", "error"},
    {"total-score", "error"},      {"dimension-weight", "error"},  {"grade", "warning"},
    {"missing-value", "warning"},  {"unit-mismatch", "warning"},   {"narrative", "warning"},
    {"percent-share", "warning"}};

// The word that begins the notes is none of them.
std::string without_label(const std::string& note) {
  for (const std::string label : {"注", "备注", "说明", "填表说明"}) {
    for (const char* colon : {"：", ":"}) {
      if (note.starts_with(label + colon)) return trim(note.substr((label + colon).size()));
    }
  }
  return note;
}

class Builder {
 public:
  Builder(const DocumentSource& document, const Layout& layout, int drawing)
      : document_(document), layout_(layout) {
    built_.name = document.name;
    if (document.layouts.size() > 1) built_.name += "." + layout.name;
    if (!document.layouts.empty()) built_.layout = layout.name;
    built_.seed = drawing == 1 ? built_.name : built_.name + " drawn " + std::to_string(drawing);
    std::map<std::string, std::string> fixed = document.style;
    fixed.insert(layout.options.begin(), layout.options.end());  // the document's word comes first
    built_.style = draw_print_style(Rng(built_.seed).child("print"), fixed);
  }

  Outcome<Built> run() {
    for (const auto& part : document_.parts) {
      if (const auto* form = std::get_if<FormSource>(&part)) print_form(*form);
      if (const auto* text = std::get_if<TextSource>(&part)) print_text(*text);
      if (const auto* table = std::get_if<TableSource>(&part)) print_table(*table);
      if (!error_.empty()) return Outcome<Built>::failed(error_);
    }
    return std::move(built_);
  }

 private:
  void fail(const std::string& path, int line, const std::string& what) {
    if (error_.empty()) error_ = path + ":" + std::to_string(line) + ": " + what;
  }

  void add_line(const std::string& text, Align align, SheetLine::Weight weight,
                std::vector<std::string> pointers = {}) {
    built_.sheet.blocks.emplace_back(SheetLine{text, std::move(pointers), align, weight});
  }

  void flush(TableBuilder& table) {
    if (!table.empty()) built_.sheet.blocks.emplace_back(table.take());
  }

  void print_form(const FormSource& form) {
    const int index = static_cast<int>(built_.answer.forms.size());
    FormPrinter printer(form, layout_, built_.style, built_.name, index, built_.answer);
    TableBuilder table(layout_.widths);
    for (const LayoutLine& line : layout_.lines) print_layout_line(line, form, printer, table);
    flush(table);
    for (const PrintedFund& fund : printed_funds(form, layout_)) {
      built_.answer.forms.back().funds.emplace_back(fund.kind, fund.label);
    }
    if (!printer.unknown().empty()) fail(layout_.path, 0, "{" + printer.unknown().front() + "} means nothing");
    add_findings(form, printer);
  }

  void print_layout_line(const LayoutLine& line, const FormSource& form, FormPrinter& printer,
                         TableBuilder& table) {
    using Kind = LayoutLine::Kind;
    const auto add_row = [&](int fund, int indicator) {
      std::vector<Placed> cells;
      for (const CellTemplate& cell : line.cells) cells.push_back(printer.print(cell, fund, indicator));
      if (const auto wrong = table.add_row(cells, line.kind == Kind::kHead))
        fail(layout_.path, line.number, *wrong);
    };
    switch (line.kind) {
      case Kind::kTitle:
      case Kind::kText: {
        flush(table);
        const Placed placed = printer.print(line.cells.empty() ? CellTemplate() : line.cells[0]);
        const bool title = line.kind == Kind::kTitle;
        if (title) set_title(placed.cell.text);
        add_line(placed.cell.text, line.align, title ? SheetLine::Weight::kTitle : SheetLine::Weight::kText,
                 placed.cell.pointers);
        break;
      }
      case Kind::kRow:
      case Kind::kHead:
        add_row(-1, -1);
        break;
      case Kind::kFunds:
        for (int fund = 0; fund < printer.funds(); ++fund) add_row(fund, -1);
        break;
      case Kind::kInds:
        for (int row = 0; row < printer.indicators(); ++row) add_row(-1, row);
        break;
      case Kind::kSide:
        if (!line.cells.empty()) table.begin_side(printer.print(line.cells[0]).cell);
        break;
      case Kind::kEnd:
        table.end_side();
        break;
      case Kind::kNotes:
        print_notes(line, form, printer, table);
        break;
    }
  }

  void set_title(const std::string& text) {
    const std::string at = "/forms/" + std::to_string(built_.answer.forms.size() - 1) + "/title";
    built_.answer.values[at] = {AnswerValue::Kind::kText, text, {}};
  }

  void print_notes(const LayoutLine& line, const FormSource& form, FormPrinter& printer, TableBuilder& table) {
    if (form.notes.empty()) return;
    AnswerForm& out = built_.answer.forms.back();
    for (const std::string& note : form.notes) {
      if (const std::string text = without_label(note); !text.empty()) out.notes.push_back(text);
    }
    if (line.cells.empty()) {
      flush(table);
      for (const std::string& note : form.notes) add_line(note, Align::kLeft, SheetLine::Weight::kNote);
      return;
    }
    std::vector<Placed> cells;
    for (const CellTemplate& cell : line.cells) cells.push_back(printer.print(cell));
    for (const std::string& note : form.notes)
      cells.back().cell.text += (note == form.notes[0] ? "" : "\n") + note;
    if (const auto wrong = table.add_row(cells, false)) fail(layout_.path, line.number, *wrong);
  }

  void add_findings(const FormSource& form, const FormPrinter& printer) {
    for (const FindingSource& source : form.findings) {
      const std::string at = printer.pointer_of(source.where);
      const bool shown = printer.printed().contains(at);
      if (!kSeverities.contains(source.code))
        fail(document_.path, source.line, "no such finding: " + source.code);
      if (!shown && document_.layouts.size() == 1) {
        fail(document_.path, source.line, source.where + " is not printed by the layout " + layout_.name);
      }
      if (!shown || !error_.empty()) continue;
      const std::string severity = source.severity.empty() ? kSeverities.at(source.code) : source.severity;
      (source.debatable ? built_.answer.debatable : built_.answer.findings)
          .push_back({source.code, severity, at, source.stated, source.expected});
    }
  }

  void print_text(const TextSource& text) {
    built_.answer.paragraphs.push_back(text.text);
    add_line(text.text, text.heading ? Align::kCenter : Align::kLeft,
             text.heading ? SheetLine::Weight::kHeading : SheetLine::Weight::kText);
  }

  // Tables of documents without forms. Their answer follows from the cells: a label for each column, made of the
  // labels above it, and each row that has a value besides its label or is a total.
  void print_table(const TableSource& source) {
    AnswerTable answer{source.number, source.title, source.unit, {}, source.notes, {}};
    const std::size_t first = built_.sheet.blocks.size();
    if (!source.number.empty()) add_line(source.number, Align::kLeft, SheetLine::Weight::kText);
    add_line(source.title, Align::kCenter, SheetLine::Weight::kHeading);
    if (!source.unit.empty()) add_line("单位：" + source.unit, Align::kRight, SheetLine::Weight::kText);
    std::size_t columns = 0;
    if (!source.head.empty()) {
      for (const CellTemplate& cell : parse_cells(source.head[0]))
        columns += static_cast<std::size_t>(cell.col_span);
    }
    TableBuilder table(std::vector<double>(columns, 1));
    for (const auto* lines : {&source.head, &source.rows}) {
      for (const std::string& line : *lines) {
        std::vector<Placed> cells;
        for (const CellTemplate& cell : parse_cells(line)) {
          SheetCell& made = cells.emplace_back().cell;
          made.row_span = cell.row_span;
          made.col_span = cell.col_span;
          made.text = cell.text;
          made.label = lines == &source.head;
        }
        if (const auto wrong = table.add_row(cells, lines == &source.head)) {
          fail(document_.path, 0, source.title + ": " + line + ": " + *wrong);
        }
      }
    }
    SheetTable made = table.take();
    std::map<std::pair<int, int>, std::string> shown;
    for (const SheetCell& cell : made.cells) {
      const bool head = cell.row < static_cast<int>(source.head.size());
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
          if (head ? row == cell.row : row == cell.row && col == cell.col) shown[{row, col}] = cell.text;
        }
      }
    }
    for (int col = 0; col < static_cast<int>(columns); ++col) {
      std::string label;
      for (int row = 0; row < static_cast<int>(source.head.size()); ++row) {
        const std::string& part = shown[{row, col}];
        if (!part.empty()) label += (label.empty() ? "" : " / ") + part;
      }
      answer.header.push_back(label);
    }
    for (int row = static_cast<int>(source.head.size()); row < made.rows; ++row) {
      std::vector<std::string> cells;
      for (int col = 0; col < static_cast<int>(columns); ++col) cells.push_back(shown[{row, col}]);
      const bool filled =
          std::any_of(cells.begin() + 1, cells.end(), [](const std::string& c) { return !c.empty(); });
      if (filled || cells[0].find("计") != std::string::npos) answer.rows.push_back(cells);
    }
    built_.answer.tables.push_back(answer);
    built_.sheet.blocks.emplace_back(std::move(made));
    for (const std::string& note : source.notes) add_line(note, Align::kLeft, SheetLine::Weight::kNote);
    if (source.beside) built_.sheet.side_by_side.push_back({table_begins_, first, built_.sheet.blocks.size()});
    table_begins_ = first;
  }

  const DocumentSource& document_;
  const Layout& layout_;
  Built built_;
  std::size_t table_begins_ = 0;  // the first block of the table before
  std::string error_;
};

}  // namespace

Outcome<Built> build(const DocumentSource& document, const Layout& layout, int drawing) {
  return Builder(document, layout, drawing).run();
}

}  // namespace recount::corpus
