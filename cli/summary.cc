#include "cli/summary.h"

#include <algorithm>

#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/rescore.h"
#include "normalize/fold.h"

namespace recount::cli {

void Summary::add(const Audited& audited) {
  const Document& document = audited.document;
  ++read_;
  formless_ += document.forms.empty() ? 1 : 0;
  forms_ += static_cast<int>(document.forms.size());
  for (const Form& form : document.forms) {
    indicators_ += static_cast<int>(form.indicators.size());
    for (const Indicator& indicator : form.indicators) {
      rescored_ += rescored_value(rescore(form, indicator), indicator) ? 1 : 0;
    }
  }
  for (const Finding& finding : audited.findings) ++findings_[finding.severity][std::string(finding.code)];
  for (const Problem& problem : document.problems) ++problem_codes_[problem.code];
  problems_ += static_cast<int>(document.problems.size());
}

int Summary::count(Severity severity) const {
  const auto found = findings_.find(severity);
  int sum = 0;
  if (found != findings_.end()) {
    for (const auto& [code, times] : found->second) sum += times;
  }
  return sum;
}

// "total-score 2, weight-sum 1", the most frequent first.
std::string Summary::codes(const std::map<std::string, int, std::less<>>& counts) const {
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [code, times] : sorted)
    text += (text.empty() ? "" : ", ") + code + " " + std::to_string(times);
  return text;
}

void Summary::print(const Context& context, bool all) const {
  const auto text = [&](std::string_view id, const std::vector<std::string>& args = {}) {
    return say(id, context.lang, args);
  };
  const Screen& screen = context.screen;
  std::vector<std::pair<std::string, std::string>> lines;
  const int failed = static_cast<int>(failed_.size()) + failed_directories_;
  const std::string all_files = std::to_string(read_ + failed);
  std::string files = failed == 0 ? text("summary.files-value", {all_files})
                                  : text("summary.failed-value", {all_files, std::to_string(failed)});
  if (formless_ > 0)
    files += (context.lang == Lang::kZh ? "，" : ", ") + text("summary.formless", {std::to_string(formless_)});
  lines.emplace_back(text("summary.files"), files);
  lines.emplace_back(text("summary.forms"), text("summary.files-value", {std::to_string(forms_)}));
  lines.emplace_back(text("summary.indicators"), text("summary.indicators-value", {std::to_string(indicators_),
                                                                                   std::to_string(rescored_)}));
  const auto add_findings = [&](std::string_view label, Severity severity, bool hidden) {
    const auto found = findings_.find(severity);
    std::string value = std::to_string(count(severity));
    if (found != findings_.end())
      value += hidden ? "   " + text("summary.infos-hidden") : "   " + codes(found->second);
    lines.emplace_back(text(label), value);
  };
  add_findings("summary.errors", Severity::kError, false);
  add_findings("summary.warnings", Severity::kWarning, false);
  if (count(Severity::kInfo) > 0) add_findings("summary.infos", Severity::kInfo, !all);
  lines.emplace_back(text("summary.problems"),
                     std::to_string(problems_) + (problems_ > 0 ? "   " + codes(problem_codes_) : ""));
  for (const std::string& file : failed_)
    lines.emplace_back(text("summary.failed"), shown_name(file, context.lang));

  const std::string title = text("summary.title");
  std::string rule;
  for (int n = screen.width - 4 - display_width(title); n > 0; --n) rule += "═";
  context.out << screen.paint("══ ", Tone::kDim) << screen.paint(title, Tone::kBold) << ' '
              << screen.paint(rule, Tone::kDim) << '\n';
  int width = 0;
  for (const auto& line : lines) width = std::max(width, display_width(line.first));
  for (const auto& line : lines) {
    bool first = true;
    for (const std::string& part : wrap(line.second, screen.width - width - 4)) {
      context.out << "  " << screen.paint(pad(first ? line.first : "", width), Tone::kDim) << "  " << part
                  << '\n';
      first = false;
    }
  }
}

}  // namespace recount::cli
