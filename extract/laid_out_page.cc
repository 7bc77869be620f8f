#include "extract/laid_out_page.h"

#include <algorithm>
#include <cmath>

#include "extract/glyph_lines.h"
#include "extract/median.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// Line::at counts half lines, as lines beside the middle of others need: lines of a wrapped cell follow each other at so many font
// sizes in most prints. Lines farther apart than kNextLine halves have blank ones between them.
constexpr double kLinePitch = 1.35, kNextLine = 2.3;
// Pieces whose middles differ by more, in font sizes, stand on two lines.
constexpr double kLevel = 0.3;
// Lines nearer to each other than this, as Line::at, are none of one column: cells stand in the middle of their rows. So many show
// it, at least this share of all.
constexpr double kNear = 1.4;
constexpr std::size_t kLeastNear = 3, kNearShare = 10;
// Headings of two characters are spread, 分 值: characters alone in their pieces belong together up to this gap, in font sizes.
constexpr double kSpread = 1.7;
// What was recognized with less confidence, is no longer than this and has nothing above or below it but texts as wide as kWide
// font sizes, is a speck or the rest of a stamp: it would make a column of its own.
constexpr double kDoubtful = 0.75, kWide = 12;
constexpr int kLongestScrap = 2;
constexpr double kLargeTick = 1.3;
// No line of a page is longer, in columns of half a character.
constexpr double kMostColumns = 4000;
// Characters of a piece that shows how wide they are.
constexpr int kLongPiece = 6;
// Pages of few texts are not quite straight. Slopes are tried up to the steepest that is left; only pieces this far apart, in font sizes, show
// one, and where they differ by more than kOneLine with it they are none of one line.
constexpr double kSteepestLeft = 0.012, kSlopeStep = 0.0005, kFarApart = 4, kOneLine = 0.25;

bool is_doubtful(const Page& page, const Piece& piece) {
  return piece.count <= kLongestScrap && std::ranges::all_of(piece.glyphs, [&](std::uint32_t id) {
           return page.glyphs[id].confidence < kDoubtful;
         });
}

// Made by hand, over the rows: printed ones are no larger than the text.
bool is_large_tick(const Page& page, double size, const Piece& piece) {
  if (piece.count != 1 || piece.glyphs.empty()) return false;
  const Glyph& glyph = page.glyphs[piece.glyphs.front()];
  return glyph.code == U'√' && std::max(glyph.box.width(), glyph.box.height()) > kLargeTick * size;
}

void drop_scraps(const Page& page, double size, std::vector<const Piece*>& all) {
  std::erase_if(all, [&](const Piece* piece) { return is_large_tick(page, size, *piece); });
  std::vector<const Piece*> scraps;
  for (const Piece* piece : all) {
    const auto shares_column = [&](const Piece* other) {
      return other != piece && other->rect.width() < kWide * size &&
             overlap(piece->rect.x0, piece->rect.x1, other->rect.x0, other->rect.x1) > 0;
    };
    if (is_doubtful(page, *piece) && std::ranges::none_of(all, shares_column)) scraps.push_back(piece);
  }
  std::erase_if(all, [&](const Piece* piece) { return std::ranges::find(scraps, piece) != scraps.end(); });
}

// Half the width of a Chinese character, as it is set.
double column_width(const Page& page, const Pieces& pieces, double size) {
  std::vector<double> widths;
  for (const Piece& piece : pieces.pieces) {
    double columns = 0;
    for (const std::uint32_t id : piece.glyphs) columns += is_wide_code(page.glyphs[id].code) ? 2 : 1;
    if (piece.wide && piece.count >= kLongPiece) widths.push_back(piece.rect.width() / columns);
  }
  return widths.empty() ? size / 2 : std::clamp(median(std::move(widths)), 0.4 * size, 0.6 * size);
}

// By how much lines of text fall from left to right: with it the most pieces are level with others of their line.
double slope_of(const Pieces& pieces, double size) {
  struct Pair {
    double across = 0, down = 0;
  };
  std::vector<Pair> pairs;
  for (const PieceLine& line : pieces.lines) {
    for (std::size_t i = 1; i < line.pieces.size(); ++i) {
      const Piece &a = pieces.pieces[static_cast<std::size_t>(line.pieces[i - 1])],
                  &b = pieces.pieces[static_cast<std::size_t>(line.pieces[i])];
      const double across = b.rect.mid_x() - a.rect.mid_x();
      if (across > kFarApart * size) pairs.push_back({across, b.mid - a.mid});
    }
  }
  double best = 0, least = 1e30;
  const int steps = static_cast<int>(kSteepestLeft / kSlopeStep);
  for (int step = 0; step <= 2 * steps; ++step) {
    // From level on, to both sides.
    const double slope = kSlopeStep * (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
    double sum = 0;
    for (const Pair& pair : pairs) sum += std::min(std::abs(pair.down - slope * pair.across), kOneLine * size);
    if (sum < least * 0.999) least = sum, best = slope;
  }
  return best;
}

// Finer than PieceLine, which takes cells centred beside one another for one line.
std::vector<std::vector<const Piece*>> lines_of(const Page& page, Pieces& pieces, double size) {
  const double slope = slope_of(pieces, size);
  for (Piece& piece : pieces.pieces) piece.mid -= slope * piece.rect.mid_x();
  std::vector<const Piece*> all;
  for (const PieceLine& line : pieces.lines) {
    for (const int id : line.pieces) all.push_back(&pieces.pieces[static_cast<std::size_t>(id)]);
  }
  drop_scraps(page, size, all);
  std::ranges::stable_sort(all, {}, &Piece::mid);
  std::vector<std::vector<const Piece*>> lines;
  for (const Piece* piece : all) {
    if (lines.empty() || piece->mid - lines.back().front()->mid > kLevel * size) lines.emplace_back();
    lines.back().push_back(piece);
  }
  for (auto& line : lines) std::ranges::sort(line, {}, [](const Piece* piece) { return piece->rect.x0; });
  return lines;
}

bool is_lone(const Piece& piece) {
  return piece.count == 1 && piece.wide;
}

}  // namespace

LaidOutPage::LaidOutPage(const Page& page, Pieces pieces)
    : page_(page), size_(std::max(usual_size(page.glyphs), 1.0)) {
  double left = page.width;
  const double width = column_width(page, pieces, size_);
  for (const Piece& piece : pieces.pieces) left = std::min(left, piece.rect.x0);
  const std::vector<std::vector<const Piece*>> lines = lines_of(page, pieces, size_);
  texts_.resize(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    column_ = 0;
    double mid = 0;
    texts_[i].rect = lines[i].front()->rect;
    const Piece* before = nullptr;
    for (const Piece* piece : lines[i]) {
      const bool spread = before != nullptr && is_lone(*before) && is_lone(*piece) &&
                          piece->rect.x0 - before->rect.x1 < kSpread * size_;
      add(*piece, texts_[i], spread ? 0 : (piece->rect.x0 - left) / width, spread ? 1 : 2);
      before = piece;
      texts_[i].rect.unite(piece->rect);
      mid += piece->mid / static_cast<double>(lines[i].size());
    }
    Line line{.text = texts_[i].text};
    line.at = mid / (kLinePitch / 2 * size_);
    line.number = static_cast<std::uint32_t>(std::max(0L, std::lround(line.at))) + 1;
    const double away = i > 0 ? line.at - lines_.back().at : 0;
    if (away > kNextLine) line.gap = static_cast<std::uint32_t>((away - kNextLine) / 2) + 1;
    lines_.push_back(line);
  }
}

LayoutHints LaidOutPage::hints() const {
  std::size_t near = 0;
  for (std::size_t i = 1; i < lines_.size(); ++i) near += lines_[i].at - lines_[i - 1].at < kNear;
  return {.wide = 2, .middle = near >= kLeastNear && near * kNearShare >= lines_.size(), .exact = true};
}

std::size_t LaidOutPage::line_of(std::string_view part, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    const std::string& text = texts_[i].text;
    if (part.data() >= text.data() && part.data() < text.data() + text.size()) return i;
  }
  return last;
}

void LaidOutPage::glyphs_of(std::size_t line, std::string_view part, std::vector<std::uint32_t>& out) const {
  const Text& text = texts_[line];
  const auto begin = static_cast<std::size_t>(part.data() - text.text.data());
  for (std::size_t at = begin; at < begin + part.size(); ++at) {
    if (text.glyphs[at] >= 0) out.push_back(static_cast<std::uint32_t>(text.glyphs[at]));
  }
}

void LaidOutPage::add_blanks(Text& into, std::size_t count) {
  into.text.append(count, ' ');
  into.glyphs.insert(into.glyphs.end(), count, -1);
  column_ += count;
}

// At a column, and behind so many blanks at least: two of them part pieces.
void LaidOutPage::add(const Piece& piece, Text& into, double at, std::size_t blanks) {
  const auto column = static_cast<std::size_t>(std::lround(std::clamp(at, 0.0, kMostColumns)));
  add_blanks(into, std::max(column, column_ + (into.text.empty() ? 0 : blanks)) - column_);
  for (std::size_t i = 0; i < piece.glyphs.size(); ++i) {
    const bool starts = std::ranges::find(piece.starts, static_cast<int>(i)) != piece.starts.end();
    const char32_t code = page_.glyphs[piece.glyphs[i]].code;
    if (i > 0 && starts && !is_wide_code(code)) add_blanks(into, 1);
    const std::size_t before = into.text.size();
    utf8_append(into.text, code);
    into.glyphs.resize(into.text.size(), -1);
    into.glyphs[before] = piece.glyphs[i];
    column_ += code >= 0x1100 ? 2 : 1;
  }
}

}  // namespace recount
