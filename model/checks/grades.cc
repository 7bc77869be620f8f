#include "model/checks/grades.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "normalize/fold.h"

namespace recount::checks {
namespace {

constexpr GradeWord kWords[] = {
    {"优秀", 0},
    {"优", 0},
    {"良好", 1},
    {"良", 1},
    {"中等", 2},
    {"合格", 2},
    {"一般", 2},
    {"及格", 2},
    {"中", 2},
    {"不合格", 3},
    {"不及格", 3},
    {"较差", 3},
    {"差", 3},
    {"较好", kOwnScale},
    {"好", kOwnScale},
    {"基本合格", kOwnScale},
    {"低", kOwnScale},
    {"有效", kOwnScale},
    {"基本有效", kOwnScale},
    {"无效", kOwnScale},
};

// Folded text has half-width brackets and dashes and no blanks. The lower end of a range counts, whichever
// comes first.
constexpr BandPattern kPatterns[] = {
    {R"re(NUM分?(?P<inc>INC)?分?DASHHIGH分?INC?分?\)?(?:的|之间)*TAIL)re", "90（含）-100分为优秀", "优秀", "90",
     true},
    {R"re(LEAD(?:为|在|:)?NUM分?(?P<inc>INC)?分?DASHHIGH)re", "优秀（90-100分）", "优秀", "90", true},
    {R"re((?:≥|>=|大于等于|不低于|大于或等于)NUM分?(?:的)?TAIL)re", "综合得分≥90分为优秀", "优秀", "90", true},
    {R"re(NUM分?(?:≤|<=)[^0-9,;。、]{1,12}(?:<|≤|<=)HIGH分?(?:的)?TAIL)re", "75≤综合得分<90为良好", "良好",
     "75", true},
    {R"re(NUM分?INC?(?:及)?以上(?:的)?TAIL)re", "90分（含）以上为优秀", "优秀", "90", true},
    {R"re(LEAD(?:≥|>=)?NUM分?INC?(?:及)?以上)re", "优（90分以上）", "优", "90", true},
    {R"re(LEAD(?:≥|>=)NUM)re", "优：≥90分", "优", "90", true},
    {R"re(TOP分?(?:\(不含\))?以下(?:的)?TAIL)re", "60分以下为差", "差", "0", true},
    {R"re((?:低于|小于|不足|<)TOP分?(?:的)?TAIL)re", "低于60分为不合格", "不合格", "0", true},
    {R"re(LEAD(?:<|低于|小于)?TOP分?(?:\(不含\))?以下)re", "差（60分以下）", "差", "0", true},
    {R"re(LEAD(?:<|低于|小于)TOP)re", "差：<60分", "差", "0", true},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// The short names that the patterns use, and what they stand for; a part may hold names of later rows.
constexpr std::pair<std::string_view, std::string_view> kParts[] = {
    {"LEAD", R"re(WORD"?(?:等级|等次|等)?(?:为|是|:|=|\()*(?:综合)?(?:得分|评分|总分|分值)?)re"},
    {"TAIL", R"re((?:评定|评|定)?(?:等级)?(?:为|是|:|=)"?WORD)re"},
    {"NUM", R"re((?P<low>[0-9]+(?:\.[0-9]+)?))re"},
    {"HIGH", R"re((?P<high>[0-9]+(?:\.[0-9]+)?))re"},
    {"TOP", R"re((?P<top>[0-9]+(?:\.[0-9]+)?))re"},
    {"INC", R"re((?:\(不?含[^)]{0,12}\)))re"},
    {"DASH", "[-~至到]"},
};

std::string word_group() {
  std::vector<std::string_view> words;
  for (const GradeWord& row : kWords) words.push_back(row.word);
  // Longer words first: 不合格 holds 合格.
  std::stable_sort(words.begin(), words.end(), [](auto a, auto b) { return a.size() > b.size(); });
  std::string out = "(?P<word>";
  for (std::size_t i = 0; i < words.size(); ++i) out += (i ? "|" : "") + std::string(words[i]);
  return out + ")";
}

struct CompiledPattern {
  std::unique_ptr<RE2> regex;
  int word = 0, low = 0, high = 0, inc = 0, top = 0;  // groups, 0 where the pattern has none
};

const std::vector<CompiledPattern>& compiled() {
  static const auto& patterns = *new std::vector<CompiledPattern>([] {
    std::vector<CompiledPattern> out;
    for (const BandPattern& row : kPatterns) {
      std::string text(row.pattern);
      for (const auto& [name, part] : kParts) replace_all(text, name, part);
      replace_all(text, "WORD", word_group());
      CompiledPattern pattern;
      pattern.regex = std::make_unique<RE2>(text);
      const auto& names = pattern.regex->NamedCapturingGroups();
      const auto group = [&](const char* name) {
        const auto found = names.find(name);
        return found == names.end() ? 0 : found->second;
      };
      pattern.word = group("word");
      pattern.low = group("low");
      pattern.high = group("high");
      pattern.inc = group("inc");
      pattern.top = group("top");
      out.push_back(std::move(pattern));
    }
    return out;
  }());
  return patterns;
}

std::optional<GradeBand> read_band(const CompiledPattern& pattern,
                                   const std::vector<re2::StringPiece>& groups) {
  const auto text = [&](int group) {
    const re2::StringPiece& piece = groups[static_cast<std::size_t>(group)];
    return group == 0 ? std::string_view() : std::string_view(piece.data(), piece.size());
  };
  GradeBand band{std::string(text(pattern.word)), Decimal(0), true};
  if (pattern.top) return band;
  const auto low = Decimal::parse(text(pattern.low));
  if (!low || *low > Decimal(100)) return std::nullopt;
  band.lower = *low;
  band.inclusive = text(pattern.inc).find("不含") == std::string_view::npos;
  if (pattern.high) {
    const auto high = Decimal::parse(text(pattern.high));
    if (!high) return std::nullopt;
    if (*high < band.lower) {  // 100-90（含）: the mark of inclusion is at the other end
      band.lower = *high;
      band.inclusive = true;
    }
  }
  return band;
}

}  // namespace

std::span<const GradeWord> grade_words() {
  return kWords;
}
std::span<const BandPattern> band_patterns() {
  return kPatterns;
}

std::vector<GradeBand> parse_bands(std::string_view text) {
  std::vector<GradeBand> bands;
  std::string folded = fold_label(text);
  bool consistent = true;
  for (const CompiledPattern& pattern : compiled()) {
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(pattern.regex->NumberOfCapturingGroups()) +
                                         1);
    std::size_t begin = 0;
    while (begin < folded.size() && pattern.regex->Match(folded, begin, folded.size(), RE2::UNANCHORED,
                                                         groups.data(), static_cast<int>(groups.size()))) {
      const auto found_at = static_cast<std::size_t>(groups[0].data() - folded.data());
      const std::size_t length = groups[0].size();
      begin = found_at + std::max<std::size_t>(length, 1);
      if (const auto band = read_band(pattern, groups)) {
        for (const GradeBand& known : bands) {
          const bool same = known.word == band->word && known.lower == band->lower;
          if (!same && (known.word == band->word || known.lower == band->lower)) consistent = false;
        }
        bands.push_back(*band);
      }
      // What one pattern has read no other shall read again; a stop keeps the texts around it apart.
      folded.replace(found_at, length, length, ';');
    }
  }
  std::stable_sort(bands.begin(), bands.end(), [](auto& a, auto& b) { return a.lower > b.lower; });
  bands.erase(std::unique(bands.begin(), bands.end(), [](auto& a, auto& b) { return a.word == b.word; }),
              bands.end());
  if (!consistent || bands.size() < 2) bands.clear();
  return bands;
}

}  // namespace recount::checks
