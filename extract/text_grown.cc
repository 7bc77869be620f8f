#include "extract/text_grown.h"

namespace recount {

void unfold_grown_rows(TextTable&) {}

}  // namespace recount
