#include "corpus/formats/recognized_text.h"

#include <algorithm>

#include "corpus/formats/misread.h"
#include "corpus/formats/text_shapes.h"
#include "corpus/source/lines.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

constexpr double kMisread = 0.015;      // of the characters; a published page has 1 to 3 %
constexpr double kSpacedPoint = 0.15;   // of decimal points are followed by a blank
constexpr double kCommaForPoint = 0.1;  // of those are commas
constexpr double kLoseColumns = 0.3;    // of tables fall apart into columns, somewhere in their second half
constexpr double kRunTogether = 0.25;   // of tables have rows that run together
constexpr double kCircles = 0.04;       // of long texts go round in circles
constexpr std::size_t kLongText = 60;   // characters
constexpr double kNoise = 0.3;          // of tables have a line of signs in front

constexpr const char* kNoiseLines[] = {
    "그 님 위에 가지 기계", "土 / / / / · · · · · ·", "/** 出", "グロガ金", "•", "_"};

// "25.48" may become "25. 48" or "25, 48".
std::string with_blanks(const std::string& text, Rng& rng) {
  const std::u32string points = to_utf32(text);
  const auto is_digit = [&](std::size_t i) {
    return i < points.size() && points[i] >= U'0' && points[i] <= U'9';
  };
  std::u32string made;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == U'.' && i > 0 && is_digit(i - 1) && is_digit(i + 1) && rng.chance(kSpacedPoint)) {
      made += rng.chance(kCommaForPoint) ? U", " : U". ";
    } else {
      made += points[i];
    }
  }
  return to_utf8(made);
}

// A phrase of a long text over and over, as models that write what is likely do.
std::string in_circles(const std::string& text, Rng& rng) {
  const std::u32string points = to_utf32(text);
  if (points.size() < kLongText || !rng.chance(kCircles)) return text;
  const std::u32string phrase = points.substr(points.size() / 2, 6) + U",";
  std::u32string made = points.substr(0, points.size() / 2);
  for (int times = rng.between(8, 20); times > 0; --times) made += phrase;
  return to_utf8(made);
}

std::string read(const SheetCell& cell, Rng& rng) {
  return in_circles(misread(with_blanks(replace_all(cell.text, "\n", ""), rng), rng, kMisread), rng);
}

using Row = std::vector<std::string>;

std::vector<Row> read(const SheetTable& table, Rng& rng) {
  std::vector<Row> rows;
  for (const auto& row : positions(table)) {
    rows.emplace_back();
    for (const Position& at : row) rows.back().push_back(at.cell == nullptr ? "" : read(*at.cell, rng));
  }
  return rows;
}

// `count` rows from `first` in one, the contents of each column behind each other.
void run_together(std::vector<Row>& rows, std::size_t first, std::size_t count) {
  Row& joined = rows[first];
  for (std::size_t i = first + 1; i < first + count; ++i) {
    for (std::size_t col = 0; col < joined.size(); ++col) {
      if (!joined[col].empty() && !rows[i][col].empty()) joined[col] += ' ';
      joined[col] += rows[i][col];
    }
  }
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first) + 1,
             rows.begin() + static_cast<std::ptrdiff_t>(first + count));
}

std::string read_table(const SheetTable& table, Rng& rng) {
  std::string text;
  if (rng.chance(kNoise)) text += std::string(kNoiseLines[rng.index(std::size(kNoiseLines))]) + "\n\n";
  std::vector<Row> rows = read(table, rng);
  const auto below_head = static_cast<std::size_t>(std::max(0, table.head_row + table.head_rows));
  if (rng.chance(kRunTogether) && rows.size() > below_head + 4) {
    const int room = static_cast<int>(rows.size() - below_head);
    const int count = rng.between(2, std::min(6, room - 1));
    run_together(rows, below_head + static_cast<std::size_t>(rng.between(0, room - count)),
                 static_cast<std::size_t>(count));
  }
  std::size_t whole = rows.size();
  if (rng.chance(kLoseColumns))
    whole = static_cast<std::size_t>(rng.between(static_cast<int>(whole) / 2, static_cast<int>(whole)));
  for (std::size_t i = 0; i < whole; ++i) {
    for (std::size_t col = 0; col < rows[i].size(); ++col) text += (col > 0 ? "\t" : "") + rows[i][col];
    text += "\n";
  }
  for (std::size_t col = 0; col < table.widths.size(); ++col) {
    for (std::size_t i = whole; i < rows.size(); ++i) {
      if (!rows[i][col].empty()) text += "\n" + rows[i][col] + "\n";
    }
  }
  return text;
}

}  // namespace

std::string recognized_text(const Sheet& sheet, Rng rng) {
  std::string text;
  for (const auto& block : sheet.blocks) {
    if (const auto* line = std::get_if<SheetLine>(&block)) {
      text += misread(line->text, rng, kMisread) + "\n";
    } else {
      text += read_table(std::get<SheetTable>(block), rng);
    }
  }
  return text;
}

}  // namespace recount::corpus
