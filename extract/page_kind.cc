#include "extract/page_kind.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <unordered_set>

#include "extract/utf8.h"

namespace recount {
namespace {

// The five hundred most frequent characters of modern Chinese, by the usual counts. They make up three quarters of any
// text; of characters taken at random they are one in fifteen.
constexpr std::u32string_view kCommon =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    U"方后多定行学法所民得经十三"
    U"之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天"
    U"政四日那社义事平形相全表间"
    U"样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    U"并提直题党程展五果料象员革"
    U"位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西"
    U"被干做必战先回则任取据处队"
    U"南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
    U"切打白教速花带安场身车例真"
    U"务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫"
    U"且究观越织装影算低持音众书"
    U"布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号"
    U"率族维划选标写存候毛亲快效"
    U"斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严绩项评预执偏措施";

// Fewer of them than this share of at least so many Chinese characters: the font names others than it shows.
constexpr double kFewCommon = 0.25;
constexpr int kEnoughChinese = 60;
// Share of characters that are no characters, from which on the text is not trusted. Bullets of symbol fonts are private codes
// too, but few.
constexpr double kManyBad = 0.1;
// Latin letters as wide as their size: fonts of Chinese characters named by their place in the font.
constexpr double kManyWide = 0.5;
constexpr int kEnoughLatin = 20;

// Share of the page that is painted over the paper, from which on a picture may cover it.
constexpr double kPainted = 0.5;
// Visible characters change with smoothing by more than this share of the pixels in their boxes.
constexpr double kChanged = 0.004;
// Ink outside characters and rulings: from these shares of the page, and of all ink, on it is text that no character stands
// for.
constexpr double kInk = 0.0015, kMostInk = 0.6;
constexpr std::size_t kFewGlyphs = 12;
// A page without characters is blank if it has less ink than half a dozen of them: dust.
constexpr double kLittleInk = 0.0002;
// Points. What is drawn thicker than this is shading; shorter rulings may be strokes of letters that are drawn as curves.
constexpr double kThickestStroke = 8, kSureRuling = 20;

bool is_bad(char32_t code) {
  if (code == 0xFFFD || code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
  const auto type = u_charType(static_cast<UChar32>(code));
  return type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE;
}

struct Pixels {
  int x0, y0, x1, y1;
};

Pixels pixels_of(const Rect& rect, const GrayImage& image) {
  const double scale = image.dpi / 72;
  return {std::clamp(static_cast<int>(rect.x0 * scale), 0, image.width),
          std::clamp(static_cast<int>(rect.y0 * scale), 0, image.height),
          std::clamp(static_cast<int>(std::ceil(rect.x1 * scale)), 0, image.width),
          std::clamp(static_cast<int>(std::ceil(rect.y1 * scale)), 0, image.height)};
}

struct Ink {
  double painted = 0;              // share of the page that is not bare paper
  double inside = 0, outside = 0;  // dark pixels, as shares of the page
};

// Which pixels lie in characters and rulings.
std::vector<std::uint8_t> known_pixels(const Page& page, const GrayImage& image) {
  std::vector<std::uint8_t> known(image.pixels.size(), 0);
  const auto mark = [&](const Rect& rect) {
    const Pixels at = pixels_of(rect, image);
    for (int y = at.y0; y < at.y1; ++y) {
      const auto row = known.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
      if (at.x0 < at.x1) std::fill(row + at.x0, row + at.x1, std::uint8_t{1});
    }
  };
  for (const Glyph& glyph : page.glyphs) mark(glyph.box);
  for (const Ruling& ruling : page.rulings) {
    if (ruling.length() < kSureRuling) continue;
    const double room = ruling.thickness / 2 + 1.5;
    mark(ruling.horizontal ? Rect{ruling.from, ruling.at - room, ruling.to, ruling.at + room}
                           : Rect{ruling.at - room, ruling.from, ruling.at + room, ruling.to});
  }
  return known;
}

// Marks the runs of filled pixels that are no longer than `most` in one row or column: `count` pixels, `step` apart.
void mark_thin(const std::vector<std::uint8_t>& filled, std::size_t first, std::size_t step, int count,
               int most, std::vector<std::uint8_t>& thin) {
  const auto at = [&](int i) { return first + static_cast<std::size_t>(i) * step; };
  for (int i = 0; i < count; ++i) {
    if (!filled[at(i)]) continue;
    const int begin = i;
    while (i < count && filled[at(i)]) ++i;
    for (int k = begin; i - begin <= most && k < i; ++k) thin[at(k)] = 1;
  }
}

// Bare paper has the same grey over and over; a scan hits it now and then.
constexpr int kBareRun = 16;

// Share of the page that something was painted on.
double painted_share(const GrayImage& image) {
  std::size_t bare = 0;
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* const row = image.row(y);
    for (int x = 0; x < image.width;) {
      const int begin = x;
      while (x < image.width && row[x] == PdfDocument::kPaper) ++x;
      if (x - begin >= kBareRun) bare += static_cast<std::size_t>(x - begin);
      if (x == begin) ++x;
    }
  }
  return 1 - static_cast<double>(bare) / static_cast<double>(image.pixels.size());
}

// Dark pixels inside and outside of characters and rulings; those of shaded areas are neither.
Ink ink_of(const Page& page, const GrayImage& image) {
  constexpr std::uint8_t kDark = 140;
  const std::vector<std::uint8_t> known = known_pixels(page, image);
  std::vector<std::uint8_t> filled(known.size());
  std::size_t inside = 0, outside = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const std::uint8_t grey = image.pixels[i];
    const std::uint8_t dark = grey < kDark ? 1 : 0;
    filled[i] = dark & static_cast<std::uint8_t>(known[i] ^ 1);
    inside += dark & known[i];
    outside += filled[i];
  }
  const double all = static_cast<double>(known.size());
  // Most pages have next to none, and need no closer look.
  if (static_cast<double>(outside) > kInk * all) {
    const int most = static_cast<int>(kThickestStroke * image.dpi / 72);
    const auto width = static_cast<std::size_t>(image.width);
    std::vector<std::uint8_t> thin(known.size(), 0);
    for (int y = 0; y < image.height; ++y)
      mark_thin(filled, static_cast<std::size_t>(y) * width, 1, image.width, most, thin);
    for (int x = 0; x < image.width; ++x)
      mark_thin(filled, static_cast<std::size_t>(x), width, image.height, most, thin);
    outside = static_cast<std::size_t>(std::ranges::count(thin, std::uint8_t{1}));
  }
  return {painted_share(image), static_cast<double>(inside) / all, static_cast<double>(outside) / all};
}

// Whether the characters are drawn: smoothing changes what is drawn as text, never a picture.
bool is_visible(const Page& page, const GrayImage& image, const GrayImage& other) {
  if (other.width != image.width || other.height != image.height) return true;
  std::size_t changed = 0, all = 0;
  for (const Glyph& glyph : page.glyphs) {
    const Pixels at = pixels_of(glyph.box, image);
    for (int y = at.y0; y < at.y1; ++y) {
      for (int x = at.x0; x < at.x1; ++x) changed += image.row(y)[x] != other.row(y)[x], ++all;
    }
  }
  return static_cast<double>(changed) > kChanged * static_cast<double>(all);
}

// ABCDEF+Name: fonts that programs embed for visible text, as far as they need them. Invisible text names fonts that are not
// there. Fonts without a name are drawn by the file itself (Type 3).
bool is_subset(const std::string& font) {
  return font.empty() || (font.size() > 7 && font[6] == '+');
}

}  // namespace

bool has_plausible_text(const PdfPage& pdf) {
  static const std::unordered_set<char32_t> common(kCommon.begin(), kCommon.end());
  int bad = 0, chinese = 0, known = 0;
  std::vector<int> latin(pdf.font_names.size(), 0), wide(pdf.font_names.size(), 0);
  const std::vector<Glyph>& glyphs = pdf.page.glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    bad += is_bad(glyph.code);
    if (is_chinese_code(glyph.code)) ++chinese, known += common.contains(glyph.code);
    if (glyph.code < 0x250 && glyph.turn == 0) {
      ++latin[pdf.fonts[i]];
      wide[pdf.fonts[i]] += glyph.size > 0 && std::abs(glyph.box.width() / glyph.size - 1) < 0.02;
    }
  }
  if (bad > kManyBad * static_cast<double>(glyphs.size())) return false;
  if (chinese >= kEnoughChinese && known < kFewCommon * chinese) return false;
  int wide_latin = 0;
  for (std::size_t font = 0; font < latin.size(); ++font) {
    if (latin[font] >= kEnoughLatin && wide[font] > kManyWide * latin[font]) wide_latin += latin[font];
  }
  return wide_latin <= kManyBad * static_cast<double>(glyphs.size());
}

PageKind kind_of(const PdfPage& pdf, const GrayImage& image, const std::function<GrayImage()>& unsmoothed) {
  const Page& page = pdf.page;
  if (image.empty()) return page.glyphs.empty() ? PageKind::kBlank : PageKind::kText;
  const Ink ink = ink_of(page, image);
  const bool has_more = ink.outside > kInk && ink.outside > kMostInk * (ink.inside + ink.outside);
  if (page.glyphs.empty()) return ink.outside > kLittleInk ? PageKind::kImage : PageKind::kBlank;
  if (!has_plausible_text(pdf)) return PageKind::kBadFont;
  // A picture of black dots alone leaves the paper bare; then only the font can arouse suspicion.
  const bool is_suspect = ink.painted > kPainted || !std::ranges::all_of(pdf.font_names, is_subset);
  if (is_suspect && !is_visible(page, image, unsmoothed())) return PageKind::kHiddenText;
  if (!has_more) return PageKind::kText;
  return page.glyphs.size() < kFewGlyphs ? PageKind::kImage : PageKind::kMixed;
}

}  // namespace recount
