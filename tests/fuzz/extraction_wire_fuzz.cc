// Any bytes from the process that reads: refused, or a result with just these bytes that the model can walk through.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "cli/extraction_wire.h"
#include "model/check.h"
#include "model/mapper.h"

namespace {

// Large grids are well formed too, but slow.
bool is_small(const recount::Extraction& extraction) {
  for (const recount::Block& block : extraction.blocks) {
    const auto* grid = std::get_if<recount::Grid>(&block);
    if (grid && (grid->rows > 100 || grid->cols > 100)) return false;
  }
  return extraction.blocks.size() < 100;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto result = recount::cli::decode(bytes);
  if (!result) return 0;
  if (recount::cli::encode(*result) != bytes) std::abort();
  if (*result && is_small(**result)) recount::run_checks(recount::map_document(**result, {}));
  return 0;
}
