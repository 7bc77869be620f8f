// Amounts: a value exactly where the state says so, and repairs that are made once.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/amount.h"
#include "normalize/repairs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  if (size == 0) return 0;
  const auto kind = static_cast<AmountKind>(data[0] % 3);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Amount amount = parse_amount(text, kind);
  if (amount.value.has_value() != (amount.state == CellState::kValue)) std::abort();
  if (amount.value) {
    // What is printed back is read as the same amount.
    const Amount again = parse_amount(amount.value->to_string(), kind);
    if (!again.value || *again.value != *amount.value) std::abort();
  }
  return 0;
}
