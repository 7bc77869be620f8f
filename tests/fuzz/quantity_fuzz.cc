// Quantities: the fields that belong to the kind and no others, and the record's text read the same way again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/fold.h"
#include "normalize/quantity.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const QuantityContext context{2020, "完成时限（月）"};
  const Quantity q = parse_quantity(text, context);
  if (q.value.has_value() != (q.kind == QuantityKind::kNumber)) std::abort();
  if (q.low.has_value() != (q.kind == QuantityKind::kRange) || q.low.has_value() != q.high.has_value())
    std::abort();
  if (q.low && *q.low > *q.high) std::abort();
  if (q.date && q.kind != QuantityKind::kDate) std::abort();
  if (q.text.empty() != (q.kind == QuantityKind::kEmpty)) std::abort();
  if (clean_text(q.text) != q.text) std::abort();
  Quantity again = parse_quantity(q.text, context);
  again.repairs = q.repairs;
  if (again != q) std::abort();
  // Three columns, parted at line breaks.
  const std::size_t first = text.find('\n');
  if (first == text.npos) return 0;
  const std::size_t second = text.find('\n', first + 1);
  if (second == text.npos) return 0;
  join_quantity(text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1),
                context);
  return 0;
}
