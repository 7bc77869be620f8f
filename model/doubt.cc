#include "model/doubt.h"

#include <algorithm>
#include <string>

#include "model/confidence.h"
#include "model/form_values.h"
#include "model/readings.h"
#include "model/rescore.h"

namespace recount {
namespace {

// How often the checks are run again.
constexpr std::size_t kMostValues = 64, kMostReadings = 192;

// An uncertain value: where it stands (the weight of a dimension in each of its rows), and how it was read.
struct Uncertain {
  std::vector<std::string> at;
  std::string raw;
  Provenance from;
};

std::string_view field_of(std::string_view pointer) {
  return pointer.substr(pointer.rfind('/') + 1);
}

// The most doubtful first.
std::vector<Uncertain> uncertain_values(const Form& form, int index) {
  std::vector<Uncertain> found;
  Form copy = form;
  for_each_value(copy, index, [&](FormValue& value) {
    if (!value.has_value() || !is_uncertain(value.from())) return;
    const auto same_cell = [&](const Uncertain& other) {
      return field_of(value.at).ends_with("_weight") && field_of(other.at[0]) == field_of(value.at) &&
             other.raw == value.raw() && other.from == value.from();
    };
    const auto known = std::ranges::find_if(found, same_cell);
    if (known != found.end()) {
      known->at.push_back(value.at);
    } else {
      found.push_back({{value.at}, value.raw(), value.from()});
    }
  });
  std::ranges::stable_sort(found, {}, [](const Uncertain& value) { return value.from.confidence; });
  return found;
}

// The form with the value changed, or nullopt where `change` changes nothing.
std::optional<Form> changed(const Form& form, int index, const Uncertain& value,
                            const std::function<bool(FormValue&)>& change) {
  Form copy = form;
  bool any = false;
  for_each_value(copy, index, [&](FormValue& other) {
    if (std::ranges::find(value.at, other.at) != value.at.end()) any = change(other) || any;
  });
  if (!any) return std::nullopt;
  return copy;
}

bool same_place(const Finding& a, const Finding& b) {
  return a.code == b.code && a.at == b.at;
}

bool says_the_same(const Finding& a, const Finding& b) {
  return same_place(a, b) && a.severity == b.severity && a.stated == b.stated && a.expected == b.expected;
}

bool has(const std::vector<Finding>& findings, const Finding& finding,
         bool (*same)(const Finding&, const Finding&)) {
  return std::ranges::any_of(findings, [&](const Finding& other) { return same(finding, other); });
}

// Points of the budget row by 财预〔2020〕10号, which nearly all provinces follow.
const Decimal kBudgetPoints = Decimal(10);

// The weights lack just the budget row's points, and in the funding table of a scanned form none was read: it is its cell or its header that
// could not be read, rather than the sum that is wrong.
bool lacks_budget_points(const Form& form) {
  const auto is_known = [](const Funding& row) { return static_cast<bool>(row.weight); };
  if (form.funding.empty() || std::ranges::any_of(form.funding, is_known)) return false;
  bool recognized = false;
  for (const Indicator& indicator : form.indicators)
    recognized = recognized || !indicator.weight.from.readings.empty();
  const std::optional<Decimal> sum = totals(form).weight_excluded;
  const Decimal stated = form.total_weight ? *form.total_weight : Decimal(100);
  return recognized && sum && stated - *sum == kBudgetPoints;
}

bool is_of_total(const Finding& finding) {
  return finding.code == "weight-sum" || finding.code == "total-score";
}

void soften(Finding& finding) {
  finding.severity = std::min(finding.severity, Severity::kWarning);
}

// One doubt for each finding: the first that a value gives, a misreading before all others.
void doubt(Finding& finding, const Uncertain& value, const Reading* reading) {
  if (finding.doubt && (finding.doubt->resolves || reading == nullptr)) return;
  finding.doubt = Doubt{value.at[0], value.raw, value.from.confidence, reading == nullptr ? "" : reading->text,
                        reading != nullptr};
}

class DoubtMarker {
 public:
  DoubtMarker(const Form& form, int index, const std::function<std::vector<Finding>(const Form&)>& checks,
              std::vector<Finding>& findings)
      : form_(form), index_(index), checks_(checks), before_(findings), findings_(findings) {}

  void run() {
    std::vector<Uncertain> values = uncertain_values(form_, index_);
    const bool too_many = values.size() > kMostValues;
    if (too_many) values.resize(kMostValues);
    for (const Uncertain& value : values) ask(value);
    const bool lacks_points = lacks_budget_points(form_);
    for (Finding& finding : findings_) {
      if (finding.doubt || too_many || (lacks_points && is_of_total(finding))) soften(finding);
      if (!finding.doubt || finding.doubt->at == finding.at) continue;
      std::erase(finding.related, finding.doubt->at);
      finding.related.insert(finding.related.begin(), finding.doubt->at);
    }
  }

 private:
  void ask(const Uncertain& value) {
    const std::optional<Form> without =
        changed(form_, index_, value, [](FormValue& v) { return blank(v), true; });
    const std::vector<Finding> left = checks_(*without);
    std::vector<std::size_t> users;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!has(left, before_[i], says_the_same)) users.push_back(i);
    }
    if (users.empty()) return;
    for (const std::size_t i : users) doubt(findings_[i], value, nullptr);
    for (const Reading& reading : other_readings(value.raw, value.from)) {
      if (tried_ == kMostReadings) return;
      const std::optional<Form> other =
          changed(form_, index_, value, [&](FormValue& v) { return reread(v, reading.text); });
      if (!other) continue;
      ++tried_;
      const std::vector<Finding> now = checks_(*other);
      const bool worse = std::ranges::any_of(now, [&](const Finding& finding) {
        return finding.severity != Severity::kInfo && !has(before_, finding, same_place);
      });
      if (worse) continue;
      for (const std::size_t i : users) {
        if (!has(now, before_[i], same_place)) doubt(findings_[i], value, &reading);
      }
    }
  }

  const Form& form_;
  int index_;
  const std::function<std::vector<Finding>(const Form&)>& checks_;
  const std::vector<Finding> before_;
  std::vector<Finding>& findings_;
  std::size_t tried_ = 0;
};

}  // namespace

void mark_doubts(const Form& form, int index, const std::function<std::vector<Finding>(const Form&)>& checks,
                 std::vector<Finding>& findings) {
  if (!findings.empty()) DoubtMarker(form, index, checks, findings).run();
}

}  // namespace recount
