#include "model/vocabulary/vocabulary.h"
#include "normalize/fold.h"

namespace recount {
namespace {

struct TitleRow {
  std::string_view ending;  // of the folded title without what stands in brackets
  FormKind kind;
  std::string_view example;  // a title that this row recognizes
};

// Longer endings first where one ends with another.
constexpr TitleRow kTitles[] = {
    {"目标自评表", FormKind::kSelfEvaluation, "2022年度项目支出绩效目标自评表"},
    {"目标完成情况自评表", FormKind::kSelfEvaluation, "项目绩效目标完成情况自评表"},
    {"目标完成情况表", FormKind::kSelfEvaluation, "部门预算项目绩效目标完成情况表"},
    {"自评表", FormKind::kSelfEvaluation, "项目支出绩效自评表（2023年度）"},
    {"自评报告表", FormKind::kSelfEvaluation, "项目支出绩效自评报告表"},
    {"自评情况表", FormKind::kSelfEvaluation, "项目支出绩效自评情况表"},
    {"自评结果表", FormKind::kSelfEvaluation, "项目绩效自评结果表"},
    {"自评打分表", FormKind::kSelfEvaluation, "项目支出绩效自评打分表"},
    {"自评评分表", FormKind::kSelfEvaluation, "项目支出绩效自评评分表"},
    {"自评得分表", FormKind::kSelfEvaluation, "项目支出绩效自评得分表"},
    {"自评价表", FormKind::kSelfEvaluation, "项目支出绩效自评价表"},
    {"自评价", FormKind::kSelfEvaluation, "2022年度项目绩效自评价"},
    {"自我评价表", FormKind::kSelfEvaluation, "财政项目绩效自我评价表"},
    {"自我评价", FormKind::kSelfEvaluation, "2021年度财政项目绩效自我评价"},
    {"自评信息表", FormKind::kSelfEvaluation, "项目绩效自评信息表"},
    {"自评指标表", FormKind::kSelfEvaluation, "项目支出绩效自评指标表"},
    {"自评指标计分表", FormKind::kSelfEvaluation, "项目支出绩效自评指标计分表"},
    {"指标评分表", FormKind::kSelfEvaluation, "部门整体支出绩效评价指标评分表"},
    {"评价评分表", FormKind::kSelfEvaluation, "项目支出绩效评价评分表"},
    {"绩效评价表", FormKind::kSelfEvaluation, "项目支出绩效评价表"},
    {"目标申报表", FormKind::kTargets, "财政支出项目绩效目标申报表"},
    {"目标批复表", FormKind::kTargets, "项目支出绩效目标批复表"},
    {"目标审核表", FormKind::kTargets, "项目支出绩效目标审核表"},
    {"目标公开表", FormKind::kTargets, "项目支出绩效目标公开表"},
    {"目标情况表", FormKind::kTargets, "项目支出绩效目标情况表"},
    {"目标设定表", FormKind::kTargets, "项目绩效目标设定表"},
    {"目标表", FormKind::kTargets, "部门整体支出绩效目标表"},
};

// Words of a whole-department form's title.
constexpr std::string_view kDepartmentWords[] = {"整体支出", "部门整体", "整体绩效", "单位整体"};

// Longest title seen has 34 characters; a sentence that happens to end in 自评表 is longer.
constexpr std::size_t kLongestTitle = 48 * 3;

// The ending, alone or with a number or a project's name behind it: …自评表1, …自评表-办公经费.
bool ends_title(std::string_view label, std::string_view ending) {
  const std::size_t at = label.rfind(ending);
  if (at == std::string_view::npos) return false;
  const std::string_view behind = label.substr(at + ending.size());
  return behind.empty() || behind.front() == '-' || behind.front() == '_' ||
         behind.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

std::optional<Title> find_title(std::string_view text) {
  if (text.size() > kLongestTitle || text.find("表") == std::string_view::npos) {
    if (text.size() > kLongestTitle || text.find("价") == std::string_view::npos) return std::nullopt;
  }
  std::string label = fold_bare_label(text);
  const bool names_form =
      label.find("绩效") != std::string::npos ||
      (label.find("自评") != std::string::npos &&
       (label.find("项目") != std::string::npos || label.find("支出") != std::string::npos));
  if (!names_form) return std::nullopt;
  // A title names a form; it is no sentence about one (“详见项目支出绩效自评表。”) and no reference in quotes.
  for (const std::string_view mark : {"。", "；", "《", "》", "详见", "见附", "：", "，"}) {
    if (text.find(mark) != std::string_view::npos &&
        !(mark == "：" && text.find("附件") != std::string_view::npos)) {
      return std::nullopt;
    }
  }
  for (const TitleRow& row : kTitles) {
    if (!ends_title(label, row.ending)) continue;
    Title title{row.kind, Scope::kProject};
    for (const std::string_view word : kDepartmentWords) {
      if (label.find(word) != std::string::npos) title.scope = Scope::kDepartment;
    }
    return title;
  }
  return std::nullopt;
}

}  // namespace recount
