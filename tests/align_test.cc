// Rows whose cells have moved: tests/cases/align.txt.
#include "model/align.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/grid_text.h"

namespace recount {
namespace {

const std::map<std::string, Role> kRoleNames = {
    {"side", Role::kSide},     {"sequence", Role::kSequence}, {"level1", Role::kLevel1},
    {"level2", Role::kLevel2}, {"name", Role::kName},         {"quantity", Role::kQuantity},
    {"points", Role::kPoints}, {"operator", Role::kOperator}, {"unit", Role::kUnit},
    {"text", Role::kText},     {"note", Role::kNote},         {"source", Role::kSource},
    {"amount", Role::kAmount}, {"rate", Role::kRate},         {"any", Role::kAny},
};

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

TEST(Align, CaseFile) {
  std::ifstream file(RECOUNT_ROOT "/tests/cases/align.txt");
  std::vector<Role> roles;
  bool spans_known = false;
  int number = 0, cases = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("columns:") || line.starts_with("known:")) {
      spans_known = line.starts_with("known:");
      roles.clear();
      for (const std::string& word : words_of(line.substr(line.find(':') + 1)))
        roles.push_back(kRoleNames.at(word));
    }
    const std::size_t arrow = line.find("=>");
    if (!line.starts_with('|') || arrow == std::string::npos) continue;
    ++cases;
    const Extraction extraction = extraction_from_text(line.substr(0, arrow));
    std::vector<Cell> paragraphs;
    const std::vector<Row> rows = make_rows(extraction, paragraphs);
    ASSERT_EQ(rows.size(), 1u) << number;
    const Alignment got = align_row(rows[0].cells, roles, spans_known);
    const std::vector<std::string> want = words_of(line.substr(arrow + 2));
    ASSERT_EQ(want.size(), rows[0].cells.size()) << number << ": " << line;
    ASSERT_EQ(got.column_of.size(), want.size()) << number;
    ASSERT_EQ(got.uncertain.size(), want.size()) << number;
    std::string shown;
    bool same = true;
    for (std::size_t i = 0; i < want.size(); ++i) {
      const std::string column = got.column_of[i] < 0 ? "-" : std::to_string(got.column_of[i]);
      const std::string here = column + (got.uncertain[i] ? "?" : "");
      // Which of two columns an uncertain cell was given is of no consequence.
      const bool doubt = want[i].ends_with("?") && got.uncertain[i];
      same = same && (want[i] == "." || doubt || want[i] == here);
      shown += here + ' ';
    }
    EXPECT_TRUE(same) << number << ": " << line << "\n got " << shown;
  }
  EXPECT_GT(cases, 25);
}

TEST(Align, MisfitsAreCountedForWhatCannotStandThere) {
  EXPECT_EQ(misfit(Role::kPoints, CellKind::kNumber), 0);
  EXPECT_GE(misfit(Role::kPoints, CellKind::kText), kMisfit);
  EXPECT_GE(misfit(Role::kName, CellKind::kNumber), kMisfit);
  EXPECT_LT(misfit(Role::kQuantity, CellKind::kText), kMisfit);
  for (int role = 0; role < kRoles; ++role) {
    EXPECT_LT(misfit(static_cast<Role>(role), CellKind::kBlank), kMisfit) << role;
    EXPECT_LT(misfit(static_cast<Role>(role), CellKind::kDash), kMisfit) << role;
  }
}

// Whatever the cells hold, the order is kept and no column is given away twice.
TEST(Align, OrderIsKept) {
  const std::vector<Role> roles = {Role::kLevel1,   Role::kLevel2, Role::kName,   Role::kQuantity,
                                   Role::kQuantity, Role::kPoints, Role::kPoints, Role::kNote};
  unsigned state = 1;
  for (int round = 0; round < 20000; ++round) {
    std::vector<RowCell> cells;
    for (unsigned n = 1 + (state >> 16) % 11; n > 0; --n) {
      state = state * 1103515245u + 12345u;
      RowCell cell;
      cell.kind = static_cast<CellKind>((state >> 16) % kCellKinds);
      cells.push_back(cell);
    }
    const Alignment got = align_row(cells, roles, false);
    ASSERT_EQ(got.column_of.size(), cells.size());
    ASSERT_EQ(got.uncertain.size(), cells.size());
    int last = -1;
    for (const int column : got.column_of) {
      if (column < 0) continue;
      ASSERT_GT(column, last);
      ASSERT_LT(column, static_cast<int>(roles.size()));
      last = column;
    }
  }
}

}  // namespace
}  // namespace recount
