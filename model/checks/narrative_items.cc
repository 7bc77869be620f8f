#include "model/checks/narrative_items.h"

#include <algorithm>
#include <span>
#include <utility>

#include "normalize/fold.h"

namespace recount::narrative {
namespace {

using Range = std::pair<std::size_t, std::size_t>;  // [first, second)

constexpr std::u32string_view kSentenceEnds = U"。;!?\n｡";
constexpr std::u32string_view kClauseEnds = U",，:";
constexpr std::u32string_view kJoints = U"、和及与并 ";  // behind a figure they begin the next item
constexpr std::size_t kLongestStated = 24;               // a longer item is cited by its figure alone

// Heads within a text of results: below them stand figures of the plan, or of what was done.
constexpr std::u32string_view kPlanHeads[] = {U"目标", U"计划", U"预期", U"任务"};
// Heads within a text of goals: those of more than the year, and those of the year.
constexpr std::u32string_view kLongHeads[] = {U"长期", U"实施期", U"总目标", U"三年",
                                              U"五年", U"十四五", U"十五五"};
constexpr std::u32string_view kYearHeads[] = {U"年度", U"当年", U"本年"};
constexpr std::u32string_view kResultHeads[] = {U"实际", U"完成情况", U"完成结果", U"成效"};

bool is_one_of(std::u32string_view characters, char32_t c) {
  return characters.find(c) != characters.npos;
}

class Reader {
 public:
  Reader(std::string_view text, int year, When when)
      : raw_(to_utf32(text)), text_(fold_text(raw_)), tokens_(scan(text_)), year_(year), when_(when) {}

  Items run() {
    const bool states = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
      return token.kind == TokenKind::kNumber || token.kind == TokenKind::kDate;
    });
    if (!states || many_years()) return {};
    tells_results_ = holds_any(text_, kResultHeads);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text_.size();) {
      if (const Token* token = token_at(at)) {
        if (token->kind == TokenKind::kBreak) {
          clause(begin, at, false);
          end_sentence();
          begin = token->end;
        }
        at = token->end;
      } else if (const std::size_t close = bracket_end(at)) {
        holes_.emplace_back(at, close);
        at = close;
      } else if (is_one_of(kSentenceEnds, text_[at]) || is_one_of(kClauseEnds, text_[at])) {
        clause(begin, at, text_[at] == U':');
        if (is_one_of(kSentenceEnds, text_[at])) end_sentence();
        begin = ++at;
      } else {
        ++at;
      }
    }
    clause(begin, text_.size(), false);
    return std::move(found_);
  }

 private:
  const Token* token_at(std::size_t at) const {
    const auto next =
        std::lower_bound(tokens_.begin(), tokens_.end(), at,
                         [](const Token& token, std::size_t value) { return token.begin < value; });
    return next != tokens_.end() && next->begin == at ? &*next : nullptr;
  }

  std::span<const Token> tokens_in(std::size_t begin, std::size_t end) const {
    const auto before = [](const Token& token, std::size_t value) { return token.begin < value; };
    const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), begin, before);
    return {first, std::lower_bound(first, tokens_.end(), end, before)};
  }

  // Behind the closing bracket of a bracket at `at` that holds figures: details, left out as a whole. Else 0.
  std::size_t bracket_end(std::size_t at) const {
    if (text_[at] != U'(') return 0;
    for (std::size_t i = at + 1; i < text_.size() && !is_one_of(U"(。;\n", text_[i]); ++i)
      if (text_[i] == U')') return tokens_in(at, i).empty() ? 0 : i + 1;
    return 0;
  }

  // Two years, and no form to say which of them is meant.
  bool many_years() const {
    int seen = year_;
    for (const Token& token : tokens_) {
      if (token.date.year == 0) continue;
      if (seen == 0) seen = token.date.year;
      if (year_ == 0 && token.date.year != seen) return true;
    }
    return false;
  }

  void end_sentence() {
    ++sentence_;
    excluded_ = false;
  }

  void clause(std::size_t begin, std::size_t end, bool head) {
    std::u32string words;
    for (std::size_t i = begin; i < end;) {
      if (const Range* hole = hole_at(i)) {
        i = hole->second;
      } else {
        words += text_[i++];
      }
    }
    if (words.empty()) return;
    const std::span<const Token> tokens = tokens_in(begin, end);
    if (head) {
      if (heading(words, !tokens.empty())) return;
    } else if (holds_any(words, kResultHeads) && when_ == When::kInResults) {
      elsewhere_ = false;
    }
    const bool excluded = exclude(words, tokens);
    const std::size_t before = found_.items.size();
    std::vector<const Token*> piece;
    for (const Token& token : tokens) {
      if (hole_at(token.begin)) continue;
      if (token.kind == TokenKind::kNumber && token.bound == Bound::kPoint)
        found_.figures.push_back({sentence_, token.low, token.unit});
      piece.push_back(&token);
      const bool joint =
          token.kind == TokenKind::kNumber && token.end < end && is_one_of(kJoints, text_[token.end]);
      if (!joint) continue;
      if (!excluded) items(begin, token.end, piece);
      begin = token.end + 1;
      piece.clear();
    }
    if (!excluded) items(begin, end, piece);
    // 走访10家、20家: a list of figures, of which the words name only one.
    const auto first = found_.items.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::any_of(first, found_.items.end(), [](const Item& item) { return item.core.words.empty(); }))
      found_.items.erase(first, found_.items.end());
    holes_.clear();
  }

  // In results "年度目标:" opens the plan, "完成情况:" what was done; a numbered 目标1 may head either, and
  // does the plan where results are named elsewhere. In goals "中长期目标:" opens those of other years. False
  // for any other head.
  bool heading(std::u32string_view words, bool numbered) {
    const bool results = when_ == When::kInResults;
    if (results ? holds_any(words, kResultHeads) : holds_any(words, kYearHeads)) {
      elsewhere_ = false;
    } else if (results ? holds_any(words, kPlanHeads) : holds_any(words, kLongHeads)) {
      elsewhere_ = !results || !numbered || tells_results_;
    } else {
      return false;
    }
    return true;
  }

  // Whether the figures of this clause are of something else.
  bool exclude(std::u32string_view words, std::span<const Token> tokens) {
    for (const Token& token : tokens)
      if (token.kind != TokenKind::kDate && other_year(token)) excluded_ = true;
    const std::optional<Reach> reach = reach_of_exclusion(words, when_);
    if (reach == Reach::kSentence) excluded_ = true;
    return reach || excluded_ || elsewhere_;
  }

  bool other_year(const Token& token) const {
    return year_ != 0 && token.date.year != 0 && token.date.year != year_;
  }

  const Range* hole_at(std::size_t at) const {
    for (const Range& hole : holes_)
      if (hole.first <= at && at < hole.second) return &hole;
    return nullptr;
  }

  // The item of the piece of a clause, if it states exactly one.
  void items(std::size_t begin, std::size_t end, std::span<const Token* const> tokens) {
    const Token *number = nullptr, *day = nullptr;
    int numbers = 0, days = 0;
    for (const Token* token : tokens) {
      if (token->kind == TokenKind::kOpaque) return;
      if (token->kind == TokenKind::kNumber) number = token, ++numbers;
      if (token->kind == TokenKind::kDate) day = token, ++days;
    }
    if (numbers > 1 || days > 1) return;
    if (day) deadline(begin, end, tokens, *day);
    // Figures up to a month within the year are not those of the year.
    if (day && (day->date.month != 12 || other_year(*day))) excluded_ = true;
    if (number && !excluded_) {
      Item item = make(begin, end, tokens, *number);
      found_.items.push_back(std::move(item));
    }
  }

  void deadline(std::size_t begin, std::size_t end, std::span<const Token* const> tokens, const Token& day) {
    const std::u32string_view words = std::u32string_view(text_).substr(begin, end - begin);
    if (!holds_any(words, completion_words()) || holds_any(words, beginning_words())) return;
    Item item = make(begin, end, tokens, day);
    item.deadline = true;
    found_.items.push_back(std::move(item));
  }

  Item make(std::size_t begin, std::size_t end, std::span<const Token* const> tokens, const Token& token) {
    Item item;
    item.token = token;
    item.sentence = sentence_;
    std::u32string words;
    std::vector<std::size_t> from;
    std::size_t next = 0;
    for (std::size_t i = begin; i < end;) {
      if (next < tokens.size() && tokens[next]->begin == i) {
        i = tokens[next++]->end;
      } else if (const Range* hole = hole_at(i)) {
        i = hole->second;
      } else {
        words += text_[i];
        from.push_back(i++);
      }
    }
    item.core = core_of(words);
    item.total = holds_any(words, total_words());
    const std::size_t object = words.find(U"对"), deed = words.rfind(U"进行");
    if (object != words.npos && deed != words.npos && object < deed)
      item.deed = core_of(words.substr(deed)).words;
    item.quote = printed(begin, end);
    item.figure = printed(token.begin, token.end);
    const std::size_t figure = token.begin;
    std::size_t start = figure;
    // A bound is cited with its item, unless digits in the name would be taken for the figure.
    if (token.kind == TokenKind::kNumber && token.bound != Bound::kPoint && item.core.first < from.size()) {
      const std::size_t first = from[item.core.first];
      const bool plain = std::none_of(text_.begin() + static_cast<std::ptrdiff_t>(std::min(first, figure)),
                                      text_.begin() + static_cast<std::ptrdiff_t>(figure),
                                      [](char32_t c) { return c >= U'0' && c <= U'9'; });
      if (first < figure && plain && token.end - first <= kLongestStated) start = first;
    }
    item.stated = printed(start, token.end);
    return item;
  }

  std::string printed(std::size_t begin, std::size_t end) const {
    while (begin < end && text_[begin] == U' ') ++begin;
    while (begin < end && text_[end - 1] == U' ') --end;
    return to_utf8(std::u32string_view(raw_).substr(begin, end - begin));
  }

  const std::u32string raw_, text_;
  const std::vector<Token> tokens_;
  const int year_;
  const When when_;
  Items found_;
  std::vector<Range> holes_;  // of the clause being read
  int sentence_ = 0;
  bool excluded_ = false;       // the rest of the sentence
  bool elsewhere_ = false;      // under a head of other figures: plans within results, long-term goals
  bool tells_results_ = false;  // the text heads its results
};

}  // namespace

Items find_items(std::string_view text, int year, When when) {
  return Reader(text, year, when).run();
}

}  // namespace recount::narrative
