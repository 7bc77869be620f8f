// What a model reads on the lines of a set: corpus/train/README.md.
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <utility>
#include <vector>

#include "corpus/train/line_file.h"
#include "corpus/train/tables.h"
#include "normalize/fold.h"

namespace {

using namespace recount::corpus;

struct Count {
  int lines = 0, exact = 0;
  long characters = 0, errors = 0;

  void add(long length, long wrong) {
    ++lines;
    exact += wrong == 0;
    characters += length;
    errors += wrong;
  }
};

std::u32string without_blanks(const std::string& text) {
  std::u32string kept = recount::to_utf32(text);
  std::erase_if(kept, [](char32_t c) { return c <= U' '; });
  return kept;
}

long distance(const std::u32string& a, const std::u32string& b) {
  std::vector<long> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0L);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    long corner = row[0];
    row[0] = static_cast<long>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const long best = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = std::exchange(row[j], best);
    }
  }
  return row.back();
}

class Reader {
 public:
  explicit Reader(const std::string& model) {
    std::ifstream file(model, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.empty() ||
        api_.Init(bytes.data(), static_cast<int>(bytes.size()), "figures", tesseract::OEM_LSTM_ONLY, nullptr, 0,
                  nullptr, nullptr, false, nullptr) != 0) {
      throw std::runtime_error("no model " + model);
    }
    api_.SetPageSegMode(tesseract::PSM_RAW_LINE);
    api_.SetVariable("debug_file", "/dev/null");
    api_.SetVariable("tessedit_do_invert", "0");
  }

  std::string read(const LinePicture& line) {
    PIX* pix = pixReadMem(reinterpret_cast<const l_uint8*>(line.png.data()), line.png.size());
    if (pix == nullptr) throw std::runtime_error("a picture of a line cannot be read");
    const std::clock_t start = std::clock();  // of the processor: others may use the machine
    api_.SetImage(pix);
    api_.SetSourceResolution(200);
    const std::unique_ptr<const char[]> text(api_.GetUTF8Text());
    seconds_ += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    pixDestroy(&pix);
    return text ? text.get() : "";
  }
  double seconds() const { return seconds_; }

 private:
  tesseract::TessBaseAPI api_;
  double seconds_ = 0;
};

void print(const std::string& name, const Count& count) {
  std::printf("| %s | %d | %.1f | %.2f |\n", name.c_str(), count.lines, 100.0 * count.exact / count.lines,
              100.0 * static_cast<double>(count.errors) / static_cast<double>(std::max(1L, count.characters)));
}

void score(const std::string& model, const std::string& folder, const std::string& set, int most,
           bool details) {
  Reader reader(model);
  std::map<std::string, Count> by_kind, by_grade, by_font;
  Count all;
  std::vector<LinePicture> lines;
  std::size_t at = 0;
  int file = 0;
  for (const std::string& row : table_lines(folder + "/" + set + ".tsv")) {
    if (most > 0 && all.lines >= most) break;
    if (at == lines.size()) {
      char number[32];
      std::snprintf(number, sizeof number, "-%03d.lstmf", file++);
      lines = read_lines_file(folder + "/" + set + number);
      at = 0;
    }
    std::istringstream in(row);
    std::string grade, kind, font;
    std::getline(in, grade, '\t');
    std::getline(in, kind, '\t');
    std::getline(in, font, '\t');
    const LinePicture& line = lines[at++];
    const std::u32string wanted = without_blanks(line.label), read = without_blanks(reader.read(line));
    const long wrong = distance(wanted, read);
    for (Count* count : {&all, &by_kind[kind], &by_grade[grade], &by_font[font]}) {
      count->add(static_cast<long>(wanted.size()), wrong);
    }
    if (details && wrong > 0) {
      std::printf("%s\t%s\t%s\t%s\t%s\t%d-%zu\n", grade.c_str(), kind.c_str(), font.c_str(), line.label.c_str(),
                  recount::to_utf8(read).c_str(), file - 1, at - 1);
    }
  }
  std::printf(
      "\n%s: %.2f ms a line\n\n| | lines | exact %% | wrong characters %% |\n| --- | --- | --- | --- |\n",
      set.c_str(), 1000 * reader.seconds() / std::max(1, all.lines));
  print("all", all);
  for (const auto& counts : {by_kind, by_grade, by_font}) {
    for (const auto& [name, count] : counts) print(name, count);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("reads lines with a model and counts what is wrong");
  std::string model, folder;
  std::vector<std::string> sets;
  int most = 0;
  bool details = false;
  app.add_option("--model", model, "a .traineddata file")->required();
  app.add_option("--lines", folder, "folder of the lines")->required();
  app.add_option("--set", sets, "names of sets")->required();
  app.add_option("--most", most, "no more lines of a set");
  app.add_flag("--details", details, "each line that is read wrong");
  CLI11_PARSE(app, argc, argv);
  try {
    for (const std::string& set : sets) score(model, folder, set, most, details);
  } catch (const std::exception& error) {
    std::cerr << "recount_train_score: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
