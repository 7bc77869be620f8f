// Dates: only days that exist, and ISO days that are read back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const int year : {0, 2020, 2021}) {
    const std::optional<Date> date = parse_date(text, year);
    if (!date) continue;
    if (date->month < 1 || date->month > 12 || date->day < 0 || date->day > 31) std::abort();
    if (date->day > Date{date->year, date->month, 0}.last_day().day) std::abort();
    if (date->year != 0 && date->day != 0 && parse_date(date->to_iso(), 0) != date) std::abort();
  }
  const std::optional<int> year = find_year(text);
  if (year && (*year < 1949 || *year > 2099)) std::abort();
  return 0;
}
