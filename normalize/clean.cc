// clean_text and clean_operators: a cell's text as the record keeps it.
#include <algorithm>

#include "normalize/fold.h"
#include "normalize/repairs.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

struct Tag {
  std::u32string_view name;
  bool block;  // ends a line
};

// Only these are tags; "<5%" and "<甲>" are text.
constexpr Tag kTags[] = {
    {U"br", true},    {U"p", true},       {U"div", true},    {U"li", true},    {U"ul", true},
    {U"ol", true},    {U"tr", true},      {U"table", true},  {U"tbody", true}, {U"thead", true},
    {U"td", true},    {U"th", true},      {U"h1", true},     {U"h2", true},    {U"h3", true},
    {U"h4", true},    {U"h5", true},      {U"h6", true},     {U"hr", true},    {U"span", false},
    {U"b", false},    {U"i", false},      {U"u", false},     {U"em", false},   {U"strong", false},
    {U"font", false}, {U"a", false},      {U"img", true},    {U"o:p", false},  {U"sub", false},
    {U"sup", false},  {U"section", true}, {U"small", false}, {U"del", false},  {U"ins", false},
    {U"pre", true},
};

struct Entity {
  std::u32string_view name;
  char32_t is;
};

constexpr Entity kEntities[] = {
    {U"nbsp", 0xA0},  {U"lt", U'<'},     {U"gt", U'>'},    {U"amp", U'&'},    {U"quot", U'"'},
    {U"apos", U'\''}, {U"ge", U'≥'},     {U"le", U'≤'},    {U"ensp", 0x2002}, {U"emsp", 0x2003},
    {U"times", U'×'}, {U"middot", U'·'}, {U"mdash", U'—'}, {U"ndash", U'–'},  {U"hellip", U'…'},
    {U"yen", U'¥'},   {U"ldquo", U'“'},  {U"rdquo", U'”'}, {U"permil", U'‰'}, {U"deg", U'°'},
};

constexpr std::size_t kLongestTag = 300,
                      kLongestEntity = 10;  // characters; bounds the work behind each > and ;

bool is_dropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

// Takes the characters one by one. What is put out so far never holds a complete tag or entity, so the result
// of cleaning is clean itself, whatever the removal of a tag joins.
class Cleaner {
 public:
  Cleaner(std::size_t size, std::vector<std::string>* repairs) : repairs_(repairs) { out_.reserve(size); }

  void take(char32_t c) {
    if (is_space(c)) {
      if (!out_.empty() && out_.back() != U' ') out_.push_back(U' ');
      return;
    }
    if (is_dropped(c)) {
      add_repair(repairs_, c == 0x2060 ? "joined-lines" : "control-char");
      return;
    }
    if (const char32_t plain = without_radical(c); plain != c) {
      add_repair(repairs_, "radical");
      c = plain;
    }
    out_.push_back(c);
    if (c == U'>') drop_tag();
    if (c == U';') decode_entity();
  }

  std::string finish() {
    if (!out_.empty() && out_.back() == U' ') out_.pop_back();
    return to_utf8(out_);
  }

 private:
  // The tail of out_ from the last `open` on, where that is near enough; else empty.
  std::u32string_view tail_from(char32_t open, std::size_t longest) const {
    std::u32string_view near = out_;
    if (near.size() > longest) near.remove_prefix(near.size() - longest);
    const std::size_t at = near.rfind(open);
    return at == near.npos ? std::u32string_view() : near.substr(at);
  }

  void drop_tag() {
    const std::u32string_view tag = tail_from(U'<', kLongestTag);
    if (tag.size() < 3) return;
    std::u32string_view body = tag.substr(1, tag.size() - 2);
    if (body.front() == U'/') body.remove_prefix(1);
    std::u32string name;
    while (!body.empty() && (is_latin(body.front()) || is_digit(body.front()) || body.front() == U':')) {
      name.push_back(is_latin(body.front()) ? (body.front() | 0x20) : body.front());
      body.remove_prefix(1);
    }
    if (!body.empty() && body.front() != U' ' && body.front() != U'/') return;
    const auto* known =
        std::find_if(std::begin(kTags), std::end(kTags), [&](const Tag& t) { return t.name == name; });
    if (known == std::end(kTags)) return;
    out_.resize(out_.size() - tag.size());
    add_repair(repairs_, "html-tag");
    // A raised or lowered figure must not run into the number before it: m<sup>2</sup> is m 2 here, never 72.
    if (known->block || name == U"sup" || name == U"sub") take(U' ');
  }

  void decode_entity() {
    const std::u32string_view entity = tail_from(U'&', kLongestEntity);
    if (entity.size() < 4) return;
    const std::u32string_view name = entity.substr(1, entity.size() - 2);
    char32_t c = 0;
    if (name.front() == U'#') {
      c = numeric(name.substr(1));
    } else {
      for (const Entity& known : kEntities) {
        if (known.name == name) c = known.is;
      }
    }
    if (c == 0) return;
    out_.resize(out_.size() - entity.size());
    add_repair(repairs_, "html-tag");
    take(c);
  }

  static char32_t numeric(std::u32string_view digits) {
    const bool hex = !digits.empty() && (digits.front() == U'x' || digits.front() == U'X');
    if (hex) digits.remove_prefix(1);
    char32_t value = 0;
    for (const char32_t d : digits) {
      const char32_t low = is_latin(d) ? (d | 0x20) : d;
      const bool letter = hex && low >= U'a' && low <= U'f';
      if (!is_digit(d) && !letter) return 0;
      value = value * (hex ? 16 : 10) + (letter ? low - U'a' + 10 : low - U'0');
      if (value > 0x10FFFF) return 0;
    }
    return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
  }

  std::u32string out_;
  std::vector<std::string>* repairs_;
};

// True for text that cleaning would not change: most cells. Knows the ASCII characters, the ideographs and the
// full-width forms by their first bytes, and leaves everything else to the cleaner.
bool is_clean(std::string_view raw) {
  bool blank_before = true;
  for (std::size_t i = 0; i < raw.size();) {
    const auto c = static_cast<unsigned char>(raw[i]);
    if (c < 0x80) {
      if (c < 0x20 || c == 0x7F || c == '<' || c == '>' || c == '&' || c == ';' || (c == ' ' && blank_before))
        return false;
      blank_before = c == ' ';
      ++i;
      continue;
    }
    std::size_t next = i;
    const char32_t point = next_code_point(raw, &next);
    const bool plain = is_han(point) || (point > 0x3000 && point < 0x3040) ||
                       (point >= 0xFF01 && point <= 0xFF5E) || point == U'≥' || point == U'≤' ||
                       point == U'—' || point == U'“' || point == U'”' || point == U'①';
    if (!plain) return false;
    blank_before = false;
    i = next;
  }
  return raw.empty() || !blank_before;
}

}  // namespace

std::string clean_text(std::string_view raw, std::vector<std::string>* repairs) {
  if (is_clean(raw)) return std::string(raw);
  Cleaner cleaner(raw.size(), repairs);
  for (std::size_t pos = 0; pos < raw.size();) cleaner.take(next_code_point(raw, &pos));
  return cleaner.finish();
}

std::string printed_text(std::string_view raw) {
  std::u32string text;
  for (std::size_t pos = 0; pos < raw.size();) {
    const char32_t c = next_code_point(raw, &pos);
    if (c != 0x2060) text.push_back(without_radical(c));
  }
  return to_utf8(text);
}

std::string clean_operators(std::string_view raw, std::vector<std::string>* repairs) {
  std::string text = clean_text(raw, repairs);
  // Narrowed signs can complete a tag: ＜br＞. Two rounds are enough for anything but a text made to need more.
  constexpr int kMostRounds = 8;
  for (int round = 0; round < kMostRounds; ++round) {
    std::string mended = apply_repairs(text, Expect::kAny, repairs);
    if (mended == text) break;
    text = clean_text(mended, repairs);
  }
  return text;
}

}  // namespace recount
