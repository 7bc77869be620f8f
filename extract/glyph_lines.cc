#include "extract/glyph_lines.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "extract/utf8.h"

namespace recount {
namespace {

// Lines whose middles are nearer than this share of the font size are one: superscripts and mixed fonts stay in their line, and
// no program sets lines that tightly.
constexpr double kSameLine = 0.5;

// A glyph in the frame in which its text reads from left to right and from top to bottom.
struct Turned {
  std::uint32_t id;
  Rect box;
};

Rect turned(const Rect& box, int turn) {
  switch (turn) {
    case 90:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case 180:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case 270:
      return {-box.y1, box.x0, -box.y0, box.x1};
    default:
      return box;
  }
}

struct Building {
  std::vector<Turned> glyphs;
  double middle = 0, size = 0;
};

// Finds the lines among glyphs sorted by their middle.
std::vector<Building> gather(const std::vector<Glyph>& glyphs, std::vector<Turned> items) {
  std::ranges::sort(items, [](const Turned& a, const Turned& b) { return a.box.mid_y() < b.box.mid_y(); });
  std::vector<Building> lines;
  for (const Turned& item : items) {
    const double size = size_of(glyphs[item.id]);
    Building* best = nullptr;
    double nearest = 0;
    // Only the last few lines can be near: the glyphs come in order.
    for (std::size_t back = 1; back <= std::min<std::size_t>(lines.size(), 3); ++back) {
      Building& line = lines[lines.size() - back];
      const double distance = std::abs(item.box.mid_y() - line.middle);
      if (distance < kSameLine * std::max(size, line.size) && (best == nullptr || distance < nearest)) {
        best = &line;
        nearest = distance;
      }
    }
    if (best == nullptr) best = &lines.emplace_back();
    const double count = static_cast<double>(best->glyphs.size());
    // The large glyphs of a line say where it lies.
    if (size >= best->size * 0.9) {
      best->middle = best->glyphs.empty() || size > best->size * 1.1
                         ? item.box.mid_y()
                         : (best->middle * count + item.box.mid_y()) / (count + 1);
    }
    best->size = std::max(best->size, size);
    best->glyphs.push_back(item);
  }
  std::ranges::stable_sort(lines, {}, &Building::middle);
  return lines;
}

bool is_blank_between(const Glyph& left, const Rect& left_box, const Glyph& right, const Rect& right_box) {
  const double size = std::max(size_of(left), size_of(right));
  return right_box.x0 - left_box.x1 > word_gap(left.code, right.code) * size;
}

// Signs that never begin a line: what stands before them goes with them.
bool clings_back(char32_t code) {
  return std::u32string_view(U"，。；：、）】》”’％！？%/)]>,.;:!?").find(code) != std::u32string_view::npos;
}

// Whether no program breaks the line between two characters: within words and numbers, before such signs, behind /.
bool holds_together(char32_t left, char32_t right) {
  if (clings_back(right)) return true;
  const bool is_sign = left < 0x80 && !std::isalnum(static_cast<int>(left));
  return is_sign || (!is_wide_code(left) && !is_wide_code(right));
}

// What of a line cannot stand on two lines: a Chinese character, a word, 元/个.
void measure_start(const std::vector<Glyph>& glyphs, GlyphLine& line) {
  Rect rect = glyphs[line.glyphs.front()].box;
  line.first = glyphs[line.glyphs.front()].code;
  line.last = glyphs[line.glyphs.back()].code;
  line.first_glyph = length_of(rect, line.turn);
  for (std::size_t i = 1; i < line.words.front().count; ++i) {
    const Glyph& glyph = glyphs[line.glyphs[i]];
    if (!holds_together(glyphs[line.glyphs[i - 1]].code, glyph.code)) break;
    rect.unite(glyph.box);
  }
  line.first_chunk = length_of(rect, line.turn);
}

GlyphLine finish(const std::vector<Glyph>& glyphs, Building& building, int turn) {
  std::ranges::stable_sort(building.glyphs, {}, [](const Turned& item) { return item.box.x0 + item.box.x1; });
  GlyphLine line;
  line.turn = turn;
  line.size = building.size;
  line.rect = glyphs[building.glyphs.front().id].box;
  for (std::size_t i = 0; i < building.glyphs.size(); ++i) {
    const Turned& item = building.glyphs[i];
    const Glyph& glyph = glyphs[item.id];
    const bool starts = i == 0 || is_blank_between(glyphs[building.glyphs[i - 1].id],
                                                   building.glyphs[i - 1].box, glyph, item.box);
    if (starts) line.words.push_back({i, 0, glyph.box, ""});
    GlyphWord& word = line.words.back();
    ++word.count;
    word.rect.unite(glyph.box);
    utf8_append(word.text, glyph.code);
    line.rect.unite(glyph.box);
    line.glyphs.push_back(item.id);
  }
  measure_start(glyphs, line);
  return line;
}

double gap_between(const GlyphWord& left, const GlyphWord& right, int turn) {
  return turned(right.rect, turn).x0 - turned(left.rect, turn).x1;
}

}  // namespace

std::string GlyphLine::text() const {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += gap_between(words[i - 1], words[i], turn) > kWideGap * size ? "  " : " ";
    text += words[i].text;
  }
  return text;
}

std::vector<GlyphLine> lines_of(const std::vector<Glyph>& glyphs, GlyphIds ids) {
  std::vector<GlyphLine> lines;
  for (const int turn : {0, 90, 180, 270}) {
    std::vector<Turned> items;
    for (const std::uint32_t id : ids) {
      if (glyphs[id].turn == turn) items.push_back({id, turned(glyphs[id].box, turn)});
    }
    for (Building& building : gather(glyphs, std::move(items))) lines.push_back(finish(glyphs, building, turn));
  }
  return lines;
}

std::string text_of(const std::vector<Glyph>& glyphs, GlyphIds ids) {
  std::string text;
  for (const GlyphLine& line : lines_of(glyphs, ids)) {
    if (!text.empty()) text += '\n';
    text += line.text();
  }
  return text;
}

double length_of(const Rect& rect, int turn) {
  return turn % 180 == 0 ? rect.width() : rect.height();
}

double size_of(const Glyph& glyph) {
  if (glyph.size > 0) return glyph.size;
  return glyph.turn % 180 == 0 ? glyph.box.height() : glyph.box.width();
}

double usual_size(const std::vector<Glyph>& glyphs) {
  std::vector<double> sizes;
  for (const Glyph& glyph : glyphs) sizes.push_back(size_of(glyph));
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

bool is_wide_code(char32_t code) {
  return (code >= 0x1100 && code <= 0x11FF) || (code >= 0x2E80 && code <= 0xA4CF) ||
         (code >= 0xAC00 && code <= 0xD7FF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFFEF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

double word_gap(char32_t left, char32_t right) {
  const bool wide_left = is_wide_code(left), wide_right = is_wide_code(right);
  // Justified Chinese text is spread by up to a third of an em; programs set a quarter between Chinese and Latin
  // letters of their own accord. Latin blanks are a quarter of an em, rarely below a sixth.
  if (wide_left && wide_right) return 0.4;
  if (wide_left || wide_right) return 0.3;
  return 0.15;
}

}  // namespace recount
