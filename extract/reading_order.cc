#include "extract/reading_order.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/utf8.h"

namespace recount {
namespace {

// Points. Columns of text are set at least this far apart.
constexpr double kGutter = 8;
// Lines of text that each side of a gutter has at least: else it is a gap between words.
constexpr int kColumnLines = 4;
// Text boxes are as high as their font, so those of close lines overlap; their middle part does not.
constexpr double kCore = 0.25;

// Pages with more pieces than this are no pages for people; they are read from top to bottom.
constexpr std::size_t kMaxPieces = 3000;

// A table, or a piece of a line that stands apart from its neighbours.
struct Atom {
  Rect rect;
  double core0 = 0, core1 = 0;  // vertical extent for cuts
  std::optional<std::size_t> table;
  GlyphLine piece;
  std::vector<GlyphLine> captions;  // of a table that stands beside another one
};

char32_t last_code(const std::string& text) {
  char32_t code = 0;
  for (std::size_t at = 0; at < text.size();) code = utf8_next(text, at);
  return code;
}

// Cuts a line where gaps are wide.
std::vector<GlyphLine> pieces_of(const GlyphLine& line) {
  std::vector<GlyphLine> pieces;
  for (std::size_t w = 0; w < line.words.size(); ++w) {
    const GlyphWord& word = line.words[w];
    const bool apart =
        w == 0 || (line.turn == 0 && word.rect.x0 - line.words[w - 1].rect.x1 > kWideGap * line.size);
    if (apart) {
      GlyphLine piece;
      piece.size = line.size;
      piece.turn = line.turn;
      piece.rect = word.rect;
      piece.first = line.first;
      piece.first_glyph = line.first_glyph;
      piece.first_chunk = line.first_chunk;
      pieces.push_back(std::move(piece));
    }
    GlyphLine& piece = pieces.back();
    GlyphWord moved = word;
    moved.first = piece.glyphs.size();
    const auto first = line.glyphs.begin() + static_cast<std::ptrdiff_t>(word.first);
    piece.glyphs.insert(piece.glyphs.end(), first, first + static_cast<std::ptrdiff_t>(word.count));
    piece.words.push_back(std::move(moved));
    piece.rect.unite(word.rect);
    piece.last = last_code(word.text);
  }
  return pieces;
}

// The pieces of one line together again.
GlyphLine join(const std::vector<const Atom*>& pieces) {
  GlyphLine line = pieces.front()->piece;
  line.last = pieces.back()->piece.last;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const GlyphLine& piece = pieces[i]->piece;
    for (GlyphWord word : piece.words) {
      word.first += line.glyphs.size();
      line.words.push_back(std::move(word));
    }
    line.glyphs.insert(line.glyphs.end(), piece.glyphs.begin(), piece.glyphs.end());
    line.rect.unite(piece.rect);
    line.size = std::max(line.size, piece.size);
  }
  return line;
}

using Atoms = std::vector<const Atom*>;

class Cutter {
 public:
  Cutter(std::vector<PageTable>& tables, std::vector<PageItem>& out) : tables_(tables), out_(out) {}

  void cut(Atoms atoms, const Rect& column) {
    // A loop instead of a call for the larger rest: hostile pages have long lists.
    while (atoms.size() > 1 && atoms.size() <= kMaxPieces) {
      Atoms rest;
      if (split_upright(atoms, rest)) {
        cut(atoms, text_extent(atoms, column));
        return cut(std::move(rest), text_extent(rest, column));
      }
      if (!split_level(atoms, rest)) break;
      cut(std::move(atoms), column);
      atoms = std::move(rest);
    }
    emit(atoms, column);
  }

 private:
  static Rect text_extent(const Atoms& atoms, const Rect& otherwise) {
    std::optional<Rect> extent;
    for (const Atom* atom : atoms) {
      if (atom->table) continue;
      if (!extent) extent = atom->rect;
      extent->unite(atom->rect);
    }
    return extent.value_or(otherwise);
  }

  static bool is_column(Atoms::const_iterator first, Atoms::const_iterator last) {
    std::vector<double> middles;
    for (auto it = first; it != last; ++it) {
      if ((*it)->table) return true;
      middles.push_back((*it)->rect.mid_y());
    }
    std::ranges::sort(middles);
    int lines = 0;
    double before = -1e9;
    for (const double middle : middles) {
      if (middle - before > 3) ++lines;
      before = middle;
    }
    return lines >= kColumnLines;
  }

  // Leaves what is left of the widest gutter in `atoms` and puts the others into `rest`.
  static bool split_upright(Atoms& atoms, Atoms& rest) {
    std::ranges::stable_sort(atoms, {}, [](const Atom* atom) { return atom->rect.x0; });
    double reach = atoms.front()->rect.x1, widest = kGutter;
    std::size_t at = 0;
    for (std::size_t i = 1; i < atoms.size(); ++i) {
      const double gap = atoms[i]->rect.x0 - reach;
      if (gap >= widest && is_column(atoms.begin(), atoms.begin() + static_cast<std::ptrdiff_t>(i)) &&
          is_column(atoms.begin() + static_cast<std::ptrdiff_t>(i), atoms.end())) {
        widest = gap;
        at = i;
      }
      reach = std::max(reach, atoms[i]->rect.x1);
    }
    return take_rest(atoms, rest, at);
  }

  static bool split_level(Atoms& atoms, Atoms& rest) {
    std::ranges::stable_sort(atoms, {}, &Atom::core0);
    double reach = atoms.front()->core1, widest = 0;
    std::size_t at = 0;
    for (std::size_t i = 1; i < atoms.size(); ++i) {
      const double gap = atoms[i]->core0 - reach;
      if (gap > widest) {
        widest = gap;
        at = i;
      }
      reach = std::max(reach, atoms[i]->core1);
    }
    return take_rest(atoms, rest, at);
  }

  static bool take_rest(Atoms& atoms, Atoms& rest, std::size_t at) {
    if (at == 0) return false;
    rest.assign(atoms.begin() + static_cast<std::ptrdiff_t>(at), atoms.end());
    atoms.resize(at);
    return true;
  }

  // What stands on one line and cannot be cut.
  void emit(Atoms& atoms, const Rect& column) {
    std::ranges::stable_sort(atoms, {}, [](const Atom* atom) { return atom->rect.x0; });
    std::vector<Atoms> lines;
    for (const Atom* atom : atoms) {
      if (atom->table) {
        for (const GlyphLine& caption : atom->captions) out_.push_back(PageLine{caption, atom->rect});
        out_.push_back(std::move(tables_[*atom->table]));
        continue;
      }
      const auto same = std::ranges::find_if(lines, [&](const Atoms& line) {
        return line.front()->piece.turn == atom->piece.turn &&
               std::max(line.front()->core0, atom->core0) < std::min(line.front()->core1, atom->core1);
      });
      if (same == lines.end()) {
        lines.push_back({atom});
      } else {
        same->push_back(atom);
      }
    }
    std::ranges::stable_sort(lines, {}, [](const Atoms& line) { return line.front()->rect.mid_y(); });
    for (const Atoms& line : lines) out_.push_back(PageLine{join(line), column});
  }

  std::vector<PageTable>& tables_;
  std::vector<PageItem>& out_;
};

// Lines directly above one of two tables that stand beside each other, and no wider than it, belong to it: at most so many, each
// so many font sizes above the one below.
constexpr int kMostCaptions = 2;
constexpr double kCaptionGap = 1.5;

bool stands_beside_another(const std::vector<Atom>& atoms, const Atom& table) {
  return std::ranges::any_of(atoms, [&](const Atom& other) {
    return other.table && other.table != table.table && overlap_x(other.rect, table.rect) < 0 &&
           overlap_y(other.rect, table.rect) > 0.5 * std::min(other.rect.height(), table.rect.height());
  });
}

void take_captions(std::vector<Atom>& atoms) {
  for (Atom& table : atoms) {
    if (!table.table || !stands_beside_another(atoms, table)) continue;
    for (int i = 0; i < kMostCaptions; ++i) {
      const auto caption = std::ranges::find_if(atoms, [&](const Atom& atom) {
        const double gap = table.rect.y0 - atom.rect.y1;
        return !atom.table && !atom.piece.words.empty() && atom.rect.x0 >= table.rect.x0 - 2 &&
               atom.rect.x1 <= table.rect.x1 + 2 && gap > -atom.piece.size &&
               gap < kCaptionGap * atom.piece.size;
      });
      if (caption == atoms.end()) break;
      table.rect.unite(caption->rect);
      table.core0 = table.rect.y0;
      table.captions.insert(table.captions.begin(), std::move(caption->piece));
      caption->piece = {};
    }
  }
  std::erase_if(atoms, [](const Atom& atom) { return !atom.table && atom.piece.words.empty(); });
}

}  // namespace

std::vector<PageItem> in_reading_order(const Page& page, std::vector<PageTable> tables,
                                       const std::vector<GlyphLine>& lines) {
  std::vector<Atom> atoms;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const Rect& rect = tables[t].rect;
    atoms.push_back({rect, rect.y0, rect.y1, t, {}, {}});
  }
  Rect extent{page.width, page.height, 0, 0};
  for (const GlyphLine& line : lines) {
    extent.x0 = std::min(extent.x0, line.rect.x0);
    extent.x1 = std::max(extent.x1, line.rect.x1);
    for (GlyphLine& piece : pieces_of(line)) {
      const double inset = kCore * piece.rect.height();
      atoms.push_back(
          {piece.rect, piece.rect.y0 + inset, piece.rect.y1 - inset, std::nullopt, std::move(piece), {}});
    }
  }
  take_captions(atoms);
  Atoms all;
  for (const Atom& atom : atoms) all.push_back(&atom);
  std::vector<PageItem> items;
  if (!all.empty()) Cutter(tables, items).cut(std::move(all), extent);
  return items;
}

}  // namespace recount
