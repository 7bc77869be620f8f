#include "extract/missing_borders.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "extract/cell_pixels.h"
#include "extract/ink_lines.h"
#include "extract/line_gaps.h"

namespace recount {
namespace {

// Points: a text is wider than a rest of a border.
constexpr double kRest = 1.5;
// White in heights of a character: between two texts of a cell beside each other, and below each other; between two words.
constexpr double kApart = 1, kBelow = 0.75, kBetweenWords = 0.3;
// Cells with white at one place, and rulings that end there, that make a border; cells, where all of the table has white.
constexpr std::size_t kFewest = 3, kFewWhite = 2;
// Heights of a character: no column or row is narrower.
constexpr double kNarrowest = 0.8;
constexpr int kMostBorders = 40, kMostRounds = 10;  // of a table
// Noise has more: nobody waits for its borders.
constexpr std::size_t kMostCells = 1500, kMostGaps = 1000;

struct Span {
  double from = 0, to = 0;
  double mid() const { return (from + to) / 2; }
  bool has(double at) const { return at > from && at < to; }
};

// A cell, with the places of its texts across the border that is looked for.
struct CellTexts {
  Rect rect;
  std::vector<Span> texts;
  std::vector<Span> words;  // the same, with white of any width between them

  Span across(bool upright) const { return upright ? Span{rect.x0, rect.x1} : Span{rect.y0, rect.y1}; }
  Span along(bool upright) const { return across(!upright); }
  std::vector<Span> gaps() const {
    std::vector<Span> made;
    for (std::size_t i = 1; i < texts.size(); ++i) made.push_back({texts[i - 1].to, texts[i].from});
    return made;
  }
  bool is_free(double at) const {
    return std::ranges::none_of(texts, [at](const Span& text) { return text.has(at); });
  }
  // White between words that lies at a place, or as near as rulings that are one.
  std::optional<double> white_between_words(double at) const {
    for (const Span& word : words) {
      double next = std::numeric_limits<double>::infinity();
      for (const Span& other : words) {
        if (other.from >= word.to) next = std::min(next, other.from);
      }
      const Span gap{word.to, next};
      const double place = std::clamp(at, gap.from, std::max(gap.from, gap.to));
      const bool is_white = std::ranges::none_of(
          words, [&](const Span& other) { return other.from < gap.to && other.to > gap.from; });
      if (is_white && std::isfinite(next) && std::abs(place - at) <= kReach) return place;
    }
    return std::nullopt;
  }
};

// The borders of one direction.
class Borders {
 public:
  Borders(const std::vector<Ruling>& rulings, const PageTable& table, PIX* clean, double text_height,
          double pixels, bool upright)
      : rulings_(rulings),
        table_(table),
        clean_(clean),
        height_(text_height),
        pixels_(pixels),
        upright_(upright) {
    for (const PageCell& cell : table.cells) {
      cells_.push_back({cell.rect, {}, words_of(cell.rect)});
      cells_.back().texts = texts_of(cells_.back());
    }
    if (upright) find_loose_ends();
  }

  std::vector<Ruling> run() {
    if (cells_.size() > kMostCells || open_gaps().size() > kMostGaps) return {};
    find_places();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      // From the right: what is cut off becomes another cell.
      const std::vector<Span> gaps = cells_[i].gaps();
      for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) {
        if (const std::optional<double> at = place_in(*gap)) cut(i, *at);
      }
    }
    fill();
    return std::move(made_);
  }

 private:
  // White through all lines of a cell parts words; lines are parted by white rows.
  std::vector<Span> words_of(const Rect& cell) const {
    const PixelRect inside = pixels_of(inside_of(cell, rulings_), clean_, pixels_);
    std::vector<Span> words;
    for (const PixelRect& line : ink_lines(clean_, inside, height_)) {
      if (!upright_) {
        words.push_back({line.y0 / pixels_, line.y1 / pixels_});
        continue;
      }
      double from = line.x0;
      for (const PixelRect& white : white_in(clean_, line, kBetweenWords * height_)) {
        words.push_back({from / pixels_, white.x0 / pixels_});
        from = white.x1;
      }
      words.push_back({from / pixels_, line.x1 / pixels_});
    }
    // What is left of the border itself.
    if (upright_ && words.size() > 1)
      std::erase_if(words, [](const Span& word) { return word.to - word.from < kRest; });
    return words;
  }

  // Words with less white between them than two texts have are one.
  std::vector<Span> texts_of(const CellTexts& cell) const {
    std::vector<Span> words = cell.words;
    std::ranges::sort(words, {}, &Span::from);
    std::vector<Span> texts;
    for (const Span& word : words) {
      const double white = texts.empty() ? 0 : (word.from - texts.back().to) * pixels_ / height_;
      if (!texts.empty() && white < (upright_ ? kApart : kBelow)) {
        texts.back().to = std::max(texts.back().to, word.to);
      } else {
        texts.push_back(word);
      }
    }
    return texts;
  }

  // Where rows end without an upright ruling.
  void find_loose_ends() {
    const Rect& all = table_.rect;
    for (const Ruling& row : rulings_) {
      if (!row.horizontal || row.at < all.y0 - kReach || row.at > all.y1 + kReach) continue;
      for (const double end : {row.from, row.to}) {
        const bool is_inside = end > all.x0 + kReach && end < all.x1 - kReach;
        const bool meets = std::ranges::any_of(rulings_, [&](const Ruling& other) {
          return !other.horizontal && std::abs(other.at - end) <= kReach && other.from <= row.at + kReach &&
                 other.to >= row.at - kReach;
        });
        if (is_inside && !meets) loose_ends_.push_back(end);
      }
    }
  }

  // Gaps that no place found so far explains.
  std::vector<Span> open_gaps() const {
    std::vector<Span> open;
    for (const CellTexts& cell : cells_) {
      for (const Span& gap : cell.gaps()) {
        if (!place_in(gap)) open.push_back(gap);
      }
    }
    return open;
  }

  // What all gaps have in common that are white right behind a place.
  static Span common_at(const std::vector<Span>& gaps, double at) {
    Span common{at, std::numeric_limits<double>::infinity()};
    bool any = false;
    for (const Span& gap : gaps) {
      if (gap.from > at || gap.to <= at) continue;
      common = any ? Span{std::max(common.from, gap.from), std::min(common.to, gap.to)} : gap;
      any = true;
    }
    return common;
  }

  // The places of rulings that there are, then those where most cells have white.
  void find_places() {
    if (upright_) {
      for (const Ruling& ruling : rulings_) {
        const bool is_here = !ruling.horizontal && ruling.at > table_.rect.x0 + kReach &&
                             ruling.at < table_.rect.x1 - kReach &&
                             overlap(ruling.from, ruling.to, table_.rect.y0, table_.rect.y1) > 0;
        if (is_here) places_.push_back(ruling.at);
      }
    }
    for (int i = 0; i < kMostBorders; ++i) {
      const std::vector<Span> open = open_gaps();
      std::optional<double> best;
      std::size_t most = kFewest - 1;
      const auto offer = [&](double at, double place) {
        std::size_t count = static_cast<std::size_t>(
            std::ranges::count_if(loose_ends_, [at](double end) { return std::abs(end - at) <= kReach; }));
        for (const Span& gap : open) count += gap.has(at);
        if (count > most || (count == kFewWhite && most < kFewest && is_white_all_over(place)))
          most = count, best = place;
      };
      for (const double end : loose_ends_) offer(end, end);
      for (const Span& gap : open) {
        const double at = common_at(open, gap.from).mid();
        offer(at, common_at(open, at).mid());
      }
      if (!best) break;
      places_.push_back(*best);
      std::erase_if(loose_ends_, [best](double end) { return std::abs(end - *best) <= kReach; });
    }
    drop_twins();
  }

  // Of two places as near to each other as no borders are, the one that more gaps have.
  void drop_twins() {
    const auto support = [this](double at) {
      std::ptrdiff_t count = 0;
      for (const CellTexts& cell : cells_) {
        for (const Span& gap : cell.gaps()) count += gap.has(at);
      }
      return count;
    };
    std::ranges::stable_sort(places_, std::greater<>(), support);
    std::vector<double> kept;
    for (const double at : places_) {
      const auto is_twin = [&](double other) { return std::abs(other - at) * pixels_ < kNarrowest * height_; };
      if (std::ranges::none_of(kept, is_twin)) kept.push_back(at);
    }
    places_ = std::move(kept);
  }

  // Rows: no word of the table stands there.
  bool is_white_all_over(double at) const {
    return !upright_ && std::ranges::none_of(cells_, [at](const CellTexts& cell) {
      return std::ranges::any_of(cell.words, [at](const Span& word) { return word.has(at); });
    });
  }

  // Of the places in a gap, the one that is nearest to its middle.
  std::optional<double> place_in(const Span& gap) const {
    std::optional<double> nearest;
    for (const double at : places_) {
      if (gap.has(at) && (!nearest || std::abs(at - gap.mid()) < std::abs(*nearest - gap.mid()))) nearest = at;
    }
    return nearest;
  }

  // Makes two cells of one; cells_[i] is the first of them.
  void cut(std::size_t i, double at) {
    const Span along = cells_[i].along(upright_);
    made_.push_back({.horizontal = !upright_, .at = at, .from = along.from, .to = along.to, .thickness = 1});
    CellTexts other = cells_[i];
    for (std::vector<Span>* spans : {&other.texts, &other.words})
      std::erase_if(*spans, [at](const Span& span) { return span.to <= at; });
    for (std::vector<Span>* spans : {&cells_[i].texts, &cells_[i].words})
      std::erase_if(*spans, [at](const Span& span) { return span.from >= at; });
    (upright_ ? other.rect.x0 : other.rect.y0) = at;
    (upright_ ? cells_[i].rect.x1 : cells_[i].rect.y1) = at;
    cells_.push_back(std::move(other));
  }

  bool has_border(double at, double along) const {
    const auto is_there = [&](const Ruling& ruling) {
      return ruling.horizontal != upright_ && std::abs(ruling.at - at) < kSameLine &&
             ruling.from < along + kReach && ruling.to > along - kReach;
    };
    return std::ranges::any_of(rulings_, is_there) || std::ranges::any_of(made_, is_there);
  }

  // Cells without a text in the way between two that have the border, and cells beside one with white there between words.
  void fill() {
    bool changed = true;
    for (int round = 0; changed && round < kMostRounds; ++round) {
      changed = false;
      for (std::size_t i = 0; i < cells_.size(); ++i) {
        for (const double at : places_) {
          const Span across = cells_[i].across(upright_), along = cells_[i].along(upright_);
          if (at <= across.from + kSameLine || at >= across.to - kSameLine) continue;
          const int sides = has_border(at, along.from - 2 * kReach) + has_border(at, along.to + 2 * kReach);
          std::optional<double> place;
          if (sides > 0 && upright_) place = cells_[i].white_between_words(at);
          if (!place && sides == 2 && cells_[i].is_free(at)) place = at;
          if (!place) continue;
          cut(i, *place);
          changed = true;
        }
      }
    }
  }

  const std::vector<Ruling>& rulings_;
  const PageTable& table_;
  PIX* clean_;
  double height_, pixels_;
  bool upright_;
  std::vector<CellTexts> cells_;
  std::vector<double> loose_ends_, places_;
  std::vector<Ruling> made_;
};

}  // namespace

bool add_missing_borders(std::vector<Ruling>& rulings, const std::vector<PageTable>& tables, PIX* clean,
                         double text_height, double pixels, bool upright) {
  std::vector<Ruling> missing;
  for (const PageTable& table : tables) {
    std::vector<Ruling> made = Borders(rulings, table, clean, text_height, pixels, upright).run();
    missing.insert(missing.end(), made.begin(), made.end());
  }
  if (missing.empty()) return false;
  rulings.insert(rulings.end(), missing.begin(), missing.end());
  std::ranges::stable_sort(rulings, is_before);
  return true;
}

}  // namespace recount
