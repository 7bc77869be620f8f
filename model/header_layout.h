// Finishing touches to a hypothesis about a header: what follows from the columns taken together.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/columns.h"

namespace recount {

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: each weight is that of the level before it.
void assign_level_weights(std::vector<HeaderColumn>& columns);

// Only one column can be the target, the weight, ...: the surest, and of equals the first. The others keep
// their label as extra columns. A second score column under a word of its own (财政审核评分) has its own Label
// already.
void drop_duplicates(std::vector<HeaderColumn>& columns, double credit);

// The deepest level names the indicator where no column says 三级指标 or 指标名称.
void name_deepest_level(Header& header);

// 绩效指标 printed once above level 1, level 2 and the names, which then have no words of their own. `missing`
// is how many more cells the rows have than the header.
std::optional<Header> expand_block(const Header& header, int missing);

// 预算安排情况 printed over the labels of the sources and over their amounts: the label is that of the last
// blank column behind it.
std::optional<Header> share_stub(const Header& header);

// The sources stand in the last column before the amounts, under no word of their own or under the block's.
void find_source_column(Header& header);

// A column whose word could not be read but whose cells are percents is the rate, where no other column is:
// nothing else in a funding block is printed in percent.
void find_rate_column(Header& header, std::span<const Row> below);

// The executed amounts right behind the budget, the budget between the initial one and the executed amounts, the initial one between the
// sources and the budget: where recognition read no word, or scraps of one, above the only such column of amounts.
void find_unread_amounts(Header& header, std::span<const Row> below);

}  // namespace recount
