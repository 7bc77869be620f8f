#include <string>
#include <utility>
#include <vector>

#include "model/check.h"
#include "model/checks/amounts.h"
#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/percent_share_text.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace shares;

// A text read with less is no ground for saying that its figures contradict each other.
constexpr double kSureReading = 0.9;

enum class Verdict { kAgrees, kRounding, kContradicts };

// Every basis may justify the figure; one that cannot be computed leaves it open.
Verdict judge(const Statement& statement) {
  bool rounding = false;
  for (const Basis& basis : statement.bases) {
    if (!basis.value.valid() || agrees(statement.value, basis.value)) return Verdict::kAgrees;
    rounding = rounding || checks::explains(basis.interval, statement.value);
  }
  return rounding ? Verdict::kRounding : Verdict::kContradicts;
}

std::string message_id(Kind kind) {
  switch (kind) {
    case Kind::kShare:
      return "finding.percent-share.share";
    case Kind::kGrowth:
      return "finding.percent-share.growth";
    case Kind::kDecline:
      return "finding.percent-share.decline";
    case Kind::kAmount:
      return "finding.percent-share.amount";
    case Kind::kParts:
      return "finding.percent-share.parts";
  }
  return "";
}

void check_text(const TextField& text, const std::string& at, std::vector<Finding>& out) {
  if (!text || checks::sureness_of_figures(text.from) < kSureReading) return;
  const Text read(*text);
  std::vector<Statement> statements;
  find_shares(read, statements);
  find_changes(read, statements);
  for (const Statement& statement : statements) {
    const Verdict verdict = judge(statement);
    if (verdict == Verdict::kAgrees) continue;
    const bool rounding = verdict == Verdict::kRounding;
    const Basis& basis = statement.bases.front();
    const std::string expected = basis.value.rounded(statement.value.places()).to_string() + statement.unit;
    Finding finding = checks::make_finding(
        kPercentShare.code, rounding ? Severity::kInfo : kPercentShare.severity, at, statement.stated, expected,
        {message_id(statement.kind) + (rounding ? ".rounding" : ""),
         {statement.quote, statement.stated, checks::show(basis.value) + statement.unit}},
        basis.calculation);
    if (!rounding) finding.cause = checks::digit_cause(statement.value, basis.value);
    finding.quote = statement.quote;
    out.push_back(std::move(finding));
  }
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  check_text(form.goal_expected, pointer::form(form_index, "goals/expected"), out);
  check_text(form.goal_actual, pointer::form(form_index, "goals/actual"), out);
}

void run_outside(const Document& document, std::vector<Finding>& out) {
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i)
    check_text(document.paragraphs[i].text, pointer::paragraph(static_cast<int>(i)), out);
}

}  // namespace

const Check kPercentShare = {
    "percent-share",
    Severity::kWarning,
    run,
    {
        "A percentage in running text does not follow from its amounts",
        "正文中的百分比与所写金额不符",
        "Looked at are the goals, the description of the results and the paragraphs outside the forms. A share "
        "is "
        "part / whole; a growth or decline is the change / the former amount, which is the present one less "
        "the "
        "change. The percentage is recomputed only where its words tell which amounts it belongs to; a former "
        "amount of zero says nothing, and where several amounts may be the basis, all of them must fail. "
        "Bounds, "
        "approximate figures, running totals, percentage points and amounts in different units are passed "
        "over. "
        "A change that is stated with its parts must be their sum.",
        "检查总体目标、实际完成情况和表外段落。占比=部分÷总体；增减幅=增减额÷基期数，基期数=本期数减增减额。"
        "只有文字能确定百分比属于哪几个数时才重算；基期数为零不作判断；可能有几个基数时，都不符才提示。"
        "上下限、约数、累计数、百分点和单位不同的数不作判断。与各部分一并写出的增减额应等于各部分之和。",
        "Arithmetic of the text; the departments' disclosures must be true and complete.",
        "文内算术关系；预决算公开要求数据真实、完整。",
        "\"3,200 visitors, of them 640 children, 25% of all\": 640 / 3200 = 20%.",
        "“全年接待3200人次，其中儿童640人次，占25%”：640÷3200=20%。",
    },
    run_outside,
};

}  // namespace recount
