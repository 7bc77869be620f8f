// What kind of money a label of the funding block names.
#include <algorithm>

#include "model/form_reader.h"
#include "model/label_text.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// Words in labels that labels.cc does not list as a whole, tried in order.
struct SourceWord {
  std::string_view word;
  FundingKind kind;
  std::string_view example;
};
constexpr SourceWord kSourceWords[] = {
    {"结转", FundingKind::kCarryover, "上年结转结余资金（财政拨款）"},
    {"专户", FundingKind::kSpecialAccount, "教育收费专户资金"},
    {"自筹", FundingKind::kOwn, "单位自筹（含捐赠）"},
    {"自有", FundingKind::kOwn, "医院自有资金"},
    {"事业收入", FundingKind::kOwn, "事业收入等"},
    {"经营收入", FundingKind::kOwn, "经营收入等"},
    {"财政", FundingKind::kFiscal, "省级财政专项补助"},
    {"拨款", FundingKind::kFiscal, "基金预算拨款"},
    {"补助", FundingKind::kFiscal, "中央水利发展补助"},
    {"一般公共预算", FundingKind::kFiscal, "一般公共预算安排"},
    {"债券", FundingKind::kFiscal, "专项债券资金"},
    {"其他", FundingKind::kOther, "其他来源"},
};

// Levels of government: money that one of them gives is fiscal (自治区配套资金), what it spends (市级支出) is no source.
struct LevelWord {
  std::string_view word;
  std::string_view example;
};
constexpr LevelWord kLevels[] = {
    {"直达", "中央直达资金"}, {"中央", "中央专项资金"},     {"上级", "上级下达资金"}, {"本级", "本级配套资金"},
    {"地方", "地方配套资金"}, {"自治区", "自治区配套资金"}, {"兵团", "兵团本级资金"}, {"省", "省配套资金"},
    {"市", "市配套资金"},     {"州", "州级配套资金"},       {"盟", "盟级资金"},       {"旗", "旗县区资金"},
    {"县", "县配套资金"},     {"区", "区级配套资金"},       {"镇", "镇级资金"},       {"乡", "乡级资金"},
};
constexpr std::string_view kGiven[] = {"资金", "补助", "配套", "安排", "投入", "拨款"};
// 市场化融资资金 names no level.
constexpr std::string_view kNoLevel = "市场";

bool is_given_by_level(std::string_view bare) {
  return bare.find(kNoLevel) == std::string_view::npos &&
         std::ranges::any_of(kGiven, [&](std::string_view ending) { return bare.ends_with(ending); }) &&
         std::ranges::any_of(
             kLevels, [&](const LevelWord& row) { return bare.find(row.word) != std::string_view::npos; });
}

// What can stand before the name of a source.
constexpr std::string_view kLeadIns[] = {"其中:", "其中", "①",   "②",   "③",    "④",    "⑤",   "1.",  "2.",
                                         "3.",    "4.",   "5.",  "1、", "2、",  "3、",  "4、", "5、", "(1)",
                                         "(2)",   "(3)",  "(4)", "(5)", "一、", "二、", "三、"};

// 按支出性质分:基本支出, 按来源:…: the lead-in's length, and the bytes of it that say what the money is parted by. 0 where there is
// none.
struct ViewLead {
  std::size_t view_end = 0, end = 0;
};
constexpr std::string_view kBy = "按";

ViewLead view_lead(std::string_view folded) {
  constexpr std::size_t kLongestView = 10 * 3;  // 支出经济分类科目
  if (!folded.starts_with(kBy)) return {};
  const std::size_t colon = folded.find(':');
  std::size_t view_end = colon == std::string_view::npos ? folded.size() : colon;
  const std::size_t end = colon == std::string_view::npos ? folded.size() : colon + 1;
  bool parted = colon != std::string_view::npos;
  for (const std::string_view word : {"分类", "划分", "分"}) {
    if (!folded.substr(0, view_end).ends_with(word)) continue;
    view_end -= word.size();
    parted = true;
    break;
  }
  if (!parted || view_end <= kBy.size() || view_end > kLongestView) return {};
  return {view_end, end};
}

// What money is spent on, not where it comes from.
constexpr std::string_view kUseViews[] = {"支出", "用途", "功能", "经济"};

// `view`, where given, receives what the lead-in says the money is parted by.
std::string without_lead_in(std::string_view label, std::string* view = nullptr) {
  std::string folded = fold_label(label);
  for (bool more = true; more;) {
    more = false;
    if (const ViewLead lead = view_lead(folded); lead.end > 0) {
      if (view != nullptr) *view = folded.substr(kBy.size(), lead.view_end - kBy.size());
      folded.erase(0, lead.end);
      more = true;
    }
    for (const std::string_view lead : kLeadIns) {
      if (!folded.starts_with(lead)) continue;
      folded.erase(0, lead.size());
      more = true;
    }
  }
  return folded;
}

}  // namespace

// OCR ran the label together with the next one (其他资金 预期目标): its first word is the source where the
// whole is none.
void drop_crumb(std::string& label) {
  const std::size_t blank = label.find(' ');
  if (blank == std::string::npos || find_label(Place::kFundingSource, without_lead_in(label))) return;
  if (find_label(Place::kFundingSource, without_lead_in(label.substr(0, blank)))) label.resize(blank);
}

std::string funding_view(std::string_view label) {
  std::string view;
  without_lead_in(label, &view);
  return view;
}

bool is_view_heading(std::string_view label) {
  std::string view;
  return without_lead_in(label, &view).empty() && !view.empty();
}

void FundingViews::see_label(std::string_view label) {
  const std::string view = funding_view(label);
  if (view.empty() || view == view_) return;
  view_ = view;
  const bool use = std::ranges::any_of(
      kUseViews, [&](std::string_view word) { return view.find(word) != std::string::npos; });
  other_ = use || sources_;
}

bool names_use(std::string_view label) {
  const std::optional<LabelHit> hit = find_label(Place::kFundingSource, without_lead_in(label));
  return hit && hit->label == Label::kUse;
}

std::optional<FundingKind> funding_kind(std::string_view label, bool listed_only) {
  const std::string bare = without_lead_in(label);
  if (bare.empty()) return std::nullopt;
  std::optional<LabelHit> hit = find_label(Place::kFundingSource, bare);
  if (!hit && label.find(' ') != std::string_view::npos) {
    // OCR ran the label together with the next one: 其他资金 预期目标.
    hit = find_label(Place::kFundingSource, label.substr(0, label.find(' ')));
  }
  if (listed_only && names_use(label)) return std::nullopt;
  if (hit) {
    switch (hit->label) {
      case Label::kTotal:
      case Label::kCumulativeTotal:
        return FundingKind::kTotal;
      case Label::kFiscal:
        return FundingKind::kFiscal;
      case Label::kFiscalPart:
        return FundingKind::kFiscal;
      case Label::kCarryover:
        return FundingKind::kCarryover;
      case Label::kSpecialAccount:
        return FundingKind::kSpecialAccount;
      case Label::kOwn:
        return FundingKind::kOwn;
      case Label::kUse:
      case Label::kOther:
        return FundingKind::kOther;
      default:
        return std::nullopt;
    }
  }
  if (listed_only) return std::nullopt;
  for (const std::string_view ending : {"总额", "合计", "总计"}) {
    if (bare.ends_with(ending)) return FundingKind::kTotal;
  }
  // Longer texts are sentences about money, not labels (longest label seen: 20 characters).
  if (bare.size() > 20 * 3) return std::nullopt;
  for (const SourceWord& row : kSourceWords) {
    if (bare.find(row.word) == std::string::npos) continue;
    if (bare.ends_with("资金") || bare.ends_with(row.word) || bare.starts_with(row.word)) return row.kind;
  }
  if (is_given_by_level(bare)) return FundingKind::kFiscal;
  return std::nullopt;
}

bool is_blank_source(std::span<const Row> rows) {
  const auto amount_label = [](const RowCell& cell) {
    return !cell.blank() && names_funding_amount(cell.text);
  };
  const Row& row = rows[0];
  const int first = row.first_filled();
  if (row.paragraph || row.values || first < 0 || row.filled() < 2) return false;
  const auto source = row.cells.begin() + first;
  if (!funding_kind(source->text, true)) return false;
  if (!std::all_of(source + 1, row.cells.end(), [&](const RowCell& c) { return c.blank() || amount_label(c); }))
    return false;
  const auto below = std::ranges::find_if(rows.subspan(1), [](const Row& next) { return next.filled() > 0; });
  return below == rows.end() || std::ranges::none_of(below->cells, &RowCell::number) ||
         std::ranges::any_of(below->cells, amount_label);
}

void settle_funding(Form& form) {
  std::vector<Funding>& funding = form.funding;
  // 项目资金总额 is the total of all years where an annual total stands beside it: not a source of that one.
  const auto is_cumulative = [](const Funding& row) {
    const std::optional<LabelHit> hit = find_label(Place::kFundingSource, row.source.value.value_or(""));
    return hit && hit->label == Label::kCumulativeTotal;
  };
  const auto cumulative = std::ranges::find_if(funding, is_cumulative);
  const auto totals = std::ranges::count(funding, FundingKind::kTotal, &Funding::kind);
  if (cumulative != funding.end() && totals > 1) {
    if (cumulative->budget.value) {
      TextField text = cumulative->source;
      text.value = cumulative->budget.value->to_string();
      text.raw = cumulative->budget.raw;
      form.remarks.emplace_back(*cumulative->source.value, std::move(text));
    }
    const int erased = static_cast<int>(cumulative - funding.begin());
    funding.erase(cumulative);
    const auto annual = std::ranges::find(funding, FundingKind::kTotal, &Funding::kind);
    for (Funding& row : funding) {
      if (!row.part_of || *row.part_of < erased) continue;
      row.part_of = *row.part_of > erased ? *row.part_of - 1 : static_cast<int>(annual - funding.begin());
    }
  }
  // Parts follow the 财政拨款 row that they detail; without such a row they are sources of the total themselves. What
  // the total was spent on (基本支出, 项目支出) is no source of it.
  const auto total = std::ranges::find(funding, FundingKind::kTotal, &Funding::kind);
  std::optional<int> parent;
  for (std::size_t i = 0; i < funding.size(); ++i) {
    Funding& row = funding[i];
    if (row.part_of) continue;  // of another view
    const std::optional<LabelHit> listed =
        find_label(Place::kFundingSource, without_lead_in(*row.source.value));
    if (names_use(*row.source.value) && total != funding.end()) {
      row.part_of = static_cast<int>(total - funding.begin());
    } else if (listed && listed->label == Label::kFiscal) {
      parent = static_cast<int>(i);
    } else if (row.kind == FundingKind::kFiscal && parent) {
      row.part_of = parent;
    } else if (row.kind != FundingKind::kFiscal) {
      parent.reset();
    }
  }
}

}  // namespace recount
