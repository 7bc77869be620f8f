// One changed digit in a weight, a score, an amount or a total of a clean form contradicts something else that
// is printed, and is found. tests/support/relations.h says what contradicts; where nothing does, a rule below
// must say why.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/check.h"
#include "model/evidence.h"
#include "model/mapper.h"
#include "model/rows.h"
#include "normalize/fold.h"
#include "tests/support/documents.h"
#include "tests/support/forms.h"
#include "tests/support/relations.h"

namespace recount::testing {
namespace {

// The last step of a pointer, with the block before it: "indicators/weight", "funding/rate", "total/score".
std::string kind_of(const std::string& at) {
  const std::size_t last = at.rfind('/');
  for (const char* block : {"indicators", "funding", "total"}) {
    if (at.find(std::string("/") + block + "/") != at.npos) return block + at.substr(last);
  }
  return "";
}

const std::map<std::string, std::set<std::string_view>> kCodes = {
    {"indicators/weight",
     {"weight-sum", "dimension-weight", "total-score", "score-exceeds-weight", "indicator-score"}},
    {"indicators/score", {"total-score", "score-exceeds-weight", "indicator-score", "target-missed"}},
    {"indicators/level1_weight", {"dimension-weight"}},
    {"funding/initial_budget", {"funding-sum", "execution-rate", "over-execution", "budget-score"}},
    {"funding/budget", {"funding-sum", "execution-rate", "over-execution", "budget-score"}},
    {"funding/executed", {"funding-sum", "execution-rate", "over-execution", "budget-score"}},
    {"funding/previous_budget", {}},
    {"funding/rate", {"execution-rate", "over-execution", "budget-score"}},
    {"funding/weight", {"weight-sum", "budget-score", "total-score"}},
    {"funding/score", {"budget-score", "total-score"}},
    {"total/weight", {"weight-sum", "total-score"}},
    {"total/score", {"total-score", "grade"}},
};

// Why nothing contradicts a changed cell.
enum class Silence {
  kNone,       // something does
  kUnrelated,  // no printed relation has this cell as an operand: last year's budget, amounts without sources
               // and without a rate, the parts of a source, scores of a form without a total
  kRounded,    // all its relations are rounded (rates, budget scores, totals with fewer decimals), and still
               // agree
  kOtherSum,   // the weights now make the total without the budget row (or with it), and no total score is
               // printed
};

Silence silence_of(const Form& form, int index, const std::string& at) {
  bool related = false, sums = false;
  for (const Relation& relation : relations(form, index)) {
    if (std::ranges::find(relation.cells, at) == relation.cells.end()) continue;
    if (!relation.holds) return Silence::kNone;
    related = related || relation.code != "score-exceeds-weight";
    sums = sums || relation.code == "weight-sum";
  }
  return !related ? Silence::kUnrelated : sums ? Silence::kOtherSum : Silence::kRounded;
}

bool may_be_unrelated(const Form& form, const std::string& at) {
  const std::string kind = kind_of(at);
  if (kind == "indicators/score" || kind == "funding/score") return !form.total_score;
  return kind == "funding/previous_budget" || kind == "funding/initial_budget" || kind == "funding/budget" ||
         kind == "funding/executed" || kind == "funding/rate" || kind == "indicators/level1_weight" ||
         (kind == "indicators/weight" && !form.indicators.empty()) || kind == "funding/weight";
}

struct Seen {
  std::string raw;
  CellState state;
};
std::map<std::string, Seen> fields_of(const Document& document) {
  std::map<std::string, Seen> fields;
  for_each_field(document, [&](const FieldView& view) { fields[view.pointer] = {view.raw, view.state}; });
  return fields;
}

std::set<std::string> keys_of(const std::vector<Finding>& findings) {
  std::set<std::string> keys;
  for (const Finding& finding : findings) keys.insert(std::string(finding.code) + ' ' + finding.at);
  return keys;
}

// Numbers, with a unit or a label: 10, 27%, 414,400.00, 10分, 产出指标（45分）. Sentences are no numbers, and
// the number in a label (年度绩效目标2) is a part of its name.
bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::vector<std::size_t> digits_to_change(const std::string& raw) {
  const std::string text = clean_text(raw);
  std::vector<std::size_t> places;
  if (text.size() > 45 || std::ranges::none_of(text, is_digit)) return places;
  const CellKind kind = classify(text);
  const bool number = kind == CellKind::kNumber || kind == CellKind::kPercent;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (!is_digit(raw[i])) continue;
    const std::size_t end = std::min(raw.find_first_not_of("0123456789.", i), raw.size());
    const std::string_view behind = std::string_view(raw).substr(end);
    if (number || behind.starts_with("分") || behind.starts_with("%")) places.push_back(i);
  }
  return places;
}

class ChangedDigit : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    extraction_ = extract_file(GetParam());
    before_ = understand(extraction_);
    fields_ = fields_of(before_.document);
    known_ = keys_of(before_.findings);
    for (std::size_t f = 0; f < before_.document.forms.size(); ++f) {
      const std::string start = pointer_start(static_cast<int>(f));
      const auto here = [&](const Finding& finding) { return finding.at.starts_with(start); };
      clean_.push_back(std::ranges::none_of(before_.findings, here));
    }
    for (const auto& [at, seen] : fields_) {
      if (form_of(at) >= 0 && clean_[form_of(at)] && kCodes.contains(kind_of(at))) numbers_.insert(seen.raw);
    }
  }

  static std::string pointer_start(int form) { return "/forms/" + std::to_string(form) + "/"; }

  // The form of a pointer, or -1.
  static int form_of(const std::string& at) {
    return at.starts_with("/forms/") ? std::stoi(at.substr(sizeof("/forms/") - 1)) : -1;
  }

  // Changes one digit, and looks at what the program says then.
  void try_change(Cell& cell, std::size_t position, char digit) {
    const std::string original = cell.raw;
    cell.raw[position] = digit;
    const std::string change = GetParam().substr(GetParam().rfind('/') + 1) + " line " +
                               std::to_string(cell.from.line) + ": '" + original + "' -> '" + cell.raw + "'";
    const Reading after = understand(extraction_);
    const std::string changed_raw = cell.raw;
    cell.raw = original;

    std::vector<std::string> changed;
    const std::map<std::string, Seen> fields = fields_of(after.document);
    bool moved = fields.size() != fields_.size();
    for (const auto& [at, seen] : fields_) {
      const auto now = fields.find(at);
      moved = moved || now == fields.end();
      if (moved || now->second.raw == seen.raw) continue;
      moved = moved || seen.raw != original || now->second.raw != changed_raw;
      changed.push_back(at);
    }
    // Which columns and rows a form has must not depend on a number.
    EXPECT_FALSE(moved) << change << " moved other cells";
    if (moved || changed.empty()) return;
    const std::string& at = changed.front();
    const auto codes = kCodes.find(kind_of(at));
    const int form = form_of(at);
    if (codes == kCodes.end() || form < 0 || !clean_[form]) return;  // the same text elsewhere
    ++tried_;
    const Silence silence = silence_of(after.document.forms[form], form, at);
    if (silence == Silence::kUnrelated) {
      EXPECT_TRUE(may_be_unrelated(after.document.forms[form], at))
          << change << ": nothing is related to " << at;
    }
    if (silence == Silence::kOtherSum) {
      EXPECT_FALSE(after.document.forms[form].total_score) << change << " at " << at;
    }
    if (silence != Silence::kNone) return;
    ++demanded_;
    std::string said;
    bool found = false;
    for (const Finding& finding : after.findings) {
      if (known_.contains(std::string(finding.code) + ' ' + finding.at)) continue;
      said += ' ' + std::string(finding.code) + " at " + finding.at + ';';
      found = found || (codes->second.contains(finding.code) && form_of(finding.at) == form);
    }
    EXPECT_TRUE(found) << change << " at " << at << " is not found; new:" << said;
  }

  Extraction extraction_;
  Reading before_;
  std::map<std::string, Seen> fields_;
  std::set<std::string> known_;
  std::vector<bool> clean_;
  std::set<std::string> numbers_;  // the raw texts of the cells that are changed
  int tried_ = 0, demanded_ = 0;
};

TEST_P(ChangedDigit, IsFound) {
  if (std::ranges::find(clean_, true) == clean_.end()) GTEST_SKIP() << "no clean form";
  int step = 1;
  for (Cell* cell : cells_of(extraction_)) {
    if (!numbers_.contains(cell->raw)) continue;
    for (const std::size_t i : digits_to_change(cell->raw)) {
      const std::string& raw = cell->raw;
      step = step % 9 + 1;  // every difference of two digits comes up
      const char digit = static_cast<char>('0' + (raw[i] - '0' + step) % 10);
      // No form prints 05 for 5.
      const bool leads = i + 1 < raw.size() && is_digit(raw[i + 1]) &&
                         (i == 0 || (!is_digit(raw[i - 1]) && raw[i - 1] != '.'));
      if (!(leads && digit == '0')) try_change(*cell, i, digit);
    }
  }
  EXPECT_GT(tried_, 0);
  if (tried_ > 100) {
    EXPECT_GT(demanded_ * 3, tried_ * 2) << "most changes must contradict something";
  }
  RecordProperty("tried", tried_);
  RecordProperty("demanded", demanded_);
}

INSTANTIATE_TEST_SUITE_P(Forms, ChangedDigit, ::testing::ValuesIn(form_files(Shapes::kFirst)),
                         [](const auto& shown) { return test_name(shown.param); });

}  // namespace
}  // namespace recount::testing
