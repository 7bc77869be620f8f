#include "tests/support/forms.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <variant>

namespace recount::testing {
namespace {

namespace fs = std::filesystem;

void add_texts(const fs::path& folder, Shapes shapes, std::vector<std::string>& files) {
  if (!fs::is_directory(folder)) return;
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".txt")) continue;
    // LAYOUT.SHAPE.txt
    const bool golden = std::ranges::count(name, '.') == 2;
    if (golden && shapes == Shapes::kFirst && !name.ends_with(".A.txt")) continue;
    found.push_back(entry.path().string());
  }
  std::ranges::sort(found);
  files.insert(files.end(), found.begin(), found.end());
}

}  // namespace

std::vector<std::string> form_files(Shapes shapes) {
  const fs::path root = RECOUNT_ROOT;
  std::vector<std::string> files;
  add_texts(root / "tests/golden/layouts", shapes, files);
  add_texts(root / "corpus/samples", shapes, files);
  add_texts(root / "../shared/seeds", shapes, files);
  return files;
}

std::string test_name(const std::string& path) {
  std::string name = fs::path(path).stem().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

std::vector<Cell*> cells_of(Extraction& extraction) {
  std::vector<Cell*> cells;
  for (Block& block : extraction.blocks) {
    if (Grid* grid = std::get_if<Grid>(&block)) {
      for (Cell& cell : grid->cells) cells.push_back(&cell);
    }
  }
  return cells;
}

}  // namespace recount::testing
