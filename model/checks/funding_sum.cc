#include <algorithm>
#include <array>
#include <vector>

#include "model/checks/amounts.h"
#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

struct MoneyColumn {
  std::string_view field;
  NumberField Funding::*cell;
};
constexpr std::array<MoneyColumn, 4> kMoneyColumns = {{
    {"previous_budget", &Funding::previous_budget},
    {"initial_budget", &Funding::initial_budget},
    {"budget", &Funding::budget},
    {"executed", &Funding::executed},
}};

struct Part {
  FundingKind kind;
  Decimal amount;
};

struct Sources {
  std::vector<Part> parts;  // those with an amount
  bool decidable = true;
  bool any_blank = false;
  bool complete = false;  // the form lists what does not come from the treasury, so nothing else can be missing
};

Sources sources_of(const Form& form, std::size_t total, NumberField Funding::*cell) {
  Sources out;
  for (std::size_t i = total + 1; i < form.funding.size() && form.funding[i].kind != FundingKind::kTotal; ++i) {
    const Funding& row = form.funding[i];
    if (row.part_of) continue;
    if (row.kind == FundingKind::kOther || row.kind == FundingKind::kOwn) out.complete = true;
    const NumberField& amount = row.*cell;
    if (amount) {
      out.parts.push_back({row.kind, *amount});
    } else if (is_empty(amount.state)) {
      out.any_blank = true;
    } else {
      out.decidable = false;
    }
  }
  return out;
}

Decimal sum_of(const std::vector<Part>& parts) {
  Decimal sum;
  for (const Part& part : parts) sum = sum + part.amount;
  return sum;
}

// Parts that stand below their source without being marked as such (上级资金 and 本级资金 below 财政拨款): rows
// of the treasury that together make the treasury row above them. Without them the total may well be right.
bool fits_without_details(const std::vector<Part>& parts, const Decimal& total) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Decimal details;
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      if (parts[i].kind != FundingKind::kFiscal || parts[j].kind != FundingKind::kFiscal) break;
      details = details + parts[j].amount;
      if (details == parts[i].amount && sum_of(parts) - details == total) return true;
    }
  }
  return false;
}

void check_column(const Form& form, int form_index, std::size_t total, const MoneyColumn& column,
                  std::vector<Finding>& out) {
  const NumberField& stated = form.funding[total].*column.cell;
  if (!stated) return;
  const Sources sources = sources_of(form, total, column.cell);
  if (!sources.decidable || sources.parts.empty()) return;
  const Decimal sum = sum_of(sources.parts);
  if (agrees(*stated, Ratio(sum)) || fits_without_details(sources.parts, *stated)) return;
  // Only zeros beside blanks: the sources were not filled in. Only 其中 rows: the rest is not listed.
  if (sum.is_zero() && sources.any_blank) return;
  if (!sources.complete && sum < *stated) return;

  const int places = money_places(form);
  std::string calculation;
  for (const Part& part : sources.parts) {
    if (!calculation.empty()) calculation += " + ";
    calculation += part.amount.to_string();
  }
  const Decimal difference = sum < *stated ? *stated - sum : sum - *stated;
  // n parts, each off by at most half a unit of the last place.
  const Decimal slack =
      Decimal::from_units(5 * static_cast<int>(sources.parts.size()), std::min(places + 1, 18));
  const bool rounding = difference <= slack;
  Finding finding = make_finding(
      kFundingSum.code, rounding ? Severity::kInfo : Severity::kError,
      pointer::funding(form_index, static_cast<int>(total), column.field), money(form, *stated),
      money(form, sum),
      {std::string("finding.funding-sum.") + std::string(column.field) + (rounding ? ".rounding" : ""),
       {money(form, *stated), money(form, sum)}},
      calculation + " = " + sum.to_string());
  if (!rounding) finding.cause = digit_cause(*stated, Ratio(sum));
  out.push_back(std::move(finding));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  for (std::size_t i = 0; i < form.funding.size(); ++i) {
    if (form.funding[i].kind != FundingKind::kTotal) continue;
    for (const MoneyColumn& column : kMoneyColumns) check_column(form, form_index, i, column, out);
  }
}

}  // namespace

const Check kFundingSum = {
    "funding-sum",
    Severity::kError,
    run,
    {"The total of the funding is not the sum of its sources", "资金总额不等于各来源之和",
     "Per column, the amounts of the sources below the total are added; rows that detail a source are not. "
     "Blank and "
     "dashed sources count as 0 where at least one source has an amount. Where the form lists only a part of "
     "the "
     "sources (其中：财政拨款 alone), only a source above the total is reported. n parts may miss the total by "
     "n half "
     "units of the last printed place: that is a remark.",
     "按栏将总额下各来源相加，来源的明细行不重复相加。至少一个来源有金额时，空白和横线按0计。"
     "只列部分来源（仅“其中：财政拨款”）时，只报告来源大于总额的情况。n个来源与总额相差不超过末位n个半单位的，"
     "只作提示。",
     "Self-evaluation and targets forms: 年度资金总额 = 财政拨款 + 其他资金",
     "自评表、目标表：年度资金总额=财政拨款+其他资金", "sources 90 + 10 = 100, total 110",
     "来源 90 + 10 = 100，总额写110"}};

}  // namespace recount
