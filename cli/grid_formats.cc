#include "cli/grid_formats.h"

#include <algorithm>
#include <cstdint>

#include "cli/inputs.h"
#include "cli/wrap.h"
#include "normalize/fold.h"

namespace recount::cli {
namespace {

// Where one row is far longer than all others, filling them up would make a small file huge.
constexpr std::int64_t kMostPositionsPerCell = 64;

constexpr TableFormat kFormats[] = {
    {"json", tables_json},
    {"csv", tables_csv},
    {"html", tables_html},
    {"md", tables_markdown},
};

// Each line of a cell as `show` gives it, with `line_break` between them.
template <class Show>
std::string shown_lines(std::string_view raw, std::string_view line_break, Show show) {
  std::string result;
  while (true) {
    const std::size_t end = std::min(raw.find_first_of("\r\n"), raw.size());
    result += show(printable(raw.substr(0, end)));
    if (end == raw.size()) return result;
    result += line_break;
    raw.remove_prefix(end + (raw.substr(end, 2) == "\r\n" ? 2 : 1));
  }
}

// One text for each position of a row, blank where no cell starts: the whole width, or only as far as cells stand.
template <class Show>
std::vector<std::string> row_texts(const Grid& grid, int row, bool whole_width, Show show) {
  std::vector<std::string> texts(whole_width ? static_cast<std::size_t>(grid.cols) : 0);
  for (const Cell& cell : grid.row(row)) {
    const auto col = static_cast<std::size_t>(cell.col);
    if (col >= texts.size()) texts.resize(col + 1);
    texts[col] = show(printed_text(cell.raw));
  }
  return texts;
}

bool may_fill_up(const Grid& grid) {
  return std::int64_t{grid.rows} * grid.cols <=
         kMostPositionsPerCell * static_cast<std::int64_t>(grid.cells.size());
}

std::string csv_text(std::string_view raw) {
  std::string text = shown_lines(raw, "\n", [](std::string line) { return line; });
  if (text.find_first_of("\",\n") == text.npos) return text;
  for (std::size_t at = 0; (at = text.find('"', at)) != text.npos; at += 2) text.insert(at, 1, '"');
  return '"' + text + '"';
}

void add_csv(const Grid& grid, std::string& out) {
  const bool fill_up = may_fill_up(grid);
  for (int row = 0; row < grid.rows; ++row) {
    std::string line;
    for (const std::string& text : row_texts(grid, row, fill_up || row == 0, csv_text)) line += text + ',';
    if (!line.empty()) line.pop_back();
    // An empty line would end the table.
    out += (line.empty() ? "\"\"" : line) + "\r\n";
  }
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string span_attribute(const char* name, int span) {
  return span > 1 ? std::string(" ") + name + "=\"" + std::to_string(span) + '"' : "";
}

void add_html(const TitledGrid& table, std::string& out) {
  out += "<table>\n";
  if (!table.title.empty()) out += "<caption>" + escape_html(printable(table.title)) + "</caption>\n";
  // The first row that a cell from above leaves free, by column.
  std::vector<int> free_from(static_cast<std::size_t>(table.grid.cols), 0);
  for (int row = 0; row < table.grid.rows; ++row) {
    out += "<tr>";
    int col = 0;
    for (const Cell& cell : table.grid.row(row)) {
      // A position without a cell moves those behind it unless it is filled.
      for (; col < cell.col; ++col) {
        if (free_from[static_cast<std::size_t>(col)] <= row) out += "<td></td>";
      }
      out += "<td" + span_attribute("rowspan", cell.row_span) + span_attribute("colspan", cell.col_span) + '>' +
             shown_lines(printed_text(cell.raw), "<br>", escape_html) + "</td>";
      for (const int end = std::min(cell.col + cell.col_span, table.grid.cols); col < end; ++col) {
        free_from[static_cast<std::size_t>(col)] = row + cell.row_span;
      }
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
}

// Signs that Markdown would take for its own.
std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kSigns = "\\|`*_~[<&";
  std::string escaped;
  for (const char c : text) {
    if (kSigns.find(c) != kSigns.npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string markdown_text(std::string_view raw) {
  return shown_lines(raw, "<br>", escape_markdown);
}

void add_markdown(const TitledGrid& table, std::string& out) {
  if (!table.title.empty()) out += "**" + escape_markdown(printable(table.title)) + "**\n\n";
  const bool fill_up = may_fill_up(table.grid);
  for (int row = 0; row < table.grid.rows; ++row) {
    out += '|';
    const std::vector<std::string> texts = row_texts(table.grid, row, fill_up || row == 0, markdown_text);
    for (const std::string& text : texts) out += (text.empty() ? " " : ' ' + text + ' ') + '|';
    if (texts.empty()) out += " |";
    out += '\n';
    if (row > 0) continue;
    out += '|';
    for (int col = 0; col < table.grid.cols; ++col) out += " --- |";
    out += '\n';
  }
}

}  // namespace

std::span<const TableFormat> table_formats() {
  return kFormats;
}

const TableFormat* find_table_format(std::string_view name) {
  const auto* const found = std::ranges::find(kFormats, name, &TableFormat::name);
  return found == std::end(kFormats) ? nullptr : found;
}

std::string tables_csv(const DocumentTables& document, Lang) {
  std::string out;
  for (const TitledGrid& table : document.tables) {
    if (!out.empty()) out += "\r\n";
    add_csv(table.grid, out);
  }
  return out;
}

std::string tables_html(const DocumentTables& document, Lang lang) {
  std::string out = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>" +
                    escape_html(shown_name(document.source.file, lang)) +
                    "</title>\n<style>\ntable { border-collapse: collapse; margin: 1em 0 }\n"
                    "caption { font-weight: bold }\ntd { border: 1px solid; padding: .2em .5em "
                    "}\n</style>\n</head>\n<body>\n";
  for (const TitledGrid& table : document.tables) add_html(table, out);
  return out + "</body>\n</html>\n";
}

std::string tables_markdown(const DocumentTables& document, Lang) {
  std::string out;
  for (const TitledGrid& table : document.tables) {
    if (!out.empty()) out += '\n';
    add_markdown(table, out);
  }
  return out;
}

}  // namespace recount::cli
