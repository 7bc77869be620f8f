// Digital PDFs as they come: handmade files of tests/pdf/ and what is read from each (tests/cases/pdf.txt).
#include "extract/pdf_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "extract/pdf_document.h"
#include "tests/support/documents.h"
#include "tests/support/invariants.h"
#include "tests/support/pdf_cases.h"
#include "tests/support/pdf_source.h"

namespace recount {
namespace {

using testing::broken_invariant;
using testing::pdf_bytes;
using testing::pdf_from_source;
using testing::read_pdf_bytes;
using testing::shown;

TEST(PdfSource, CountsBytesAndObjects) {
  EXPECT_EQ(pdf_from_source("{{object 3 0}}\n<< {{streamlen}} >>\nstream\nabcde\nendstream\nendobj\n"
                            "{{xref}}\n{{trailer}}\n{{startxref}}\n"),
            "3 0 obj\n<< /Length 5 >>\nstream\nabcde\nendstream\nendobj\n"
            "xref\n0 1\n0000000000 65535 f \n3 1\n0000000000 00000 n \n"
            "trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n54\n");
}

TEST(PdfSource, Repeats) {
  EXPECT_EQ(pdf_from_source("{{repeat 3}}{{i}} {{i+5}} {{i*2}} {{i*2+5}}; {{end}}x"),
            "0 5 0 5; 1 6 2 7; 2 7 4 9; x");
}

TEST(PdfSource, LeavesAloneWhatIsNoTemplate) {
  for (const char* text : {"{{", "{{no}}", "{{object}}", "{{object 1}}", "{{object 1 0 0}}",
                           "{{repeat x}}{{end}}", "{{repeat 2}}", "{{i}}", "{{{}}"}) {
    const std::string got = pdf_from_source(text);
    EXPECT_EQ(got, std::string(text).starts_with("{{repeat") ? got : text);
  }
}

TEST(PdfReader, ReadsEachHandmadeFile) {
  const auto cases = testing::read_pdf_cases("pdf");
  EXPECT_GE(cases.size(), 30u);
  for (const testing::PdfCase& one : cases) {
    SCOPED_TRACE("tests/cases/pdf.txt:" + std::to_string(one.line));
    const Result<Extraction> got = read_pdf_bytes(pdf_bytes(one.name));
    EXPECT_EQ(shown(got), one.expected) << one.name;
    if (got) {
      EXPECT_EQ(broken_invariant(*got), "") << one.name;
      EXPECT_EQ(got->reader, "pdf-text");
    }
  }
}

TEST(PdfReader, HasACaseForEachHandmadeFile) {
  std::set<std::string> names;
  for (const testing::PdfCase& one : testing::read_pdf_cases("pdf")) names.insert(one.name);
  names.insert("many_pages");  // below
  for (const auto& entry : std::filesystem::directory_iterator(RECOUNT_ROOT "/tests/pdf")) {
    if (entry.path().extension() != ".in") continue;
    EXPECT_TRUE(names.contains(entry.path().stem())) << entry.path();
  }
}

// The box of what a viewer shows at the top left must be there, whatever the file turns.
TEST(PdfReader, GivesPlacesOnTheUprightPage) {
  const Result<Extraction> upright = read_pdf_bytes(pdf_bytes("ruled_table"));
  ASSERT_TRUE(upright);
  const Box want = std::get<Paragraph>(upright->blocks.at(0)).from.box.value();
  for (const char* name : {"rotated", "sideways"}) {
    const Result<Extraction> got = read_pdf_bytes(pdf_bytes(name));
    ASSERT_TRUE(got);
    for (const Block& block : got->blocks) {
      const auto* title = std::get_if<Paragraph>(&block);
      if (title == nullptr) continue;
      const Box& box = title->from.box.value();
      EXPECT_NEAR(box.x0, want.x0, 0.01) << name << title->from.page;
      EXPECT_NEAR(box.y0, want.y0, 0.01) << name << title->from.page;
      EXPECT_NEAR(box.x1, want.x1, 0.01) << name << title->from.page;
      EXPECT_NEAR(box.y1, want.y1, 0.01) << name << title->from.page;
    }
  }
}

TEST(PdfReader, TellsOfEachPageBeforeItReadsIt) {
  std::vector<int> pages;
  ReadOptions options;
  options.on_page = [&](int page) { pages.push_back(page); };
  ASSERT_TRUE(read_pdf_bytes(pdf_bytes("running_heads"), options));
  EXPECT_EQ(pages, (std::vector<int>{1, 2, 3}));
}

TEST(PdfReader, RefusesTooManyPages) {
  ReadOptions options;
  options.limits.pages = 2;
  const Result<Extraction> got = read_pdf_bytes(pdf_bytes("running_heads"), options);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kLimit);
  EXPECT_EQ(got.error().message, (Message{"error.too-many-pages", {"test.pdf", "3", "2"}}));
  options.limits.pages = 3;
  EXPECT_TRUE(read_pdf_bytes(pdf_bytes("running_heads"), options));
}

// The file is opened anew now and then; the pages must go on as they were.
TEST(PdfReader, ReadsManyPages) {
  const Result<Extraction> got = read_pdf_bytes(pdf_bytes("many_pages"));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->pages, 205);
  ASSERT_EQ(got->blocks.size(), 205u);
  for (int page = 1; page <= 205; ++page) {
    const auto& paragraph = std::get<Paragraph>(got->blocks[static_cast<std::size_t>(page - 1)]);
    EXPECT_EQ(paragraph.raw, "This is page number " + std::to_string(page - 1) + ".");
    EXPECT_EQ(paragraph.from.page, page);
  }
}

TEST(PdfDocument, DrawsHugePagesWithFewerPixels) {
  const std::string bytes = pdf_bytes("huge_page");
  const Result<PdfDocument> document = PdfDocument::open("test.pdf", bytes, "");
  ASSERT_TRUE(document);
  const GrayImage image = document->draw(0, kPageDpi);
  ASSERT_FALSE(image.empty());
  EXPECT_LE(static_cast<double>(image.width) * image.height, kMaxPagePixels * 1.01);
  EXPECT_LT(image.dpi, kPageDpi);
  EXPECT_NEAR(image.width, 20000 * image.dpi / 72, 2);
  const std::string small = pdf_bytes("ruled_table");
  const Result<PdfDocument> usual = PdfDocument::open("test.pdf", small, "");
  ASSERT_TRUE(usual);
  EXPECT_EQ(usual->draw(0, kPageDpi).dpi, kPageDpi);
}

TEST(PdfDocument, GivesNoPageThatIsNotThere) {
  const std::string bytes = pdf_bytes("ruled_table");
  const Result<PdfDocument> document = PdfDocument::open("test.pdf", bytes, "");
  ASSERT_TRUE(document);
  PdfPage page;
  EXPECT_TRUE(document->load(0, page));
  for (const int index : {-1, 1, 1000}) {
    EXPECT_FALSE(document->load(index, page)) << index;
    EXPECT_TRUE(document->draw(index, kPageDpi).empty()) << index;
  }
}

}  // namespace
}  // namespace recount
