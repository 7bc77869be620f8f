// Pages made of bytes, as a PDF or a scan could hold them, through layout and joining: quick, because nothing is drawn.
//
// A page begins with its size, a record of 8 bytes follows the other: a word, a ruling, or the next page.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extract/page_layout.h"
#include "extract/stitch.h"
#include "tests/support/invariants.h"

namespace {

using namespace recount;

constexpr std::size_t kMostPages = 4, kMostGlyphs = 4000;
// Some of each kind that the layout treats differently; others come as plain codes.
constexpr char32_t kCodes[] = {U'0',  U'1',  U'8',  U',',  U'.',  U'%',  U'-',  U'a', U'B',      U'(',
                               U'项', U'目', U'：', U'（', U'）', U'续', U'表', U'□', U'\uE000', U'\u0301'};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool more() const { return size_ >= 8; }
  int next() {
    if (size_ == 0) return 0;
    --size_;
    return *data_++;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

// Steps of 4 pt, so that bytes often meet, and finer ones beside them.
double coordinate(Bytes& bytes, double most) {
  const int coarse = bytes.next(), fine = bytes.next();
  return std::min(coarse * 4.0 + (fine < 128 ? 0 : (fine - 128) / 32.0), most);
}

void add_word(Bytes& bytes, int kind, Page& page) {
  double x = coordinate(bytes, page.width);
  const double y = coordinate(bytes, page.height);
  const int letters = bytes.next(), first = bytes.next(), size_byte = bytes.next();
  const double size = size_byte % 16 == 15 ? size_byte * 2.0 : size_byte % 16;
  const int turn = kind / 4 % 8 < 4 ? 0 : kind / 4 % 4 * 90;
  for (int i = 0; i <= letters % 16 && page.glyphs.size() < kMostGlyphs; ++i) {
    Glyph glyph;
    const auto code = static_cast<std::size_t>(first + i * (letters / 16));
    glyph.code = code % 3 < 2 ? kCodes[code % std::size(kCodes)] : static_cast<char32_t>(0x21 + code * 37);
    const double advance = std::max(size, 1.0) * (glyph.code >= 0x1100 ? 1 : 0.5);
    glyph.box = turn % 180 == 0 ? Rect{x, y, x + advance, y + size} : Rect{x, y, x + size, y + advance};
    glyph.size = kind >= 128 ? 0 : size;
    glyph.turn = turn;
    glyph.starts_word = i == 0;
    // As of a PDF: characters outside of the page are left out.
    if (glyph.box.mid_x() <= page.width && glyph.box.mid_y() <= page.height) page.glyphs.push_back(glyph);
    x += advance;
  }
}

void add_ruling(Bytes& bytes, bool horizontal, Page& page) {
  Ruling ruling;
  ruling.horizontal = horizontal;
  ruling.at = coordinate(bytes, horizontal ? page.height : page.width);
  ruling.from = coordinate(bytes, horizontal ? page.width : page.height);
  ruling.to = coordinate(bytes, horizontal ? page.width : page.height);
  if (ruling.from > ruling.to) std::swap(ruling.from, ruling.to);
  ruling.thickness = bytes.next() / 64.0;
  if (ruling.length() > 0) page.rulings.push_back(ruling);
}

Page take_page(Bytes& bytes, int number) {
  Page page;
  page.number = number;
  page.width = 3 + bytes.next() * 4;
  page.height = 3 + bytes.next() * 4;
  while (bytes.more()) {
    const int kind = bytes.next();
    if (kind % 16 == 15) break;
    if (kind % 4 == 0) {
      add_word(bytes, kind, page);
    } else {
      add_ruling(bytes, kind % 4 != 1, page);
    }
  }
  std::ranges::stable_sort(page.rulings, [](const Ruling& a, const Ruling& b) {
    return a.horizontal != b.horizontal ? a.horizontal : a.at < b.at;
  });
  return page;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  std::vector<PageContent> contents;
  while (bytes.more() && contents.size() < kMostPages) {
    Page page = take_page(bytes, static_cast<int>(contents.size()) + 1);
    turn_page(page, upright_turn(page));
    contents.push_back(layout_page(page));
  }
  Extraction extraction{"page", static_cast<int>(contents.size()), {}, {}};
  extraction.blocks = stitch(std::move(contents));
  const std::string why = testing::broken_invariant(extraction);
  if (why.empty()) return 0;
  std::fprintf(stderr, "%s\n", why.c_str());
  std::abort();
}
