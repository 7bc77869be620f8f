// What a text says about being a label: by the lists of the vocabulary, or by how it looks where no list has it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary/vocabulary.h"

namespace recount {

// A label is short; longer texts are values (longest label seen: 改进措施及结果应用方案, 11 characters).
inline constexpr std::size_t kLongestLabel = 20 * 3;
// The same for labels that are known only by standing alone beside a text
// (未完成绩效目标或偏离较多的原因、改进措施及其他说明).
inline constexpr std::size_t kLongestUnknownLabel = 32 * 3;

// What kind of label a text is, wherever it stands.
enum class Known { kNo, kPair, kPoints, kSource, kGoal };
Known known_label(std::string_view text);

// 分值, 得分 as the funding block prints them.
std::optional<Label> points_label(std::string_view text);

// 年初预算数, 执行率.
bool names_funding_amount(std::string_view text);

// 项目资金（万元）: the name of a block, whose labels follow.
bool names_funding_block(std::string_view text);

// "填报单位：XX局" in one cell: where the value starts, 0 if the text before the colon is no listed label or nothing follows.
std::size_t inline_colon(std::string_view text);

// 审核人（签字）：  A label, listed or not, with nothing behind it in its cell.
bool ends_in_colon(std::string_view text);

// A short text that ends as labels do that ask for one word: 实施期限, 财务联系电话.
bool looks_like_label(std::string_view text);

// The parts of a line of labels and values, cleaned: it is parted where two blanks or a wide one stand before a further label,
// listed or not. "填表人：张三　　审定日期：3月1日" -> "填表人：张三", "审定日期：3月1日".
std::vector<std::string> label_parts(std::string_view raw);

}  // namespace recount
