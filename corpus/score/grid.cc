#include "corpus/score/grid.h"

#include <algorithm>
#include <charconv>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>

#include "corpus/score/align.h"
#include "corpus/score/json_tree.h"
#include "corpus/score/likeness.h"

namespace recount::corpus {
namespace {

// Where a cell stands; in the order in which cells are read.
struct Spot {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  auto operator<=>(const Spot&) const = default;
};

struct Cell {
  Spot spot;
  std::string text;
  std::u32string letters;  // folded
};

// A row in which cells begin.
struct Row {
  int number = 0;
  std::u32string text;      // of the cells that begin here
  std::vector<Spot> shape;  // theirs, with row 0
};

struct Table {
  std::vector<Cell> cells;
  std::vector<Row> rows;
  std::vector<std::u32string> words;  // the texts of the cells, sorted, blank ones left out
  std::u32string letters;             // all their characters, sorted
};

int whole_number(const Json& value, int otherwise) {
  int number = otherwise;
  std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  return number;
}

Table read_table(const Json& json) {
  Table table;
  for (const Json& cell : json["cells"].items) {
    const Spot spot{whole_number(cell["row"], 0), whole_number(cell["col"], 0),
                    whole_number(cell["row_span"], 1), whole_number(cell["col_span"], 1)};
    table.cells.push_back({spot, cell["text"].text, folded(cell["text"])});
  }
  std::ranges::stable_sort(table.cells, {}, &Cell::spot);
  for (const Cell& cell : table.cells) {
    if (table.rows.empty() || table.rows.back().number != cell.spot.row)
      table.rows.emplace_back().number = cell.spot.row;
    Row& row = table.rows.back();
    if (!row.shape.empty()) row.text += U'|';
    row.text += cell.letters;
    row.shape.push_back({0, cell.spot.col, cell.spot.row_span, cell.spot.col_span});
    table.letters += cell.letters;
    if (!cell.letters.empty()) table.words.push_back(cell.letters);
  }
  std::ranges::sort(table.words);
  std::ranges::sort(table.letters);
  return table;
}

// The share of both that the two sorted lists have in common.
template <class List>
double common_share(const List& a, const List& b) {
  if (a.empty() && b.empty()) return 1;
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++i, ++j, ++common;
    }
  }
  return 2 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

Pairing pair_tables(const std::vector<Table>& key, const std::vector<Table>& output) {
  // Whole cells tell tables of one kind apart; characters still tell where every cell has a misread one.
  return align(key.size(), output.size(), [&](std::size_t i, std::size_t j) {
    if (key.size() == 1 && output.size() == 1) return 1.0;
    return 0.5 * common_share(key[i].words, output[j].words) +
           0.5 * common_share(key[i].letters, output[j].letters);
  });
}

// Pairs the rows left between two pairs, where both sides have equally many.
void fill_gaps(Pairing* pairing) {
  const std::size_t ours = pairing->of_key.size(), theirs = pairing->of_output.size();
  std::size_t i = 0, j = 0;  // behind the last pair
  for (std::size_t next = 0; next <= ours; ++next) {
    if (next < ours && !pairing->of_key[next]) continue;
    const std::size_t end = next < ours ? *pairing->of_key[next] : theirs;
    if (next - i == end - j) {
      for (; i < next; ++i, ++j) {
        pairing->of_key[i] = j;
        pairing->of_output[j] = i;
      }
    }
    i = next + 1;
    j = end + 1;
  }
}

// The rows of the key, by number, that have a partner in the output.
std::map<int, int> pair_rows(const Table& key, const Table& output) {
  Pairing pairing = align(key.rows.size(), output.rows.size(), [&](std::size_t i, std::size_t j) {
    const Row &ours = key.rows[i], &theirs = output.rows[j];
    const double shapes = 0.1 * (ours.shape == theirs.shape);
    return 0.9 * similarity_from((kLeastAlike - shapes) / 0.9, ours.text, theirs.text) + shapes;
  });
  fill_gaps(&pairing);
  std::map<int, int> partners;
  for (std::size_t i = 0; i < key.rows.size(); ++i) {
    if (pairing.of_key[i]) partners[key.rows[i].number] = output.rows[*pairing.of_key[i]].number;
  }
  return partners;
}

void judge_table(int number, const Table& key, const Table& output, GridComparison* grids) {
  std::map<Spot, const Cell*> left;
  for (const Cell& cell : output.cells) left.emplace(cell.spot, &cell);
  const std::map<int, int> rows = pair_rows(key, output);
  for (const Cell& cell : key.cells) {
    const auto row = rows.find(cell.spot.row);
    Spot there = cell.spot;
    if (row != rows.end()) there.row = row->second;
    const auto found = row == rows.end() ? left.end() : left.find(there);
    const bool in_place = found != left.end();
    grids->cells.add(in_place);
    const bool equal = in_place && found->second->letters == cell.letters;
    if (in_place) grids->texts.add(equal);
    if (!equal) {
      grids->misses.push_back({number, cell.spot.row, cell.spot.col, cell.text,
                               in_place ? found->second->text : std::string(), in_place});
    }
    if (in_place) left.erase(found);
  }
  grids->extra_cells += static_cast<long>(left.size());
}

std::optional<std::vector<Table>> read_tables(const Json& document) {
  if (document["tables"].kind != Json::Kind::kArray) return std::nullopt;
  std::vector<Table> tables;
  for (const Json& table : document["tables"].items) tables.push_back(read_table(table));
  return tables;
}

}  // namespace

Outcome<GridComparison> compare_grids(std::string_view key_json, std::string_view output_json) {
  using Failed = Outcome<GridComparison>;
  const Outcome<Json> key_tree = parse_json(key_json, "key");
  if (!key_tree) return Failed::failed(key_tree.error());
  const Outcome<Json> output_tree = parse_json(output_json, "output");
  if (!output_tree) return Failed::failed(output_tree.error());
  const auto key = read_tables(*key_tree), output = read_tables(*output_tree);
  if (!key) return Failed::failed("key: /tables is no list");
  if (!output) return Failed::failed("output: /tables is no list");

  GridComparison grids;
  const Pairing tables = pair_tables(*key, *output);
  for (std::size_t i = 0; i < key->size(); ++i) {
    const auto partner = tables.of_key[i];
    if (!partner) ++grids.lost_tables;
    judge_table(static_cast<int>(i), (*key)[i], partner ? (*output)[*partner] : Table{}, &grids);
  }
  grids.extra_tables =
      static_cast<int>(std::ranges::count_if(tables.of_output, [](const auto& partner) { return !partner; }));
  return grids;
}

}  // namespace recount::corpus
