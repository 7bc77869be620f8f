// PDF files of the corpus: what is added to them after they are drawn, byte by byte; hidden text; watermarks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "corpus/draw/furniture.h"
#include "corpus/draw/paint.h"
#include "corpus/draw/pdf_file.h"
#include "corpus/draw/pdf_sheet.h"
#include "corpus/draw/typeset.h"
#include "corpus/formats/container.h"
#include "corpus/formats/misread.h"
#include "corpus/formats/subject.h"
#include "corpus/source/lines.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kFont = "AR PL UMing CN";

// An upright page with a line near its top left corner.
Page small_page() {
  Page page;
  page.width = 300;
  page.height = 200;
  page.lines.push_back({20, 30, "项目名称", 10, false, false});
  return page;
}

PdfStyle style_of(int rotate, bool crop) {
  PdfStyle style;
  style.page_rotate = rotate;
  style.crop = crop;
  return style;
}

// Parsed again, each object must stand where the table says: the constructor refuses a file where one does not.
std::vector<std::string> page_objects(const std::string& pdf) {
  const PdfFile file(pdf);
  std::vector<std::string> objects;
  for (const int page : file.pages()) objects.push_back(file.object(page));
  return objects;
}

TEST(CorpusPdfFile, EntriesAndObjectsAreAddedAndFoundAgain) {
  const std::string before = to_pdf({small_page(), small_page(), small_page()}, kFont);
  PdfFile file(before);
  EXPECT_EQ(file.bytes().size(), before.size()) << "nothing was changed";
  EXPECT_EQ(PdfFile(file.bytes()).bytes(), file.bytes());
  const std::vector<int> pages = file.pages();
  ASSERT_EQ(pages.size(), 3u);
  file.add_entries(pages[1], "/Rotate 90");
  const int added = file.add_stream("/Kind /Test", "12345");
  const PdfFile again(file.bytes());
  EXPECT_EQ(again.pages(), pages);
  EXPECT_THAT(again.object(pages[0]), Not(HasSubstr("/Rotate")));
  EXPECT_THAT(again.object(pages[1]), HasSubstr("<< /Rotate 90 /Type /Page"));
  EXPECT_EQ(again.object(added),
            std::to_string(added) + " 0 obj\n<< /Length 5 /Kind /Test >>\nstream\n12345\nendstream\nendobj\n");
  EXPECT_THAT(file.bytes(), HasSubstr("/Size " + std::to_string(added + 1)));
}

TEST(CorpusPdfFile, OtherFilesAreRefused) {
  const std::string good = to_pdf({small_page()}, kFont);
  for (const std::string& bad : {std::string(), std::string("%PDF-1.5\nstartxref\n0\n%%EOF\n"), "more" + good,
                                 good.substr(0, good.size() / 2)}) {
    EXPECT_THROW(PdfFile{bad}, std::invalid_argument);
  }
  PdfFile file(good);
  EXPECT_THROW(file.replace(file.pages()[0], "/Nothing", ""), std::invalid_argument);
  EXPECT_THROW(file.object(9999), std::invalid_argument);
}

TEST(CorpusPdf, PagesAreRotatedAndCropped) {
  struct Case {
    int rotate;
    bool crop;
    const char *media, *entries;
  };
  const Case cases[] = {
      {0, false, "/MediaBox [ 0 0 300 200 ]", "<< /Type /Page"},
      {90, false, "/MediaBox [ 0 0 200 300 ]", "<< /Rotate 90 /Type"},
      {270, false, "/MediaBox [ 0 0 200 300 ]", "<< /Rotate 270 /Type"},
      {0, true, "/MediaBox [ 0 0 362 264 ]", "<< /CropBox [ 28.00 40.00 328.00 240.00 ] /Type"},
      {90, true, "/MediaBox [ 0 0 264 362 ]", "<< /Rotate 90 /CropBox [ 24.00 28.00 224.00 328.00 ] /Type"},
      {270, true, "/MediaBox [ 0 0 264 362 ]", "<< /Rotate 270 /CropBox [ 40.00 34.00 240.00 334.00 ] /Type"},
  };
  for (const Case& c : cases) {
    const std::string pdf = to_pdf({small_page(), small_page()}, kFont, style_of(c.rotate, c.crop));
    for (const std::string& page : page_objects(pdf)) {
      EXPECT_THAT(page, HasSubstr(c.media));
      EXPECT_THAT(page, HasSubstr(c.entries));
    }
    EXPECT_EQ(pdf, to_pdf({small_page(), small_page()}, kFont, style_of(c.rotate, c.crop)));
  }
}

// What a viewer does, from the PDF reference: crop, then turn clockwise. Every point must come out where it was.
TEST(CorpusPdf, AViewerShowsThePageAsItWas) {
  for (const int rotate : {0, 90, 270}) {
    for (const bool crop : {false, true}) {
      const PdfSheet sheet(300, 200, style_of(rotate, crop));
      const auto m = sheet.matrix();
      double x0 = 0, y0 = 0, x1 = sheet.width(), y1 = sheet.height();  // of the crop box, y upwards
      const std::string entries = sheet.entries();
      if (crop) {
        ASSERT_EQ(std::sscanf(entries.c_str() + entries.find("/CropBox"), "/CropBox [ %lf %lf %lf %lf ]", &x0,
                              &y0, &x1, &y1),
                  4);
      }
      for (const Point shown : {Point{0, 0}, Point{300, 0}, Point{120, 50}, Point{300, 200}}) {
        const double x = m[0] * shown.x + m[2] * shown.y + m[4];
        const double y = sheet.height() - (m[1] * shown.x + m[3] * shown.y + m[5]);
        const double across = rotate == 0 ? x - x0 : rotate == 90 ? y - y0 : y1 - y;
        const double down = rotate == 0 ? y1 - y : rotate == 90 ? x - x0 : x1 - x;
        EXPECT_NEAR(across, shown.x, 0.01) << rotate << crop;
        EXPECT_NEAR(down, shown.y, 0.01) << rotate << crop;
      }
    }
  }
}

TEST(CorpusPdf, PrintersMarksStayOutsideThePage) {
  const Page marks = printers_marks(300, 200);
  EXPECT_EQ(marks.strokes.size(), 8u);
  for (const Stroke& stroke : marks.strokes) {
    EXPECT_TRUE(std::max(stroke.x0, stroke.x1) < 0 || std::min(stroke.x0, stroke.x1) > 300 ||
                std::max(stroke.y0, stroke.y1) < 0 || std::min(stroke.y0, stroke.y1) > 200);
  }
  for (const TextLine& line : marks.lines) EXPECT_TRUE(line.y < 0 || line.y - line.size > 200) << line.text;
}

TEST(CorpusPdf, WatermarksGoAcrossThePageAndAreNoneOfItsLines) {
  std::vector<Page> pages = {small_page()};
  const Image plain = to_image(pages[0], kFont, 72);
  const std::string plain_pdf = to_pdf(pages, kFont);
  add_watermark(pages, "内部资料", 40, kFont);
  ASSERT_TRUE(pages[0].watermark);
  EXPECT_EQ(pages[0].lines.size(), 1u);
  EXPECT_LT(pages[0].watermark->width, 360);
  EXPECT_GT(pages[0].watermark->width, 150);
  const Image marked = to_image(pages[0], kFont, 72);
  std::size_t lighter = 0;
  for (std::size_t i = 0; i < plain.pixels.size(); ++i) {
    lighter += marked.pixels[i] != plain.pixels[i];
    if (plain.pixels[i] == 255) {
      EXPECT_GE(marked.pixels[i], 0.8 * 255);
    }
  }
  EXPECT_GT(lighter, 1000u);
  EXPECT_NE(to_pdf(pages, kFont), plain_pdf);
}

TEST(CorpusPdf, StylesAreDrawnForSomeAndCanBeFixed) {
  int marked = 0, rotated = 0, cropped = 0, hidden = 0;
  for (int i = 0; i < 1000; ++i) {
    const PdfStyle style = draw_pdf_style(Rng("document " + std::to_string(i)), {});
    marked += !style.watermark.empty();
    rotated += style.page_rotate != 0;
    cropped += style.crop;
    hidden += style.hidden_text;
    EXPECT_TRUE(style.watermark_angle >= 30 && style.watermark_angle <= 45);
  }
  EXPECT_NEAR(marked, 150, 40);
  EXPECT_NEAR(rotated, 100, 35);
  EXPECT_NEAR(cropped, 80, 30);
  EXPECT_NEAR(hidden, 300, 50);
  for (int i = 0; i < 20; ++i) {
    const Rng rng("document " + std::to_string(i));
    const PdfStyle all = draw_pdf_style(
        rng, {{"watermark", "公开"}, {"page_rotate", "270"}, {"crop", "crop"}, {"hidden_text", "layer"}});
    EXPECT_EQ(all.watermark, "公开");
    EXPECT_EQ(all.page_rotate, 270);
    EXPECT_TRUE(all.crop && all.hidden_text);
    const PdfStyle none = draw_pdf_style(
        rng, {{"watermark", "none"}, {"page_rotate", "0"}, {"crop", "none"}, {"hidden_text", "none"}});
    EXPECT_EQ(none.watermark, "");
    EXPECT_EQ(none.page_rotate, 0);
    EXPECT_FALSE(none.crop || none.hidden_text);
  }
}

TEST(CorpusHiddenText, MisreadsAboutAsMuchAsItIsTold) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "项目完成值105.8万元，未完成。";
  Rng rng("misread");
  EXPECT_EQ(misread(text, rng, 0), text);
  for (const double rate : {0.01, 0.1}) {
    const std::u32string printed = to_utf32(text), read = to_utf32(misread(text, rng, rate));
    std::size_t wrong = 0, at = 0;  // characters of `read` that do not go on in the order of `printed`
    for (const char32_t point : read) {
      const std::size_t found = printed.find(point, at);
      if (found == std::u32string::npos || found > at + 2) {
        ++wrong;
      } else {
        at = found + 1;
      }
    }
    EXPECT_GT(static_cast<double>(wrong), 0.3 * rate * static_cast<double>(printed.size()));
    EXPECT_LT(static_cast<double>(wrong), 3 * rate * static_cast<double>(printed.size()));
    EXPECT_NE(to_utf8(read), text);
  }
}

TEST(CorpusHiddenText, LinesLieWhereTheImageHasThem) {
  Page page = small_page();
  page.lines.push_back({280, 180, "原因", 10, false, true});  // runs upwards
  const std::vector<HiddenLine> lines = read_lines(page, kFont, Warp(), Rng("x"), 0);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "项目名称");
  EXPECT_NEAR(lines[0].from.x, 20.0 / 300, 1e-9);
  EXPECT_NEAR(lines[0].to.x, 60.0 / 300, 0.01);
  EXPECT_NEAR(lines[0].top.y, 20.0 / 200, 1e-9);
  EXPECT_NEAR(lines[1].to.y, 160.0 / 200, 0.01);
  EXPECT_NEAR(lines[1].top.x, 270.0 / 300, 1e-9);
}

TEST(CorpusHiddenText, IsAddedToEachPageOfAScanInvisibly) {
  ScannedPage page{Image(300, 200, 3, 255), 72};
  page.hidden = {{"项目A", {0.1, 0.5}, {0.2, 0.5}, {0.1, 0.45}}};
  const std::string plain = to_file({{page.image, 72}, {page.image, 72}}, Container::kPdf);
  const std::string pdf = to_file({page, page}, Container::kPdf);
  const PdfFile file(pdf);
  const std::vector<std::string> objects = page_objects(pdf);
  ASSERT_EQ(objects.size(), 2u);
  for (const std::string& object : objects) {
    EXPECT_THAT(object, HasSubstr("/Font << /F1 "));
    const std::size_t contents = object.find("/Contents [ ");
    ASSERT_NE(contents, std::string::npos);
    int image = 0, layer = 0;
    ASSERT_EQ(std::sscanf(object.c_str() + contents, "/Contents [ %d 0 R %d 0 R ]", &image, &layer), 2);
    EXPECT_THAT(file.object(image), HasSubstr("/Im1 Do"));
    EXPECT_THAT(file.object(layer), HasSubstr("BT 3 Tr\n1.0000 0.0000 -0.0000 1.0000 30.00 100.00 Tm "
                                              "/F1 10.00 Tf 120.00 Tz <987976EE0041> Tj"));
  }
  EXPECT_THAT(plain, Not(HasSubstr("/F1")));
}

}  // namespace
}  // namespace recount::corpus
