#include "cli/report_layout.h"

#include <algorithm>

#include "cli/texts.h"
#include "cli/wrap.h"
#include "normalize/fold.h"

namespace recount::cli {

std::string ReportLayout::text(std::string_view id, const std::vector<std::string>& args) const {
  return say(id, c_.lang, args);
}

void ReportLayout::print_heading(const std::string& heading) const {
  const std::vector<std::string> lines = wrap(heading, c_.screen.width - 8);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    c_.out << c_.screen.paint(i == 0 ? "── " : "   ", Tone::kDim) << c_.screen.paint(lines[i], Tone::kBold)
           << '\n';
  }
  std::string rule;
  for (int n = c_.screen.width - 4 - display_width(lines.back()); n > 0; --n) rule += "─";
  c_.out << c_.screen.paint(lines.size() == 1 ? "── " : "   ", Tone::kDim)
         << c_.screen.paint(lines.back(), Tone::kBold) << ' ' << c_.screen.paint(rule, Tone::kDim) << '\n';
}

void ReportLayout::print_labelled(const std::string& label, const std::string& value, int label_width,
                                  int indent, Tone tone) const {
  if (value.empty()) return;
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  const int left = indent + label_width + 2;
  const std::string below(static_cast<std::size_t>(left), ' ');
  bool first = true;
  for (const std::string& line : wrap(value, c_.screen.width - left)) {
    c_.out << (first ? margin + c_.screen.paint(pad(label, label_width), Tone::kDim) + "  " : below)
           << c_.screen.paint(line, tone) << '\n';
    first = false;
  }
}

int ReportLayout::label_width(std::initializer_list<std::string_view> ids) const {
  int width = 0;
  for (const std::string_view id : ids) width = std::max(width, display_width(text(id)));
  return width;
}

void ReportLayout::print_entry(const std::string& kind, Tone tone, const std::string& code,
                               const std::string& about, const std::string& message) const {
  const std::string margin(kIndent, ' ');
  c_.out << margin << c_.screen.paint(kind, tone) << "  " << c_.screen.paint(code, Tone::kBold);
  const int used = kIndent + display_width(kind) + 2 + display_width(code) + 2;
  const bool beside = used + display_width(about) <= c_.screen.width;
  if (!about.empty() && beside) c_.out << "  " << about;
  c_.out << '\n';
  if (!about.empty() && !beside) print_lines(about);
  print_lines(message);
}

void ReportLayout::print_lines(const std::string& paragraph) const {
  const std::string margin(kIndent + 2, ' ');
  for (const std::string& line : wrap(paragraph, c_.screen.width - kIndent - 2))
    c_.out << margin << line << '\n';
}

}  // namespace recount::cli
