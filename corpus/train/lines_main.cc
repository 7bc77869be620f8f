// Lines of cells for training and evaluation: corpus/train/README.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "corpus/train/line_sheet.h"
#include "corpus/train/unicharset.h"
#include "normalize/fold.h"

namespace {

using namespace recount::corpus;

constexpr std::size_t kFileLines = 500, kShort = 6;

struct Order {
  std::string tables, out, set, fonts;
  int lines = 1000, height = 48;
  bool with_short = false, raw = false;
};

struct Face {
  int weight;
  std::string families;
};

std::vector<Face> faces_of(const Order& order) {
  std::vector<Face> faces;
  for (const std::string& line : table_lines(order.tables + "/fonts.txt")) {
    std::istringstream in(line);
    std::string set;
    Face face{};
    in >> set >> face.weight >> std::ws;
    if (!std::getline(in, face.families)) throw std::runtime_error("fonts.txt: " + line);
    if (set == order.fonts) faces.push_back(face);
  }
  if (faces.empty()) throw std::runtime_error("no fonts for " + order.fonts);
  return faces;
}

struct Made {
  std::string grade, families;
  SheetLines sheet;
};

class Maker {
 public:
  explicit Maker(Order order)
      : order_(std::move(order)), faces_(faces_of(order_)), symbols_(order_.tables), texts_(order_.tables) {}

  void run() {
    std::filesystem::create_directories(order_.out);
    if (!order_.raw) std::ofstream(order_.out + "/figures.unicharset") << unicharset(symbols_);
    // Sheets until there are lines enough.
    for (int lines = 0; lines < order_.lines;) {
      made_.push_back(make(static_cast<int>(made_.size())));
      lines += static_cast<int>(made_.back().sheet.lines.size());
    }
    write();
  }

 private:
  Made make(int number) const {
    const Rng rng("train/" + order_.set + "/" + std::to_string(number));
    int total = 0;
    for (const Face& face : faces_) total += face.weight;
    int at = rng.child("font").index(total);
    std::size_t picked = 0;
    while ((at -= faces_[picked].weight) >= 0) ++picked;
    const int grade = rng.child("grade").index(100);
    const Grade drawn = grade < 25 ? Grade::kClean : grade < 80 ? Grade::kOffice : Grade::kHard;
    const std::string& families = faces_[picked].families;
    return {std::string(name(drawn)), families,
            sheet_lines(families, drawn, rng, texts_, symbols_, order_.height)};
  }

  struct One {
    const Made* made;
    const SheetLines::Line* line;
  };

  // What nets learn first: lines of few characters, all of which the model knows.
  bool is_short(const One& one) const {
    const std::u32string label = recount::to_utf32(one.line->picture.label);
    return label.size() <= kShort && label.find(kUnknown) == std::u32string::npos;
  }

  void write() const {
    std::vector<One> all;
    int cells = 0, lost = 0;
    for (const Made& made : made_) {
      const SheetLines& sheet = made.sheet;
      for (const SheetLines::Line& line : sheet.lines) all.push_back({&made, &line});
      cells += sheet.cells;
      lost += sheet.lost;
      std::printf("%s\t%s\t%d cells\t%d lost\t%d faint\theight %.0f of %.1f\n", made.families.c_str(),
                  made.grade.c_str(), sheet.cells, sheet.lost, sheet.faint, sheet.height, sheet.em);
    }
    // Lines of one sheet look alike: training wants them mixed.
    Rng rng("train/" + order_.set + "/order");
    for (std::size_t i = all.size(); i > 1; --i) {
      std::swap(all[i - 1], all[static_cast<std::size_t>(rng.index(static_cast<int>(i)))]);
    }
    all.resize(std::min(all.size(), static_cast<std::size_t>(order_.lines)));
    if (order_.raw) {
      write_raw(all);
    } else {
      write_set(order_.set, all);
    }
    std::printf("%s: %zu lines of %d cells on %zu sheets; %d cells lost\n", order_.set.c_str(), all.size(),
                cells, made_.size(), lost);
    if (!order_.with_short) return;
    std::erase_if(all, [this](const One& one) { return !is_short(one); });
    write_set(order_.set + "-short", all);
  }

  // It is there as a whole or not at all: the training takes up files while others are drawn.
  void write_raw(const std::vector<One>& all) const {
    std::vector<LinePicture> pictures;
    pictures.reserve(all.size());
    for (const One& one : all) pictures.push_back(one.line->picture);
    const std::string path = order_.out + "/" + order_.set + ".lines";
    write_raw_lines(path + ".part", pictures);
    std::filesystem::rename(path + ".part", path);
  }

  void write_set(const std::string& set, const std::vector<One>& all) const {
    std::ofstream table(order_.out + "/" + set + ".tsv"), list(order_.out + "/" + set + ".list");
    for (const One& one : all) {
      table << one.made->grade << '\t' << one.line->kind << '\t' << one.made->families << '\t'
            << one.line->picture.label << '\n';
    }
    for (std::size_t from = 0; from < all.size(); from += kFileLines) {
      std::vector<LinePicture> part;
      for (std::size_t i = from; i < std::min(all.size(), from + kFileLines); ++i) {
        part.push_back(all[i].line->picture);
      }
      char number[32];
      std::snprintf(number, sizeof number, "-%03zu", from / kFileLines);
      const std::string path = order_.out + "/" + set + number + ".lstmf";
      write_lines(path, part);
      list << path << '\n';
    }
  }

  Order order_;
  std::vector<Face> faces_;
  Symbols symbols_;
  Texts texts_;
  std::vector<Made> made_;
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("draws lines of cells for training");
  Order order;
  app.add_option("--tables", order.tables, "folder of the tables")->required();
  app.add_option("--out", order.out, "folder for the lines")->required();
  app.add_option("--set", order.set, "name of the set, from which all is drawn")->required();
  app.add_option("--fonts", order.fonts, "which fonts of fonts.txt")->required();
  app.add_option("--lines", order.lines, "how many");
  app.add_option("--height", order.height, "of the pictures, in pixels");
  app.add_flag("--raw", order.raw, "one file, SET.lines, for corpus/train/words");
  app.add_flag("--short", order.with_short, "and a set of its short lines, NAME-short");
  CLI11_PARSE(app, argc, argv);
  try {
    Maker(order).run();
  } catch (const std::exception& error) {
    std::cerr << "recount_train_lines: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
