#include "extract/stream_pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "extract/glyph_lines.h"

namespace recount {
namespace {

// Four dots in a row lead to a number; three are an ellipsis.
constexpr std::size_t kLeaderDots = 4;
// Gaps from which on words are two pieces, in font sizes: above the blank of the text by this much, ...
constexpr double kBeyondSpace = 0.2;
// ... which is a quarter of an em in most fonts, and no wider than in program text, ...
constexpr double kUsualSpace = 0.28, kMostSpace = 0.65;
// ... never below this, which narrow tables keep between their columns, ...
constexpr double kLeastGap = 0.45;
// ... and less among Chinese characters, which have no blanks; justified text spreads them by less.
constexpr double kWideGapLeast = 0.42;

bool is_dot(char32_t code) {
  return code == '.' || code == 0x2026 || code == 0xB7 || code == '_' || code == 0x2024;
}
bool is_blank(char32_t code) {
  return code <= ' ' || code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200B);
}
bool is_digit(char32_t code) { return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19); }
bool is_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code < 0x2000) ||
         is_wide_code(code);
}
bool is_dash(char32_t code) { return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212; }
bool is_currency(char32_t code) {
  return code == '$' || code == 0xA3 || code == 0xA5 || code == 0x20AC || code == 0xFFE5;
}
bool is_bullet(char32_t code) {
  return code == 0x2022 || code == 0x25CF || code == 0x25AA || code == 0x25A0 || code == 0x25E6 ||
         code == 0x2023 || code == 0x25CB || code == 0xB7 || code == 0x2013 || code == 0x2014 || code == '-' ||
         code == '*' || code == 0x2756 || code == 0x27A2 || code == 0x2713;
}

std::u32string codes_of(const std::vector<Glyph>& glyphs, const Piece& piece) {
  std::u32string codes;
  for (const std::uint32_t id : piece.glyphs) codes += glyphs[id].code;
  return codes;
}

// 1. a) (iv) 3.2 [12] and bullets.
bool is_marker(std::u32string_view text) {
  if (text.size() == 1) return is_bullet(text[0]);
  // [And84], (%i12): references and the like.
  const bool bracketed = (text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')');
  if (bracketed && text.size() >= 3 && text.size() <= 12 && std::ranges::any_of(text, is_letter)) return true;
  if (text.size() > 6) return false;
  const char32_t last = text.back();
  const bool closed = last == '.' || last == ')' || last == ']' || last == 0x3001 || last == 0xFF09;
  if (!closed) return false;
  std::size_t inner = 0;
  for (const char32_t code : text) inner += is_digit(code) || is_letter(code);
  return inner >= 1 && inner <= 4;
}

// "Table 3", "表1", "Source: ...".
bool is_caption(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 10> kNotes = {U"Note:",    U"Notes:",   U"NOTE:", U"NOTES:", U"Source:",
                                                          U"Sources:", U"SOURCE:",  U"注：",  U"注:",    U"资料来源"};
  for (const std::u32string_view word : kNotes) {
    if (text.starts_with(word)) return true;
  }
  constexpr std::array<std::u32string_view, 14> kWords = {U"Table", U"TABLE", U"Figure", U"FIGURE", U"Fig.",
                                                          U"Chart", U"CHART", U"Tableau", U"Tabelle", U"Graph",
                                                          U"Abbildung", U"Tabla", U"表", U"图"};
  for (const std::u32string_view word : kWords) {
    if (!text.starts_with(word) || text.size() == word.size()) continue;
    const char32_t next = text[word.size()];
    const bool numeral = is_digit(next) || std::u32string_view(U"一二三四五六七八九十").find(next) != text.npos;
    if (numeral || (word.size() > 1 && (next == 'I' || next == 'V' || next == 'X' || next == 'A' || next == 'B')))
      return true;
  }
  return false;
}

bool stands_for_number(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 10> kWords = {U"n/a", U"N/A", U"NA", U"n.a.", U"x",
                                                         U"X",   U"..",  U":",  U"…",    U"..."};
  if (std::ranges::all_of(text, is_dash)) return true;
  return std::ranges::find(kWords, text) != kWords.end();
}

void classify(const std::vector<Glyph>& glyphs, Piece& piece) {
  const std::u32string text = codes_of(glyphs, piece);
  int wide = 0, currency = 0;
  for (const char32_t code : text) {
    piece.digits += is_digit(code);
    piece.letters += is_letter(code);
    wide += is_wide_code(code);
    currency += is_currency(code);
  }
  piece.count = static_cast<int>(text.size());
  piece.first = text.front(), piece.last = text.back();
  piece.wide = wide * 2 > piece.count;
  if (piece.wide) piece.words = std::max(piece.words, wide / 2);
  // Figures may carry a unit or a footnote mark, so a few letters are no objection.
  piece.number = stands_for_number(text) || (piece.digits > 0 && piece.digits >= piece.letters * 2 && piece.words <= 4);
  piece.year = piece.digits == 4 && text.size() <= 6 && (text[0] == '1' || text[0] == '2') && text.size() > 1 &&
               (text[1] == '9' || text[1] == '0');
  piece.symbol = piece.count <= 2 && piece.digits == 0 && piece.letters == 0 &&
                 (currency > 0 || text[0] == '%' || text[0] == '*' || text[0] == ')' || text[0] == '(');
  piece.marker = is_marker(text);
  piece.caption = is_caption(text);
}

// The width of the letters of a line, if all are equally wide; 0 otherwise. Program text stands among other text.
double fixed_width(const std::vector<Glyph>& glyphs, const GlyphLine& line) {
  constexpr int kEnough = 6;  // letters, four different ones: some would be narrower than others
  double least = 1e30, most = 0;
  int letters = 0;
  std::array<char32_t, 4> seen{};
  std::size_t different = 0;
  for (const std::uint32_t id : line.glyphs) {
    const Glyph& glyph = glyphs[id];
    if (!is_letter(glyph.code) || is_wide_code(glyph.code) || glyph.size <= 0) continue;
    const double width = glyph.box.width() / glyph.size;
    least = std::min(least, width), most = std::max(most, width);
    ++letters;
    const auto end = seen.begin() + static_cast<std::ptrdiff_t>(different);
    if (different < seen.size() && std::find(seen.begin(), end, glyph.code) == end) seen[different++] = glyph.code;
  }
  return letters >= kEnough && different == seen.size() && most < least * 1.03 ? most : 0;
}

// The width of a blank: what most gaps between words of Latin text measure.
double usual_space(const std::vector<Glyph>& glyphs, const std::vector<GlyphLine>& lines) {
  constexpr int kSteps = 40;
  constexpr double kStep = 0.025;
  std::array<int, kSteps> seen{};
  for (const GlyphLine& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const GlyphWord &a = line.words[i - 1], &b = line.words[i];
      const Glyph& left = glyphs[line.glyphs[a.first + a.count - 1]];
      if (!is_letter(left.code) || is_wide_code(left.code) || left.size <= 0) continue;
      const int step = static_cast<int>((b.rect.x0 - a.rect.x1) / left.size / kStep);
      if (step >= 0 && step < kSteps) ++seen[step];
    }
  }
  // Neighbouring steps count together: sizes are rounded.
  int best = 0, most = 0;
  for (int i = 0; i + 1 < kSteps; ++i) {
    if (seen[i] + seen[i + 1] > most) most = seen[i] + seen[i + 1], best = i;
  }
  return most < 5 ? kUsualSpace : std::clamp((best + 1) * kStep, 0.2, kMostSpace);
}

class Splitter {
 public:
  Splitter(const std::vector<Glyph>& glyphs, Pieces& out) : glyphs_(glyphs), out_(out) {}

  void split(const GlyphLine& line) {
    leaders_.assign(line.glyphs.size(), false);
    find_leaders(line);
    piece_ = -1;
    const double fixed = fixed_width(glyphs_, line);
    space_ = fixed > 0 ? std::min(fixed, kMostSpace) : out_.space;
    const int index = static_cast<int>(out_.lines.size());
    out_.lines.emplace_back();
    bool was_leader = false;
    std::size_t word = 0;
    for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
      while (word + 1 < line.words.size() && line.words[word + 1].first <= i) ++word;
      const std::uint32_t id = line.glyphs[i];
      if (leaders_[i]) {
        was_leader = true;
        if (piece_ >= 0) piece().leader = true, piece().glyphs.push_back(id);
        continue;
      }
      const bool new_word = line.words[word].first == i;
      if (piece_ < 0 || was_leader || (new_word && is_gap(id))) start(index);
      if (new_word || piece().count == 0) {
        ++piece().words;
        piece().starts.push_back(static_cast<int>(piece().glyphs.size()));
      }
      add(id);
      was_leader = false;
    }
    if (out_.lines[index].pieces.empty()) out_.lines.pop_back();
  }

 private:
  Piece& piece() { return out_.pieces[piece_]; }

  void start(int line) {
    piece_ = static_cast<int>(out_.pieces.size());
    out_.pieces.emplace_back().line = line;
    out_.lines[line].pieces.push_back(piece_);
  }

  void add(std::uint32_t id) {
    const Glyph& glyph = glyphs_[id];
    Piece& into = piece();
    if (into.count == 0) {
      into.rect = glyph.box;
    } else {
      into.rect.unite(glyph.box);
    }
    if (into.words == 1) into.first_word = glyph.box.x1 - into.rect.x0;
    into.size = std::max(into.size, glyph.size > 0 ? glyph.size : glyph.box.height());
    into.glyphs.push_back(id);
    ++into.count;
    last_ = id;
  }

  bool is_gap(std::uint32_t id) const {
    const Glyph &left = glyphs_[last_], &right = glyphs_[id];
    const double size = std::max({left.size, right.size, 1.0});
    const bool wide = is_wide_code(left.code) && is_wide_code(right.code);
    const double least = wide ? kWideGapLeast : std::max(kLeastGap, space_ + kBeyondSpace);
    return right.box.x0 - left.box.x1 > least * size;
  }

  void find_leaders(const GlyphLine& line) {
    for (std::size_t i = 0; i < line.glyphs.size();) {
      std::size_t end = i;
      while (end < line.glyphs.size() && is_dot(glyphs_[line.glyphs[end]].code)) ++end;
      if (end - i >= kLeaderDots) std::fill(leaders_.begin() + i, leaders_.begin() + end, true);
      i = std::max(end, i + 1);
    }
  }

  const std::vector<Glyph>& glyphs_;
  Pieces& out_;
  std::vector<bool> leaders_;
  double space_ = 0;
  int piece_ = -1;
  std::uint32_t last_ = 0;
};

double middle_of(const std::vector<Glyph>& glyphs, const Piece& piece) {
  double sum = 0;
  int count = 0;
  for (const std::uint32_t id : piece.glyphs) {
    if (glyphs[id].size < piece.size * 0.9) continue;
    sum += glyphs[id].box.mid_y();
    ++count;
  }
  return count > 0 ? sum / count : piece.rect.mid_y();
}

void measure(PieceLine& line, const std::vector<Piece>& pieces) {
  double sum = 0;
  line.rect = pieces[line.pieces.front()].rect;
  for (const int id : line.pieces) {
    line.rect.unite(pieces[id].rect);
    line.size = std::max(line.size, pieces[id].size);
    sum += pieces[id].mid;
  }
  line.mid = sum / static_cast<double>(line.pieces.size());
}

}  // namespace

void split_piece(const Page& page, Pieces& pieces, int index, std::size_t at) {
  const Piece whole = pieces.pieces[index];
  const auto part = [&](std::size_t begin, std::size_t end) {
    Piece piece;
    piece.line = whole.line, piece.running = whole.running, piece.size = whole.size, piece.mid = whole.mid;
    piece.glyphs.assign(whole.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                        whole.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
    piece.rect = page.glyphs[piece.glyphs.front()].box;
    for (const std::uint32_t id : piece.glyphs) piece.rect.unite(page.glyphs[id].box);
    piece.rect.x1 = std::min(piece.rect.x1, whole.rect.x1);
    piece.starts.push_back(0);
    for (const int start : whole.starts) {
      const auto here = static_cast<std::size_t>(start);
      if (here > begin && here < end) piece.starts.push_back(static_cast<int>(here - begin));
    }
    piece.words = static_cast<int>(piece.starts.size());
    const std::size_t head = piece.words > 1 ? piece.starts[1] : piece.glyphs.size();
    piece.first_word = page.glyphs[piece.glyphs[head - 1]].box.x1 - piece.rect.x0;
    classify(page.glyphs, piece);
    return piece;
  };
  Piece behind = part(at, whole.glyphs.size());
  behind.leader = whole.leader;
  pieces.pieces[index] = part(0, at);
  const int added = static_cast<int>(pieces.pieces.size());
  pieces.pieces.push_back(std::move(behind));
  auto& line = pieces.lines[whole.line].pieces;
  line.insert(std::ranges::find(line, index) + 1, added);
}

namespace {

// Words of figures that cannot be one figure, as groups of thousands are: 741,43 and 9; 2010 and 2011; 12 and $5. 0 if there are
// none, else the first word of the second figure.
std::size_t second_figure(const Page& page, const Piece& piece, double space) {
  const auto word_of = [&](std::size_t word) {
    const std::size_t end = word + 1 < piece.starts.size() ? piece.starts[word + 1] : piece.glyphs.size();
    std::u32string text;
    for (std::size_t i = piece.starts[word]; i < end; ++i) text += page.glyphs[piece.glyphs[i]].code;
    return text;
  };
  std::u32string before = word_of(0);
  for (std::size_t word = 1; word < piece.starts.size(); ++word) {
    const std::u32string text = word_of(word);
    const Rect& left = page.glyphs[piece.glyphs[piece.starts[word] - 1]].box;
    const Rect& right = page.glyphs[piece.glyphs[piece.starts[word]]].box;
    const bool digits_before = std::ranges::any_of(before, is_digit), digits = std::ranges::any_of(text, is_digit);
    if (digits_before && digits) {
      const auto run = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
      const bool group = run == 3 && std::ranges::all_of(before, [](char32_t c) { return is_digit(c) || is_dash(c) || c == '(' || is_currency(c); }) &&
                         std::ranges::count_if(before, is_digit) <= 3;
      if (!group) return word;
    } else if (right.x0 - left.x1 > 1.25 * space * piece.size && (is_dash(before.back()) || is_dash(text.front()))) {
      return word;
    }
    before = text;
  }
  return 0;
}

bool is_figures(const Page& page, const Piece& piece) {
  return piece.starts.size() > 1 && piece.digits > 0 && std::ranges::all_of(piece.glyphs, [&](std::uint32_t id) {
    const char32_t code = page.glyphs[id].code;
    return is_digit(code) || is_dash(code) || is_currency(code) || code == ',' || code == '.' || code == '%' ||
           code == '(' || code == ')' || code == '+' || code == '*';
  });
}

void split_figures(const Page& page, Pieces& out) {
  for (std::size_t i = 0; i < out.pieces.size(); ++i) {
    if (!is_figures(page, out.pieces[i])) continue;
    const std::size_t word = second_figure(page, out.pieces[i], out.space);
    if (word > 0) split_piece(page, out, static_cast<int>(i), out.pieces[i].starts[word]);
  }
}

}  // namespace

Pieces pieces_of(const Page& page, std::span<const std::uint32_t> ids) {
  std::vector<std::uint32_t> upright;
  for (const std::uint32_t id : ids) {
    const Glyph& glyph = page.glyphs[id];
    const bool finite = std::isfinite(glyph.box.x0) && std::isfinite(glyph.box.x1) &&
                        std::isfinite(glyph.box.y0) && std::isfinite(glyph.box.y1);
    if (glyph.turn == 0 && finite && !is_blank(glyph.code)) upright.push_back(id);
  }
  const std::vector<GlyphLine> lines = lines_of(page.glyphs, upright);
  Pieces out;
  out.space = usual_space(page.glyphs, lines);
  Splitter splitter(page.glyphs, out);
  for (const GlyphLine& line : lines) splitter.split(line);
  for (Piece& piece : out.pieces) {
    piece.mid = middle_of(page.glyphs, piece);
    classify(page.glyphs, piece);
  }
  split_figures(page, out);
  for (PieceLine& line : out.lines) measure(line, out.pieces);
  return out;
}

int whole_number(const std::vector<Glyph>& glyphs, const Piece& piece) {
  int value = 0;
  for (const std::uint32_t id : piece.glyphs) {
    if (!is_digit(glyphs[id].code) || value > 99999) return -1;
    const char32_t code = glyphs[id].code;
    value = value * 10 + static_cast<int>(code < 0x100 ? code - '0' : code - 0xFF10);
  }
  return value;
}

}  // namespace recount
