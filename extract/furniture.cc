#include "extract/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "extract/utf8.h"

namespace recount {
namespace {

// Shares of the height of a page within which heads and page numbers stand.
constexpr double kTop = 0.095, kBottom = 0.9;
// A running head is not larger than this share of the usual size of text.
constexpr double kHeadSize = 1.15;
// And stands on so many of the pages.
constexpr double kHeadPages = 0.6;
// Two lines at the same place differ by less than this (points).
constexpr double kSamePlace = 4;

const PageLine* line_of(const PageItem& item) {
  return std::get_if<PageLine>(&item);
}

double usual_size(const std::vector<PageContent>& pages) {
  std::vector<double> sizes;
  for (const PageContent& content : pages) sizes.push_back(content.text_size);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

// Text without blanks, its numbers as #, and the first number.
struct Pattern {
  std::string text;
  std::optional<long> number;
};

Pattern pattern_of(const GlyphLine& line) {
  Pattern pattern;
  bool in_number = false;
  long number = 0;
  const auto end_number = [&] {
    if (in_number && !pattern.number) pattern.number = number;
    in_number = false;
  };
  for (const GlyphWord& word : line.words) {
    for (std::size_t at = 0; at < word.text.size();) {
      const char32_t code = utf8_next(word.text, at);
      if (code >= U'0' && code <= U'9') {
        if (!in_number) pattern.text += '#', number = 0;
        in_number = true;
        number = std::min(number * 10 + static_cast<long>(code - U'0'), 1'000'000L);
        continue;
      }
      end_number();
      utf8_append(pattern.text, code);
    }
    end_number();
  }
  return pattern;
}

// A number between dashes, of whatever kind: recognition takes them for each other, and for 一.
bool is_between_dashes(std::string_view text) {
  constexpr std::u32string_view kDashes = U"-—－–─一";
  int dashes = 0, numbers = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    if (code != U'#' && kDashes.find(code) == kDashes.npos) return false;
    ++(code == U'#' ? numbers : dashes);
  }
  return numbers == 1 && dashes >= 2 && !text.starts_with('#') && !text.ends_with('#');
}

// How page numbers are written; # is a number. `sure`: nothing else is written so, where a line by itself stands at the edge.
struct NumberForm {
  std::string_view text;
  bool sure;
};
constexpr NumberForm kNumberForms[] = {
    {"#", false},           {"·#·", true},         {"第#页", true},       {"第#页共#页", true},
    {"第#页，共#页", true}, {"第#页,共#页", true}, {"第#页/共#页", true}, {"共#页第#页", true},
    {"共#页，第#页", true}, {"#/#", false},        {"Page#", true},       {"Page#of#", true},
    {"page#", true},        {"page#of#", true},    {"#of#", true},        {"p.#", true},
    {"－#", true},          {"[#]", false},        {"(#)", false},        {"—#", true},
    {"#页", true},
};

const NumberForm* number_form(const std::string& pattern) {
  static constexpr NumberForm kBetweenDashes{"-#-", true};
  if (is_between_dashes(pattern)) return &kBetweenDashes;
  for (const NumberForm& form : kNumberForms) {
    if (form.text == pattern) return &form;
  }
  return nullptr;
}

// A line that may be furniture: the first or last ones of a page.
struct Candidate {
  std::size_t page = 0, item = 0;
  bool at_top = false;
  double y = 0, size = 0;
  Pattern pattern;
};

class Furniture {
 public:
  explicit Furniture(std::vector<PageContent>& pages) : pages_(pages), size_(usual_size(pages)) {}

  void run() {
    // Twice, because a page number can stand below a running foot.
    for (int round = 0; round < 2; ++round) {
      candidates_.clear();
      for (std::size_t p = 0; p < pages_.size(); ++p) collect(p);
      mark_.assign(candidates_.size(), false);
      mark_page_numbers();
      mark_heads();
      remove();
    }
  }

 private:
  void collect(std::size_t p) {
    const PageContent& content = pages_[p];
    if (content.items.empty()) return;
    const double height = content.height;
    // The outermost lines; what stands beside them on the same line is one with them.
    std::optional<std::size_t> first, last;
    for (std::size_t i = 0; i < content.items.size(); ++i) {
      const PageLine* line = line_of(content.items[i]);
      const double top = line ? line->line.rect.mid_y() : std::get<PageTable>(content.items[i]).rect.y0;
      const double bottom = line ? top : std::get<PageTable>(content.items[i]).rect.y1;
      if (!first || top < top_of(content.items[*first])) first = i;
      if (!last || bottom > bottom_of(content.items[*last])) last = i;
    }
    if (is_edge(content.items[*first], height, true)) add(p, *first, true);
    if (*last != *first && is_edge(content.items[*last], height, false)) add(p, *last, false);
  }

  static double top_of(const PageItem& item) {
    const PageLine* line = line_of(item);
    return line ? line->line.rect.mid_y() : std::get<PageTable>(item).rect.y0;
  }
  static double bottom_of(const PageItem& item) {
    const PageLine* line = line_of(item);
    return line ? line->line.rect.mid_y() : std::get<PageTable>(item).rect.y1;
  }

  static bool is_edge(const PageItem& item, double height, bool top) {
    const PageLine* line = line_of(item);
    if (line == nullptr) return false;
    return top ? line->line.rect.mid_y() < kTop * height : line->line.rect.mid_y() > kBottom * height;
  }

  void add(std::size_t p, std::size_t i, bool top) {
    const GlyphLine& line = line_of(pages_[p].items[i])->line;
    candidates_.push_back({p, i, top, line.rect.mid_y(), line.size, pattern_of(line)});
  }

  // A number that counts with the pages, or is written as only page numbers are.
  void mark_page_numbers() {
    std::map<long, int> offsets;
    for (const Candidate& one : candidates_) {
      if (number_form(one.pattern.text) && one.pattern.number)
        ++offsets[*one.pattern.number - static_cast<long>(one.page)];
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& one = candidates_[i];
      const NumberForm* const form = number_form(one.pattern.text);
      if (form == nullptr || !one.pattern.number) continue;
      const bool counts = offsets[*one.pattern.number - static_cast<long>(one.page)] >= 2;
      const bool is_its_number = !one.at_top && *one.pattern.number == static_cast<long>(one.page) + 1;
      if (form->sure || counts || is_its_number) mark_[i] = true;
    }
  }

  void mark_heads() {
    if (pages_.size() < 2) return;
    std::map<std::pair<bool, std::string>, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& one = candidates_[i];
      if (one.size <= kHeadSize * size_) alike[{one.at_top, one.pattern.text}].push_back(i);
    }
    for (const auto& [where, members] : alike) {
      const double y = candidates_[members[members.size() / 2]].y;
      const auto is_there = [&](std::size_t i) { return std::abs(candidates_[i].y - y) < kSamePlace; };
      const auto same = static_cast<double>(std::ranges::count_if(members, is_there));
      if (same < 2 || same < kHeadPages * static_cast<double>(pages_.size())) continue;
      for (const std::size_t i : members) mark_[i] = mark_[i] || is_there(i);
    }
  }

  void remove() {
    for (std::size_t i = candidates_.size(); i-- > 0;) {
      if (!mark_[i]) continue;
      std::vector<PageItem>& items = pages_[candidates_[i].page].items;
      const bool shifted = i + 1 < candidates_.size() && candidates_[i + 1].page == candidates_[i].page &&
                           mark_[i + 1] && candidates_[i + 1].item < candidates_[i].item;
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(candidates_[i].item - (shifted ? 1 : 0)));
    }
  }

  std::vector<PageContent>& pages_;
  double size_;
  std::vector<Candidate> candidates_;
  std::vector<bool> mark_;
};

}  // namespace

void drop_furniture(std::vector<PageContent>& pages) {
  Furniture(pages).run();
}

}  // namespace recount
