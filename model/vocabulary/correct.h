// Printed labels that recognition misread, corrected to the words of the vocabulary. Only whole labels: free text is never touched.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary/vocabulary.h"

namespace recount {

// The id under which a corrected label is recorded among the repairs of a field.
inline constexpr std::string_view kLabelRepair = "ocr-label";

// What specks and strokes are read as: is_mark(U'.'), is_mark(U'|').
bool is_mark(char32_t c);

// What else is known of a label.
struct LabelContext {
  bool sure = false;  // it was read without doubt
  bool doubtful =
      false;  // it was read with much doubt: a look-alike more is allowed up to four characters, two in five
  std::vector<std::string> taken;  // the words beside it in a header, which does not repeat them
};

// The text with its label as the vocabulary prints it, or nullopt where it is a label already, or is near to none or to several.
// A label is the whole text, or what stands before its first colon or bracket; what stands behind is kept.
//
//   corrected_label("产出指怀", {Place::kLevelWord})             // 产出指标
//   corrected_label("效盖指标（30分）", {Place::kLevelWord})      // 效益指标（30分）
//   corrected_label("社佥效益指标", {Place::kLevelWord})          // 社会效益指标: 经济效益指标 is farther
//   corrected_label("年度指标信", {Place::kIndicatorHeader})     // 年度指标值: 年度指标 has another length
//   corrected_label("数量指标1，", {Place::kLevelWord})          // 数量指标: marks before and behind it are specks
//   corrected_label("X级指标", {Place::kIndicatorHeader})       // nothing: 一级指标, 二级指标, 三级指标
//   corrected_label("-级指标", {Place::kIndicatorHeader}, {.taken = {"一级指标"}})   // 二级指标
//
// Errors that are allowed: none in words of one character, one look-alike in those of two, one edit up to five characters, two up to nine, three
// above. Characters that look alike cost half an edit (normalize/confusable.h). No other word may be as near; of two that are,
// one of the same length is nearer. In a label
// that the vocabulary knows by a part of it, and in what is a title already, one look-alike character alone is mended; and so in a text
// that was read without doubt: 项目完工时间 is no misread 项目起止时间.
std::optional<std::string> corrected_label(std::string_view text, std::span<const Place> places,
                                           const LabelContext& context = {});

// A short line of labels beside their values, with its labels as the vocabulary prints them and a colon behind each; nullopt where
// nothing is to be mended. Blanks between pairs, and the values, are kept.
//
//   corrected_line("卉报人:区慧仪  联系电话:0762-3381150")   // 填报人:区慧仪  联系电话:0762-3381150
//   corrected_line("金额单位;万元")                        // 金额单位：万元
//   corrected_line("□是 ☑否 填表日期 ，2024年1月26日")      // □是 ☑否 填表日期：2024年1月26日
std::optional<std::string> corrected_line(std::string_view text);

// The same for a title of a form: 2023年度项目支出续效自评表 -> 2023年度项目支出绩效自评表.
std::optional<std::string> corrected_title(std::string_view text);

}  // namespace recount
