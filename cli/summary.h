// The figures at the end of `recount audit`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"

namespace recount::cli {

class Summary {
 public:
  void add(const Audited& audited);
  void add_failed(std::string file) { failed_.push_back(std::move(file)); }
  void add_failed_directories(int count) { failed_directories_ = count; }
  bool any_failed() const { return !failed_.empty() || failed_directories_ > 0; }
  // A warning or an error.
  bool any_findings() const { return count(Severity::kError) + count(Severity::kWarning) > 0; }
  void print(const Context& context, bool all) const;

 private:
  int count(Severity severity) const;
  std::string codes(const std::map<std::string, int, std::less<>>& counts) const;

  int read_ = 0, formless_ = 0, forms_ = 0, indicators_ = 0, rescored_ = 0, problems_ = 0,
      failed_directories_ = 0;
  std::map<Severity, std::map<std::string, int, std::less<>>> findings_;
  std::map<std::string, int, std::less<>> problem_codes_;
  std::vector<std::string> failed_;
};

}  // namespace recount::cli
