#include <string>
#include <vector>

#include "corpus/score/align.h"
#include "corpus/score/likeness.h"
#include "corpus/score/numbering.h"

namespace recount::corpus {
namespace {

struct Name {
  std::u32string number, title;
};

std::vector<Name> names_of(const Json& tables) {
  std::vector<Name> names;
  for (const Json& table : tables.items) names.push_back({folded(table["number"]), folded(table["title"])});
  return names;
}

std::vector<std::u32string> rows_of(const Json& table) {
  std::vector<std::u32string> rows;
  for (const Json& row : table["rows"].items) {
    std::string joined;
    for (const Json& cell : row.items) {
      if (&cell != &row.items.front()) joined += '|';
      joined += cell.text;
    }
    rows.push_back(folded(joined));
  }
  return rows;
}

std::string pair_of(std::size_t table, std::size_t row) {
  return std::to_string(table) + '/' + std::to_string(row);
}

void judge_rows(const Place& place, const Json& want, const Json& got, const Pairing& pairing, Tally* tally) {
  for (std::size_t r = 0; r < want.items.size(); ++r) {
    const auto partner = pairing.of_key[r];
    const Json& cells = partner ? got.items[*partner] : Json::null();
    const Place row{place.at + '/' + std::to_string(r),
                    partner && !place.there.empty() ? place.there + '/' + std::to_string(*partner) : ""};
    for (std::size_t c = 0; c < want.items[r].items.size(); ++c)
      tally->text("table cells", row / std::to_string(c), want.items[r].items[c], cells.item(c));
  }
}

}  // namespace

void judge_tables(const Json& key, const Json& record, Tally* tally, Numbering* numbering) {
  const Json &wanted = key["tables"], &given = record["tables"];
  const std::vector<Name> ours = names_of(wanted), theirs = names_of(given);
  const Pairing tables = align(ours.size(), theirs.size(), [&](std::size_t i, std::size_t j) {
    return 0.5 * similarity(ours[i].number, theirs[j].number) +
           0.5 * similarity(ours[i].title, theirs[j].title);
  });
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const auto partner = tables.of_key[i];
    const Json &want = wanted.items[i], &got = partner ? given.items[*partner] : Json::null();
    const Place place{"/tables/" + std::to_string(i), partner ? "/tables/" + std::to_string(*partner) : ""};
    tally->add("tables", {place.at, ""}, want["title"], got["title"], partner.has_value());
    for (std::size_t c = 0; c < want["header"].items.size(); ++c)
      tally->text("table header", place / "header" / std::to_string(c), want["header"].items[c],
                  got["header"].item(c));
    const auto our_rows = rows_of(want), their_rows = rows_of(got);
    const Pairing rows = align(our_rows.size(), their_rows.size(), [&](std::size_t r, std::size_t s) {
      return similarity_from(kLeastAlike, our_rows[r], their_rows[s]);
    });
    judge_rows(place / "rows", want["rows"], got["rows"], rows, tally);
    if (!partner) continue;
    numbering->tables[std::to_string(*partner)] = std::to_string(i);
    for (std::size_t s = 0; s < their_rows.size(); ++s) {
      if (rows.of_output[s]) numbering->tables[pair_of(*partner, s)] = pair_of(i, *rows.of_output[s]);
    }
  }
}

}  // namespace recount::corpus
