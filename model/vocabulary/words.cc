// Words that tell a label which labels.cc does not list as a whole, as data. See vocabulary.h.
#include "model/vocabulary/vocabulary.h"

namespace recount {
namespace {

using enum Place;
using enum Label;

constexpr WordRow kWordRows[] = {
    {kFundingHeader, kScore, "得分", "执行率得分（分）"},
    {kFundingHeader, kWeight, "权重", "执行率权重（分）"},
    {kFundingHeader, kWeight, "分值", "执行率分值"},
    {kFundingHeader, kWeight, "标准分", "标准分"},
    {kFundingHeader, kNote, "原因", "执行率偏低原因"},
    {kFundingHeader, kRate, "执行率", "资金执行率（%）"},
    {kFundingHeader, kRate, "支出率", "支出率"},
    {kFundingHeader, kRate, "支付率", "资金支付率"},
    {kFundingHeader, kRate, "完成率", "预算完成率"},
    {kFundingHeader, kRate, "执行进度", "预算执行进度"},
    {kFundingHeader, kRate, "支出进度", "支出进度"},
    {kFundingHeader, kExtraColumn, "到位", "资金到位情况"},
    {kFundingHeader, kExtraColumn, "结余", "结余结转数"},
    {kFundingHeader, kExecuted, "执行", "资金执行情况"},
    {kFundingHeader, kExecuted, "支出", "全年实际支出数"},
    {kFundingHeader, kExecuted, "支付", "支付金额"},
    {kFundingHeader, kExecuted, "决算", "决算金额"},
    {kFundingHeader, kPreviousBudget, "上年", "上年度预算金额"},
    {kFundingHeader, kInitialBudget, "批复", "预算批复数"},
    {kFundingHeader, kInitialBudget, "年初", "年初预算安排"},
    {kFundingHeader, kBudget, "调整", "调整后资金"},
    {kFundingHeader, kBudget, "预算", "预算安排情况（调整后）"},
    {kGoals, kGoalActual, "完成情况", "全年总体目标完成情况"},
    {kGoals, kGoalActual, "实现情况", "绩效目标实现情况"},
    {kGoals, kGoalActual, "达成情况", "目标达成情况"},
    {kGoals, kGoalExpected, "目标", "年初批复的总体目标"},
    {kIndicatorHeader, kReason, "原因", "未达标原因及整改措施"},
    {kIndicatorHeader, kReason, "偏差", "偏差说明"},
    {kIndicatorHeader, kExtraColumn, "系数", "得分系数（%）"},
    {kIndicatorHeader, kExtraColumn, "上年", "上年度指标值"},
    {kIndicatorHeader, kExtraColumn, "调整", "调整后的目标值"},
    {kIndicatorHeader, kRule, "标准", "赋分标准"},
    {kIndicatorHeader, kRule, "规则", "计分规则"},
    {kIndicatorHeader, kRule, "计分", "计分办法"},
    {kIndicatorHeader, kReviewedScore, "复核", "财政部门复核得分"},
    {kIndicatorHeader, kReviewedScore, "审核", "主管部门审核评分"},
    {kIndicatorHeader, kScore, "得分", "指标得分（分）"},
    {kIndicatorHeader, kScore, "自评分", "部门自评分"},
    {kIndicatorHeader, kWeight, "权重", "三级指标权重"},
    {kIndicatorHeader, kWeight, "分值", "三级指标分值"},
    {kIndicatorHeader, kExtraColumn, "完成率", "目标完成率"},
    {kIndicatorHeader, kTarget, "预期", "预期实现值"},
    {kIndicatorHeader, kTarget, "预设", "预设目标"},
    {kIndicatorHeader, kActual, "完成值", "年末完成值"},
    {kIndicatorHeader, kActual, "完成结果", "完成结果"},
    {kIndicatorHeader, kActual, "实现", "实现情况"},
    {kIndicatorHeader, kReason, "差距", "存在差距说明"},
    {kIndicatorHeader, kNote, "说明", "自评说明"},
    {kIndicatorHeader, kActual, "实际", "全年实际达到值"},
    {kIndicatorHeader, kTarget, "目标值", "年初绩效目标值"},
    {kIndicatorHeader, kTarget, "指标值", "批复指标值"},
    {kIndicatorHeader, kTarget, "计划", "计划完成"},
    {kPair, kProject, "项目名称", "采购项目名称"},
    {kPair, kProject, "项目全称", "项目全称"},
    {kPair, kPreviousBudget, "上年预算", "同名项目上年预算（元）"},
    {kPair, kPreviousBudget, "上年预算额", "同名项目上年预算额（元）"},
    {kPair, kBudget, "当年预算", "项目当年预算（元）"},
    {kPair, kProject, "(项目)名称", "转移支付（项目）名称"},
    {kPair, kProject, "资金名称", "省级专项资金名称"},
    {kPair, kProject, "专项名称", "财政专项名称"},
    {kPair, kProject, "政策名称", "财政政策名称"},
    {kPair, kDepartment, "主管部门", "中央主管部门"},
    {kPair, kDepartment, "管理部门", "归口管理部门"},
    {kPair, kDepartment, "主管单位", "业务主管单位"},
    {kPair, kDepartment, "预算部门", "一级预算部门"},
    {kPair, kDepartment, "主管预算单位", "主管预算单位"},
    {kPair, kUnit, "实施单位", "具体实施单位"},
    {kPair, kUnit, "承担单位", "项目承担单位"},
    {kPair, kUnit, "使用单位", "专项资金使用单位"},
    {kPair, kUnit, "执行单位", "项目执行单位"},
    {kPair, kUnit, "预算单位", "基层预算单位"},
    {kPair, kUnit, "采购人", "采购人"},
};

}  // namespace

std::span<const WordRow> word_rows() {
  return kWordRows;
}

}  // namespace recount
