// How reports are laid out: headings over the whole width, entries, labels beside wrapped values.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"

namespace recount::cli {

inline constexpr int kIndent = 2;

class ReportLayout {
 public:
  explicit ReportLayout(const Context& context) : c_(context) {}

  std::string text(std::string_view id, const std::vector<std::string>& args = {}) const;  // of cli/texts.h
  int label_width(std::initializer_list<std::string_view> ids) const;

  // "── heading ───────────" over the whole width.
  void print_heading(const std::string& heading) const;
  // "label  value", the value wrapped beside its label.
  void print_labelled(const std::string& label, const std::string& value, int label_width, int indent,
                      Tone tone = Tone::kPlain) const;
  // "kind  code  about", the message below it.
  void print_entry(const std::string& kind, Tone tone, const std::string& code, const std::string& about,
                   const std::string& message) const;

 private:
  void print_lines(const std::string& paragraph) const;

  const Context& c_;
};

}  // namespace recount::cli
