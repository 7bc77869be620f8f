#include "extract/text_reader.h"

#include <algorithm>
#include <iterator>

#include "extract/ocr_noise.h"
#include "extract/text_encoding.h"
#include "extract/text_shapes.h"
#include "extract/text_tabs.h"
#include "extract/utf8.h"

namespace recount {
namespace {

constexpr TextShape kShapes[] = {
    {"cells", true, look_at_cells, read_cells},     {"rows", true, look_at_rows, read_rows},
    {"pipes", false, look_at_pipes, read_pipes},    {"bars", false, look_at_bars, read_bars},
    {"csv", false, look_at_csv, read_csv},          {"columns", false, look_at_columns, read_columns},
    {"layout", false, look_at_layout, read_layout},
};

struct Found {
  const TextShape* shape = nullptr;
  Look look;
};

// Asks the shapes at a line, and remembers how far each has said no.
class ShapeFinder {
 public:
  ShapeFinder(Lines lines) : lines_(lines) {}

  Found find(std::size_t at) {
    Found best;
    const bool has_tabs = starts_row(lines_, at);
    for (std::size_t i = 0; i < std::size(kShapes); ++i) {
      if (kShapes[i].needs_tabs != has_tabs || at < refused_until_[i]) continue;
      const Look look = kShapes[i].look(lines_, at);
      if (look.score == 0) refused_until_[i] = look.end;
      if (look.score > best.look.score) best = {&kShapes[i], look};
    }
    return best;
  }

 private:
  Lines lines_;
  std::size_t refused_until_[std::size(kShapes)] = {};
};

void report_noise(std::string_view raw, int line, std::vector<Problem>& problems) {
  if (has_repeated_phrase(raw)) problems.push_back({"ocr-noise", 0, line, "", {}});
}

// Where no cell stands below an empty line but some stand below a line of blanks, the export ends its rows with
// such lines. They then count as empty; else they belong to the text of a cell.
void drop_blank_lines(std::vector<Line>& lines) {
  bool below_blank = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].is_lone_cell()) continue;
    if (lines[i].gap > 0 && !lines[i - 1].is_blank()) return;
    below_blank = below_blank || lines[i - 1].is_blank();
  }
  if (!below_blank) return;
  std::size_t kept = 0;
  std::uint32_t gap = 0;
  for (const Line& line : lines) {
    if (line.is_blank()) {
      gap += line.gap + 1;
      continue;
    }
    lines[kept] = line;
    lines[kept++].gap += gap;
    gap = 0;
  }
  lines.resize(kept);
}

Error too_many_parts(const Source& source) {
  return {ErrorCode::kLimit, {"error.too-many-cells", {source.name, std::to_string(kMaxTextParts)}}};
}

}  // namespace

void TextTable::reserve(std::size_t cells) {
  grid.cells.reserve(std::min(cells, room));
}

void TextTable::add_row() {
  if (!is_full) ++grid.rows;
}

void TextTable::add_cell(std::string raw, std::uint32_t line) {
  is_full = is_full || grid.cells.size() >= room;
  if (is_full) return;
  const int row = grid.rows - 1;
  const int col = grid.cells.empty() || grid.cells.back().row != row ? 0 : grid.cells.back().col + 1;
  grid.cols = std::max(grid.cols, col + 1);
  Provenance from;
  from.line = static_cast<int>(line);
  grid.cells.push_back({row, col, 1, 1, std::move(raw), from});
}

Result<Extraction> read_text(const Source& source, const ReadOptions&) {
  Extraction extraction;
  extraction.reader = "text";
  std::string storage;
  const std::string_view text = decode_text(source.bytes, storage, extraction.problems);
  std::vector<Line> lines = split_lines(text, kMaxTextParts, extraction.problems);
  if (lines.size() > kMaxTextParts) return too_many_parts(source);
  drop_blank_lines(lines);
  ShapeFinder finder(lines);
  std::size_t room = kMaxTextParts;
  for (std::size_t at = 0; at < lines.size();) {
    if (lines[at].is_blank()) {
      ++at;
      continue;
    }
    const Found found = finder.find(at);
    if (!found.shape) {
      Provenance from;
      from.line = static_cast<int>(lines[at].number);
      if (!trim(lines[at].text).empty()) {
        report_noise(lines[at].text, from.line, extraction.problems);
        extraction.blocks.push_back(Paragraph{std::string(lines[at].text), from});
      }
      ++at;
      continue;
    }
    const Lines region = Lines(lines).subspan(at, found.look.end - at);
    TextTable table;
    table.room = room;
    found.shape->read(region, table);
    if (table.is_full) return too_many_parts(source);
    room -= table.grid.cells.size();
    for (const Cell& cell : table.grid.cells) report_noise(cell.raw, cell.from.line, table.problems);
    std::ranges::move(table.problems, std::back_inserter(extraction.problems));
    extraction.blocks.push_back(std::move(table.grid));
    at = found.look.end;
  }
  if (extraction.blocks.empty()) extraction.problems.push_back({"empty-file", 0, 0, "", {}});
  return extraction;
}

}  // namespace recount
