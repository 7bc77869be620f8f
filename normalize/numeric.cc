#include "normalize/numeric.h"

namespace recount {

std::optional<Decimal> read_number(std::u32string_view text, std::size_t* length) {
  constexpr std::size_t kLongest = 40;  // characters; Decimal takes 18 figures
  std::string plain;
  std::size_t i = 0;
  if (i < text.size() && text[i] == U'-') {
    plain.push_back('-');
    ++i;
  }
  const std::size_t first = i;
  std::size_t group = 0;  // figures since the last comma
  bool grouped = false;
  for (; i < text.size() && i - first < kLongest; ++i) {
    if (is_digit(text[i])) {
      plain.push_back(static_cast<char>(text[i]));
      ++group;
    } else if (text[i] == U',' && i + 1 < text.size() && is_digit(text[i + 1])) {
      if (group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      break;
    }
  }
  if (i == first || (grouped && group != 3)) return std::nullopt;
  const auto figure_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
  if (i < text.size() && text[i] == U'.' && figure_at(i + 1)) {
    plain.push_back('.');
    for (++i; figure_at(i) && i - first < kLongest; ++i) plain.push_back(static_cast<char>(text[i]));
  }
  if (figure_at(i) || (i < text.size() && (text[i] == U'.' || text[i] == U',') && figure_at(i + 1)))
    return std::nullopt;
  *length = i;
  return Decimal::parse(plain);
}

}  // namespace recount
