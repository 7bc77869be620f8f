// Counts fields as they are judged. Not for use outside this folder.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/score/compare.h"
#include "corpus/score/json_tree.h"

namespace recount::corpus {

// A field or the object that holds it: its pointer in the key's numbering, and in the record's (empty where the record
// has nothing that is paired with it).
struct Place {
  std::string at, there;

  Place operator/(std::string_view name) const {
    const auto below = [&](const std::string& pointer) { return pointer + '/' + std::string(name); };
    return {below(at), there.empty() ? "" : below(there)};
  }
};

// Whether a field was judged, and was right.
enum class Verdict { kBlank, kRight, kWrong };

class Tally {
 public:
  Tally(const Json& key, const Json& record, Comparison* comparison);

  // `right` says what the caller compared; further values that the key accepts are right as well.
  Verdict add(std::string_view group, const Place& place, const Json& want, const Json& got, bool right);
  // Not judged where both are blank.
  Verdict text(std::string_view group, const Place& place, const Json& want, const Json& got);
  // Not judged where both are null.
  Verdict number(std::string_view group, const Place& place, const Json& want, const Json& got);
  // number, of a cell that holds a plain number: counts for Comparison::numeric where the key has one.
  void numeric(std::string_view group, const Place& place, const Json& want, const Json& got);

  Comparison& comparison() { return comparison_; }

 private:
  bool accepts(const std::string& at, const Json& got) const;
  void note_confidence(const std::string& there, bool right);

  Comparison& comparison_;
  std::unordered_map<std::string, std::vector<const Json*>> accepted_;
  std::unordered_map<std::string_view, double> confidence_;  // negative: evidence without a confidence
};

}  // namespace recount::corpus
