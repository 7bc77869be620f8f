#include "cli/texts.h"

#include <algorithm>
#include <cassert>

namespace recount::cli {
namespace {

constexpr MessageRow kTexts[] = {
    // Wrong use.
    {"usage.try", "用法见：{0} --help", "Try: {0} --help"},
    {"usage.no-command", "缺少命令", "no command given"},
    {"usage.command", "没有“{0}”这个命令；可用：audit、extract、tables、explain",
     "no command {0}; there are audit, extract, tables and explain"},
    {"usage.option", "没有“{0}”这个选项", "no option {0}"},
    {"usage.argument", "多余的参数“{0}”", "too many arguments: {0}"},
    {"usage.value", "选项 {0} 需要且只能有一个值", "option {0} needs one value, once"},
    {"usage.lang", "--lang 只能是 zh 或 en，不能是“{0}”", "--lang is zh or en, not {0}"},
    {"usage.format", "--format 只能是 json 或 jsonl，不能是“{0}”", "--format is json or jsonl, not {0}"},
    {"usage.table-format", "--format 只能是 json、csv、html 或 md，不能是“{0}”",
     "--format is json, csv, html or md, not {0}"},
    {"usage.one-table-file", "有多个输入时，{0} 格式需要用 -o 指定一个目录，每个输入写一个文件",
     "several inputs as {0} need -o DIRECTORY, for one file each"},
    {"usage.max-pages", "--max-pages 应是不小于 1 的整数，不能是“{0}”",
     "--max-pages is a whole number of 1 or more, not {0}"},
    {"usage.no-path", "缺少输入：请给出文件、目录或 -（标准输入）",
     "no input: give files, directories or - for standard input"},
    {"usage.code", "没有“{0}”这个检查代码", "no check has the code {0}"},
    {"usage.near-codes", "是否指：{0}", "did you mean {0}?"},
    {"usage.all-codes", "全部代码：recount explain", "all codes: recount explain"},

    // Inputs and outputs.
    {"input.empty-directory", "{0}：目录中没有可读取的文件；请检查路径",
     "{0}: no file that can be read in this directory; check the path"},
    {"input.directory", "{0}：无法读取目录（{1}）；请检查权限",
     "{0}: cannot read the directory ({1}); check its permissions"},
    {"input.skipped", "跳过：{0}", "skipped: {0}"},
    {"input.internal", "{0}：程序内部错误（{1}）；其余文件继续处理。请附上该文件报告此问题",
     "{0}: internal error ({1}); the other files are not affected. Please report it with the file"},
    {"output.failed", "{0}：无法写入（{1}）；请检查空间和权限",
     "{0}: cannot write ({1}); check space and permissions"},
    {"output.twice", "{0}：未写入，{1} 已用于同名的另一个输入；请分别处理",
     "{0}: not written, another input of that name is in {1}; run them one by one"},
    {"output.stdout", "标准输出", "standard output"},

    // Places.
    {"place.page", "{0}，第{1}页", "{0}, page {1}"},
    {"place.stdin", "标准输入", "standard input"},

    // Tables.
    {"tables.none", "{0}：没有找到表格", "{0}: no table found"},

    // A form.
    {"form.unnamed", "（未写项目名称）", "(no project name)"},
    {"form.department", "（部门整体）", "(whole department)"},
    {"form.unit", "单位", "Unit"},
    {"form.year", "年度", "Year"},
    {"form.file", "位置", "Where"},
    {"form.total", "总分", "Total"},
    {"form.stated", "填报 {0} 分，满分 {1}", "stated {0} of {1}"},
    {"form.stated-score", "填报 {0} 分", "stated {0}"},
    {"form.recomputed", "复算 {0} 分，满分 {1}", "recomputed {0} of {1}"},
    {"form.not-recomputed", "无法复算（有空缺的分值或得分）", "not recomputed (a weight or score is missing)"},
    {"form.included", "（含预算执行分）", " (budget execution counted)"},
    {"form.excluded", "（不含预算执行分）", " (budget execution not counted)"},
    {"form.none", "{0}：没有识别出自评表", "{0}: no self-evaluation form recognized"},
    {"form.targets", "目标表，不评分", "targets only, not scored"},
    {"form.clean", "未发现矛盾。", "No contradictions found."},
    {"form.clean-as-read", "在已读出的内容中未发现矛盾；未读出的内容列在下面。",
     "No contradictions in what could be read; what could not is listed below."},
    {"form.problems", "未读出的内容", "Could not be read"},
    {"form.outside", "表外内容", "Outside the forms"},
    {"form.blank", "空白", "blank"},
    {"form.doubted", "识别不确定，请对照原件核对", "recognized with doubt; compare with the original"},
    {"form.misread", "多半是识别错误", "Probably misread"},

    // Heads of the table of indicators.
    {"head.level1", "一级指标", "Level 1"},
    {"head.name", "指标", "Indicator"},
    {"head.target", "指标值", "Target"},
    {"head.actual", "完成值", "Actual"},
    {"head.weight", "分值", "Weight"},
    {"head.score", "得分", "Score"},
    {"head.rescored", "复算", "Rescored"},
    {"row.budget", "预算执行", "Budget"},

    // A finding.
    {"severity.error", "错误", "error"},
    {"severity.warning", "警告", "warning"},
    {"severity.info", "提示", "info"},
    {"severity.problem", "未读出", "problem"},
    {"finding.stated", "填报", "Stated"},
    {"finding.expected", "应为", "Expected"},
    {"finding.calculation", "计算", "Calculation"},
    {"finding.cause", "可能原因", "Likely cause"},
    {"finding.quote", "原文", "Text"},
    {"finding.doubt", "识别存疑", "Uncertain"},
    {"finding.could-be", "可能是", "Could be"},
    {"finding.where", "位置", "Where"},

    // The names of fields, by the end of their pointer.
    {"field.previous_budget", "上年预算", "previous budget"},
    {"field.initial_budget", "年初预算数", "initial budget"},
    {"field.budget", "全年预算数", "budget"},
    {"field.executed", "全年执行数", "executed amount"},
    {"field.rate", "执行率", "execution rate"},
    {"field.weight", "分值", "weight"},
    {"field.score", "得分", "score"},
    {"field.target", "指标值", "target"},
    {"field.actual", "完成值", "actual value"},
    {"field.note", "原因说明", "reasons"},
    {"field.rule", "评分规则", "scoring rule"},
    {"field.level1_weight", "一级指标分值", "weight of the dimension"},
    {"field.level2_weight", "二级指标分值", "weight of the second level"},
    {"field.total/weight", "总分分值", "total weight"},
    {"field.total/score", "总分", "total score"},
    {"field.grade", "绩效等级", "grade"},
    {"field.goals/expected", "预期目标", "expected goals"},
    {"field.goals/actual", "实际完成情况", "actual goals"},
    {"field.paragraph", "正文", "running text"},

    // The summary.
    {"summary.title", "汇总", "Summary"},
    {"summary.files", "文件", "Files"},
    {"summary.files-value", "{0} 个", "{0}"},
    {"summary.failed-value", "{0} 个，其中 {1} 个无法读取", "{0}, of which {1} could not be read"},
    {"summary.formless", "其中 {0} 个没有自评表", "{0} without a form"},
    {"summary.forms", "自评表", "Forms"},
    {"summary.indicators", "指标", "Indicators"},
    {"summary.indicators-value", "{0} 个，复算 {1} 个", "{0}, of which {1} rescored"},
    {"summary.errors", "错误", "Errors"},
    {"summary.warnings", "警告", "Warnings"},
    {"summary.infos", "提示", "Remarks"},
    {"summary.infos-hidden", "用 --all 显示", "shown with --all"},
    {"summary.problems", "未读出", "Problems"},
    {"summary.failed", "失败", "Failed"},

    // explain
    {"explain.severity", "级别", "Severity"},
    {"explain.rule", "规则", "Rule"},
    {"explain.source", "依据", "Source"},
    {"explain.example", "例子", "Example"},
    {"explain.more", "详细说明：recount explain 代码", "More about one: recount explain CODE"},
};

const MessageRow* find(std::string_view id) {
  const auto* const row =
      std::find_if(std::begin(kTexts), std::end(kTexts), [&](const MessageRow& r) { return r.id == id; });
  return row == std::end(kTexts) ? nullptr : row;
}

}  // namespace

std::span<const MessageRow> texts() {
  return kTexts;
}

bool has_text(std::string_view id) {
  return find(id) != nullptr;
}

std::string say(std::string_view id, Lang lang, const std::vector<std::string>& args) {
  const MessageRow* row = find(id);
  assert(row != nullptr);
  return fill(lang == Lang::kZh ? row->zh : row->en, args);
}

}  // namespace recount::cli
