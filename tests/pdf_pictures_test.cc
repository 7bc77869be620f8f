// Where pictures are on pages of PDF, and the pages drawn in their resolution.
#include "extract/pdf_pictures.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "extract/pdf_document.h"
#include "extract/picture.h"

namespace recount {
namespace {

std::string stream(int number, const std::string& dictionary, const std::string& data) {
  return std::to_string(number) + " 0 obj<<" + dictionary + "/Length " + std::to_string(data.size()) +
         ">>stream\n" + data + "\nendstream endobj\n";
}

// A grey picture in which each pixel differs from its neighbours.
std::string image(int number, int width, int height) {
  std::string data;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) data += static_cast<char>((x * 37 + y * 101) % 256);
  }
  return stream(number,
                "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width " +
                    std::to_string(width) + "/Height " + std::to_string(height),
                data);
}

// One page of 72 by 144 points. There is no list of objects: readers find them.
std::string pdf(const std::string& content, const std::string& objects, const std::string& more = "") {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 "
         "R]>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]/Contents 4 0 R/Resources<</XObject<</A 5 0 R/B "
         "6 0 R"
         ">>>>" +
         more + ">>endobj\n" + stream(4, "", content) + objects + "trailer<</Root 1 0 R>>\n";
}

double dpi_of(const std::string& bytes) {
  return PdfPictures(bytes, "").dpi(0);
}

constexpr double kNear = 2.5;  // lower by up to two pixels

TEST(PdfPictures, TellsTheResolutionOfAScan) {
  const std::string scan = image(5, 100, 200);
  EXPECT_NEAR(dpi_of(pdf("q 72 0 0 144 0 0 cm /A Do Q", scan)), 100, kNear);
  EXPECT_NEAR(dpi_of(pdf("q 0.5 0 0 0.5 0 0 cm 72 0 0 144 0 0 cm /A Do Q", scan)), 200, 2 * kNear);
  // On its side, in the file and on the page.
  EXPECT_NEAR(dpi_of(pdf("q 0 72 -144 0 144 0 cm /A Do Q", image(5, 72, 144))), 72, kNear);
  EXPECT_NEAR(dpi_of(pdf("q 72 0 0 144 0 0 cm /A Do Q", scan, "/Rotate 90")), 100, kNear);
}

TEST(PdfPictures, LooksAtTheLargest) {
  const std::string both = image(5, 100, 200) + image(6, 90, 90);
  EXPECT_NEAR(dpi_of(pdf("q 72 0 0 144 0 0 cm /A Do Q q 9 0 0 9 0 0 cm /B Do Q", both)), 100, kNear);
  // Strips, and a fine layer on a coarse one.
  EXPECT_NEAR(dpi_of(pdf("q 72 0 0 72 0 72 cm /A Do Q q 72 0 0 72 0 0 cm /B Do Q",
                         image(5, 150, 150) + image(6, 150, 150))),
              150, kNear);
  EXPECT_NEAR(dpi_of(pdf("q 72 0 0 144 0 0 cm /A Do Q q 72 0 0 144 0 0 cm /B Do Q",
                         image(5, 60, 120) + image(6, 200, 400))),
              200, kNear);
}

TEST(PdfPictures, FindsPicturesInFormsAndInLine) {
  const std::string form = stream(
      6, "/Type/XObject/Subtype/Form/BBox[0 0 72 144]/Matrix[2 0 0 2 0 0]/Resources<</XObject<</A 5 0 R>>>>",
      "36 0 0 72 0 0 cm /A Do");
  EXPECT_NEAR(dpi_of(pdf("/B Do", image(5, 100, 200) + form)), 100, kNear);
  const std::string gray(20 * 40, 'x');
  EXPECT_NEAR(dpi_of(pdf("q 18 0 0 36 0 0 cm BI /W 20 /H 40 /BPC 8 /CS /G ID " + gray + "\nEI Q", "")), 80,
              4 * kNear);
}

TEST(PdfPictures, SaysNothingWhereThereIsNone) {
  EXPECT_EQ(dpi_of(pdf("0 0 m 10 10 l S", "")), 0);
  EXPECT_EQ(dpi_of(pdf("/A Do /C Do 1 2 cm Q Q Do", "")), 0);
  EXPECT_EQ(dpi_of(pdf("q 72 0 0 144 0 0 cm /A Do Q", image(5, 20, 40))), 0);  // 20 dpi
  EXPECT_EQ(dpi_of(""), 0);
  EXPECT_EQ(dpi_of("%PDF-1.4\n"), 0);
  const std::string bytes = pdf("", "");
  EXPECT_EQ(PdfPictures(bytes, "").dpi(1), 0);
  EXPECT_EQ(PdfPictures(bytes, "").dpi(-1), 0);
}

TEST(PdfPictures, EndsWithFormsThatContainThemselves) {
  const std::string loop =
      stream(5, "/Type/XObject/Subtype/Form/BBox[0 0 72 144]/Resources<</XObject<</A 5 0 R>>>>",
             "/A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do");
  EXPECT_EQ(dpi_of(pdf("/A Do", loop)), 0);
}

TEST(PdfPictures, SurvivesCuts) {
  const std::string whole = pdf("q 72 0 0 144 0 0 cm /A Do Q", image(5, 30, 60));
  ::testing::internal::CaptureStderr();
  for (std::size_t size = 0; size < whole.size(); size += 7) dpi_of(whole.substr(0, size));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(PdfPictures, OpensWithThePassword) {
  std::ifstream file(RECOUNT_ROOT "/tests/pdf/encrypted.pdf", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(bytes.empty());
  EXPECT_EQ(PdfPictures(bytes, "open sesame").dpi(0), 0);
  EXPECT_EQ(PdfPictures(bytes, "wrong").dpi(0), 0);
}

TEST(PdfDocumentPicture, DrawsThePixelsOfTheScan) {
  for (const char* const rotate : {"", "/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    const std::string bytes = pdf("q 72 0 0 144 0 0 cm /A Do Q", image(5, 200, 400), rotate);
    const Result<PdfDocument> document = PdfDocument::open("a.pdf", bytes, "");
    ASSERT_TRUE(document);
    const PagePicture picture = document->picture(0, document->picture_dpi(0));
    ASSERT_TRUE(picture.pix);
    EXPECT_EQ(pixGetDepth(picture.pix.get()), 32);
    if (rotate[0] != '\0') continue;
    int equal = 0;
    for (int y = 5; y < 395; ++y) {
      for (int x = 5; x < 195; ++x) {
        l_uint32 value = 0;
        pixGetPixel(picture.pix.get(), x, y, &value);
        equal += static_cast<int>(value >> 24) == (x * 37 + y * 101) % 256;
      }
    }
    EXPECT_EQ(equal, 190 * 390);
  }
}

TEST(PdfDocumentPicture, HasItsLimit) {
  const std::string bytes = pdf("", "");
  const Result<PdfDocument> document = PdfDocument::open("a.pdf", bytes, "");
  ASSERT_TRUE(document);
  const PagePicture picture = document->picture(0, 100'000);
  ASSERT_TRUE(picture.pix);
  EXPECT_LT(picture.dpi, 4000);
  EXPECT_LE(1.0 * pixGetWidth(picture.pix.get()) * pixGetHeight(picture.pix.get()), 1.01 * kMaxPagePixels);
  const PagePicture none = document->picture(7, 100);
  EXPECT_FALSE(none.pix);
  EXPECT_EQ(none.problems.at(0).code, "page-not-drawn");
}

}  // namespace
}  // namespace recount
