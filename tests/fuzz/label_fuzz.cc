// Texts and labels: cleaning and repairing twice changes nothing, and every match is a word of the vocabulary.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/fold.h"
#include "normalize/label.h"
#include "normalize/repairs.h"
#include "normalize/units.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  static constexpr std::string_view kWords[] = {"分值",   "全年预算数", "项目资金(万元)",
                                                "执行率", "产出指标",   "实施单位"};
  static const LabelSet set(kWords);
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const std::string clean = clean_text(text);
  if (clean_text(clean) != clean) std::abort();
  if (to_utf8(to_utf32(clean)) != clean) std::abort();
  if (is_blank(text) != clean.empty()) std::abort();
  if (is_dash(text, false) && !is_dash(text, true)) std::abort();
  if (display_width(clean) < 0) std::abort();
  if (size < 300) {  // longer texts may need more rounds than are made
    const std::string operators = clean_operators(text);
    if (clean_operators(operators) != operators) std::abort();
  }
  const auto match = set.match(text, LabelSet::Fuzzy::kYes);
  if (match && (match->word < 0 || match->word > 5 || match->score <= 0 || match->score > 1)) std::abort();
  const UnitInfo unit = lookup_unit(unit_in_name(text));
  if (!same_family(unit, unit)) std::abort();
  fold_bare_label(text);
  return 0;
}
