// The columns that the sections of a form without rulings have in common: used by stream_forms.cc alone.
//
//   项目名称     城区道路信号灯改造               项目名称 | 城区道路信号灯改造
//   主管部门   公安局    实施单位   交警队    ->   主管部门 | 公安局 | 实施单位 | 交警队
//   一级指标  二级指标  指标值  完成值  分值       一级指标 | 二级指标 | 指标值 | 完成值 | 分值
//
// Forms are drawn as one table: its cells in the upper sections span columns of the section with the most of them. Which ones is told
// from where the texts stand: in the middle of their cells mostly, and inside of them always.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/page.h"

namespace recount {

// table: each row has its section's cells in columns 0, 1, 2..., and blank ones behind them; text_rect of cells with text is known, size is
// the usual font size. sizes: how many cells the section of each row has. Afterwards cells span columns of table.xs, which is filled, and
// the blank cells behind are gone; a row that fits no columns stays as it is. Nothing is changed, and false returned, where no section
// shows its columns.
bool spread_columns(PageTable& table, const std::vector<std::size_t>& sizes, double size);

}  // namespace recount
