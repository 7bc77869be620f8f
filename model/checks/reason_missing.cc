#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "normalize/fold.h"

namespace recount {
namespace {

using namespace checks;

bool is_missing(const TextField& note) {
  if (note.state == CellState::kBlank || note.state == CellState::kDash) return true;
  return note && (is_blank(*note) || is_dash(*note, true));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation || !form.note_is_reason || !prints_column(form, Column::kNote))
    return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const Indicator& row = form.indicators[i];
    const auto points = row_points(form, static_cast<int>(i));
    if (!points || !(points->score < points->weight) || !is_missing(row.note)) continue;
    const std::string score = points->score.to_string();
    const std::string weight = points->weight.to_string();
    out.push_back(make_finding(
        kReasonMissing.code, Severity::kWarning, pointer::indicator(form_index, static_cast<int>(i), "note"),
        "", "", {"finding.reason-missing", {row_label(row), score, weight}}, score + " < " + weight));
  }
}

}  // namespace

const Check kReasonMissing = {
    "reason-missing",
    Severity::kWarning,
    run,
    {"A score below its weight without a reason", "得分低于分值却未说明原因",
     "Only where the form has a column for reasons (偏差原因分析, 未完成原因分析). A dash, a slash or 无 "
     "counts as empty; a "
     "cell merged with a filled one does not. A column for remarks (备注) asks for no reason.",
     "仅限设有原因栏（偏差原因分析、未完成原因分析）的表。横线、斜线和“无”视为未填，与已填内容合并的单元格不算"
     "。"
     "备注栏不要求说明原因。",
     "Notes of the forms; provincial systems refuse a deduction without a reason",
     "表注；各省系统要求扣分须说明原因", "score 9 of 10, the reason is \"/\"", "分值10得9，原因栏为“/”"}};

}  // namespace recount
