// What must not change a record: the order of columns, the words of a header, blank rows, line ends, a second
// cleaning. What must not break the program: any damage.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "model/columns.h"
#include "model/vocabulary/vocabulary.h"
#include "normalize/fold.h"
#include "tests/support/documents.h"
#include "tests/support/forms.h"
#include "tests/support/random_text.h"

namespace recount::testing {
namespace {

// The record and the findings without what the printed order of the columns decides.
std::string meaning_of(const Extraction& extraction) {
  Reading reading = understand(extraction);
  for (Form& form : reading.document.forms) {
    form.columns.clear();
    for (Indicator& row : form.indicators) {
      std::ranges::sort(row.extra, {}, [](const auto& extra) { return extra.first; });
    }
  }
  return comparable(reading.json());
}

std::span<Cell> cells_in(Grid& grid, int row) {
  const std::span<const Cell> cells = std::as_const(grid).row(row);
  return {grid.cells.data() + (cells.data() - grid.cells.data()), cells.size()};
}

std::vector<Grid*> grids_of(Extraction& extraction) {
  std::vector<Grid*> grids;
  for (Block& block : extraction.blocks) {
    if (Grid* grid = std::get_if<Grid>(&block)) grids.push_back(grid);
  }
  return grids;
}

// A header of one row in a grid, and the rows below up to `end`, which are as wide or blank. `whole` where
// nothing else follows before the row of totals or the end of the table, and where no header cell spans others
// or was split: such tables can be laid out in another order.
struct FoundHeader {
  Grid* grid;
  int row, end;
  bool whole;
  Header header;
};

bool is_total(const Row& row) {
  return row.first_filled() >= 0 &&
         find_label(Place::kTotalRow, row.cells[row.first_filled()].text).has_value();
}

std::vector<FoundHeader> headers_in(Extraction& extraction,
                                    std::optional<Header> (*find)(std::span<const Row>)) {
  std::vector<FoundHeader> found;
  std::vector<Cell> paragraphs;
  const std::vector<Row> rows = make_rows(extraction, paragraphs);
  std::map<int, std::size_t> begins;  // the first row of each block
  for (std::size_t i = 0; i < rows.size(); ++i) begins.try_emplace(rows[i].block, i);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].paragraph) continue;
    const std::optional<Header> header = find(std::span(rows).subspan(i));
    const std::size_t width = rows[i].cells.size();
    if (!header || header->rows != 1 || header->columns.size() != width) continue;
    const std::size_t begin = begins[rows[i].block];
    const auto inside = [&](std::size_t k) { return k < rows.size() && rows[k].block == rows[i].block; };
    std::size_t end = i + 1;
    while (
        inside(end) && !is_total(rows[end]) &&
        (rows[end].filled() == 0 || (rows[end].cells.size() == width && !find(std::span(rows).subspan(end))))) {
      ++end;
    }
    bool whole = !inside(end) || is_total(rows[end]);
    for (std::size_t c = 0; c < width; ++c) {
      whole = whole && (c == 0 || (!rows[i].cells[c].blank() && !header->columns[c].text.empty()));
    }
    for (std::size_t k = i + 1; k < end && whole; ++k) {
      const Alignment alignment = align_row(rows[k].cells, header->roles(), false);
      whole = !alignment.moved && alignment.misfits == 0;
    }
    found.push_back({&std::get<Grid>(extraction.blocks[rows[i].block]), static_cast<int>(i - begin),
                     static_cast<int>(end - begin), whole, *header});
  }
  return found;
}

class Property : public ::testing::TestWithParam<std::string> {
 protected:
  std::mt19937 random_{17};
};

// 总分 | 100 | 98: the two numbers stand in the order of their columns.
void swap_totals(Grid& grid, int row) {
  if (row >= grid.rows) return;
  std::vector<Cell*> filled;
  for (Cell& cell : cells_in(grid, row)) {
    if (classify(clean_text(cell.raw)) != CellKind::kBlank) filled.push_back(&cell);
  }
  if (filled.size() < 3 || !find_label(Place::kTotalRow, filled[0]->raw)) return;
  if (classify(clean_text(filled[1]->raw)) == CellKind::kNumber &&
      classify(clean_text(filled[2]->raw)) == CellKind::kNumber) {
    std::swap(filled[1]->raw, filled[2]->raw);
  }
}

// The label beside the table (绩效指标) is no column and stays where it is.
TEST_P(Property, OrderOfColumnsDoesNotMatter) {
  Extraction extraction = extract_file(GetParam());
  const std::string before = meaning_of(extraction);
  int tables = 0;
  for (const FoundHeader& found : headers_in(extraction, find_indicator_header)) {
    if (!found.whole || found.end - found.row < 3) continue;
    ++tables;
    const std::size_t first = found.header.columns.front().label == Label::kIndicatorBlock ? 1 : 0;
    const Grid original = *found.grid;
    for (int round = 0; round < 4; ++round) {
      std::vector<std::size_t> order;
      for (std::size_t i = first; i < found.header.columns.size(); ++i) order.push_back(i);
      std::ranges::shuffle(order, random_);
      std::string shown;
      for (int row = found.row; row < found.end; ++row) {
        const std::span<Cell> cells = cells_in(*found.grid, row);
        const std::span<const Cell> old = original.row(row);
        if (cells.size() != found.header.columns.size()) continue;  // a blank row
        for (std::size_t i = 0; i < order.size(); ++i) {
          cells[first + i].raw = old[order[i]].raw;
          if (row == found.row) shown += ' ' + clean_text(cells[first + i].raw);
        }
      }
      const auto place = [&](Label label) {
        const int column = found.header.index_of(label);
        return std::ranges::find(order, static_cast<std::size_t>(column)) - order.begin();
      };
      if ((found.header.index_of(Label::kWeight) < found.header.index_of(Label::kScore)) !=
          (place(Label::kWeight) < place(Label::kScore))) {
        swap_totals(*found.grid, found.end);
      }
      const std::string difference = first_difference(before, meaning_of(extraction));
      EXPECT_TRUE(difference.empty()) << "columns" << shown << '\n' << difference;
      *found.grid = original;
      if (!difference.empty()) break;
    }
  }
  if (tables == 0) GTEST_SKIP() << "no table that is a header row and rows as wide";
}

// The other words for the same column, where the word is not one with several meanings.
std::vector<std::string> synonyms(Place place, std::string_view text) {
  std::vector<std::string> found;
  const std::vector<LabelHit> hits = find_labels(place, text, LabelSet::Fuzzy::kNo);
  if (hits.size() != 1 || !hits[0].rest.empty() || hits[0].label == Label::kExtraColumn) return found;
  for (const LabelRow& row : label_rows()) {
    if (row.place != place || row.label != hits[0].label || fold_label(row.text) == fold_label(text)) continue;
    if (find_labels(place, row.text, LabelSet::Fuzzy::kNo).size() == 1) found.emplace_back(row.text);
  }
  return found;
}

TEST_P(Property, SynonymsInHeadersMeanTheSame) {
  Extraction extraction = extract_file(GetParam());
  const std::string before = meaning_of(extraction);
  std::set<std::string> kept;  // the headers of other tables are part of the record
  for (const Table& table : understand(extraction).document.tables)
    kept.insert(table.header.begin(), table.header.end());
  int renamed = 0;
  for (const auto& [place, find] : {std::pair(Place::kIndicatorHeader, &find_indicator_header),
                                    std::pair(Place::kFundingHeader, &find_funding_header)}) {
    for (const FoundHeader& found : headers_in(extraction, find)) {
      for (Cell& cell : cells_in(*found.grid, found.row)) {
        if (kept.contains(clean_text(cell.raw))) continue;
        std::vector<std::string> words = synonyms(place, cell.raw);
        std::ranges::shuffle(words, random_);
        words.resize(std::min<std::size_t>(words.size(), 3));
        const std::string original = cell.raw;
        for (const std::string& word : words) {
          cell.raw = word;
          ++renamed;
          const std::string difference = first_difference(before, meaning_of(extraction));
          EXPECT_TRUE(difference.empty()) << original << " -> " << word << '\n' << difference;
        }
        cell.raw = original;
      }
    }
  }
  if (renamed == 0) GTEST_SKIP() << "no header of one row";
}

TEST_P(Property, BlankRowsDoNotMatter) {
  Extraction extraction = extract_file(GetParam());
  const std::string before = meaning_of(extraction);
  for (Grid* grid : grids_of(extraction)) {
    const Grid original = *grid;
    for (int row = 0; row <= original.rows; ++row) {
      Grid wider = original;
      for (Cell& cell : wider.cells) cell.row += cell.row >= row ? 1 : 0;
      ++wider.rows;
      const auto place = std::ranges::find_if(wider.cells, [&](const Cell& cell) { return cell.row > row; });
      wider.cells.insert(place, Cell{row, 0, 1, 1, "", {}});
      *grid = std::move(wider);
      const std::string difference = first_difference(before, meaning_of(extraction));
      EXPECT_TRUE(difference.empty()) << "a blank row before row " << row << " of a table\n" << difference;
      if (!difference.empty()) break;
    }
    *grid = original;
  }
}

TEST_P(Property, LineEndsDoNotMatter) {
  const std::string bytes = file_bytes(GetParam());
  if (bytes.find('\r') != bytes.npos || bytes.find('\0') != bytes.npos)
    GTEST_SKIP() << "has CRLF, or is UTF-16";
  std::string with_returns;
  for (const char c : bytes) {
    if (c == '\n') with_returns += '\r';
    with_returns += c;
  }
  EXPECT_EQ(first_difference(meaning_of(extract_bytes(bytes)), meaning_of(extract_bytes(with_returns))), "");
}

TEST_P(Property, CleaningTwiceChangesNothing) {
  Extraction extraction = extract_file(GetParam());
  for (const Cell* cell : cells_of(extraction)) {
    const std::string text = clean_text(cell->raw), operators = clean_operators(cell->raw);
    EXPECT_EQ(clean_text(text), text);
    EXPECT_EQ(clean_operators(operators), operators);
    EXPECT_EQ(clean_operators(text), operators);
    EXPECT_EQ(fold_label(fold_label(text)), fold_label(text));
  }
}

TEST(CleanText, TwiceIsOnceForAnyText) {
  for (const std::string& text : random_texts(20000)) {
    const std::string once = clean_text(text), operators = clean_operators(text);
    ASSERT_EQ(clean_operators(operators), operators) << text;
    // Text that shows a tag or an entity (&lt;b&gt;) would be cleaned again.
    if (once.find('<') == once.npos && once.find('&') == once.npos) {
      ASSERT_EQ(clean_text(once), once) << text;
    }
  }
}

// The bytes of a file as transfers and disks damage them.
std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  if (below(3) == 0) bytes.resize(below(bytes.size()));
  for (std::size_t n = below(12); n > 0 && !bytes.empty(); --n) {
    const std::size_t at = below(bytes.size());
    switch (below(4)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, below(40));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
        break;
      default:
        bytes.insert(at, 1, "\t\n|,0%\"."[below(8)]);
    }
  }
  return bytes;
}

// The record of the damaged bytes; nothing where they are no text any more.
std::string damaged_record(const std::string& bytes, std::mt19937& random) {
  const Result<Source> source = make_source("damaged.txt", damaged(bytes, random));
  if (!source) return {};
  const Result<Extraction> extraction = read(*source);
  return extraction ? understand(*extraction).json() : std::string();
}

TEST_P(Property, DamageGivesARecord) {
  const std::string bytes = file_bytes(GetParam());
  int records = 0;
  for (int round = 0; round < 50; ++round) {
    const std::string json = damaged_record(bytes, random_);
    if (json.empty()) continue;
    ++records;
    EXPECT_FALSE(comparable(json).empty());
  }
  EXPECT_GT(records, 20);
}

TEST(Damage, RecordsAreValid) {
  std::mt19937 random(29);
  std::vector<std::string> records;
  for (const std::string& file : form_files(Shapes::kFirst)) {
    for (int round = 0; round < 2; ++round) {
      std::string json = damaged_record(file_bytes(file), random);
      if (!json.empty()) records.push_back(std::move(json));
    }
  }
  EXPECT_GT(records.size(), 30u);
  EXPECT_EQ(schema_errors(records), "");
}

INSTANTIATE_TEST_SUITE_P(Forms, Property, ::testing::ValuesIn(form_files(Shapes::kFirst)),
                         [](const auto& shown) { return test_name(shown.param); });

}  // namespace
}  // namespace recount::testing
