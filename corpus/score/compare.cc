#include "corpus/score/compare.h"

#include <array>

#include "corpus/score/numbering.h"
#include "corpus/score/tally.h"

namespace recount::corpus {
namespace {

// Empty where the lists are lists.
std::string wrong_shape(const Json& document, std::string_view name) {
  if (!document.is_object()) return std::string(name) + ": is no JSON object";
  constexpr std::array<std::string_view, 7> kLists = {"forms",    "tables",      "paragraphs", "findings",
                                                      "problems", "also_accept", "debatable"};
  for (const std::string_view list : kLists) {
    const Json::Kind kind = document[list].kind;
    if (kind != Json::Kind::kArray && kind != Json::Kind::kNull)
      return std::string(name) + ": /" + std::string(list) + " is no list";
  }
  return {};
}

std::string shown(const std::string& value) {
  return value.empty() ? "nothing" : value;
}

void append(std::string_view word, const std::vector<FindingMiss>& findings, std::string* out) {
  for (const FindingMiss& finding : findings)
    out->append(word) +=
        ' ' + finding.severity + ' ' + finding.code + " at " + finding.at + ": " + finding.message + '\n';
}

}  // namespace

Count Comparison::fields() const {
  Count all;
  for (const auto& [group, count] : groups) all += count;
  return all;
}

Outcome<Comparison> compare(std::string_view key_json, std::string_view record_json,
                            const CompareOptions& options) {
  using Failed = Outcome<Comparison>;
  const Outcome<Json> key = parse_json(key_json, "key");
  if (!key) return Failed::failed(key.error());
  const Outcome<Json> record = parse_json(record_json, "record");
  if (!record) return Failed::failed(record.error());
  if (const std::string why = wrong_shape(*key, "key"); !why.empty()) return Failed::failed(why);
  if (const std::string why = wrong_shape(*record, "record"); !why.empty()) return Failed::failed(why);

  Comparison comparison;
  Tally tally(*key, *record, &comparison);
  Numbering numbering;
  judge_forms(*key, *record, options, &tally, &numbering);
  judge_tables(*key, *record, &tally, &numbering);
  judge_findings(*key, *record, numbering, &comparison);
  comparison.problems = static_cast<int>((*record)["problems"].items.size());
  return comparison;
}

std::string details(const Comparison& comparison) {
  std::string out;
  for (const Miss& miss : comparison.misses)
    out += "wrong " + miss.at + ": want " + shown(miss.want) + ", got " + shown(miss.got) + '\n';
  append("missed", comparison.missed, &out);
  append("false", comparison.false_findings, &out);
  return out;
}

}  // namespace recount::corpus
