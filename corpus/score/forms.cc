#include <string>
#include <vector>

#include "corpus/score/align.h"
#include "corpus/score/likeness.h"
#include "corpus/score/numbering.h"

namespace recount::corpus {
namespace {

std::vector<std::u32string> folded_texts(const Json& rows, std::string_view name) {
  std::vector<std::u32string> texts;
  for (const Json& row : rows.items) texts.push_back(folded(row[name]));
  return texts;
}

bool same(const Json& a, const Json& b) {
  return a.kind == b.kind && a.text == b.text;
}

// The place of a row of the key's list at `list`, whose partner (if any) has the index `partner`.
Place row_place(const Place& list, std::size_t row, const std::optional<std::size_t>& partner) {
  return {list.at + '/' + std::to_string(row),
          partner && !list.there.empty() ? list.there + '/' + std::to_string(*partner) : ""};
}

const std::string& kind_of(const Json& quantity) {
  static const std::string empty = "empty";
  return quantity.members.empty() ? empty : quantity["kind"].text;
}

// No operator says as much as an equals sign.
std::string_view operator_of(const Json& quantity) {
  return quantity["op"].text.empty() ? std::string_view("eq") : std::string_view(quantity["op"].text);
}

void judge_number(const Place& place, const Json& want, const Json& got, bool kind_right, Tally* tally) {
  const bool same_operator = kind_of(got) == "number" && operator_of(want) == operator_of(got);
  const Verdict op = tally->add("operator", place / "op", want["op"], got["op"], same_operator);
  const Verdict value = tally->number("quantity value", place / "value", want["value"], got["value"]);
  if (want["value"].is_null()) return;
  if (want["op"].is_null()) {
    tally->comparison().numeric.add(kind_right && value == Verdict::kRight);
  } else {
    tally->comparison().operators.add(op == Verdict::kRight && value == Verdict::kRight);
  }
}

void judge_quantity(Place place, const Json& want, const Json& got, Tally* tally) {
  const std::string &kind = kind_of(want), &got_kind = kind_of(got);
  if (kind == "empty" && got_kind == "empty") return;
  if (got_kind == "empty") place.there.clear();  // no value that a confidence could be of
  tally->text("quantity text", place / "text", want["text"], got["text"]);
  Json want_kind, given_kind;
  want_kind.kind = given_kind.kind = Json::Kind::kString;
  want_kind.text = kind;
  given_kind.text = got_kind;
  const bool kind_right =
      tally->add("quantity kind", place / "kind", want_kind, given_kind, kind == got_kind) == Verdict::kRight;
  if (kind == "number") judge_number(place, want, got, kind_right, tally);
  if (kind == "range") {
    for (const char* const end : {"low", "high"})
      tally->number("quantity value", place / end, want[end], got[end]);
  }
  if (kind == "number" || kind == "range") tally->text("unit", place / "unit", want["unit"], got["unit"]);
}

void judge_funding(const Place& list, const Json& key, const Json& record, Tally* tally, Numbering* numbering) {
  const auto ours = folded_texts(key, "source"), theirs = folded_texts(record, "source");
  const Pairing pairing = align(key.items.size(), record.items.size(), [&](std::size_t i, std::size_t j) {
    return 0.5 * same(key.items[i]["kind"], record.items[j]["kind"]) + 0.5 * similarity(ours[i], theirs[j]);
  });
  for (std::size_t i = 0; i < key.items.size(); ++i) {
    const auto partner = pairing.of_key[i];
    const Json &want = key.items[i], &got = partner ? record.items[*partner] : Json::null();
    const Place place = row_place(list, i, partner);
    if (partner) numbering->rows[list.at + '/' + std::to_string(*partner)] = place.at;
    tally->text("funding source", place / "source", want["source"], got["source"]);
    for (const char* const name :
         {"previous_budget", "initial_budget", "budget", "executed", "weight", "rate", "score"})
      tally->numeric("funding", place / name, want[name], got[name]);
  }
}

// part_of is an index into the list: the record's is judged in the key's numbering.
void judge_part_of(const Place& place, const Json& want, const Json& got, const Pairing& pairing,
                   Tally* tally) {
  if (!want.has("part_of")) return;
  const Json& theirs = got["part_of"];
  Json ours = theirs;
  for (std::size_t j = 0; j < pairing.of_output.size(); ++j) {
    if (!theirs.is_null() && theirs.text == std::to_string(j))
      ours.text = pairing.of_output[j] ? std::to_string(*pairing.of_output[j]) : "no row of the key";
  }
  tally->number("part_of", place / "part_of", want["part_of"], ours);
}

void judge_indicator(const Place& place, const Json& want, const Json& got, Tally* tally) {
  for (const char* const name : {"level1", "level2", "name", "rule", "note"})
    tally->text(std::string("indicator ") + name, place / name, want[name], got[name]);
  for (const char* const name : {"level1_weight", "weight", "score"})
    tally->numeric(name, place / name, want[name], got[name]);
  for (const char* const name : {"target", "actual"})
    judge_quantity(place / name, want[name], got[name], tally);
}

void judge_indicators(const Place& list, const Json& key, const Json& record, const CompareOptions& options,
                      Tally* tally, Numbering* numbering) {
  const auto ours = folded_texts(key, "name"), theirs = folded_texts(record, "name");
  const Pairing pairing = align(key.items.size(), record.items.size(), [&](std::size_t i, std::size_t j) {
    const double scores = 0.1 * same(key.items[i]["score"], record.items[j]["score"]);
    return 0.9 * similarity_from((kLeastAlike - scores) / 0.9, ours[i], theirs[j]) + scores;
  });
  for (std::size_t i = 0; i < key.items.size(); ++i) {
    const auto partner = pairing.of_key[i];
    const Json &want = key.items[i], &got = partner ? record.items[*partner] : Json::null();
    const Place place = row_place(list, i, partner);
    if (partner) numbering->rows[list.at + '/' + std::to_string(*partner)] = place.at;
    tally->add("indicator rows", {place.at, ""}, want["name"], got["name"], partner.has_value());
    judge_indicator(place, want, got, tally);
    if (!options.further) continue;
    judge_further_of_row(place, want, got, tally);
    judge_part_of(place, want, got, pairing, tally);
  }
  for (std::size_t j = 0; j < record.items.size(); ++j) {
    if (pairing.of_output[j]) continue;
    const Place place{list.at + " (row " + std::to_string(j) + " of the record)", ""};
    tally->add("extra rows", place, Json::null(), record.items[j]["name"], false);
  }
}

void judge_form(const Place& place, const Json& want, const Json& got, const CompareOptions& options,
                Tally* tally, Numbering* numbering) {
  for (const char* const name : {"title", "project", "department", "unit", "grade", "amount_unit"})
    tally->text("header", place / name, want[name], got[name]);
  tally->number("header", place / "year", want["year"], got["year"]);
  for (const char* const name : {"expected", "actual"})
    tally->text("goals", place / "goals" / name, want["goals"][name], got["goals"][name]);
  judge_funding(place / "funding", want["funding"], got["funding"], tally, numbering);
  judge_indicators(place / "indicators", want["indicators"], got["indicators"], options, tally, numbering);
  for (const char* const name : {"weight", "score"})
    tally->numeric("total", place / "total" / name, want["total"][name], got["total"][name]);
  if (options.further) judge_further_of_form(place, want, got, tally);
}

}  // namespace

void judge_forms(const Json& key, const Json& record, const CompareOptions& options, Tally* tally,
                 Numbering* numbering) {
  const Json &wanted = key["forms"], &given = record["forms"];
  const auto ours = folded_texts(wanted, "project"), theirs = folded_texts(given, "project");
  const Pairing pairing = align(wanted.items.size(), given.items.size(), [&](std::size_t i, std::size_t j) {
    const bool as_long =
        wanted.items[i]["indicators"].items.size() == given.items[j]["indicators"].items.size();
    return 0.7 * similarity(ours[i], theirs[j]) + 0.3 * as_long;
  });
  for (std::size_t i = 0; i < wanted.items.size(); ++i) {
    const auto partner = pairing.of_key[i];
    if (partner) numbering->forms[*partner] = i;
    const Place place = row_place({"/forms", "/forms"}, i, partner);
    const Json& want = wanted.items[i];
    tally->add("forms", {place.at, ""}, want["project"], Json::null(), partner.has_value());
    judge_form(place, want, partner ? given.items[*partner] : Json::null(), options, tally, numbering);
  }
  for (std::size_t j = 0; j < given.items.size(); ++j) {
    if (pairing.of_output[j]) continue;
    const Place place{"/forms/" + std::to_string(j) + " of the record", ""};
    tally->add("extra forms", place, Json::null(), given.items[j]["project"], false);
  }
}

}  // namespace recount::corpus
