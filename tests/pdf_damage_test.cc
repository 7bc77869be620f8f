// PDFs that are damaged, locked or hostile: an error that says what to do, or problems, but never a crash. Read as the
// command line reads them, in a process of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/isolated_read.h"
#include "tests/support/documents.h"
#include "tests/support/invariants.h"
#include "tests/support/pdf_cases.h"
#include "tests/support/pdf_source.h"
#include "tests/support/scratch.h"

namespace recount::cli {
namespace {

using testing::broken_invariant;
using testing::file_bytes;
using testing::pdf_bytes;
using testing::read_pdf_bytes;
using testing::scratch_directory;
using testing::shown;

constexpr const char* kFiles[] = {"ruled_table", "two_pages", "hidden_text", "private_codes", "nested_forms",
                                  "type3",       "stamp",     "rotated",     "page_loop"};

// What is allowed to come of a damaged file.
void expect_survived(const std::string& bytes, const std::string& what) {
  const Source source{"test.pdf", bytes, "", Format::kPdf};
  const Result<Extraction> got = read_isolated(source, {});
  if (got) {
    EXPECT_EQ(broken_invariant(*got), "") << what;
  } else {
    static const std::set<std::string> known = {"error.damaged-pdf", "error.encrypted-pdf",
                                                "error.too-many-pages"};
    EXPECT_TRUE(known.contains(got.error().message.id)) << what << ": " << got.error().message.id;
  }
}

TEST(DamagedPdf, IsCutOff) {
  for (const char* name : kFiles) {
    const std::string bytes = pdf_bytes(name);
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
      expect_survived(bytes.substr(0, bytes.size() * tenth / 10), name + (" " + std::to_string(tenth)));
    }
  }
}

TEST(DamagedPdf, HasWrongBytes) {
  std::mt19937 random(20231);
  for (const char* name : kFiles) {
    const std::string whole = pdf_bytes(name);
    for (int round = 0; round < 12; ++round) {
      std::string bytes = whole;
      // From one byte to many.
      for (int flips = 1 << round % 6; flips > 0; --flips)
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      expect_survived(bytes, name + (" round " + std::to_string(round)));
    }
  }
}

// Numbers are what parsers trust: lengths, counts, places, sizes.
TEST(DamagedPdf, HasWrongNumbers) {
  std::mt19937 random(7);
  constexpr const char* kNumbers[] = {
      "0",   "-1",       "65536", "2147483647", "-2147483648", "4294967296", "99999999999999999999",
      "1e9", "0.0000001"};
  for (const char* name : kFiles) {
    const std::string whole = pdf_bytes(name);
    for (int round = 0; round < 12; ++round) {
      std::string bytes = whole;
      const std::size_t at = bytes.find_first_of("0123456789", random() % bytes.size());
      if (at == bytes.npos) continue;
      const std::size_t end = std::min(bytes.find_first_not_of("0123456789.", at), bytes.size());
      bytes.replace(at, end - at, kNumbers[random() % std::size(kNumbers)]);
      expect_survived(bytes, name + (" round " + std::to_string(round)) + " at " + std::to_string(at));
    }
  }
}

TEST(DamagedPdf, BeginsWithOtherBytes) {
  const std::string bytes = pdf_bytes("ruled_table");
  const std::string want = shown(read_pdf_bytes(bytes));
  EXPECT_EQ(shown(read_pdf_bytes("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + bytes)), want);
  EXPECT_EQ(shown(read_pdf_bytes(std::string(500, '\0') + bytes)), want);
  // Farther down it is a text that mentions PDF, or no text at all.
  EXPECT_EQ(shown(read_pdf_bytes(std::string(2000, '\0') + bytes)), "error.unsupported-binary\n");
}

TEST(DamagedPdf, IsNoPdf) {
  EXPECT_EQ(shown(read_pdf_bytes("%PDF-1.7\n")), "error.damaged-pdf\n");
  EXPECT_EQ(shown(read_pdf_bytes("%PDF-1.7\n" + std::string(5000, 'x'))), "error.damaged-pdf\n");
  EXPECT_EQ(shown(read_pdf_bytes(std::string("\x7F"
                                             "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0",
                                             20))),
            "error.unsupported-binary\n");
}

class EncryptedPdf : public ::testing::Test {
 protected:
  static Result<Extraction> open(const std::string& password) {
    ReadOptions options;
    options.password = password;
    return read_pdf_bytes(file_bytes(RECOUNT_ROOT "/tests/pdf/encrypted.pdf"), options);
  }
};

// Made by: qpdf --encrypt "open sesame" owner 256 -- ruled_table.pdf encrypted.pdf
TEST_F(EncryptedPdf, OpensWithEitherPassword) {
  const std::string want = shown(read_pdf_bytes(pdf_bytes("ruled_table")));
  EXPECT_EQ(shown(open("open sesame")), want);
  EXPECT_EQ(shown(open("owner")), want);
}

TEST_F(EncryptedPdf, AsksForAPassword) {
  const Result<Extraction> got = open("");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(got.error().message, (Message{"error.encrypted-pdf", {"test.pdf"}}));
}

TEST_F(EncryptedPdf, SaysThatAPasswordIsWrong) {
  for (const char* password : {"sesame", "OPEN SESAME", "\xFF\xFE"}) {
    const Result<Extraction> got = open(password);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, ErrorCode::kEncrypted);
    EXPECT_EQ(got.error().message, (Message{"error.wrong-password", {"test.pdf"}}));
  }
}

// What a user is told, in both languages.
class HostilePdf : public ::testing::Test {
 protected:
  struct Answer {
    int status;
    std::string out, err;
  };
  static Answer extract(const std::string& lang, const std::string& path,
                        const std::vector<std::string>& more = {}) {
    std::vector<std::string> args = {"--lang", lang, "extract", path};
    args.insert(args.end(), more.begin(), more.end());
    std::istringstream in;
    std::ostringstream out, err;
    const int status = run(args, in, out, err, false);
    return {status, out.str(), err.str()};
  }
  static std::string written(const std::string& name, const std::string& bytes) {
    const std::string path = scratch_directory() + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  static void expect_words(const Answer& answer, const std::vector<std::string>& words) {
    EXPECT_EQ(answer.status, 2);
    EXPECT_EQ(answer.out, "");
    for (const std::string& word : words) EXPECT_NE(answer.err.find(word), std::string::npos) << answer.err;
  }
};

TEST_F(HostilePdf, NamesFileAndRemedy) {
  const std::string damaged = written("cut.pdf", "%PDF-1.7\n1 0 obj\n<<");
  expect_words(extract("en", damaged), {"cut.pdf", "another copy"});
  expect_words(extract("zh", damaged), {"cut.pdf"});
  const std::string locked = RECOUNT_ROOT "/tests/pdf/encrypted.pdf";
  expect_words(extract("en", locked), {"encrypted.pdf", "--password"});
  expect_words(extract("zh", locked), {"encrypted.pdf", "--password"});
  expect_words(extract("en", locked, {"--password", "no"}), {"encrypted.pdf", "password"});
  expect_words(extract("zh", locked, {"--password", "no"}), {"encrypted.pdf", "密码"});
  const std::string long_one = written("long.pdf", pdf_bytes("many_pages"));
  expect_words(extract("en", long_one, {"--max-pages", "200"}), {"long.pdf", "205", "200", "--max-pages"});
  expect_words(extract("zh", long_one, {"--max-pages", "200"}), {"long.pdf", "205", "200", "--max-pages"});
}

// A form that draws the next one twice, sixty times over, on the second page. No seed of the fuzz target: it never ends.
constexpr const char* kDoublingForms = R"({{header}}
{{object 1 0}}
<< /Type /Catalog /Pages 2 0 R >>
endobj
{{object 2 0}}
<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 400 300] >>
endobj
{{object 3 0}}
<< /Type /Page /Parent 2 0 R >>
endobj
{{object 4 0}}
<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /X 100 0 R >> >> >>
endobj
{{object 5 0}}
<< {{streamlen}} >>
stream
/X Do
endstream
endobj
{{repeat 60}}{{object {{i+100}} 0}}
<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] {{streamlen}}
   /Resources << /XObject << /X {{i+101}} 0 R >> >> >>
stream
/X Do /X Do
endstream
endobj
{{end}}{{object 160 0}}
<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] {{streamlen}} >>
stream
0 0 1 1 re f
endstream
endobj
{{xref}}
{{trailer}}
{{startxref}}
%%EOF
)";

TEST_F(HostilePdf, NamesThePageThatNeverEnds) {
  ProcessLimits limits;
  limits.page = std::chrono::seconds(1);
  const Source source{"bomb.pdf", testing::pdf_from_source(kDoublingForms), "", Format::kPdf};
  const Result<Extraction> got = read_isolated(source, {}, limits);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::kLimit);
  EXPECT_EQ(got.error().message, (Message{"error.too-slow", {"bomb.pdf", "2", "1"}}));
}

}  // namespace
}  // namespace recount::cli
