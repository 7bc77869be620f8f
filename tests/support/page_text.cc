#include "tests/support/page_text.h"

#include <algorithm>
#include <fstream>

#include "extract/glyph_lines.h"
#include "extract/utf8.h"

namespace recount {
namespace {

constexpr double kMargin = 20;
// Shorter runs of - are dashes in text.
constexpr std::size_t kDashes = 3;

// Characters by place; the second place of a wide character holds kTaken.
constexpr char32_t kTaken = 0xFFFFFFFF;
using Rows = std::vector<std::u32string>;

std::u32string decoded(std::string_view line) {
  std::u32string out;
  for (std::size_t i = 0; i < line.size();) {
    const auto lead = static_cast<unsigned char>(line[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0x7F >> length);
    for (std::size_t k = 1; k < length && i + k < line.size(); ++k) code = code << 6 | (line[i + k] & 0x3F);
    out += code;
    if (is_wide_code(code)) out += kTaken;
    i += length;
  }
  return out;
}

Rows rows_of(std::string_view drawing) {
  if (drawing.starts_with('\n')) drawing.remove_prefix(1);
  Rows rows;
  while (!drawing.empty()) {
    const std::size_t end = std::min(drawing.find('\n'), drawing.size());
    rows.push_back(decoded(drawing.substr(0, end)));
    drawing.remove_prefix(std::min(end + 1, drawing.size()));
  }
  return rows;
}

char32_t at(const Rows& rows, std::size_t row, std::size_t col) {
  return row < rows.size() && col < rows[row].size() ? rows[row][col] : U' ';
}

bool is_joint(char32_t code) {
  return code >= 0x250C && code <= 0x253C;
}
bool is_bar(char32_t code) {
  return code == '|' || code == 0x2502;
}
bool is_rule(char32_t code) {
  return code == 0x2500 || code == 0x2501;
}

// What each place is besides text.
struct Marks {
  std::vector<std::vector<bool>> across, down;

  explicit Marks(const Rows& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      across.emplace_back(rows[row].size(), false);
      down.emplace_back(rows[row].size(), false);
      for (std::size_t col = 0; col < rows[row].size(); ++col) {
        const char32_t code = rows[row][col];
        across[row][col] =
            is_rule(code) || is_joint(code) || (code == '-' && dashes(rows[row], col) >= kDashes);
        down[row][col] = is_bar(code) || is_joint(code);
      }
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t col = 0; col < rows[row].size(); ++col) {
        if (rows[row][col] == '+' && touches(rows, row, col)) across[row][col] = down[row][col] = true;
      }
    }
  }

 private:
  static std::size_t dashes(const std::u32string& row, std::size_t col) {
    std::size_t first = col, last = col;
    while (first > 0 && row[first - 1] == '-') --first;
    while (last + 1 < row.size() && row[last + 1] == '-') ++last;
    return last - first + 1;
  }
  bool touches(const Rows& rows, std::size_t row, std::size_t col) const {
    const bool left = col > 0 && across[row][col - 1],
               right = col + 1 < across[row].size() && across[row][col + 1];
    return left || right || (row > 0 && is_bar(at(rows, row - 1, col))) || is_bar(at(rows, row + 1, col));
  }
};

// Joints are met in their middle, other ends are those of the character.
double end_of(bool joint, double start, double length, bool begins) {
  return start + (joint ? length / 2 : begins ? 0 : length);
}

bool meets(char32_t code) {
  return code == '+' || is_joint(code);
}

void add_across(const Rows& rows, const Marks& marks, const DrawingScale& scale, Page& page) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t col = 0; col < rows[row].size(); ++col) {
      if (!marks.across[row][col]) continue;
      const std::size_t first = col;
      while (col + 1 < rows[row].size() && marks.across[row][col + 1]) ++col;
      if (first == col) continue;
      Ruling ruling;
      ruling.at = kMargin + (static_cast<double>(row) + 0.5) * scale.line;
      ruling.from =
          kMargin + end_of(meets(rows[row][first]), static_cast<double>(first) * scale.cell, scale.cell, true);
      ruling.to =
          kMargin + end_of(meets(rows[row][col]), static_cast<double>(col) * scale.cell, scale.cell, false);
      ruling.thickness = 0.5;
      page.rulings.push_back(ruling);
    }
  }
}

void add_down(const Rows& rows, const Marks& marks, const DrawingScale& scale, Page& page) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  const auto is_down = [&](std::size_t row, std::size_t col) {
    return row < rows.size() && col < rows[row].size() && marks.down[row][col];
  };
  for (std::size_t col = 0; col < width; ++col) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!is_down(row, col)) continue;
      const std::size_t first = row;
      while (is_down(row + 1, col)) ++row;
      if (first == row && meets(rows[first][col])) continue;
      Ruling ruling;
      ruling.horizontal = false;
      ruling.at = kMargin + (static_cast<double>(col) + 0.5) * scale.cell;
      ruling.from =
          kMargin + end_of(meets(rows[first][col]), static_cast<double>(first) * scale.line, scale.line, true);
      ruling.to =
          kMargin + end_of(meets(rows[row][col]), static_cast<double>(row) * scale.line, scale.line, false);
      ruling.thickness = 0.5;
      page.rulings.push_back(ruling);
    }
  }
}

}  // namespace

Page page_from_text(std::string_view drawing, const DrawingScale& scale) {
  const Rows rows = rows_of(drawing);
  const Marks marks(rows);
  Page page;
  page.number = 1;
  std::size_t width = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    width = std::max(width, rows[row].size());
    const double y = kMargin + static_cast<double>(row) * scale.line;
    for (std::size_t col = 0; col < rows[row].size(); ++col) {
      const char32_t code = rows[row][col];
      if (code <= ' ' || code == kTaken || code == 0x3000 || marks.across[row][col] || marks.down[row][col])
        continue;
      const double x = kMargin + static_cast<double>(col) * scale.cell;
      Glyph glyph;
      glyph.code = code;
      glyph.box = {x, y, x + scale.cell * (is_wide_code(code) ? 2 : 1), y + scale.size};
      glyph.size = scale.size;
      page.glyphs.push_back(glyph);
    }
  }
  add_across(rows, marks, scale, page);
  add_down(rows, marks, scale, page);
  page.width = 2 * kMargin + static_cast<double>(width) * scale.cell;
  page.height = 2 * kMargin + static_cast<double>(rows.size()) * scale.line + scale.size;
  return page;
}

std::string drawn(const PageTable& table) {
  std::string out;
  int row = -1;
  for (const PageCell& cell : table.cells) {
    if (cell.row != row) out += row < 0 ? "|" : "\n|";
    row = cell.row;
    out += ' ';
    for (const char c : cell.text) out += c == '\n' ? "\\n" : std::string(1, c);
    if (cell.row_span > 1 || cell.col_span > 1) {
      out += " {" + std::to_string(cell.row_span) + 'x' + std::to_string(cell.col_span) + '}';
    }
    out += cell.text.empty() && cell.row_span == 1 && cell.col_span == 1 ? "|" : " |";
  }
  return out + '\n';
}

std::vector<PageCase> read_page_cases(const std::string& name) {
  std::vector<PageCase> cases;
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/cases/" + name + ".txt");
  bool drawing = false;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with(">>>")) {
      PageCase& next = cases.emplace_back();
      next.line = number;
      next.title = line.substr(std::min<std::size_t>(4, line.size()));
      if (next.title.ends_with("; half")) next.scale.line = 6;
      drawing = true;
    } else if (line.starts_with("<<<")) {
      drawing = false;
    } else if (!cases.empty()) {
      (drawing ? cases.back().drawing : cases.back().expected) += line + '\n';
    }
  }
  for (PageCase& one : cases) {
    while (one.expected.ends_with("\n\n")) one.expected.pop_back();
  }
  return cases;
}

}  // namespace recount
