#include "model/vocabulary/correct.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "normalize/confusable.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::size_t kPlaces = 7;
// Longer texts are no labels.
constexpr std::size_t kLongestLabel = 24 * 3;
constexpr std::size_t kLongestTitle = 40 * 3;
// Longer ones are sentences.
constexpr std::size_t kLongestLine = 60 * 3;
// A label that the vocabulary knows by a part of it (年末完成值) may be printed so: only one look-alike character is mended in it.
constexpr int kLeastDistance = 1;

// Characters. What shorter doubtful words are meant to be, their length does not tell.
constexpr std::size_t kShort = 3;

// In half edits.
constexpr int kMostDistance = 6;
int allowed(std::size_t characters, bool doubtful) {
  switch (characters) {
    case 0:
    case 1:
      return 0;
    case 2:
      return doubtful ? 2 : 1;
    case 3:
    case 4:
      return doubtful ? 3 : 2;
    case 5:
      return doubtful ? 4 : 2;
    default:
      return characters <= 9 ? 4 : kMostDistance;
  }
}

struct Word {
  std::u32string folded;
  std::string printed;
};

// The sources of money are printed with this before the first part (其中：财政拨款).
constexpr std::string_view kFirstPart = "其中：";

const std::vector<Word>& words_of(Place place) {
  static const auto& made = *new auto([] {
    std::array<std::vector<Word>, kPlaces> words;
    for (const LabelRow& row : label_rows()) {
      std::vector<Word>& list = words[static_cast<std::size_t>(row.place)];
      list.push_back({to_utf32(fold_label(row.text)), std::string(row.text)});
      if (row.place != Place::kFundingSource) continue;
      const std::string part = std::string(kFirstPart) + std::string(row.text);
      list.push_back({to_utf32(fold_label(part)), part});
    }
    return words;
  }());
  return made[static_cast<std::size_t>(place)];
}

// Titles that most forms have; others differ in words that cannot be told from a misreading.
constexpr std::string_view kTitles[] = {
    "项目支出绩效自评表",         "项目绩效自评表",
    "部门整体支出绩效自评表",     "整体支出绩效自评表",
    "项目支出绩效目标自评表",     "项目支出绩效目标申报表",
    "项目支出绩效目标表",         "部门预算项目支出绩效自评表",
    "专项资金绩效自评表",         "部门整体支出绩效目标表",
    "部门整体支出绩效目标申报表", "财政支出项目绩效自评表",
};

class Nearest {
 public:
  explicit Nearest(std::string_view text, const LabelContext& context = {})
      : letters_(to_utf32(fold_label(text))), doubtful_(context.doubtful) {
    for (const std::string& word : context.taken) taken_.insert(to_utf32(fold_label(word)));
  }

  void consider(const Word& word) {
    const int limit = allowed(word.folded.size(), doubtful_);
    if (limit == 0 || taken_.contains(word.folded)) return;
    const int distance = look_alike_distance(letters_, word.folded, limit);
    if (distance > limit || (best_ != nullptr && word.folded == best_->folded)) return;
    // A character is replaced more often than made up or lost: 年度指标信 is no 年度指标. Of short doubtful ones nobody can tell: 及分值 may
    // be 分值 and 扣分值.
    const bool tells = !doubtful_ || letters_.size() > kShort;
    const int rank = 2 * distance + (tells && word.folded.size() != letters_.size());
    if (best_ == nullptr || rank < rank_) {
      second_ = best_ == nullptr ? second_ : rank_;
      best_ = &word;
      distance_ = distance;
      rank_ = rank;
    } else {
      second_ = std::min(second_, rank);
    }
  }
  // The nearest word, if it is alone and no farther than `limit`.
  const std::string* word(int limit) const {
    return best_ != nullptr && second_ > rank_ && distance_ > 0 && distance_ <= limit ? &best_->printed
                                                                                      : nullptr;
  }

 private:
  std::u32string letters_;
  std::set<std::u32string> taken_;
  bool doubtful_;
  const Word* best_ = nullptr;
  int distance_ = 0, rank_ = 0, second_ = 1000;
};

// Labels known as they are, anywhere: a word of another place may stand here for once.
bool is_known(std::string_view text) {
  for (std::size_t place = 0; place < kPlaces; ++place) {
    if (find_label(static_cast<Place>(place), text)) return true;
  }
  return false;
}

// Without marks before and behind it: 项目名称. and 数量指标1，
std::string without_marks(std::string_view text) {
  std::u32string letters = to_utf32(text);
  bool any = false;
  while (!letters.empty() && is_mark(letters.back())) letters.pop_back(), any = true;
  if (any && !letters.empty() && letters.back() == U'1') letters.pop_back();  // beside another mark, a stroke
  const auto first = std::ranges::find_if_not(letters, is_mark);
  letters.erase(letters.begin(), first);
  return to_utf8(letters);
}

std::optional<std::string> nearest_label(std::string_view text, std::span<const Place> places,
                                         const LabelContext& context) {
  if (text.empty() || text.size() > kLongestLabel) return std::nullopt;
  std::u32string letters = to_utf32(text);
  if (context.doubtful) std::erase_if(letters, is_mark);
  const std::string label = to_utf8(letters);
  Nearest nearest(label, context);
  bool by_word = false;
  for (const Place place : places) {
    for (const Word& word : words_of(place)) nearest.consider(word);
    by_word = by_word || find_label_word(place, label);
  }
  const std::string* word = nearest.word(by_word || context.sure ? kLeastDistance : kMostDistance);
  if (word == nullptr) return std::nullopt;
  return *word;
}

constexpr Place kOfLines[] = {Place::kPair};

// Where the next piece behind blanks begins.
std::size_t next_piece(std::string_view text, std::size_t at) {
  at = text.find(' ', at);
  return at == text.npos ? text.size() : std::min(text.find_first_not_of(' ', at), text.size());
}

// Without blanks inside, or with one behind each character: 填 报 人. 慧 联系电话 are a name and a label.
bool is_one_word(std::string_view text) {
  const std::u32string letters = to_utf32(text);
  const std::size_t first = letters.find_first_not_of(U' '), last = letters.find_last_not_of(U' ');
  if (first == letters.npos) return false;
  std::size_t blanks = 0, pairs = 0;
  for (std::size_t i = first; i <= last; ++i) {
    blanks += letters[i] == U' ';
    pairs += i > first && letters[i] != U' ' && letters[i - 1] != U' ';
  }
  return blanks == 0 || pairs == 0;
}

// The first mark of a piece that can stand behind a label: a colon, or what one is misread as.
struct Mark {
  std::size_t at = 0, size = 0;
  bool colon = false;
};

Mark mark_behind(std::string_view text, std::size_t begin) {
  static constexpr std::string_view kColons[] = {"：", ":"}, kLikeColons[] = {"；", ";", "，", ","};
  Mark found{.at = text.size(), .size = 0, .colon = false};
  const auto look = [&](std::span<const std::string_view> marks, bool colon) {
    for (const std::string_view mark : marks) {
      const std::size_t at = text.find(mark, begin);
      if (at < found.at && at > begin) found = {at, mark.size(), colon};
    }
  };
  look(kColons, true);
  look(kLikeColons, false);
  return found;
}

// Where the label ends: before the first colon or bracket that has something in front of it, or before a number at the end. A colon of
// 其中： is none.
std::size_t label_end(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"：", ":", "（", "(", "[", "【"}) {
    const std::size_t at = text.find(mark);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at);
  }
  while (end > 1 && text[end - 1] >= '0' && text[end - 1] <= '9') --end;
  return end;
}

}  // namespace

bool is_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U" .,，。、!！·'‘’“”\"`~_|^*—-<>/\\√●;；";
  return kMarks.find(c) != kMarks.npos;
}

std::optional<std::string> corrected_label(std::string_view text, std::span<const Place> places,
                                           const LabelContext& context) {
  const std::string clean = clean_text(text);
  if (clean.empty() || clean.size() > kLongestLabel * 2 || is_known(clean)) return std::nullopt;
  if (std::string bare = without_marks(clean); bare != clean && !places.empty() && is_known(bare)) return bare;
  if (std::optional<std::string> whole = nearest_label(clean, places, context)) return whole;
  const std::size_t end = label_end(clean);
  if (end == clean.size()) return std::nullopt;
  const std::string head = clean.substr(0, end);
  if (is_known(head)) return std::nullopt;
  std::optional<std::string> label = nearest_label(head, places, context);
  if (label) *label += clean.substr(end);
  return label;
}

std::optional<std::string> corrected_line(std::string_view text) {
  if (text.empty() || text.size() > kLongestLine) return std::nullopt;
  std::string line;
  std::size_t done = 0;
  for (std::size_t begin = 0, at = 0; begin < text.size(); begin = next_piece(text, at)) {
    at = begin;
    const Mark mark = mark_behind(text, begin);
    if (mark.size == 0) break;
    const std::string_view printed = text.substr(begin, mark.at - begin);
    const std::string head = clean_text(printed);
    const bool known = find_label(Place::kPair, head).has_value();
    std::optional<std::string> label;
    if (known) {
      label = head;
    } else if (mark.colon && is_one_word(printed) && !is_known(head)) {
      label = nearest_label(head, kOfLines, {});
    }
    if (!label) continue;
    at = mark.at + mark.size;
    if (known && mark.colon) continue;
    line += text.substr(done, begin - done);
    line += *label;
    line += mark.colon ? text.substr(mark.at, mark.size) : "：";
    done = at;
  }
  if (done == 0) return std::nullopt;
  line += text.substr(done);
  return line;
}

std::optional<std::string> corrected_title(std::string_view text) {
  const std::string clean = clean_text(text);
  if (clean.empty() || clean.size() > kLongestTitle) return std::nullopt;
  // The year stands before the name of the form or in brackets: （2023年度）, 2023年度.
  std::size_t begin = 0, end = clean.size();
  constexpr std::string_view kYear = "年度";
  constexpr std::size_t kLongestYear = 8;  // （2023
  if (const std::size_t year = clean.find(kYear); year != std::string::npos && year <= kLongestYear)
    begin = year + kYear.size();
  if (clean.compare(begin, 1, ")") == 0) begin += 1;
  if (clean.compare(begin, 3, "）") == 0) begin += 3;
  for (const std::string_view mark : {"（", "("}) end = std::min(end, clean.find(mark, begin));
  Nearest nearest(clean.substr(begin, end - begin));
  static const auto& titles = *new auto([] {
    std::vector<Word> words;
    for (const std::string_view title : kTitles)
      words.push_back({to_utf32(fold_label(title)), std::string(title)});
    return words;
  }());
  for (const Word& title : titles) nearest.consider(title);
  // What is a title already may be one that is not listed.
  const std::string* title = nearest.word(find_title(clean) ? kLeastDistance : kMostDistance);
  if (title == nullptr) return std::nullopt;
  return clean.substr(0, begin) + *title + clean.substr(end);
}

}  // namespace recount
