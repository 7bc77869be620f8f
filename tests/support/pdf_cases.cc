#include "tests/support/pdf_cases.h"

#include <fstream>
#include <utility>
#include <variant>

#include "extract/scan_page.h"
#include "tests/support/documents.h"
#include "tests/support/pdf_source.h"

namespace recount::testing {
namespace {

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\\n" : std::string(1, c);
  return out;
}

void append_table(std::string& out, const Grid& grid) {
  out += "table " + std::to_string(grid.parts.front().page);
  if (grid.parts.size() > 1) out += '-' + std::to_string(grid.parts.back().page);
  int row = -1;
  for (const Cell& cell : grid.cells) {
    if (cell.row != row) out += "\n|";
    row = cell.row;
    if (!cell.raw.empty()) out += ' ' + one_line(cell.raw);
    if (cell.row_span > 1 || cell.col_span > 1) {
      out += " {" + std::to_string(cell.row_span) + 'x' + std::to_string(cell.col_span) + '}';
    }
    out += " |";
  }
  out += '\n';
}

}  // namespace

std::string pdf_bytes(const std::string& name) {
  return pdf_from_source(file_bytes(std::string(RECOUNT_ROOT) + "/tests/pdf/" + name + ".in"));
}

Result<Extraction> read_pdf_bytes(std::string bytes, const ReadOptions& options) {
  const Result<Source> source = make_source("test.pdf", std::move(bytes));
  if (!source) return source.error();
  // Nothing is recognized: what engines read is not what these tests are about.
  const OcrEngines none;
  ReadOptions without = options;
  if (without.engines == nullptr) without.engines = &none;
  return read(*source, without);
}

std::string shown(const Extraction& extraction) {
  std::string out;
  for (const Block& block : extraction.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) {
      append_table(out, *grid);
    } else {
      const auto& paragraph = std::get<Paragraph>(block);
      out += std::to_string(paragraph.from.page) + " > " + one_line(paragraph.raw) + '\n';
    }
  }
  for (const Problem& problem : extraction.problems) {
    out += "problem " + problem.code + ' ' + std::to_string(problem.page) + '\n';
  }
  return out;
}

std::string shown(const Result<Extraction>& result) {
  return result ? shown(*result) : result.error().message.id + '\n';
}

std::vector<PdfCase> read_pdf_cases(const std::string& name) {
  std::vector<PdfCase> cases;
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/cases/" + name + ".txt");
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with(">>> ")) {
      cases.push_back({number, line.substr(4), ""});
    } else if (!cases.empty() && !line.empty()) {
      cases.back().expected += line + '\n';
    }
  }
  return cases;
}

}  // namespace recount::testing
