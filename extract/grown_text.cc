#include "extract/grown_text.h"

#include <algorithm>
#include <array>

#include "extract/utf8.h"

namespace recount {
namespace {

// How far the two texts may be out of step.
constexpr int kBand = 48, kWidth = 2 * kBand + 1;

enum Step : std::uint8_t { kStart, kBoth, kPartOnly, kWholeOnly };

bool is_break(char32_t code) {
  return is_blank(code) || code == U'\t' || code == U'\n';
}

}  // namespace

PlainText plain_text(std::string_view raw) {
  PlainText plain;
  bool blank = false;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t start = at;
    const char32_t code = utf8_next(raw, at);
    if (is_break(code)) {
      blank = true;
      continue;
    }
    plain.codes += code;
    plain.at.push_back(static_cast<std::uint32_t>(start));
    plain.blank_before.push_back(blank);
    blank = false;
  }
  return plain;
}

std::optional<std::vector<std::size_t>> align_beginning(const PlainText& part, const PlainText& whole) {
  const int m = static_cast<int>(part.codes.size()), n = static_cast<int>(whole.codes.size());
  if (part.codes.size() > kMaxPlainText || whole.codes.size() > kMaxPlainText) return std::nullopt;
  constexpr int kFar = 1 << 20;
  // Row i holds the costs of places i - kBand .. i + kBand in `whole`.
  std::array<int, kWidth> above{}, cost{};
  std::vector<Step> steps(static_cast<std::size_t>(m + 1) * kWidth, kStart);
  for (int i = 0; i <= m; ++i) {
    for (int k = 0; k < kWidth; ++k) {
      const int j = i + k - kBand;
      int best = kFar;
      Step step = kStart;
      const auto offer = [&](int value, Step with) {
        if (value < best) best = value, step = with;
      };
      if (j >= 0 && j <= n) {
        if (i == 0 && j == 0) best = 0;
        if (i > 0 && j > 0) {
          const bool same =
              part.codes[static_cast<std::size_t>(i - 1)] == whole.codes[static_cast<std::size_t>(j - 1)];
          offer(above[static_cast<std::size_t>(k)] + !same, kBoth);
        }
        if (i > 0 && k + 1 < kWidth) offer(above[static_cast<std::size_t>(k + 1)] + 1, kPartOnly);
        if (j > 0 && k > 0) offer(cost[static_cast<std::size_t>(k - 1)] + 1, kWholeOnly);
      }
      cost[static_cast<std::size_t>(k)] = best;
      steps[static_cast<std::size_t>(i) * kWidth + static_cast<std::size_t>(k)] = step;
    }
    above = cost;
  }
  const auto least = std::ranges::min_element(above);
  if (*least > m / 8) return std::nullopt;
  std::vector<std::size_t> places(static_cast<std::size_t>(m) + 1);
  int j = m + static_cast<int>(least - above.begin()) - kBand;
  for (int i = m; i >= 0;) {
    places[static_cast<std::size_t>(i)] = static_cast<std::size_t>(j);
    switch (steps[static_cast<std::size_t>(i) * kWidth + static_cast<std::size_t>(j - i + kBand)]) {
      case kBoth:
        --i, --j;
        break;
      case kPartOnly:
        --i;
        break;
      case kWholeOnly:
        --j;
        break;
      case kStart:
        return places;
    }
  }
  return places;
}

bool is_beginning(const PlainText& a, const PlainText& b) {
  const PlainText& part = a.codes.size() <= b.codes.size() ? a : b;
  return align_beginning(part, &part == &a ? b : a).has_value();
}

Boundaries find_boundaries(const std::vector<PlainText>& versions, const PlainText& full) {
  const std::size_t size = full.codes.size() + 1;
  std::vector<int> crossing(size), blanks(size), ends(size);
  for (const PlainText& version : versions) {
    const auto places = align_beginning(version, full);
    if (!places) continue;
    for (std::size_t place = 1; place < places->back(); ++place) ++crossing[place];
    ++ends[places->back()];
    for (std::size_t i = 1; i < version.codes.size(); ++i) {
      if (version.blank_before[i]) ++blanks[(*places)[i]];
    }
  }
  Boundaries found;
  for (std::size_t place = 1; place + 1 < size; ++place) {
    if (blanks[place] == 0) continue;
    const bool all = blanks[place] * 10 >= crossing[place] * 9, half = blanks[place] * 2 >= crossing[place];
    const bool sure = (all && (crossing[place] > 1 || ends[place] > 0)) || (half && ends[place] > 0);
    if (sure) found.sure.push_back(place);
    if (sure || half) found.possible.push_back(place);
  }
  return found;
}

}  // namespace recount
