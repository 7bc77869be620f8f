#include "corpus/score/tally.h"

#include <algorithm>
#include <charconv>

#include "corpus/score/likeness.h"

namespace recount::corpus {
namespace {

double confidence_of(const Json& evidence) {
  double confidence = -1;
  const std::string& text = evidence["confidence"].text;
  std::from_chars(text.data(), text.data() + text.size(), confidence);
  return confidence;
}

}  // namespace

Tally::Tally(const Json& key, const Json& record, Comparison* comparison) : comparison_(*comparison) {
  for (const Json& row : key["also_accept"].items) {
    auto& values = accepted_[row["at"].text];
    values.clear();
    for (const Json& value : row["values"].items) {
      // Objects are whole quantities, for people: their members are judged one by one.
      if (!value.is_object()) values.push_back(&value);
    }
  }
  for (const JsonMember& evidence : record["evidence"].members)
    confidence_[evidence.name] = confidence_of(evidence.value);
}

bool Tally::accepts(const std::string& at, const Json& got) const {
  const auto row = accepted_.find(at);
  return row != accepted_.end() && std::ranges::any_of(row->second, [&](const Json* value) {
           return folded(*value) == folded(got) || number_key(*value) == number_key(got);
         });
}

void Tally::note_confidence(const std::string& there, bool right) {
  for (std::string_view pointer = there; !pointer.empty(); pointer = pointer.substr(0, pointer.rfind('/'))) {
    const auto evidence = confidence_.find(pointer);
    if (evidence == confidence_.end()) continue;
    if (evidence->second >= 0) comparison_.confidences.emplace_back(evidence->second, right);
    return;
  }
}

Verdict Tally::add(std::string_view group, const Place& place, const Json& want, const Json& got, bool right) {
  right = right || (!got.is_null() && accepts(place.at, got));
  comparison_.groups[std::string(group)].add(right);
  if (!right) comparison_.misses.push_back({std::string(group), place.at, want.text, got.text});
  if (!got.text.empty() && !confidence_.empty()) note_confidence(place.there, right);
  return right ? Verdict::kRight : Verdict::kWrong;
}

Verdict Tally::text(std::string_view group, const Place& place, const Json& want, const Json& got) {
  const std::u32string wanted = folded(want), given = folded(got);
  const bool equal = wanted == given;
  if (wanted.empty() && (equal || accepts(place.at, got))) return Verdict::kBlank;
  const std::size_t length = std::max<std::size_t>(1, wanted.size());
  comparison_.chars += static_cast<long>(length);
  if (!equal && !accepts(place.at, got))
    comparison_.char_errors += static_cast<long>(std::min(length, edit_distance(wanted, given)));
  return add(group, place, want, got, equal);
}

Verdict Tally::number(std::string_view group, const Place& place, const Json& want, const Json& got) {
  if (want.is_null() && (got.is_null() || accepts(place.at, got))) return Verdict::kBlank;
  return add(group, place, want, got, number_key(want) == number_key(got));
}

void Tally::numeric(std::string_view group, const Place& place, const Json& want, const Json& got) {
  const Verdict verdict = number(group, place, want, got);
  if (!want.is_null()) comparison_.numeric.add(verdict == Verdict::kRight);
}

}  // namespace recount::corpus
