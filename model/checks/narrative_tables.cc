// The tables of narrative_words.h. A row is proved by tests/narrative_test.cc, by its example or by its
// pattern.
#include "model/checks/narrative_words.h"

namespace recount::narrative {
namespace {

using enum Place;

// Not here: 参加, 参与, 接受, 协助, 指导, 新建 and every other verb that makes it another item (attending a
// training is not holding one).
constexpr Filler kFillers[] = {
    {U"进行了", kAnywhere},
    {U"进行", kAnywhere},
    {U"了", kAnywhere, false, U"解"},
    {U"的", kAnywhere, false, U"", U"目"},
    {U"计划", kFront, true, U"生书外单"},
    {U"规划", kFront, false, U"编局设修用项"},
    {U"全年", kFront, true},
    {U"年内", kFront, true},
    {U"本年", kFront, true, U"度"},
    {U"本年度", kFront, true},
    {U"当年", kFront, true},
    {U"今年", kFront, true},
    {U"年度", kFront, true},
    {U"每年", kFront, true},
    {U"年底", kFront, true, U"前"},
    {U"年底前", kFront, true},
    {U"年终", kFront, false, U"审考总奖决"},
    {U"目前", kFront, true},
    {U"确保", kFront, true},
    {U"保证", kFront, true, U"金"},
    {U"实现", kFront, true},
    {U"力争", kFront, true},
    {U"争取", kFront, true},
    {U"使", kFront, true, U"用"},
    {U"要求", kFront, true},
    {U"同时", kFront, true},
    {U"并", kFront, true, U"购轨网联发"},
    {U"和", kFront, true, U"平谐田"},
    {U"及", kFront, true, U"时格"},
    {U"以及", kFront, true},
    {U"与", kFront, true, U"会"},
    {U"项目", kFront, false, U"库经负法"},
    {U"本项目", kFront, true},
    {U"该项目", kFront, true},
    {U"通过", kFront, false, U"率"},
    {U"对", kFront, false, U"口外接象照比标讲虾联话抗面"},
    {U"于", kFront, true},
    {U"将", kFront, true},
    {U"拟", kFront, true},
    {U"已", kFront, true},
    {U"已经", kFront, true},
    {U"实际", kFront, false, U"使用"},
    {U"预计", kFront, true},
    {U"共", kFront, true, U"青产同享建"},
    {U"共计", kFront, true},
    {U"总计", kFront, true},
    {U"合计", kFront, true},
    {U"总共", kFront, true},
    {U"组织", kFront, false, U"部机者员生关建"},
    {U"开展", kFront},
    {U"举办", kFront, false, U"方者权"},
    {U"召开", kFront},
    {U"举行", kFront},
    {U"完成", kFront, false, U"时率度量"},
    {U"实施", kFront, false, U"方单主"},
    {U"做好", kFront},
    {U"全面", kFront, false, U"预质二"},
    {U"积极", kFront, false, U"分性"},
    {U"认真", kFront},
    {U"扎实", kFront},
    {U"有序", kFront},
    {U"顺利", kFront},
    {U"圆满", kFront},
    {U"深入", kFront},
    {U"广泛", kFront},
    {U"大力", kFront},
    {U"按时", kFront},
    {U"按期", kFront},
    {U"如期", kFront},
    {U"按计划", kFront},
    {U"按要求", kFront},
    {U"支付", kFront},
    {U"于", kBack, false, U"", U"由关对等"},
    {U"支出", kBack, false, U"", U"目本"},
    {U"达到", kBack},
    {U"达", kBack, false, U"", U"到表直通发传送"},
    {U"为", kBack, false, U"", U"行作成因认"},
    {U"提高到", kBack},
    {U"提高至", kBack},
    {U"提升到", kBack},
    {U"提升至", kBack},
    {U"保持在", kBack},
    {U"控制在", kBack},
    {U"共", kBack, false, U"", U"公"},
    {U"共计", kBack},
    {U"总计", kBack},
    {U"合计", kBack},
    {U"总共", kBack},
    {U"全年", kBack},
    {U"实际", kBack},
    {U"计划", kBack},
    {U"完成", kBack},
    {U"开展", kBack},
    {U"进行", kBack},
    {U"活动", kBack},
    {U"工作", kBack},
    {U"任务", kBack},
    {U"次数", kBack, false, U"", U"人", U"次"},
    {U"人次", kBack, false, U"", U"", U"人次"},
    {U"人次数", kBack, false, U"", U"", U"人次"},
    {U"人数", kBack, false, U"", U"工法责老证病商军", U"人"},
    {U"户数", kBack, false, U"", U"农客住账用商困保", U"户"},
    {U"家数", kBack, false, U"", U"专国", U"家"},
    {U"天数", kBack, false, U"", U"", U"天"},
    {U"期数", kBack, false, U"", U"学", U"期"},
    {U"场数", kBack, false, U"", U"市操农广会", U"场"},
    {U"场次", kBack, false, U"", U"", U"场"},
    {U"件数", kBack, false, U"", U"案文邮信证", U"件"},
    {U"份数", kBack, false, U"", U"股", U"份"},
    {U"个数", kBack, false, U"", U"", U"个"},
    {U"台数", kBack, false, U"", U"电平", U"台"},
    {U"数量", kBack},
    {U"数", kBack, false, U"", U"指分系倍基参代岁次"},
    {U"面积", kBack},
    {U"里程", kBack},
    {U"长度", kBack},
};

constexpr Synonym kSynonyms[] = {
    {U"满意率", U"满意度"},
    {U"培训班", U"培训"},
    {U"培训会", U"培训"},
    {U"座谈会议", U"座谈会"},
};

constexpr std::u32string_view kProjectEndings[] = {U"专项", U"业务", U"经费", U"资金", U"项目", U"费用",
                                                   U"费",   U"工作", U"支出", U"补助", U"补贴", U"管理"};

using enum Bound;

constexpr BoundRow kBounds[] = {
    {U"不得少于", kAtLeast},
    {U"不得低于", kAtLeast},
    {U"不能少于", kAtLeast},
    {U"不能低于", kAtLeast},
    {U"不得超过", kAtMost},
    {U"不得高于", kAtMost},
    {U"不能超过", kAtMost},
    {U"大于等于", kAtLeast},
    {U"小于等于", kAtMost},
    {U"不少于", kAtLeast},
    {U"不低于", kAtLeast},
    {U"不小于", kAtLeast},
    {U"不超过", kAtMost},
    {U"不高于", kAtMost},
    {U"不多于", kAtMost},
    {U"不大于", kAtMost},
    {U"至少", kAtLeast},
    {U"最少", kAtLeast},
    {U"超过", kAtLeast},
    {U"大于", kAtLeast},
    {U"多于", kAtLeast},
    {U"高于", kAtLeast},
    {U"突破", kAtLeast},
    {U"最多", kAtMost},
    {U"至多", kAtMost},
    {U"小于", kAtMost},
    {U"少于", kAtMost},
    {U"低于", kAtMost},
    {U"大约", kUnsure},
    {U"将近", kUnsure},
    {U"接近", kUnsure},
    {U"大概", kUnsure},
    {U"不足", kUnsure},
    {U"≥", kAtLeast},
    {U">=", kAtLeast},
    {U">", kAtLeast},
    {U"≤", kAtMost},
    {U"<=", kAtMost},
    {U"<", kAtMost},
    {U"逾", kAtLeast},
    {U"超", kAtLeast},
    {U"约", kUnsure},
    {U"近", kUnsure},
    {U"±", kUnsure},
    {U"及以上", kAtLeast, true},
    {U"或以上", kAtLeast, true},
    {U"(含)以上", kAtLeast, true},
    {U"及以下", kAtMost, true},
    {U"或以下", kAtMost, true},
    {U"以上", kAtLeast, true},
    {U"以下", kAtMost, true},
    {U"以内", kAtMost, true},
    {U"之内", kAtMost, true},
    {U"左右", kUnsure, true},
    {U"上下", kUnsure, true},
    {U"不等", kUnsure, true},
    {U"余", kUnsure, true},
    {U"多", kUnsure, true},
};

using enum Reach;
using enum When;

constexpr Exclusion kExclusions[] = {
    {U"累计", kSentence, kAlways, U"累计开展培训3次"},
    {U"其中", kSentence, kAlways, U"其中,开展培训3次"},
    {U"包括", kSentence, kAlways, U"包括开展培训3次"},
    {U"含", kClause, kAlways, U"培训(含演练)3次"},
    {U"同比", kClause, kAlways, U"受训人数同比增长3%"},
    {U"环比", kClause, kAlways, U"案件环比下降3%"},
    {U"比上", kClause, kAlways, U"比上期培训3次"},
    {U"较上", kClause, kAlways, U"较上期培训3次"},
    {U"上年", kSentence, kAlways, U"上年培训3次"},
    {U"去年", kSentence, kAlways, U"去年培训3次"},
    {U"往年", kSentence, kAlways, U"往年培训3次"},
    {U"历年", kSentence, kAlways, U"历年培训3次"},
    {U"次年", kSentence, kAlways, U"次年培训3次"},
    {U"明年", kSentence, kAlways, U"明年培训3次"},
    {U"上半年", kSentence, kAlways, U"上半年,培训3次"},
    {U"下半年", kSentence, kAlways, U"下半年,培训3次"},
    {U"季度", kSentence, kAlways, U"一季度培训3次"},
    {U"上旬", kSentence, kAlways, U"上旬培训3次"},
    {U"期间", kSentence, kAlways, U"宣传月期间,培训3次"},
    {U"以来", kSentence, kAlways, U"建校以来,培训3次"},
    {U"截至", kSentence, kAlways, U"截至目前,培训3次"},
    {U"截止", kSentence, kAlways, U"截止目前,培训3次"},
    {U"三年", kSentence, kAlways, U"三年培训3次"},
    {U"五年", kSentence, kAlways, U"五年培训3次"},
    {U"每", kClause, kAlways, U"每月培训3次"},
    {U"各", kClause, kAlways, U"培训、调研各3次"},
    {U"分别", kSentence, kAlways, U"分别培训3次"},
    {U"平均", kClause, kAlways, U"平均培训3次"},
    {U"人均", kClause, kAlways, U"人均培训3次"},
    {U"均", kClause, kAlways, U"满意度均达到98%"},
    {U"另", kSentence, kAlways, U"另培训3次"},
    {U"第", kClause, kAlways, U"第一阶段培训3次"},
    {U"现有", kSentence, kAlways, U"现有教师30人"},
    {U"共有", kSentence, kAlways, U"共有教师30人"},
    {U"原有", kSentence, kAlways, U"原有教师30人"},
    {U"总投资", kSentence, kAlways, U"道路总投资300万元"},
    {U"计划", kSentence, kInResults, U"计划培训3次"},
    {U"目标", kSentence, kInResults, U"年初目标为培训3次"},
    {U"预期", kSentence, kInResults, U"预期培训3次"},
    {U"原定", kSentence, kInResults, U"原定培训3次"},
    {U"任务", kSentence, kInResults, U"任务数为培训3次"},
    {U"应", kClause, kInResults, U"应培训3次"},
    {U"拟", kClause, kInResults, U"拟培训3次"},
    {U"将", kClause, kInResults, U"将培训3次"},
    {U"预计", kClause, kInResults, U"预计培训3次"},
    {U"下一步", kSentence, kInResults, U"下一步,培训3次"},
    {U"已", kClause, kInGoals, U"已培训3次"},
    {U"目前", kSentence, kInGoals, U"目前培训3次"},
    {U"此前", kSentence, kInGoals, U"此前培训3次"},
    {U"长期", kClause, kInGoals, U"长期培训3次"},
};

constexpr std::u32string_view kHarmless[] = {U"按计划", U"按照计划", U"按年初计划", U"按年度计划", U"计划生育",
                                             U"每年",   U"各类",     U"各项",       U"各级",       U"各族",
                                             U"应急",   U"供应",     U"响应",       U"适应",       U"对应",
                                             U"相应",   U"均衡",     U"第三方",     U"包含",       U"(含)"};

constexpr std::u32string_view kCompletion[] = {U"完成", U"建成", U"竣工", U"完工", U"交付", U"验收", U"办结"};
constexpr std::u32string_view kBeginning[] = {U"启动", U"开始", U"开工", U"日起", U"月起", U"年起", U"动工"};
// Sums of money have many sources and scopes: a name of these words alone says not which.
constexpr std::u32string_view kMoneyWords[] = {
    U"资金", U"经费", U"费用", U"投入", U"投资", U"项目", U"支出", U"预算", U"财政", U"专项", U"补助", U"补贴",
    U"成本", U"金额", U"本级", U"上级", U"中央", U"到位", U"使用", U"拨付", U"安排", U"执行", U"总"};
constexpr std::u32string_view kSessionUnits[] = {U"次",   U"场", U"期", U"批", U"批次",
                                                 U"班次", U"轮", U"届", U"天"};
constexpr std::u32string_view kTotals[] = {U"共", U"总计", U"合计", U"总数"};

}  // namespace

std::span<const Filler> fillers() {
  return kFillers;
}
std::span<const Synonym> synonyms() {
  return kSynonyms;
}
std::span<const std::u32string_view> project_endings() {
  return kProjectEndings;
}
std::span<const BoundRow> bound_rows() {
  return kBounds;
}
std::span<const Exclusion> exclusions() {
  return kExclusions;
}
std::span<const std::u32string_view> harmless_words() {
  return kHarmless;
}
std::span<const std::u32string_view> completion_words() {
  return kCompletion;
}
std::span<const std::u32string_view> beginning_words() {
  return kBeginning;
}
std::span<const std::u32string_view> money_words() {
  return kMoneyWords;
}
std::span<const std::u32string_view> session_units() {
  return kSessionUnits;
}
std::span<const std::u32string_view> total_words() {
  return kTotals;
}

}  // namespace recount::narrative
