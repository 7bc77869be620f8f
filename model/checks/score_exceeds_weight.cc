#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const auto points = row_points(form, static_cast<int>(i));
    if (!points || points->widest.is_negative()) continue;
    const bool negative = points->score.is_negative();
    // With blank scores below, a cell merged over those rows cannot be ruled out: compare with all their
    // weights.
    if (!negative && points->score <= points->widest) continue;
    const std::string score = points->score.to_string();
    const std::string weight = points->weight.to_string();
    out.push_back(make_finding(kScoreExceedsWeight.code, Severity::kError,
                               pointer::indicator(form_index, static_cast<int>(i), "score"), score,
                               negative ? "0" : weight,
                               {negative ? "finding.score-negative" : "finding.score-exceeds-weight",
                                {row_label(form.indicators[i]), score, weight}},
                               negative ? score + " < 0" : score + " > " + weight));
  }
}

}  // namespace

const Check kScoreExceedsWeight = {
    "score-exceeds-weight",
    Severity::kError,
    run,
    {"A score is above its weight, or negative", "得分超过分值或为负数",
     "Both values must stand in the row. A score cell merged over several rows is compared with the weights of "
     "all of "
     "them. There are no bonus points.",
     "本行分值、得分均有数值时比较。得分单元格跨多行合并时，与各行分值之和比较。不设加分项。",
     "Provincial systems: 得分必须小于等于权重, 不设置加分项", "各省系统：得分必须小于等于权重，不设置加分项",
     "score 15 of a weight of 10", "分值10，得分15"}};

}  // namespace recount
