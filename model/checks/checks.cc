#include "model/checks/checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <type_traits>

#include "model/doubt.h"

namespace recount {
namespace {

// Where a finding stands in its form, in printed order.
using Place = std::tuple<int, int, int>;  // form, section, row

int to_number(std::string_view token) {
  int number = 0;
  std::from_chars(token.data(), token.data() + token.size(), number);
  return number;
}

Place place_of(std::string_view at) {
  static constexpr std::array<std::string_view, 5> kSections = {"funding", "indicators", "total", "grade",
                                                                "goals"};
  std::array<std::string_view, 4> tokens;  // forms, F, section, row
  for (std::string_view& token : tokens) {
    if (at.empty()) break;
    at.remove_prefix(1);
    token = at.substr(0, at.find('/'));
    at.remove_prefix(token.size());
  }
  const auto section = std::find(kSections.begin(), kSections.end(), tokens[2]) - kSections.begin();
  return {to_number(tokens[1]), static_cast<int>(section), to_number(tokens[3])};
}

// One finding per indicator row among these, the first of them.
int row_preference(std::string_view code) {
  if (code == kScoreExceedsWeight.code) return 0;
  if (code == kTargetMissed.code) return 1;
  return code == kIndicatorScore.code ? 2 : -1;
}

void keep_one_per_row(std::vector<Finding>& findings) {
  const auto beaten = [&](const Finding& finding) {
    const int own = row_preference(finding.code);
    if (own <= 0) return false;
    const Place place = place_of(finding.at);
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
      const int preference = row_preference(other.code);
      return preference >= 0 && preference < own && place_of(other.at) == place;
    });
  };
  std::vector<Finding> kept;
  for (const Finding& finding : findings) {
    if (!beaten(finding)) kept.push_back(finding);
  }
  findings = std::move(kept);
}

// Digital values below kDoubtful were read with doubt: from tables without rulings, whose cells may be divided wrongly, so that all of them
// are in doubt. Recognized values are doubted one by one (model/doubt.h), but where none of a form reaches kBestUnruled, its tables
// have no rulings either: 0.9 at most is what such a table is believed (extract/page_layout.cc), and sure values of ruled ones have 0.95.
constexpr double kDoubtful = 0.9, kBestUnruled = 0.93;

bool is_doubtful(const Form& form) {
  bool digital_doubt = false, recognized = false;
  double best = 0;  // of the recognized numbers
  const auto look_at = [&](const auto&... fields) {
    const auto look = [&](const auto& field) {
      if (!field.value) return;
      const double confidence = field.from.confidence;
      if (field.from.readings.empty()) {
        digital_doubt = digital_doubt || confidence < kDoubtful;
      } else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, NumberField>) {
        recognized = true;  // targets and actual values tell less: their units are read again
        best = std::max(best, confidence);
      }
    };
    (look(fields), ...);
  };
  for (const Funding& row : form.funding)
    look_at(row.initial_budget, row.budget, row.executed, row.weight, row.rate, row.score);
  for (const Indicator& row : form.indicators) look_at(row.target, row.actual, row.weight, row.score);
  look_at(form.total_weight, form.total_score);
  return digital_doubt || (recognized && best < kBestUnruled);
}

// What may be a misreading is not called an error.
void soften(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    if (finding.severity == Severity::kError) finding.severity = Severity::kWarning;
  }
}

}  // namespace

std::span<const Check> all_checks() {
  static const std::array<Check, 16> checks = {
      kExecutionRate,  kOverExecution, kBudgetScore,  kFundingSum,   kScoreExceedsWeight, kTargetMissed,
      kIndicatorScore, kReasonMissing, kMissingValue, kUnitMismatch, kDimensionWeight,    kWeightSum,
      kTotalScore,     kGrade,         kNarrative,    kPercentShare,
  };
  return checks;
}

std::vector<Finding> run_checks(const Document& document, std::span<const Check> checks) {
  std::vector<Finding> out;
  for (std::size_t i = 0; i < document.forms.size(); ++i) {
    const auto run = [&](const Form& form) {
      std::vector<Finding> found;
      for (const Check& check : checks) check.run(form, static_cast<int>(i), found);
      keep_one_per_row(found);
      return found;
    };
    std::vector<Finding> found = run(document.forms[i]);
    mark_doubts(document.forms[i], static_cast<int>(i), run, found);
    if (is_doubtful(document.forms[i])) soften(found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding& a, const Finding& b) { return place_of(a.at) < place_of(b.at); });
    std::move(found.begin(), found.end(), std::back_inserter(out));
  }
  for (const Check& check : checks) {
    if (check.run_outside != nullptr) check.run_outside(document, out);
  }
  return out;
}

}  // namespace recount
