// Shares: a part, a whole and a percentage.
#include <algorithm>

#include "model/checks/percent_share_text.h"
#include "model/checks/percent_share_words.h"

namespace recount::shares {
namespace {

constexpr std::size_t kMostParts = 8;

struct Share {
  std::size_t part, whole, percent;
  bool may_exceed = false;
};

class Finder {
 public:
  Finder(const Text& text, std::vector<Statement>& out) : text_(text), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.figures().size(); ++i) {
      const Figure& figure = text_.at(i);
      const auto previous = text_.before(i);
      if (!figure.firm || !figure.percent || !previous || !is_amount(text_.at(*previous))) continue;
      const std::u32string lead = text_.between(text_.at(*previous).end, figure.begin);
      // 300万元（含结转50万元），占60%: not of what the brackets hold.
      if (lead.find(U')') != std::u32string::npos) continue;
      std::optional<Share> share;
      if (lead == U"的" || lead == U"的比例为") {
        share = of_stated_whole(i, *previous);
      } else if (const auto words = share_words(lead, text_.at(*previous).unit.name)) {
        share = words->whole.empty() ? of_sentence(i, *previous) : of_named_whole(i, *previous, *words);
      } else {
        share = rate(i, *previous, lead);
      }
      if (share) report(*share);
    }
  }

 private:
  // 188万元，占项目支出960万元的19.6%; 决算4.86万元，完成预算6万元的81%.
  std::optional<Share> of_stated_whole(std::size_t percent, std::size_t whole) const {
    const auto part = text_.before(whole);
    if (!part || !same_unit(text_.at(*part), text_.at(whole))) return std::nullopt;
    const auto words = share_opening(text_.phrase(whole));
    if (!words) return std::nullopt;
    return Share{*part, whole, percent, words->may_exceed};
  }

  // 本年收入200万元，其中拨款150万元，占75%；其他收入50万元，占25%.
  std::optional<Share> of_sentence(std::size_t percent, std::size_t part) const {
    const Figure& own = text_.at(part);
    const std::size_t begin = text_.sentence_begin(own.sentence);
    const std::size_t detail = text_.find_last(U"其中", begin, own.begin);
    if (detail == std::u32string::npos) return std::nullopt;
    const std::u32string since = text_.between(detail, own.begin);
    if (holds_one(since, U"另|此外|各|分别|共|总计|合计")) return std::nullopt;
    std::optional<std::size_t> whole;
    for (std::size_t i = part; i-- > 0 && i + kReach >= part && text_.at(i).sentence == own.sentence && !whole;)
      if (text_.at(i).end <= detail) whole = i;
    if (!whole || !marks_only(text_.at(*whole).end, detail)) return std::nullopt;
    if (!same_unit(text_.at(*whole), own)) return std::nullopt;
    return Share{part, *whole, percent};
  }

  // 接待观众42.6万人次，其中夜场观众6.39万人次，占全年观众的15%: the whole is the amount that is called so.
  std::optional<Share> of_named_whole(std::size_t percent, std::size_t part, const ShareWords& words) const {
    if (holds_one(text_.phrase(part), U"各|分别")) return std::nullopt;
    for (std::size_t i = part;
         i-- > 0 && i + kReach >= part && text_.at(i).sentence == text_.at(part).sentence;) {
      const Figure& figure = text_.at(i);
      if (!same_unit(figure, text_.at(part))) continue;
      const std::u32string phrase = text_.between(text_.clause_begin(figure.begin), figure.begin);
      if (phrase.find(words.whole) == phrase.npos) continue;
      const std::size_t detail = text_.find_last(U"其中", figure.end, text_.at(part).begin);
      // 预算12万元，其中公务用车8万元，完成预算的80%: of its own budget, which is not stated.
      const bool own = words.may_exceed || holds_one(words.whole, U"预算|计划|目标|任务");
      if (own && (i + 1 != part || detail != std::u32string::npos)) return std::nullopt;
      // 项目支出700万元 is not the 总支出.
      if (words.of_all && !holds_one(phrase, U"总|合计|共|全部") && bare_name(phrase) != words.whole)
        return std::nullopt;
      return Share{part, i, percent, words.may_exceed};
    }
    return std::nullopt;
  }

  // 受理520件，办结494件，办结率95%.
  std::optional<Share> rate(std::size_t percent, std::size_t part, std::u32string_view lead) const {
    drop_marks(lead);
    for (std::u32string_view word : {U"为", U"达到", U"达"})
      if (lead.ends_with(word)) lead.remove_suffix(word.size());
    const auto whole = text_.before(part);
    if (!whole || !same_unit(text_.at(*whole), text_.at(part))) return std::nullopt;
    const std::u32string phrase = text_.phrase(part);
    std::u32string_view name = phrase;
    drop_marks(name);
    if (name.find_first_of(U",，、:;()") != name.npos) return std::nullopt;
    const auto blocks = [&](std::u32string_view word) { return name.find(word) != name.npos; };
    if (std::ranges::any_of(other_part_words(), blocks)) return std::nullopt;
    const Figure& base = text_.at(*whole);
    const std::u32string base_name = text_.between(text_.clause_begin(base.begin), base.begin);
    if (is_cumulative(base_name)) return std::nullopt;
    for (const RateRow& row : rate_rows()) {
      if (!is_one_of(lead, row.rates)) continue;
      if (holds_one(name, row.parts) && holds_one(base_name, row.wholes))
        return Share{part, *whole, percent, row.may_exceed};
    }
    return std::nullopt;
  }

  static bool is_one_of(std::u32string_view word, std::u32string_view alternatives) {
    const std::u32string all = U"|" + std::u32string(alternatives) + U"|";
    return all.find(U"|" + std::u32string(word) + U"|") != all.npos;
  }

  bool marks_only(std::size_t begin, std::size_t end) const {
    const std::u32string words = text_.between(begin, end);
    return words.find_first_not_of(U" ,，、:;(") == words.npos;
  }

  void report(const Share& share) {
    const Figure &part = text_.at(share.part), &whole = text_.at(share.whole);
    const auto [own, base] = amounts_of(text_, part, whole);
    if (base.value == Ratio() || (!share.may_exceed && own.value > base.value)) return;
    Statement statement =
        make_statement(text_, Kind::kShare, text_.at(share.percent), text_.clause_begin(part.begin));
    if (share.whole + 1 == share.part)
      statement = make_statement(text_, Kind::kShare, text_.at(share.percent), text_.clause_begin(whole.begin));
    statement.bases.push_back(share_of(own, base));
    // Sums of neighbours, and any other amount that the figure may be a share of.
    for (const Amount& sum : sums(share.part)) statement.bases.push_back(share_of(sum, base));
    for (const Amount& sum : sums(share.whole)) statement.bases.push_back(share_of(own, sum));
    const std::size_t first = share.part > kReach ? share.part - kReach : 0;
    const std::size_t last = std::min(text_.figures().size(), share.part + kReach);
    for (std::size_t i = first; i < last; ++i) {
      if (i == share.part || i == share.whole || !same_unit(part, text_.at(i))) continue;
      const auto [numerator, other] = amounts_of(text_, part, text_.at(i));
      if (!(other.value == Ratio())) statement.bases.push_back(share_of(numerator, other));
    }
    out_.push_back(std::move(statement));
  }

  // A figure together with those before it in its sentence: 中央100万元、省级80万元.
  std::vector<Amount> sums(std::size_t figure) const {
    std::vector<Amount> found;
    Amount sum = amount_of(text_, text_.at(figure), 0, true);
    for (auto i = text_.before(figure); i && found.size() < kMostParts; i = text_.before(*i)) {
      if (text_.at(*i).percent) continue;
      if (!same_unit(text_.at(*i), text_.at(figure))) break;
      const Amount more = amount_of(text_, text_.at(*i), 0, true);
      sum.value = sum.value + more.value;
      sum.half = sum.half + more.half;
      sum.shown = more.shown + " + " + sum.shown;
      found.push_back(sum);
    }
    return found;
  }

  const Text& text_;
  std::vector<Statement>& out_;
};

}  // namespace

void find_shares(const Text& text, std::vector<Statement>& out) {
  Finder(text, out).run();
}

}  // namespace recount::shares
