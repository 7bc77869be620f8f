#include "normalize/confusable.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "normalize/fold.h"

namespace recount {
namespace {

// Readings of engines for Chinese text. A character stands in one row only.
constexpr LookAlike kRows[] = {
    {"己已巳", "自己", "自已"},         {"日目曰", "项目", "项日"},
    {"末未", "未完成", "末完成"},       {"标怀栋柡杯", "指标", "指怀"},
    {"人入八", "资金投入", "资金投人"}, {"绩续缋病", "绩效", "续效"},
    {"效敖郊", "绩效", "绩敖"},         {"值伹植殖什估信仁", "指标值", "指标伹"},
    {"指措拍", "指标", "措标"},         {"算箅第", "预算", "预箅"},
    {"项顼顶", "项目", "顼目"},         {"预颈顸", "预算", "颈算"},
    {"数敎敷", "预算数", "预算敷"},     {"度庋", "年度", "年庋"},
    {"位拉粒", "单位", "单拉"},         {"单革", "单位", "革位"},
    {"出岀", "支出", "支岀"},           {"表衣", "自评表", "自评衣"},
    {"执抗扶", "执行", "抗行"},         {"行衍", "执行", "执衍"},
    {"额颔领客", "总额", "总颔"},       {"财则", "财政", "则政"},
    {"政攻", "财政", "财攻"},           {"拨拔泼拓搜", "拨款", "拔款"},
    {"款歉歌克", "拨款", "拨歉"},       {"资贷贸", "资金", "贷金"},
    {"金全企", "资金", "资全"},         {"总恕", "总分", "恕分"},
    {"分兮", "得分", "得兮"},           {"得碍", "得分", "碍分"},
    {"中屮申", "其中", "其屮"},         {"其共", "其中", "共中"},
    {"益盖篮", "效益", "效盖"},         {"质贡鼎", "质量", "贡量"},
    {"量童虽", "数量", "数童"},         {"成戍咸", "完成", "完戍"},
    {"完宄", "完成", "宄成"},           {"级极圾", "一级", "一极"},
    {"名各", "名称", "各称"},           {"称弥", "名称", "名弥"},
    {"主丰王", "主管", "王管"},         {"管菅", "主管", "主菅"},
    {"门闩", "部门", "部闩"},           {"因困囚", "原因", "原困"},
    {"析折", "分析", "分折"},           {"改攺", "改进", "攺进"},
    {"差羞", "偏差", "偏羞"},           {"偏编扁", "偏差", "编差"},
    {"满潢", "满意度", "潢意度"},       {"意竟", "满意度", "满竟度"},
    {"对村", "对象", "村象"},           {"象像", "对象", "对像"},
    {"态恣", "生态", "生恣"},           {"社杜", "社会", "杜会"},
    {"会佥", "社会", "社佥"},           {"济挤", "经济", "经挤"},
    {"持待", "可持续", "可待续"},       {"响晌", "影响", "影晌"},
    {"时吋", "时效", "吋效"},           {"年午牛", "全年", "全午"},
    {"元兀", "万元", "万兀"},           {"本木", "成本", "成木"},
    {"实买", "实际", "买际"},           {"结绪", "结转", "绪转"},
    {"体休", "总体", "总休"},           {"权杈", "权重", "杈重"},
    {"备务", "备注", "务注"},           {"一二-—", "二级", "-级"},
};

// Which row a character stands in.
const std::unordered_map<char32_t, std::size_t>& rows_of() {
  static const auto& made = *new auto([] {
    std::unordered_map<char32_t, std::size_t> map;
    for (std::size_t row = 0; row < std::size(kRows); ++row) {
      for (const char32_t c : to_utf32(kRows[row].characters)) map.emplace(c, row);
    }
    return map;
  }());
  return made;
}

constexpr int kEdit = 2, kLooksAlike = 1;

int replacement(char32_t a, char32_t b) {
  if (a == b) return 0;
  const auto row = rows_of().find(a), other = rows_of().find(b);
  return row != rows_of().end() && other != rows_of().end() && row->second == other->second ? kLooksAlike
                                                                                            : kEdit;
}

}  // namespace

std::span<const LookAlike> look_alikes() {
  return kRows;
}

int look_alike_distance(std::u32string_view read, std::u32string_view word, int limit) {
  const std::size_t longer = std::max(read.size(), word.size()), shorter = std::min(read.size(), word.size());
  if (longer - shorter > static_cast<std::size_t>(limit / kEdit)) return limit + 1;
  std::vector<int> row(word.size() + 1);
  for (std::size_t i = 0; i <= word.size(); ++i) row[i] = static_cast<int>(i) * kEdit;
  for (const char32_t c : read) {
    int diagonal = row[0];
    row[0] += kEdit;
    int smallest = row[0];
    for (std::size_t i = 1; i <= word.size(); ++i) {
      const int replaced = diagonal + replacement(c, word[i - 1]);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + kEdit, row[i - 1] + kEdit});
      smallest = std::min(smallest, row[i]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(row[word.size()], limit + 1);
}

}  // namespace recount
