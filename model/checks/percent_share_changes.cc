// Growth and decline: two of the present amount, the former one and the change, and a percentage.
#include <algorithm>

#include "model/checks/percent_share_text.h"
#include "model/checks/percent_share_words.h"
#include "model/checks/support.h"

namespace recount::shares {
namespace {

std::string percentage(const std::string& quotient, const Ratio& value) {
  return quotient + " = " + checks::show(value) + "%";
}

// The change in percent of what it changed: 6 / (46 - 6), or 130 / (1870 + 130).
Basis of_change(const Amount& change, const Amount& now, bool up) {
  const Ratio hundred = Decimal(100);
  const auto quotient = [&](const Ratio& part, const Ratio& end) {
    return part / (up ? end - part : end + part) * hundred;
  };
  Basis basis;
  basis.value = quotient(change.value, now.value);
  basis.interval = {quotient(change.value - change.half, now.value + now.half),
                    quotient(change.value + change.half, now.value - now.half)};
  basis.calculation =
      percentage(change.shown + " / (" + now.shown + (up ? " - " : " + ") + change.shown + ")", basis.value);
  return basis;
}

// (now - former) / former, positive in the direction that the words say.
Basis of_former(const Amount& now, const Amount& former, bool up) {
  const Ratio hundred = Decimal(100);
  const auto quotient = [&](const Ratio& end, const Ratio& begin) {
    return (up ? end - begin : begin - end) / begin * hundred;
  };
  Basis basis;
  basis.value = quotient(now.value, former.value);
  const Ratio one = quotient(now.value - now.half, former.value + former.half);
  const Ratio other = quotient(now.value + now.half, former.value - former.half);
  basis.interval = one < other ? checks::Interval{one, other} : checks::Interval{other, one};
  basis.calculation = percentage(
      "(" + (up ? now.shown + " - " + former.shown : former.shown + " - " + now.shown) + ") / " + former.shown,
      basis.value);
  return basis;
}

class Finder {
 public:
  Finder(const Text& text, std::vector<Statement>& out) : text_(text), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.figures().size(); ++i) {
      if (is_amount(text_.at(i))) {
        parts(i);
      } else if (text_.at(i).firm) {
        percent(i);
      }
    }
  }

 private:
  // A phrase that ends in a change verb, the rest of it, and the direction.
  struct Change {
    std::u32string rest;
    bool up = true;
  };
  static std::optional<Change> change_in(std::u32string words) {
    const std::optional<bool> up = take_change(words);
    if (!up || words.find(U';') != words.npos) return std::nullopt;
    return Change{std::move(words), *up};
  }

  void percent(std::size_t stated) {
    const auto previous = text_.before(stated);
    if (!previous || !is_amount(text_.at(*previous))) return;
    const std::optional<Change> lead = change_in(text_.phrase(stated));
    if (!lead || !only_comparison(lead->rest)) return;
    const std::size_t last = *previous;
    if (const std::optional<Change> amount = change_in(text_.phrase(last))) {
      if (amount->up == lead->up) behind_change(stated, last, *amount);
    } else if (text_.at(stated).bare) {
      // 由200亩增加到220亩，增加20: the change itself.
    } else if (!from_to(stated, last, lead->up) && !against_former(stated, last, lead->up)) {
      before_change(stated, last, *lead);
    }
  }

  // 46万人次，比上年增加6万人次，增长15%; 比上年的49.18万元减少2.46万元，下降5%.
  void behind_change(std::size_t stated, std::size_t change, const Change& words) {
    const auto other = text_.before(change);
    if (!other || !same_unit(text_.at(*other), text_.at(change)) || !only_comparison(words.rest)) return;
    if (words.rest.find(U')') != std::u32string::npos) return;
    const Figure& base = text_.at(*other);
    Statement statement = begin(stated, *other, words.up);
    const std::u32string clause = text_.between(text_.clause_begin(base.begin), base.begin);
    if (opens_comparison(clause)) {
      const auto [delta, former] = amounts_of(text_, text_.at(change), base);
      if (former.value == Ratio()) return;
      statement.bases.push_back(share_of(delta, former));
      if (const auto now = text_.before(*other); now && follows(*now, *other)) {
        const auto [end, start] = amounts_of(text_, text_.at(*now), base);
        statement.bases.push_back(of_former(end, start, words.up));
        difference(change, delta, end, start, words.up);
      }
    } else {
      if (is_cumulative(clause)) return;
      add_change(statement, change, *other, words.up);
      const auto [delta, now] = amounts_of(text_, text_.at(change), base);
      // Without a word of comparison the amount may be the former one.
      if (!compares(words.rest) && !(now.value == Ratio())) statement.bases.push_back(share_of(delta, now));
      for (auto i = text_.before(*other); i && *i + kReach >= change; i = text_.before(*i))
        add_change(statement, change, *i, words.up);
    }
    push(std::move(statement));
  }

  // 46.72万元，比上年的49.18万元减少2.46万元: the change itself.
  void difference(std::size_t change, const Amount& delta, const Amount& now, const Amount& former, bool up) {
    const Ratio computed = up ? now.value - former.value : former.value - now.value;
    const Ratio off = computed > delta.value ? computed - delta.value : delta.value - computed;
    if (!(computed > Ratio()) || off <= delta.half + now.half + former.half) return;
    const auto base = text_.before(change);
    Statement statement = make_statement(text_, Kind::kAmount, text_.at(change),
                                         text_.clause_begin(text_.at(*text_.before(*base)).begin));
    const Ratio scale = delta.value / Ratio(text_.at(change).value);
    Basis basis;
    basis.value = computed / scale;
    basis.interval = {basis.value, basis.value};
    basis.calculation = (up ? now.shown + " - " + former.shown : former.shown + " - " + now.shown) + " = " +
                        checks::show(basis.value) + statement.unit;
    statement.bases.push_back(std::move(basis));
    out_.push_back(std::move(statement));
  }

  // 46万人次，比上年增长15%，增加6万人次.
  void before_change(std::size_t stated, std::size_t now, const Change& lead) {
    const auto change = text_.behind(stated);
    if (!change || !compares(lead.rest) || !same_unit(text_.at(now), text_.at(*change))) return;
    const std::optional<Change> words = change_in(text_.phrase(*change));
    if (!words || words->up != lead.up || words->rest.find_first_not_of(U" ,，(、") != std::u32string::npos)
      return;
    if (is_cumulative(text_.phrase(now))) return;
    Statement statement = begin(stated, now, lead.up);
    add_change(statement, *change, now, lead.up);
    push(std::move(statement));
  }

  // 由23分钟缩短到14分钟，缩短39%.
  bool from_to(std::size_t stated, std::size_t now, bool up) {
    const auto former = text_.before(now);
    if (!former || !same_unit(text_.at(*former), text_.at(now))) return false;
    std::u32string words = text_.phrase(now);
    if (words.ends_with(U"的")) words.pop_back();
    if (words.empty() || (words.back() != U'到' && words.back() != U'至')) return false;
    words.pop_back();
    const std::optional<Change> change = change_in(std::move(words));
    const std::size_t clause = text_.clause_begin(text_.at(*former).begin);
    const bool from = holds_one(text_.between(clause, text_.at(*former).begin), U"由|从");
    if (!change || !change->rest.empty() || !from || change->up != up) return false;
    Statement statement = begin(stated, *former, up);
    add_former(statement, now, *former, up);
    push(std::move(statement));
    return true;
  }

  // 培训186人，较上年的155人增长20%.
  bool against_former(std::size_t stated, std::size_t former, bool up) {
    const auto now = text_.before(former);
    if (!now || !follows(*now, former)) return false;
    const std::size_t clause = text_.clause_begin(text_.at(*now).begin);
    if (is_cumulative(text_.between(clause, text_.at(*now).begin))) return false;
    Statement statement = begin(stated, *now, up);
    add_former(statement, *now, former, up);
    push(std::move(statement));
    return true;
  }

  // Whether `former` is the amount of another time for `now`, right before it.
  bool follows(std::size_t now, std::size_t former) const {
    const std::u32string words = text_.phrase(former);
    return same_unit(text_.at(now), text_.at(former)) && words.find(U';') == words.npos && compares(words) &&
           only_comparison(words);
  }

  // 增加20万元，其中基本支出增加15万元，项目支出增加6万元: only where the parts must be all of them, or make
  // more than the whole.
  void parts(std::size_t whole) {
    const std::optional<Change> change = change_in(text_.phrase(whole));
    if (!change) return;
    auto next = text_.behind(whole);
    if (next && text_.at(*next).percent) next = text_.behind(*next);
    if (!next) return;
    const std::u32string opening = text_.between(text_.at(*next - 1).end, text_.at(*next).begin);
    std::u32string_view marks = opening;
    drop_marks(marks);
    if (!marks.starts_with(U"其中")) return;
    const Ratio sign = Decimal(1), minus = Decimal(-1);
    Ratio sum, half = amount_of(text_, text_.at(whole), 0, true).half;
    std::string shown;
    std::vector<std::u32string> names;
    bool one_way = true;
    for (; next; next = text_.behind(*next)) {
      if (text_.at(*next).percent && text_.at(*next).firm) continue;
      std::optional<Change> part = change_in(text_.phrase(*next));
      if (!part || names.size() == kReach || !same_unit(text_.at(*next), text_.at(whole))) return;
      // 其中项目支出增加18万元，项目支出中维修增加10万元: a part of a part.
      if (!names.empty() && holds_one(part->rest, U"中|内")) return;
      const Amount amount = amount_of(text_, text_.at(*next), 0, true);
      const bool along = part->up == change->up;
      one_way = one_way && along;
      sum = sum + amount.value * (along ? sign : minus);
      half = half + amount.half;
      shown += (shown.empty() ? along ? "" : "-" : along ? " + " : " - ") + amount.shown;
      names.push_back(std::move(part->rest));
    }
    const Amount total = amount_of(text_, text_.at(whole), 0, true);
    const Ratio over = sum - total.value;
    const bool more = one_way && over > half;
    if (names.size() < 2 || (!more && !(complete(names) && (over > half || over < Ratio() - half)))) return;
    Statement statement =
        make_statement(text_, Kind::kParts, text_.at(whole), text_.clause_begin(text_.at(whole).begin));
    const std::size_t last = text_.sentence_end(text_.at(whole).sentence);
    statement.quote = text_.printed(text_.clause_begin(text_.at(whole).begin), last);
    const Ratio scale = total.value / Ratio(text_.at(whole).value);
    Basis basis;
    basis.value = sum / scale;
    basis.interval = {basis.value, basis.value};
    basis.calculation = shown + " = " + checks::show(basis.value) + statement.unit;
    statement.bases.push_back(std::move(basis));
    push(std::move(statement));
  }

  static bool complete(const std::vector<std::u32string>& names) {
    const auto named = [&](std::size_t i, std::u32string_view word) { return names[i].ends_with(word); };
    return names.size() == 2 && std::ranges::any_of(complete_rows(), [&](const CompleteRow& row) {
             return (named(0, row.first) && named(1, row.second)) ||
                    (named(0, row.second) && named(1, row.first));
           });
  }

  Statement begin(std::size_t stated, std::size_t first, bool up) const {
    return make_statement(text_, up ? Kind::kGrowth : Kind::kDecline, text_.at(stated),
                          text_.clause_begin(text_.at(first).begin));
  }

  // A former amount of zero says nothing.
  void add_change(Statement& statement, std::size_t change, std::size_t now, bool up) const {
    if (!same_unit(text_.at(change), text_.at(now))) return;
    const auto [delta, end] = amounts_of(text_, text_.at(change), text_.at(now));
    if ((up ? end.value > delta.value : end.value + delta.value > Ratio()))
      statement.bases.push_back(of_change(delta, end, up));
  }

  void add_former(Statement& statement, std::size_t now, std::size_t former, bool up) const {
    const auto [end, start] = amounts_of(text_, text_.at(now), text_.at(former));
    if (!(start.value == Ratio())) statement.bases.push_back(of_former(end, start, up));
  }

  void push(Statement statement) {
    if (!statement.bases.empty()) out_.push_back(std::move(statement));
  }

  const Text& text_;
  std::vector<Statement>& out_;
};

}  // namespace

void find_changes(const Text& text, std::vector<Statement>& out) {
  Finder(text, out).run();
}

}  // namespace recount::shares
