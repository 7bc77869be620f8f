#include <algorithm>
#include <array>

#include "model/compare.h"

namespace recount {
namespace {

constexpr std::array kDirectionWords = std::to_array<DirectionWord>({
    {"投诉", Direction::kLowerIsBetter, "群众有效投诉次数"},
    {"事故", Direction::kLowerIsBetter, "安全生产事故数"},
    {"发生率", Direction::kLowerIsBetter, "重大疫情发生率"},
    {"发生数", Direction::kLowerIsBetter, "火灾发生数"},
    {"发案", Direction::kLowerIsBetter, "刑事发案数"},
    {"死亡", Direction::kLowerIsBetter, "孕产妇死亡率"},
    {"病死", Direction::kLowerIsBetter, "牲畜病死率"},
    {"发病", Direction::kLowerIsBetter, "传染病发病率"},
    {"违规", Direction::kLowerIsBetter, "资金使用违规次数"},
    {"违法", Direction::kLowerIsBetter, "违法案件数"},
    {"违纪", Direction::kLowerIsBetter, "违纪人数"},
    {"差错", Direction::kLowerIsBetter, "资金发放差错率"},
    {"误差", Direction::kLowerIsBetter, "测量误差"},
    {"故障", Direction::kLowerIsBetter, "系统故障次数"},
    {"缺陷", Direction::kLowerIsBetter, "工程缺陷数"},
    {"返工", Direction::kLowerIsBetter, "返工率"},
    {"退回", Direction::kLowerIsBetter, "案卷退回率"},
    {"上访", Direction::kLowerIsBetter, "越级上访人次"},
    {"信访", Direction::kLowerIsBetter, "信访件数"},
    {"辍学", Direction::kLowerIsBetter, "义务教育辍学率"},
    {"流失", Direction::kLowerIsBetter, "人才流失率"},
    {"失业", Direction::kLowerIsBetter, "城镇登记失业率"},
    {"返贫", Direction::kLowerIsBetter, "返贫人口数"},
    {"损失", Direction::kLowerIsBetter, "直接经济损失"},
    {"损坏", Direction::kLowerIsBetter, "设备损坏率"},
    {"超标", Direction::kLowerIsBetter, "水质超标次数"},
    {"超支", Direction::kLowerIsBetter, "预算超支率"},
    {"逾期", Direction::kLowerIsBetter, "贷款逾期率"},
    {"不良", Direction::kLowerIsBetter, "不良贷款率"},
    {"能耗", Direction::kLowerIsBetter, "单位能耗"},
    {"消耗", Direction::kLowerIsBetter, "材料消耗量"},
    {"排放", Direction::kLowerIsBetter, "二氧化碳排放量"},
    {"浓度", Direction::kLowerIsBetter, "PM2.5年均浓度"},
    {"空置", Direction::kLowerIsBetter, "房屋空置率"},
    {"结转", Direction::kLowerIsBetter, "结转结余率"},
    {"结余", Direction::kLowerIsBetter, "资金结余率"},
    {"变动率", Direction::kLowerIsBetter, "三公经费变动率"},
    {"控制", Direction::kLowerIsBetter, "出国人数控制"},
    {"成本", Direction::kLowerIsBetter, "人均培训成本"},
    {"时间", Direction::kLowerIsBetter, "平均响应时间"},
    {"时长", Direction::kLowerIsBetter, "故障修复时长"},
    {"时限", Direction::kLowerIsBetter, "审批时限"},
    {"标准", Direction::kLowerIsBetter, "会议费标准"},
    {"节约", Direction::kSaving, "成本节约率"},
    {"节省", Direction::kSaving, "节省财政资金"},
    {"降低", Direction::kSaving, "成本降低率"},
    {"减少", Direction::kSaving, "减少支出"},
    {"下降", Direction::kSaving, "成本下降幅度"},
    {"压减", Direction::kSaving, "一般性支出压减比例"},
    {"收益", Direction::kSaving, "项目收益"},
    {"收入", Direction::kSaving, "非税收入"},
    {"补助标准", Direction::kSaving, "人均补助标准"},
    {"补贴标准", Direction::kSaving, "每亩补贴标准"},
    {"持续", Direction::kDuration, "展会持续天数"},
    {"服务期", Direction::kDuration, "服务期限"},
    {"服务时", Direction::kDuration, "每日服务时长"},
    {"运行", Direction::kDuration, "系统正常运行天数"},
    {"保障", Direction::kDuration, "后勤保障天数"},
    {"保修", Direction::kDuration, "工程保修期"},
    {"使用", Direction::kDuration, "设计使用年限"},
    {"年限", Direction::kDuration, "维护年限"},
    {"值班", Direction::kDuration, "值班天数"},
    {"开放", Direction::kDuration, "场馆开放天数"},
    {"培训", Direction::kDuration, "培训天数"},
    {"学时", Direction::kDuration, "继续教育学时"},
});

}  // namespace

std::span<const DirectionWord> direction_words() {
  return kDirectionWords;
}

bool name_says(std::string_view name, Direction direction) {
  return std::any_of(kDirectionWords.begin(), kDirectionWords.end(), [&](const DirectionWord& row) {
    return row.direction == direction && name.find(row.word) != name.npos;
  });
}

}  // namespace recount
