#include "corpus/program/report.h"

#include <algorithm>
#include <set>

namespace recount::corpus {
namespace {

std::string layout_name(const Case& one) {
  return one.subject->built.layout.empty() ? "(no form)" : one.subject->built.layout;
}

}  // namespace

std::string text_report(const std::vector<Case>& cases, bool layouts) {
  constexpr int kNameWidth = 26;
  std::string text = table_head(kNameWidth) + "\n";
  for (const std::string& label : labels_of(cases)) {
    const auto of_label = [&](const Case& one) { return one.target.label() == label; };
    text += table_row(label, sum_of(cases, of_label), kNameWidth) + "\n";
    if (!layouts) continue;
    std::set<std::string> names;
    for (const Case& one : cases) names.insert(layout_name(one));
    for (const std::string& name : names) {
      const Summary sum =
          sum_of(cases, [&](const Case& one) { return of_label(one) && layout_name(one) == name; });
      if (sum.documents > 0) text += table_row("  " + name, sum, kNameWidth) + "\n";
    }
  }
  return text;
}

std::string details_report(const std::vector<Case>& cases) {
  std::string text;
  for (const Case& one : cases) {
    std::string about;
    if (!one.failure.empty()) about += "  not read: " + one.failure + "\n";
    // A file that was not read has every field wrong; that need not be said for each.
    for (const Miss& miss : one.failure.empty() ? one.misses : std::vector<Miss>()) {
      about += "  " + miss.group + ": " + miss.at + ": want " + miss.want + ", got " + miss.got + "\n";
    }
    for (const FindingMiss& miss : one.missed) about += "  missed: " + miss.code + " at " + miss.at + "\n";
    for (const FindingMiss& miss : one.false_findings) {
      about += "  false: " + miss.severity + " " + miss.code + " at " + miss.at + ": " + miss.message + "\n";
    }
    for (const CellMiss& miss : one.cell_misses) {
      about += "  cell: table " + std::to_string(miss.table) + " row " + std::to_string(miss.row) + " column " +
               std::to_string(miss.col) + (miss.in_place ? ": misread" : ": not in its place") + ": want " +
               miss.want + ", got " + miss.got + "\n";
    }
    if (!about.empty()) text += one.input + "\n" + about;
  }
  return text;
}

std::string figures_json(const std::vector<Case>& cases) {
  const auto block = [](const Summary& summary) {
    std::string json = to_json(summary);
    while (json.ends_with('\n')) json.pop_back();
    return json;
  };
  std::string json = "{\n";
  for (const std::string& label : labels_of(cases)) {
    const auto of_label = [&](const Case& one) { return one.target.label() == label; };
    Selection subset;
    subset.subset = true;
    const Summary all = sum_of(cases, of_label);
    const Summary small =
        sum_of(cases, [&](const Case& one) { return of_label(one) && is_selected(subset, *one.subject); });
    json += json.size() > 2 ? ",\n" : "";
    json += "\"" + label + "\": {\"all\": " + block(all) + ",\n\"subset\": " + block(small) + "}";
  }
  return json + "\n}\n";
}

}  // namespace recount::corpus
