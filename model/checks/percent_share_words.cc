#include "model/checks/percent_share_words.h"

#include <algorithm>

namespace recount::shares {
namespace {

constexpr std::u32string_view kMarks = U" ,，、:()\"“”";

constexpr ChangeWord kChanges[] = {
    {U"增长", true},  {U"增加", true},   {U"上升", true},   {U"提高", true},    {U"提升", true},
    {U"增幅", true},  {U"增长率", true}, {U"增加额", true}, {U"多", true},      {U"下降", false},
    {U"减少", false}, {U"降低", false},  {U"降幅", false},  {U"下降率", false}, {U"缩短", false},
    {U"压减", false}, {U"压缩", false},  {U"少", false},
};
// What may stand between the verb and its figure. Not 到, 至: what follows them is no change.
constexpr std::u32string_view kBehindChange[] = {U"了", U"为", U"达", U"幅度为", U"幅度达", U"幅度"};

constexpr RateRow kRates[] = {
    {U"办结率|案件办结率", U"办结", U"受理|收到|接到|登记|交办|转办", U"受理信访件50件，办结45件，办结率96%"},
    {U"结案率|案件结案率", U"结案", U"受理|立案|收案", U"立案查处80起，结案60起，结案率85%"},
    {U"调解率|调处率|调解成功率", U"调解成功|调处|调解", U"受理|排查",
     U"受理纠纷40件，调解成功30件，调解成功率85%"},
    {U"整改率|隐患整改率|问题整改率", U"整改", U"查出|发现|检出|交办", U"查出隐患80条，整改60条，整改率85%"},
    {U"处置率|核查处置率|核查率", U"处置|核查", U"检出|查出|发现|接到", U"发现线索80条，核查60条，核查率85%"},
    {U"销号率", U"销号", U"交办|查出|发现", U"交办问题80个，销号60个，销号率85%"},
    {U"合格率|验收合格率|抽检合格率", U"合格", U"抽检|抽查|检测|检验|抽样|验收|监测|参加考试",
     U"抽检样品80批次，合格60批次，合格率85%"},
    {U"通过率|考试通过率", U"通过", U"参加考试|参考|申报|报名", U"参加考试80人，通过60人，通过率85%"},
    {U"回收率|问卷回收率", U"回收", U"发放|下发|发出", U"发放问卷80份，回收60份，回收率85%"},
    {U"完成率|任务完成率|计划完成率|目标完成率", U"完成|实际", U"计划|目标|任务|应完成|应参加",
     U"计划培训80人，实际培训60人，完成率85%", true},
    {U"执行率|预算执行率|总体执行率|资金执行率|支出率|资金支出率|支付率|资金支付率", U"执行|支出|支付|使用",
     U"预算|安排|下达", U"预算资金80万元，实际支出60万元，执行率85%", true},
};
constexpr std::u32string_view kOtherParts[] = {U"不",   U"未",   U"无",     U"待",   U"非",
                                               U"按期", U"按时", U"一次性", U"首次", U"累计"};

constexpr CompleteRow kComplete[] = {{U"基本支出", U"项目支出"}, {U"人员经费", U"公用经费"}};

constexpr std::u32string_view kComparators[] = {U"比", U"较", U"与", U"同", U"相比", U"相较", U"同比", U"环比"};
constexpr std::u32string_view kTimes[] = {U"上年",     U"去年",     U"上一年", U"上年度", U"上一年度",
                                          U"上年同期", U"去年同期", U"同期",   U"前一年", U"上期"};
// Behind a time they say which figure of it: 上年决算数.
constexpr std::u32string_view kOfTimes[] = {U"的",   U"为",   U"数",   U"决算", U"预算", U"年初", U"计划",
                                            U"实际", U"完成", U"全年", U"度",   U"年",   U"总数", U"净"};

// Openings of a share. Where the last is set more than the whole can be stated.
struct Opening {
  std::u32string_view word;
  bool names_whole = true;  // what follows is the whole
  bool may_exceed = false;
};
constexpr Opening kOpenings[] = {{U"占比", false}, {U"所占比例", false},    {U"所占比重", false},
                                 {U"占到", true},  {U"仅占", true},         {U"只占", true},
                                 {U"占", true},    {U"完成了", true, true}, {U"完成", true, true}};
constexpr std::u32string_view kBehindShare[] = {U"的比例", U"的比重", U"的",   U"比例",
                                                U"比重",   U"为",     U"达到", U"达"};
constexpr std::u32string_view kAll[] = {U"全部", U"总", U"整个", U"所有"};
constexpr std::u32string_view kYear[] = {U"全年", U"当年", U"本年度", U"本年", U"年度", U"同期", U"该", U"其"};
constexpr std::u32string_view kCounts[] = {U"总数", U"总量", U"总额", U"总计", U"总", U"数量", U"数"};

constexpr std::u32string_view kCumulative = U"累计|截至|截止|历年";

bool take_front(std::u32string_view& text, std::span<const std::u32string_view> words) {
  const auto found = std::ranges::find_if(words, [&](auto word) { return text.starts_with(word); });
  if (found == words.end()) return false;
  text.remove_prefix(found->size());
  return true;
}

bool take_back(std::u32string_view& text, std::span<const std::u32string_view> words) {
  const auto found = std::ranges::find_if(words, [&](auto word) { return text.ends_with(word); });
  if (found == words.end()) return false;
  text.remove_suffix(found->size());
  return true;
}

const Opening* take_opening(std::u32string_view& words) {
  drop_marks(words);
  const auto found =
      std::ranges::find_if(kOpenings, [&](const Opening& row) { return words.starts_with(row.word); });
  if (found == std::end(kOpenings)) return nullptr;
  words.remove_prefix(found->word.size());
  return found;
}

// The part that tells one whole from another: 全年观众总数, 接待总人次 -> 观众, 接待.
ShareWords whole_of(std::u32string_view name, std::u32string_view unit) {
  ShareWords words;
  while (take_front(name, kYear) || (take_front(name, kAll) && (words.of_all = true))) {
  }
  take_back(name, kCounts);
  if (!unit.empty() && name.ends_with(unit)) {
    name.remove_suffix(unit.size());
    words.of_all = take_back(name, kCounts) || words.of_all;
  }
  words.whole = name;
  return words;
}

}  // namespace

std::span<const ChangeWord> change_words() {
  return kChanges;
}
std::span<const RateRow> rate_rows() {
  return kRates;
}
std::span<const std::u32string_view> other_part_words() {
  return kOtherParts;
}
std::span<const CompleteRow> complete_rows() {
  return kComplete;
}

void drop_marks(std::u32string_view& words) {
  while (!words.empty() && kMarks.find(words.front()) != kMarks.npos) words.remove_prefix(1);
  while (!words.empty() && kMarks.find(words.back()) != kMarks.npos) words.remove_suffix(1);
}

bool holds_one(std::u32string_view text, std::u32string_view alternatives) {
  while (!alternatives.empty()) {
    const std::size_t bar = std::min(alternatives.find(U'|'), alternatives.size());
    if (text.find(alternatives.substr(0, bar)) != text.npos) return true;
    alternatives.remove_prefix(std::min(bar + 1, alternatives.size()));
  }
  return false;
}

std::optional<ShareWords> share_words(std::u32string_view words, std::u32string_view unit) {
  const Opening* opening = take_opening(words);
  if (opening == nullptr) return std::nullopt;
  while (take_back(words, kBehindShare)) {
  }
  if (words.find_first_of(U" ,，、:;()占") != words.npos) return std::nullopt;
  if (!opening->names_whole && !words.empty()) return std::nullopt;
  if (opening->may_exceed && words.empty()) return std::nullopt;
  ShareWords found = whole_of(words, unit);
  found.may_exceed = opening->may_exceed;
  // 占地, 占用: other words. 全部 alone names no whole.
  if (found.whole.size() == 1) return std::nullopt;
  return found;
}

std::u32string bare_name(std::u32string_view phrase) {
  drop_marks(phrase);
  return whole_of(phrase, {}).whole;
}

std::optional<ShareWords> share_opening(std::u32string_view clause) {
  const Opening* opening = take_opening(clause);
  if (opening == nullptr || !opening->names_whole) return std::nullopt;
  if (clause.find_first_of(U",，、:;()占") != clause.npos) return std::nullopt;
  return ShareWords{std::u32string(clause), false, opening->may_exceed};
}

std::optional<bool> take_change(std::u32string& words) {
  std::u32string_view rest = words;
  while (!rest.empty() && (rest.back() == U' ' || rest.back() == U':')) rest.remove_suffix(1);
  while (take_back(rest, kBehindChange)) {
  }
  const ChangeWord* found = nullptr;
  for (const ChangeWord& row : kChanges)
    if (rest.ends_with(row.word) && (!found || row.word.size() > found->word.size())) found = &row;
  if (found == nullptr) return std::nullopt;
  words.resize(rest.size() - found->word.size());
  return found->up;
}

bool only_comparison(std::u32string_view words) {
  while (true) {
    drop_marks(words);
    if (words.empty()) return true;
    std::size_t longest = 0;
    for (const auto& table :
         {std::span<const std::u32string_view>(kComparators), std::span<const std::u32string_view>(kTimes),
          std::span<const std::u32string_view>(kOfTimes)}) {
      for (std::u32string_view word : table)
        if (words.starts_with(word)) longest = std::max(longest, word.size());
    }
    if (longest == 0) return false;
    words.remove_prefix(longest);
  }
}

bool compares(std::u32string_view words) {
  const auto holds = [&](std::u32string_view word) { return words.find(word) != words.npos; };
  return std::ranges::any_of(kComparators, holds) || std::ranges::any_of(kTimes, holds);
}

bool opens_comparison(std::u32string_view clause) {
  drop_marks(clause);
  return std::ranges::any_of(kComparators, [&](auto word) { return clause.starts_with(word); });
}

bool is_cumulative(std::u32string_view words) {
  return holds_one(words, kCumulative);
}

}  // namespace recount::shares
