// Whole forms in many layouts: every shape of a layout gives the same record, that record is the golden one,
// and it says what the key written by hand says.
//
//   RECOUNT_REGENERATE=1 recount_tests --gtest_filter='*Golden*'   // rewrites NAME.golden.json, raises
//   floors.txt
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/score/compare.h"
#include "corpus/source/lines.h"
#include "tests/support/documents.h"

namespace recount::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::string kRoot = RECOUNT_ROOT;
const std::string kLayouts = kRoot + "/tests/golden/layouts/";
const std::string kHeldOut = kRoot + "/tests/golden/heldout/";
const std::string kFloors = kRoot + "/tests/golden/floors.txt";
const std::string kShared = kRoot + "/../shared/";

bool regenerate() {
  return std::getenv("RECOUNT_REGENERATE") != nullptr;
}

// The shapes of each layout by name: sichuan.A.txt and sichuan.B.txt are of sichuan.
std::map<std::string, std::vector<std::string>> layouts(const std::string& folder) {
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".txt"))
      found[name.substr(0, name.find('.'))].push_back(name.substr(0, name.size() - 4));
  }
  for (auto& [layout, shapes] : found) std::ranges::sort(shapes);
  return found;
}

std::vector<std::string> layout_names(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& [name, shapes] : layouts(folder)) names.push_back(name);
  return names;
}

struct Score {
  int right = 0, fields = 0, found = 0, missed = 0, wrong = 0, errors = 0;
  std::string details;
};

// The keys of these folders are older than the corpus and lack the further fields.
Score score(const std::string& key, const std::string& json) {
  corpus::Outcome<std::string> text = corpus::read_whole_file(key);
  EXPECT_TRUE(text) << text.error();
  corpus::Outcome<corpus::Comparison> compared = corpus::compare(*text, json, {.further = false});
  EXPECT_TRUE(compared) << compared.error();
  return {static_cast<int>(compared->fields().right),
          static_cast<int>(compared->fields().of),
          compared->found,
          static_cast<int>(compared->missed.size()),
          static_cast<int>(compared->false_findings.size()),
          compared->false_errors,
          corpus::details(*compared)};
}

// What a shape must reach: right fields at least, missed and false findings at most.
struct Floor {
  int right = 0, missed = 0, wrong = 0;
};

std::map<std::string, Floor> read_floors() {
  std::map<std::string, Floor> floors;
  std::ifstream file(kFloors);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream in(line);
    std::string shape, slash;
    Floor floor;
    int fields = 0;
    in >> shape >> floor.right >> slash >> fields >> floor.missed >> floor.wrong;
    EXPECT_TRUE(in) << line;
    floors[shape] = floor;
  }
  return floors;
}

// Floors only rise: a worse result leaves the old row as it is.
void raise_floor(const std::string& shape, const Score& now) {
  std::ifstream file(kFloors);
  std::vector<std::string> head, rows;
  const std::map<std::string, Floor> floors = read_floors();
  Floor floor{now.right, now.missed, now.wrong};
  if (const auto old = floors.find(shape); old != floors.end()) {
    floor.right = std::max(floor.right, old->second.right);
    floor.missed = std::min(floor.missed, old->second.missed);
    floor.wrong = std::min(floor.wrong, old->second.wrong);
  }
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#') || line.empty()) {
      head.push_back(line);
    } else if (!line.starts_with(shape + " ")) {
      rows.push_back(line);
    }
  }
  std::ostringstream row;
  row << shape << ' ' << floor.right << " / " << now.fields << ' ' << floor.missed << ' ' << floor.wrong;
  rows.push_back(row.str());
  std::ranges::sort(rows);
  std::ofstream out(kFloors);
  for (const std::string& line : head) out << line << '\n';
  for (const std::string& line : rows) out << line << '\n';
}

std::string json_of_file(const std::string& path) {
  return understand(extract_file(path)).json();
}

void compare_with_key(const std::string& folder, const std::string& layout) {
  const std::vector<std::string> shapes = layouts(folder)[layout];
  for (const std::string& shape : shapes) {
    const Score now = score(folder + layout + ".key.json", json_of_file(folder + shape + ".txt"));
    EXPECT_EQ(now.errors, 0) << shape << ": false alarms of severity error\n" << now.details;
    if (regenerate()) raise_floor(shape, now);
    const std::map<std::string, Floor> floors = read_floors();
    ASSERT_TRUE(floors.contains(shape)) << shape << " has no row in " << kFloors;
    const Floor& floor = floors.at(shape);
    EXPECT_GE(now.right, floor.right) << shape << " of " << now.fields << " fields\n" << now.details;
    EXPECT_LE(now.missed, floor.missed) << shape << '\n' << now.details;
    EXPECT_LE(now.wrong, floor.wrong) << shape << '\n' << now.details;
  }
}

class Golden : public ::testing::TestWithParam<std::string> {
 protected:
  std::vector<std::string> shapes() const { return layouts(kLayouts)[GetParam()]; }
  static std::string json_of(const std::string& shape) { return json_of_file(kLayouts + shape + ".txt"); }
};

TEST_P(Golden, RecordIsTheGoldenOne) {
  const std::string path = kLayouts + GetParam() + ".golden.json";
  const std::string got = without_places(json_of(shapes().front()));
  if (regenerate()) std::ofstream(path, std::ios::binary) << got << '\n';
  const std::string difference = first_difference(without_places(file_bytes(path)), got);
  EXPECT_TRUE(difference.empty()) << "golden (-) against " << shapes().front() << " (+)\n" << difference;
}

TEST_P(Golden, ShapesSayTheSame) {
  const std::vector<std::string> all = shapes();
  ASSERT_GT(all.size(), 1u);
  const std::string first = comparable(json_of(all.front()));
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::string difference = first_difference(first, comparable(json_of(all[i])));
    EXPECT_TRUE(difference.empty()) << all.front() << " (-) against " << all[i] << " (+)\n" << difference;
  }
}

TEST_P(Golden, RecordSaysWhatTheKeySays) {
  compare_with_key(kLayouts, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Layouts, Golden, ::testing::ValuesIn(layout_names(kLayouts)),
                         [](const auto& shown) { return shown.param; });

class HeldOut : public ::testing::TestWithParam<std::string> {};

TEST_P(HeldOut, RecordSaysWhatTheGoldenKeySays) {
  compare_with_key(kHeldOut, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Layouts, HeldOut, ::testing::ValuesIn(layout_names(kHeldOut)),
                         [](const auto& shown) { return shown.param; });

TEST(GoldenTools, ScorerSeesWhatIsWrong) {
  const std::string key = kLayouts + "shandong.key.json";
  const std::string json = understand(extract_file(kLayouts + "shandong.A.txt")).json();
  const Score right = score(key, json);
  EXPECT_EQ(right.right, right.fields);
  EXPECT_EQ(right.found, 2);

  std::string other = json;
  const std::size_t unit = other.find("\"万元\"");
  ASSERT_NE(unit, other.npos);
  other.replace(unit, sizeof("\"万元\"") - 1, "\"亿元\"");
  EXPECT_EQ(score(key, other).right, right.right - 1);

  other = json;
  const std::size_t code = other.find("\"over-execution\"");
  ASSERT_NE(code, other.npos);
  other.replace(code, sizeof("\"over-execution\"") - 1, "\"funding-sum\"");
  const Score wrong = score(key, other);
  EXPECT_EQ(wrong.missed, 1);
  EXPECT_EQ(wrong.wrong, 1);
  EXPECT_THAT(wrong.details, HasSubstr("missed warning over-execution"));
}

TEST(GoldenTools, ComparisonSeesWhatMatters) {
  const char* const json = R"({"source":{"file":"a"},"forms":[{"title":"绩 效","x":1.50,"at":[{"line":3}]}],)"
                           R"("problems":[{"code":"c","at":"line 7"}],"evidence":{"/forms/0":{"line":1}}})";
  EXPECT_EQ(comparable(json), comparable(R"({"forms":[{"title":"绩\n效","x":1.50,"at":[{}]}],)"
                                         R"("problems":[{"code":"c"}]})"));
  EXPECT_NE(comparable(json), comparable(R"({"forms":[{"title":"绩效","x":1.5,"at":[{}]}],)"
                                         R"("problems":[{"code":"c"}]})"));
  EXPECT_THAT(without_places(json), HasSubstr("绩 效"));
  EXPECT_EQ(first_difference("a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(first_difference("a\nb\n", "a\nc\n"), "  a\n- b\n+ c\n");
}

TEST(GoldenRecords, AreValid) {
  std::vector<std::string> records;
  for (const std::string& folder : {kLayouts, kHeldOut}) {
    for (const auto& [layout, shapes] : layouts(folder)) {
      for (const std::string& shape : shapes) records.push_back(json_of_file(folder + shape + ".txt"));
    }
  }
  EXPECT_GT(records.size(), 100u);
  EXPECT_EQ(schema_errors(records), "");
}

TEST(GoldenTools, FloorsAreOfShapesThatExist) {
  std::set<std::string> shapes;
  for (const std::string& folder : {kLayouts, kHeldOut}) {
    for (const auto& [layout, names] : layouts(folder)) {
      for (const std::string& name : names)
        EXPECT_TRUE(shapes.insert(name).second) << name << " is in both folders";
    }
  }
  for (const auto& [shape, floor] : read_floors()) EXPECT_TRUE(shapes.contains(shape)) << shape;
}

// Real documents, which are not part of the project: present on the machines of those who have them.
fs::path file_beside(const std::string& folder, const std::string& start) {
  if (!fs::is_directory(kShared + folder)) return {};
  for (const auto& entry : fs::directory_iterator(kShared + folder)) {
    if (entry.path().filename().string().starts_with(start)) return entry.path();
  }
  return {};
}

class RealDocument : public ::testing::TestWithParam<std::string> {};

TEST_P(RealDocument, RecordSaysWhatTheKeySays) {
  const fs::path file = file_beside("seeds", GetParam()), key = file_beside("keys", GetParam());
  if (file.empty() || key.empty()) GTEST_SKIP() << "no ../shared/seeds/" << GetParam() << "* with a key";
  const std::string json = understand(extract_file(file.string())).json();
  const Score now = score(key.string(), json);
  EXPECT_GE(now.right * 1000, now.fields * 995) << now.details;
  EXPECT_EQ(now.missed, 0) << now.details;
  EXPECT_EQ(now.wrong, 0) << now.details;
  EXPECT_EQ(schema_errors({json}), "");
}
INSTANTIATE_TEST_SUITE_P(Seeds, RealDocument, ::testing::Values("000", "003", "004"),
                         [](const auto& shown) { return shown.param; });

TEST(RealDocuments, FormsAndRowsOfOthersAreFound) {
  const fs::path one = file_beside("seeds", "001"), two = file_beside("seeds", "002");
  if (one.empty() || two.empty()) GTEST_SKIP() << "no ../shared/seeds";
  const Document first = understand(extract_file(one.string())).document;
  ASSERT_EQ(first.forms.size(), 1u);
  EXPECT_EQ(first.forms[0].indicators.size(), 27u);
  const Document second = understand(extract_file(two.string())).document;
  std::vector<std::size_t> rows;
  for (const Form& form : second.forms) {
    if (form.kind == FormKind::kTargets) rows.push_back(form.indicators.size());
  }
  EXPECT_THAT(rows, ::testing::ElementsAre(9, 11, 12));
}

}  // namespace
}  // namespace recount::testing
