#include "extract/stream_pieces.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/glyph_lines.h"
#include "extract/stream_kinds.h"

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
// ... and between digits, ...
constexpr double kDigitGap = 0.6;
// ... and less among Chinese characters, which have no blanks; justified text spreads them by less.
constexpr double kWideGapLeast = 0.42;

bool is_dot(char32_t code) {
  return code == '.' || code == 0x2026 || code == 0xB7 || code == '_' || code == 0x2024;
}
bool is_blank(char32_t code) {
  return code <= ' ' || code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200B);
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
    if (different < seen.size() && std::find(seen.begin(), end, glyph.code) == end)
      seen[different++] = glyph.code;
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
    into.size = std::max(into.size, size_of(glyph));
    into.glyphs.push_back(id);
    ++into.count;
    last_ = id;
  }

  bool is_gap(std::uint32_t id) const {
    const Glyph &left = glyphs_[last_], &right = glyphs_[id];
    const double size = std::max({left.size, right.size, 1.0});
    const bool wide = is_wide_code(left.code) && is_wide_code(right.code);
    double least = wide ? kWideGapLeast : std::max(kLeastGap, space_ + kBeyondSpace);
    // Blanks part thousands too; split_figures tells.
    if (is_digit(left.code) && is_digit(right.code)) least = std::max(least, kDigitGap);
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

Pieces pieces_of(const Page& page, std::span<const std::uint32_t> ids) {
  std::vector<std::uint32_t> upright;
  for (const std::uint32_t id : ids) {
    const Glyph& glyph = page.glyphs[id];
    const bool finite = std::isfinite(glyph.box.x0) && std::isfinite(glyph.box.x1) &&
                        std::isfinite(glyph.box.y0) && std::isfinite(glyph.box.y1);
    const bool ordered = glyph.box.x0 <= glyph.box.x1 && glyph.box.y0 <= glyph.box.y1;
    if (glyph.turn == 0 && finite && ordered && !is_blank(glyph.code)) upright.push_back(id);
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

std::vector<std::uint32_t> free_glyphs(const Page& page, const std::vector<Rect>& taken) {
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Rect& box = page.glyphs[i].box;
    const bool inside =
        std::ranges::any_of(taken, [&](const Rect& rect) { return rect.contains(box.mid_x(), box.mid_y()); });
    if (!inside) ids.push_back(static_cast<std::uint32_t>(i));
  }
  return ids;
}

void join_pieces(Pieces& pieces, int line, int begin, int end) {
  std::vector<int>& ids = pieces.lines[line].pieces;
  Piece& into = pieces.pieces[ids[begin]];
  for (int i = begin + 1; i < end; ++i) {
    const Piece& from = pieces.pieces[ids[i]];
    into.rect.unite(from.rect);
    for (const int start : from.starts) into.starts.push_back(start + static_cast<int>(into.glyphs.size()));
    into.glyphs.insert(into.glyphs.end(), from.glyphs.begin(), from.glyphs.end());
    into.words += from.words, into.letters += from.letters, into.digits += from.digits;
    into.count += from.count;
    into.last = from.last, into.leader = from.leader;
  }
  into.number = into.year = into.symbol = into.marker = false;
  ids.erase(ids.begin() + begin + 1, ids.begin() + end);
}

}  // namespace recount
