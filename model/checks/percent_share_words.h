// The vocabulary of the check of percentages, as tables of data. Private to that check. All words are folded
// (fold_text in narrative_words.h); alternatives are parted by |.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace recount::shares {

// A verb that makes the figure behind it a change.
struct ChangeWord {
  std::u32string_view word;
  bool up = true;
};
std::span<const ChangeWord> change_words();

// The end of a rate that is the share of one amount in the one before it: 受理520件，办结494件，办结率98%. Other
// rates have a whole that the text need not state (整改率 behind enterprises that were inspected).
struct RateRow {
  std::u32string_view rates;    // as the rate is called
  std::u32string_view parts;    // its part is named by one of these
  std::u32string_view wholes;   // and its whole by one of these
  std::u32string_view example;  // "whole，part，rate", with a wrong rate
  bool may_exceed = false;      // more than the whole can be done
};
std::span<const RateRow> rate_rows();
// Words that make a part another one: 不合格, 按期办结.
std::span<const std::u32string_view> other_part_words();

// Items that together are always the whole: 基本支出 and 项目支出.
struct CompleteRow {
  std::u32string_view first, second;
};
std::span<const CompleteRow> complete_rows();

// What a percentage behind an amount is called as a share: 占, 占比, 完成. The name of the whole, "" where none
// is given; nullopt where the words say something else.
//
//   ，占全年观众的   // 观众      ，占   // ""      ，占总人数的 (of 人)   // "", of all
//   ，约占, 各占, 增长   // nullopt
struct ShareWords {
  std::u32string whole;
  bool of_all = false;      // 总支出, 全部支出: the whole must be a total
  bool may_exceed = false;  // 完成预算的103%
};
std::optional<ShareWords> share_words(std::u32string_view words, std::u32string_view unit);
// The same of the words in front of an amount: 全年观众 -> 观众.
std::u32string bare_name(std::u32string_view phrase);
// The same for the words in front of a whole that is stated: 占项目支出(960万元的).
std::optional<ShareWords> share_opening(std::u32string_view clause);

// Takes a change verb with what may follow it (了, 为, 幅度为) off the end of `words`. Whether it is a growth.
std::optional<bool> take_change(std::u32string& words);

// Whether nothing but marks and words of comparison (比上年, 同比, 较去年同期的) stands in `words`.
bool only_comparison(std::u32string_view words);
// Whether a word says that another time or a plan is compared with: 比, 较, 上年.
bool compares(std::u32string_view words);
// Whether a clause begins with such a word: 比上年决算数, 与上年收入总计.
bool opens_comparison(std::u32string_view clause);
// 累计, 截至: figures of more than the year.
bool is_cumulative(std::u32string_view words);

bool holds_one(std::u32string_view text, std::u32string_view alternatives);
void drop_marks(std::u32string_view& words);  // at both ends

}  // namespace recount::shares
