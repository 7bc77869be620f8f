#include "extract/ocr_noise.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "extract/utf8.h"

namespace recount {
namespace {

constexpr std::size_t kShortest = 3, kLongest = 12, kRepeats = 4;

// A phrase with a blank is no phrase: values that ran together also repeat.
bool is_phrase(std::u32string_view phrase) {
  std::size_t han = 0;
  for (const char32_t code : phrase) {
    if (is_blank(code)) return false;
    han += is_chinese_code(code) && code != phrase.front();
  }
  return han + is_chinese_code(phrase.front()) >= 2 && han >= 1;
}

}  // namespace

bool has_repeated_phrase(std::string_view text) {
  // Three bytes a Chinese character; shorter text cannot hold the repeats.
  if (text.size() < kShortest * (kRepeats + 1) * 2) return false;
  std::u32string codes;
  codes.reserve(text.size() / 3);
  for (std::size_t at = 0; at < text.size();) codes += utf8_next(text, at);
  for (std::size_t period = kShortest; period <= kLongest; ++period) {
    const auto repeats = [&](std::size_t i) { return codes[i] == codes[i - period]; };
    // Places where the text repeats itself follow each other; one in `wanted` is looked at, then those around
    // it.
    const std::size_t wanted = period * kRepeats;
    for (std::size_t i = period + wanted - 1; i < codes.size(); i += wanted) {
      if (!repeats(i)) continue;
      std::size_t first = i, end = i + 1;
      while (first > period && repeats(first - 1)) --first;
      while (end < codes.size() && repeats(end)) ++end;
      if (end - first >= wanted && is_phrase(std::u32string_view(codes).substr(first, period))) return true;
      i = std::max(i, end - 1);
    }
  }
  return false;
}

}  // namespace recount
