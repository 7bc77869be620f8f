// docs/ACCURACY.md.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "corpus/program/crop.h"
#include "corpus/program/report.h"
#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWorstCases = 12;  // for each format and grade

std::string percent(std::optional<double> share) {
  return percent_right(share, "–");
}

std::string decimals(std::optional<double> value, int places) {
  if (!value) return "–";
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", places, *value);
  return text;
}

std::string table_cell(std::string text) {
  text = replace_all(replace_all(text, "\n", " "), "|", "\\|");
  return text.empty() ? "(nothing)" : text;
}

std::string summary_table(const std::vector<Case>& cases) {
  std::string text =
      "| | files | fields % | characters wrong % | numbers % | operators % | grid cells % | planted found | "
      "false errors | "
      "false warnings | right at 0.9-1 % | calibration error | s/page | peak MB |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const std::string& label : labels_of(cases)) {
    const Summary s = sum_of(cases, [&](const Case& one) { return one.target.label() == label; });
    if (s.failures == s.documents) {
      text += "| " + label + " | " + std::to_string(s.documents) + " | not read yet | | | | | | | | | | | |\n";
      continue;
    }
    text += "| " + label + " | " + std::to_string(s.documents) + " | " + percent(s.fields().share()) + " | " +
            percent_wrong(s.char_error_rate(), "–") + " | " + percent(s.numeric.share()) + " | " +
            percent(s.operators.share()) + " | " + percent(s.cells.share()) + " | " +
            std::to_string(s.findings.right) + " of " + std::to_string(s.findings.of) + " | " +
            std::to_string(s.false_errors) + " | " + std::to_string(s.false_warnings) + " | " +
            percent(s.calibration.sure().share()) + " | " + decimals(s.calibration.error(), 3) + " | " +
            decimals(s.cpu_seconds_per_page(), 3) + " | " + decimals(s.peak_kb / 1024.0, 1) + " |\n";
  }
  return text;
}

std::string layout_table(const std::vector<Case>& cases) {
  std::set<std::string> layouts, labels;
  std::vector<std::string> read;
  for (const std::string& label : labels_of(cases)) {
    const Summary s = sum_of(cases, [&](const Case& one) { return one.target.label() == label; });
    if (s.failures < s.documents) read.push_back(label);
  }
  for (const Case& one : cases) layouts.insert(one.subject->built.layout);
  std::string head = "| layout | documents |", rule = "|---|---|", rows;
  for (const std::string& label : read) head += " " + label + " % |", rule += "---|";
  for (const std::string& layout : layouts) {
    std::set<std::string> subjects;
    for (const Case& one : cases) {
      if (one.subject->built.layout == layout) subjects.insert(one.subject->name());
    }
    rows += "| " + (layout.empty() ? "(no form)" : layout) + " | " + std::to_string(subjects.size()) + " |";
    for (const std::string& label : read) {
      const Summary s = sum_of(cases, [&](const Case& one) {
        return one.target.label() == label && one.subject->built.layout == layout;
      });
      rows += " " + percent(s.fields().share()) + " |";
    }
    rows += "\n";
  }
  return head + "\n" + rule + "\n" + rows;
}

std::string planted_table(const std::vector<Case>& cases) {
  std::map<std::string, std::map<std::string, Count>> by_code;
  const std::vector<std::string> labels = labels_of(cases);
  for (const Case& one : cases) {
    if (!one.failure.empty()) continue;
    for (const auto& [code, count] : one.planted) by_code[code][one.target.label()] += count;
  }
  std::string text = "| finding |", rule = "|---|";
  for (const std::string& label : labels) text += " " + label + " |", rule += "---|";
  text += "\n" + rule + "\n";
  for (const auto& [code, counts] : by_code) {
    text += "| `" + code + "` |";
    for (const std::string& label : labels) {
      const auto found = counts.find(label);
      text += found == counts.end() ? " – |"
                                    : " " + std::to_string(found->second.right) + " of " +
                                          std::to_string(found->second.of) + " |";
    }
    text += "\n";
  }
  return text;
}

// The files with the smallest share of right fields, one miss of each: a number or sign first, for these matter most.
std::string worst_cases(const std::vector<Case>& cases, const std::string& label, const std::string& pictures) {
  std::vector<const Case*> worst;
  for (const Case& one : cases) {
    if (one.target.label() == label && one.failure.empty() && !one.misses.empty()) worst.push_back(&one);
  }
  std::ranges::stable_sort(worst, {},
                           [](const Case* one) { return one->summary.fields().share().value_or(1); });
  if (worst.size() > kWorstCases) worst.resize(kWorstCases);
  if (worst.empty()) return "";
  std::string text =
      "### " + label + "\n\n| file | fields % | value | read | expected |\n|---|---|---|---|---|\n";
  for (const Case* one : worst) {
    static const std::set<std::string> kFirst = {"funding",  "weight",         "score",
                                                 "operator", "quantity value", "total"};
    const auto first =
        std::ranges::find_if(one->misses, [](const Miss& miss) { return kFirst.contains(miss.group); });
    const Miss& miss = first == one->misses.end() ? one->misses.front() : *first;
    std::string read = table_cell(miss.got);
    if (const std::optional<std::string> png = crop_png(*one->subject, one->target, miss.at)) {
      const std::string drawn = one->target.drawing == 1 ? "" : "_drawn_" + std::to_string(one->target.drawing);
      const std::string name = replace_all(replace_all(one->input, "/", "_"), ".", "_") + drawn + ".png";
      std::ofstream(pictures + "/" + name, std::ios::binary) << *png;
      read += " ![the cell](accuracy/" + name + ")";
    }
    text += "| " + one->input + " | " + percent(one->summary.fields().share()) + " | `" + miss.at + "` | " +
            read + " | " + table_cell(miss.want) + " |\n";
  }
  return text + "\n";
}

}  // namespace

std::optional<std::string> write_accuracy(const std::vector<Case>& cases, const std::string& docs) {
  const std::string folder = docs + "/accuracy";
  std::error_code error;
  fs::remove_all(folder, error);
  fs::create_directories(folder, error);
  std::set<std::string> subjects;
  long pages = 0;
  for (const Case& one : cases) {
    if (subjects.insert(one.subject->name()).second) pages += static_cast<long>(one.subject->pages.size());
  }
  std::ofstream out(docs + "/ACCURACY.md");
  out << "# Accuracy\n\n"
         "Measured on the corpus (corpus/README.md) by `./dev score --report`, which writes this page: "
      << subjects.size() << " documents on " << pages
      << " pages,\nwithout the third that is held back from those who tune the program (`./dev score "
         "--held-back`). The "
         "forms are made up;\nwhat real forms of other provinces give is not known from them.\n\n"
      << summary_table(cases)
      << "\n*fields*: of all values of the answers, those that the record has exactly. *numbers*: cells that "
         "hold a plain "
         "number;\n*operators*: targets like ≥95%. *planted found*: of the contradictions written into the "
         "documents. "
         "*right at 0.9-1*: of the values\ngiven with such a confidence. *s/page*: processor seconds of the "
         "whole "
         "program on one core. *drawn 2, 3*: the same documents in other fonts and spellings, from other "
         "scanners. A file that could not be read at all\nhas every field wrong.\n\n## By "
         "layout\n\nFields "
         "right, in percent.\n\n"
      << layout_table(cases) << "\n## Planted contradictions found\n\n"
      << planted_table(cases) << "\n## Worst cases\n\n";
  bool any = false;
  for (const std::string& label : labels_of(cases)) {
    const std::string text = worst_cases(cases, label, folder);
    any |= !text.empty();
    out << text;
  }
  if (!any) out << "None: every field of every file that was read is right.\n";
  out.close();
  std::ofstream figures(folder + "/figures.json");
  figures << figures_json(cases);
  figures.close();
  if (!out || !figures) return docs + ": could not be written";
  return std::nullopt;
}

}  // namespace recount::corpus
