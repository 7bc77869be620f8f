// The tables of a document as JSON, CSV, HTML or Markdown.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/grid.h"
#include "model/document.h"
#include "model/messages.h"

namespace recount::cli {

struct TitledGrid {
  std::string title;  // empty: none
  Grid grid;
};

struct DocumentTables {
  DocumentSource source;
  std::vector<TitledGrid> tables;
  std::vector<Problem> problems;
};

struct TableFormat {
  std::string_view name;  // of --format, and the ending of the files
  std::string (*write)(const DocumentTables& document, Lang lang);
};

std::span<const TableFormat> table_formats();
const TableFormat* find_table_format(std::string_view name);  // null for none

// As tables.schema.json says, without a line break at the end; the texts of the cells unchanged.
std::string tables_json(const DocumentTables& document, Lang lang);

// In the others a text stands at the first position of its cell. Control characters and marks that turn the direction of
// writing do not pass (printable() in cli/wrap.h), tabs become blanks.

// RFC 4180, records ended by CRLF; tables are parted by an empty line. Rows are filled up to the width of their table.
std::string tables_csv(const DocumentTables& document, Lang lang);

// A complete page of HTML5 with a <table> for each grid, titles as captions.
std::string tables_html(const DocumentTables& document, Lang lang);

// Pipe tables of GitHub's Markdown, the first row as header, titles in bold above them.
std::string tables_markdown(const DocumentTables& document, Lang lang);

}  // namespace recount::cli
