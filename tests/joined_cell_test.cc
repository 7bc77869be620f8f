// Headers that the pages of a scan repeat, one of whose headings is misread at times.
#include "extract/joined_cell.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace recount {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<JoinedCell> scanned_cells(const Rows& rows) {
  std::vector<JoinedCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t col = 0; col < rows[row].size(); ++col) {
      JoinedCell cell;
      cell.row = static_cast<int>(row);
      cell.col = static_cast<int>(col);
      cell.text = rows[row][col];
      cell.readings = {{cell.text, 0.9, Engine::kWords}};
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

int repeated(const Rows& table, const Rows& part) {
  return repeated_head_rows(scanned_cells(table), static_cast<int>(table.size()), scanned_cells(part),
                            static_cast<int>(part.size()));
}

TEST(RepeatedHead, MayHaveAMisreadHeading) {
  const Rows table = {{"三级指标", "年度指标值", "实际完成值", "分值"},
                      {"修堤长度", "≥8公里", "8.2公里", "10"}};
  EXPECT_EQ(
      repeated(table, {{"三级指标", "年度指标值", "实际完戌值", "分值"}, {"植树面积", "3亩", "3亩", "5"}}), 1);
  EXPECT_EQ(repeated(table, {{"三级指标", "囗囗囗", "实际完成值", "分值"}, {"植树面积", "3亩", "3亩", "5"}}),
            0);
}

TEST(RepeatedHead, IsNoRowOfLabelsWithAnotherValue) {
  const Rows table = {{"项目名称", "河道清淤", "项目级次", "市本级"},
                      {"主管部门", "水务局", "实施单位", "河道处"}};
  EXPECT_EQ(repeated(table, {{"项目名称", "水价改革", "项目级次", "市本级"},
                             {"主管部门", "水务局", "实施单位", "水利站"}}),
            0);
}

}  // namespace
}  // namespace recount
