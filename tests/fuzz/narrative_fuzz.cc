// Lines: the goals, the results, then pairs of an indicator's name and its value. A finding must quote the
// text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "model/checks/checks.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"

namespace {

recount::TextField text_field(std::string_view text) {
  recount::TextField field;
  field.raw = text;
  field.value = field.raw;
  field.state = recount::CellState::kValue;
  return field;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string_view> lines(1);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  for (std::size_t begin = 0; begin <= input.size();) {
    const std::size_t end = std::min(input.find('\n', begin), input.size());
    lines.back() = input.substr(begin, end - begin);
    lines.emplace_back();
    begin = end + 1;
  }
  if (lines.size() < 3) return 0;
  recount::Form form;
  form.year.value = 2020;
  form.goal_expected = text_field(lines[0]);
  form.goal_actual = text_field(lines[1]);
  form.project = text_field(lines[2]);
  for (std::size_t i = 2; i + 1 < lines.size(); i += 2) {
    recount::Indicator row;
    row.name = text_field(lines[i]);
    row.target.value = recount::parse_quantity(lines[i + 1], {.year = 2020, .name = lines[i]});
    row.actual = row.target;
    form.indicators.push_back(row);
  }
  std::vector<recount::Finding> findings;
  recount::kNarrative.run(form, 0, findings);
  for (const recount::Finding& finding : findings) {
    const bool goals = finding.at == "/forms/0/goals/expected";
    const std::string text = recount::to_utf8(recount::to_utf32(goals ? lines[0] : lines[1]));
    if (finding.quote.empty() || text.find(finding.quote) == text.npos) std::abort();
    if (text.find(finding.stated) == text.npos) std::abort();
  }
  return 0;
}
