// `recount tables` on whole documents, its inputs and outputs; and the pictures of --debug.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/commands.h"
#include "cli/page_pictures.h"
#include "normalize/fold.h"
#include "tests/support/documents.h"
#include "tests/support/forms.h"
#include "tests/support/scratch.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;
using recount::testing::extract_file;
using recount::testing::file_bytes;
using recount::testing::form_files;
using recount::testing::schema_errors;
using recount::testing::Shapes;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

struct Answer {
  int status;
  std::string out, err;
};

Answer call(const std::vector<std::string>& args, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  std::vector<std::string> all = {"--lang", "en"};
  all.insert(all.end(), args.begin(), args.end());
  const int status = run(all, in, out, err, false);
  return {status, out.str(), err.str()};
}

// A fresh directory for one test.
fs::path fresh(const std::string& name) {
  const fs::path path = fs::path(recount::testing::scratch_directory()) / name;
  fs::remove_all(path);
  fs::create_directories(path);
  return path;
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// The records of CSV text; an empty line is a record without fields.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> records(1);
  std::string field;
  bool quoted = false, any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        field += text[i++];
      } else {
        quoted = !quoted;
      }
      any = true;
    } else if (!quoted && (c == ',' || c == '\r')) {
      if (any || c == ',' || !field.empty() || !records.back().empty()) records.back().push_back(field);
      field.clear();
      any = false;
      if (c == '\r') records.emplace_back(), ++i;
    } else {
      field += c;
    }
  }
  records.pop_back();
  return records;
}

// Of every document: valid JSON with each cell once, and CSV from which the same texts come back.
TEST(Tables, AllDocumentsAsJsonAndCsv) {
  std::vector<std::string> records;
  for (const std::string& file : form_files(Shapes::kAll)) {
    const Extraction extraction = extract_file(file);
    const Answer json = call({"tables", file});
    ASSERT_EQ(json.status, kClean) << file << json.err;
    records.push_back(json.out);
    rapidjson::Document parsed;
    ASSERT_FALSE(parsed.Parse(json.out.data(), json.out.size()).HasParseError()) << file;
    const auto csv = parse_csv(call({"tables", "--format", "csv", file}).out);
    std::size_t table = 0, record = 0;
    for (const Block& block : extraction.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      const auto& cells = parsed["tables"][static_cast<rapidjson::SizeType>(table)]["cells"];
      ASSERT_EQ(cells.Size(), grid->cells.size()) << file;
      if (table++ > 0) {
        ASSERT_THAT(csv.at(record++), IsEmpty()) << file;
      }
      for (rapidjson::SizeType i = 0; i < cells.Size(); ++i) {
        const Cell& cell = grid->cells[i];
        ASSERT_EQ(cells[i]["text"].GetString(), printed_text(cell.raw)) << file;
        const auto& fields = csv.at(record + static_cast<std::size_t>(cell.row));
        ASSERT_EQ(static_cast<int>(fields.size()), grid->cols) << file;
        std::string raw = printed_text(cell.raw);
        std::ranges::replace(raw, '\t', ' ');
        ASSERT_EQ(fields[static_cast<std::size_t>(cell.col)], raw) << file;
      }
      record += static_cast<std::size_t>(grid->rows);
    }
    EXPECT_EQ(parsed["tables"].Size(), table) << file;
    EXPECT_EQ(record, csv.size()) << file;
  }
  EXPECT_GT(records.size(), 50u);
  EXPECT_EQ(schema_errors(records, "tables.schema.json"), "");
}

TEST(Tables, OfAnyLanguage) {
  const std::string text =
      "Report\n\nTable 2: Grants by region\nRegion\tGrants\tSum\nNord\t12\t1,500\nÎle-de-France\t7\t900*\n";
  EXPECT_EQ(call({"tables", "--format", "md", "-"}, text).out,
            "**Table 2: Grants by region**\n\n| Region | Grants | Sum |\n| --- | --- | --- |\n"
            "| Nord | 12 | 1,500 |\n| Île-de-France | 7 | 900\\* |\n");
}

TEST(Tables, ReadmeShowsWhatIsWritten) {
  const std::string file = RECOUNT_ROOT "/corpus/samples/road_safety_errors.txt";
  const std::string all = call({"tables", "--format", "md", file}).out;
  std::size_t end = 0;
  for (int line = 0; line < 9; ++line) end = all.find('\n', end) + 1;
  for (const char* readme : {"/README.md", "/README.zh.md"}) {
    EXPECT_THAT(file_bytes(RECOUNT_ROOT + std::string(readme)),
                HasSubstr("```text\n" + all.substr(0, end) + "```"));
  }
}

TEST(Tables, OneFileIsAnObjectSeveralAreAnArray) {
  const fs::path dir = fresh("array");
  write(dir / "in/a.txt", "a\tb\tc\nd\te\tf\n");
  const std::string file = (dir / "in/a.txt").string();
  EXPECT_THAT(call({"tables", file}).out, AllOf(StartsWith("{\n"), EndsWith("\n}\n")));
  EXPECT_THAT(call({"tables", file, file}).out, AllOf(StartsWith("[\n{\n"), EndsWith("\n}\n]\n")));
  EXPECT_THAT(call({"tables", (dir / "in").string()}).out, StartsWith("[\n{\n"));
}

TEST(Tables, NoTableIsSaid) {
  const std::string text = "Nothing but a sentence.\n";
  const Answer json = call({"tables", "-"}, text);
  EXPECT_EQ(json.status, kClean);
  EXPECT_THAT(json.out, HasSubstr("\"tables\": []"));
  EXPECT_THAT(json.err, IsEmpty());
  for (const char* format : {"csv", "md", "html"}) {
    const Answer answer = call({"tables", "--format", format, "-"}, text);
    EXPECT_EQ(answer.status, kClean);
    EXPECT_EQ(answer.err, "recount: standard input: no table found\n");
    EXPECT_THAT(answer.out, format == std::string("html") ? HasSubstr("<body>\n</body>") : HasSubstr(""));
    EXPECT_EQ(answer.out.empty(), format != std::string("html"));
  }
}

TEST(Tables, ADirectoryTakesAFileForEachInput) {
  const fs::path dir = fresh("apart");
  write(dir / "in/a.txt", "a\tb\tc\nd\te\tf\n");
  write(dir / "in/sub/a.txt", "1\t2\t3\n4\t5\t6\n");
  const std::string in = (dir / "in").string(), out = (dir / "out/").string();
  const Answer answer = call({"tables", in, "--format", "csv", "-o", out});
  EXPECT_EQ(answer.status, kClean) << answer.err;
  EXPECT_THAT(answer.out, IsEmpty());
  EXPECT_EQ(file_bytes(out + "a.txt.csv"), "a,b,c\r\nd,e,f\r\n");
  EXPECT_EQ(file_bytes(out + "sub/a.txt.csv"), "1,2,3\r\n4,5,6\r\n");
  EXPECT_EQ(call({"tables", in + "/a.txt", "-o", out}).status, kClean);
  EXPECT_EQ(file_bytes(out + "a.txt.json"), call({"tables", in + "/a.txt"}).out);
  const Answer twice = call({"tables", in + "/a.txt", in + "/sub/a.txt", "--format", "html", "-o", out});
  EXPECT_EQ(twice.status, kFailed);
  EXPECT_THAT(twice.err, HasSubstr("another input of that name"));
  EXPECT_THAT(file_bytes(out + "a.txt.html"), HasSubstr("<td>f</td>"));
}

TEST(Tables, OutputFileAppearsWholeOrNotAtAll) {
  const fs::path dir = fresh("whole");
  write(dir / "out.csv", "old");
  const std::string out = (dir / "out.csv").string();
  EXPECT_EQ(call({"tables", "--format", "csv", (dir / "nothing").string(), "-o", out}).status, kFailed);
  EXPECT_EQ(file_bytes(out), "old");
  EXPECT_EQ(call({"tables", "--format", "csv", "-", "-o", out}, "a\tb\tc\nd\te\tf\n").status, kClean);
  EXPECT_EQ(file_bytes(out), "a,b,c\r\nd,e,f\r\n");
  EXPECT_EQ(call({"tables", "-", "-o", "/dev/full"}, "a\tb\tc\n").status, kFailed);
}

class FakePage : public InspectedPage {
 public:
  explicit FakePage(int number) : number_(number) {}
  int number() const override { return number_; }
  std::string picture() const override { return "picture " + std::to_string(number_); }
  std::string readings() const override { return number_ == 1 ? "" : "1\tboth\t0.98\t≥5次\n"; }

 private:
  int number_;
};

TEST(Debug, WritesAPictureForEachPage) {
  const fs::path dir = fresh("pictures");
  PagePictures pictures(dir / "sub/form.pdf");
  pictures.page(FakePage(1));
  pictures.page(FakePage(1234));
  EXPECT_EQ(pictures.failed_path(), "") << pictures.error();
  EXPECT_EQ(file_bytes((dir / "sub/form.pdf-page-001.png").string()), "picture 1");
  EXPECT_EQ(file_bytes((dir / "sub/form.pdf-page-1234.png").string()), "picture 1234");
  EXPECT_EQ(file_bytes((dir / "sub/form.pdf-page-1234.tsv").string()), "1\tboth\t0.98\t≥5次\n");
  EXPECT_FALSE(fs::exists(dir / "sub/form.pdf-page-001.tsv"));
}

TEST(Debug, SaysWhatCannotBeWritten) {
  const fs::path dir = fresh("unwritable");
  write(dir / "file", "");
  PagePictures pictures(dir / "file/form.pdf");
  pictures.page(FakePage(1));
  pictures.page(FakePage(2));
  EXPECT_THAT(pictures.failed_path(), EndsWith("file/form.pdf-page-001.png"));
  EXPECT_EQ(pictures.error(), "Not a directory");
  const Answer answer = call({"extract", "--debug", (dir / "file").string(), "-"}, "a\tb\tc\n");
  EXPECT_EQ(answer.status, kFailed);
  EXPECT_THAT(answer.err, HasSubstr("file: cannot write"));
  EXPECT_THAT(answer.out, IsEmpty());
}

TEST(Debug, MakesItsDirectory) {
  const fs::path dir = fresh("made");
  EXPECT_EQ(call({"extract", "--debug", (dir / "a/b").string(), "-"}, "a\tb\tc\n").status, kClean);
  EXPECT_TRUE(fs::is_directory(dir / "a/b"));
}

}  // namespace
}  // namespace recount::cli
