#include "corpus/formats/hidden_text.h"

#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "corpus/draw/measure.h"
#include "corpus/draw/paint.h"
#include "corpus/draw/pdf_file.h"
#include "corpus/formats/misread.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

constexpr double kWidth = 1.0, kHalfWidth = 0.5;  // of letters in the font of the layer, in ems

double natural_width(const std::u32string& points) {
  double width = 0;
  for (const char32_t point : points) width += point < 0x80 ? kHalfWidth : kWidth;
  return width;
}

std::string hex(const std::u32string& points) {
  std::string made;
  for (const char32_t point : points) {
    char code[5];
    std::snprintf(code, sizeof code, "%04X", point > 0xFFFF ? 0xFFFDu : static_cast<unsigned>(point));
    made += code;
  }
  return made;
}

// A font without glyphs whose codes are those of Unicode, as such programs write it. Returns its object.
int add_font(PdfFile& file) {
  const int unicode =
      file.add_stream("",
                      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
                      "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap\n"
                      "CMapName currentdict /CMap defineresource pop\nend\nend");
  const int descriptor = file.add(
      "<< /Type /FontDescriptor /FontName /GlyphLessFont /Flags 5 /FontBBox [ 0 0 1000 1000 ] /ItalicAngle 0"
      " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>");
  const int letters = file.add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GlyphLessFont /CIDToGIDMap /Identity"
      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [ 0 127 500 ]"
      " /FontDescriptor " +
      std::to_string(descriptor) + " 0 R >>");
  return file.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /GlyphLessFont /Encoding /Identity-H /DescendantFonts [ " +
      std::to_string(letters) + " 0 R ] /ToUnicode " + std::to_string(unicode) + " 0 R >>");
}

// Width and height of the page, in points.
Point size_of(const std::string& page) {
  Point size;
  const std::size_t at = page.find("/MediaBox");
  if (at == std::string::npos ||
      std::sscanf(page.c_str() + at, "/MediaBox [0 0 %lf %lf]", &size.x, &size.y) != 2)
    throw std::invalid_argument("a page without a size");
  return size;
}

// The operators that show a line: its letters stretched to the length that they have on the image.
std::string show(const HiddenLine& line, Point size) {
  const std::u32string points = to_utf32(line.text);
  const double x = line.from.x * size.x, y = (1 - line.from.y) * size.y;
  const double along_x = (line.to.x - line.from.x) * size.x, along_y = (line.from.y - line.to.y) * size.y;
  const double up_x = (line.top.x - line.from.x) * size.x, up_y = (line.from.y - line.top.y) * size.y;
  const double length = std::hypot(along_x, along_y), height = std::hypot(up_x, up_y);
  if (points.empty() || length < 0.1 || height < 0.1) return "";
  const double cos = along_x / length, sin = along_y / length;
  char head[160];
  std::snprintf(head, sizeof head, "%.4f %.4f %.4f %.4f %.2f %.2f Tm /F1 %.2f Tf %.2f Tz <", cos, sin, -sin,
                cos, x, y, height, 100 * length / (natural_width(points) * height));
  return head + hex(points) + "> Tj\n";
}

}  // namespace

std::vector<HiddenLine> read_lines(const Page& page, const std::string& font, const Warp& warp, Rng rng,
                                   double rate) {
  const Measure measure(font);
  const auto on_scan = [&](double x, double y) { return warp.map(on_sheet(page, x, y)); };
  std::vector<HiddenLine> lines;
  for (const TextLine& line : page.lines) {
    std::string read = misread(line.text, rng, rate);
    if (rng.chance(rate) || read.empty()) continue;
    const double width = measure.lines(line.text, 0, line.size, line.bold)[0].width;
    const auto at = [&](double along, double up) {  // turned text runs upwards
      return line.turned ? on_scan(line.x - up, line.y - along) : on_scan(line.x + along, line.y - up);
    };
    lines.push_back({std::move(read), at(0, 0), at(width, 0), at(0, line.size)});
  }
  return lines;
}

std::string with_hidden_text(const std::string& pdf, const std::vector<std::vector<HiddenLine>>& pages) {
  PdfFile file(pdf);
  const std::string font = std::to_string(add_font(file)) + " 0 R";
  const std::vector<int> numbers = file.pages();
  for (std::size_t i = 0; i < numbers.size() && i < pages.size(); ++i) {
    const std::string page = file.object(numbers[i]);
    std::string content = "BT 3 Tr\n";
    for (const HiddenLine& line : pages[i]) content += show(line, size_of(page));
    const int layer = file.add_stream("", content + "ET");
    const std::size_t from = page.find("/Contents ") + 10;
    const std::string image = page.substr(from, page.find('\n', from) - from);
    file.replace(numbers[i], "/Contents " + image,
                 "/Contents [ " + image + " " + std::to_string(layer) + " 0 R ]");
    file.replace(numbers[i], "/XObject <<", "/Font << /F1 " + font + " >>\n/XObject <<");
  }
  return file.bytes();
}

}  // namespace recount::corpus
