#include "extract/text_deal.h"

#include <algorithm>
#include <optional>

#include "extract/grown_text.h"
#include "extract/utf8.h"

namespace recount {
namespace {

using Texts = std::vector<std::string_view>;

// The parts of `raw` between the places in its plain text.
Texts cut_at(std::string_view raw, const PlainText& plain, const std::vector<std::size_t>& places) {
  Texts parts;
  std::size_t start = 0;
  for (const std::size_t place : places) {
    parts.push_back(trim(raw.substr(start, plain.at[place] - start)));
    start = plain.at[place];
  }
  parts.push_back(trim(raw.substr(start)));
  return parts;
}

// What the printings say about where a text falls apart: the sure reading, then the possible one.
std::vector<Texts> readings_of(const GrownColumn& column) {
  std::vector<PlainText> versions;
  for (const std::string_view version : column.versions) versions.push_back(plain_text(version));
  const PlainText full = plain_text(column.full);
  const Boundaries boundaries = find_boundaries(versions, full);
  return {cut_at(column.full, full, boundaries.sure), cut_at(column.full, full, boundaries.possible)};
}

// A value without a sign such as ≥ in front: target and actual value of a row are then often the same text.
std::string_view without_sign(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t start = at;
    const char32_t code = utf8_next(value, at);
    const bool is_sign = code < 0x80 ? code == '<' || code == '>' || code == '='
                                     : (code >= 0x2260 && code <= 0x226B) || code == 0x300A || code == 0x300B ||
                                           (code >= 0xFF1C && code <= 0xFF1E);
    if (!is_sign) return value.substr(start);
  }
  return {};
}

// Too few values: those that can stand in one row only, beside the full column `other`; the other rows stay
// blank.
std::optional<Texts> fit_beside(const Texts& values, const Texts& other) {
  const std::size_t n = other.size(), m = values.size();
  std::vector<std::size_t> first(m), last(m);
  for (std::size_t i = 0, row = 0; i < m; ++i, ++row) {
    while (row < n && without_sign(values[i]) != without_sign(other[row])) ++row;
    if (row == n) return std::nullopt;
    first[i] = row;
  }
  for (std::size_t i = m, row = n; i-- > 0;) {
    while (without_sign(values[i]) != without_sign(other[--row])) {
    }
    last[i] = row;
  }
  Texts dealt(n);
  for (std::size_t i = 0; i < m; ++i) {
    if (first[i] == last[i]) dealt[first[i]] = values[i];
  }
  return dealt;
}

bool all_same(const Texts& values) {
  return std::ranges::all_of(values, [&](std::string_view value) { return value == values.front(); });
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != text.npos;
}

// One text of a column for each of `n` rows, or nothing.
struct Dealt {
  Texts texts;
  bool doubtful = false;
};

Dealt deal_column(const GrownColumn& column, std::size_t n, const std::vector<Texts>& complete) {
  const Texts values = split_values(column.full);
  if (values.empty()) return {Texts(n), false};
  if (values.size() == n) return {values, false};
  if (values.size() > n && all_same(values)) return {Texts(n, values.front()), true};
  if (!has_digit(column.full)) {
    for (const Texts& reading : readings_of(column)) {
      if (reading.size() == n) return {reading, false};
      // One text for all rows stands in the first, as the text of a cell that spans them.
      if (reading.size() == 1) {
        Texts texts(n);
        texts.front() = reading.front();
        return {texts, false};
      }
    }
  }
  if (values.size() < n && 2 * values.size() > n) {
    for (const Texts& other : complete) {
      if (std::optional<Texts> texts = fit_beside(values, other)) return {*texts, true};
    }
  }
  return {Texts(n), true};
}

}  // namespace

Texts split_values(std::string_view raw) {
  Texts values;
  std::size_t start = raw.npos;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t here = at;
    const char32_t code = utf8_next(raw, at);
    const bool blank = is_blank(code) || code == U'\t' || code == U'\n';
    if (!blank && start == raw.npos) start = here;
    if (blank && start != raw.npos) values.push_back(raw.substr(start, here - start));
    if (blank) start = raw.npos;
  }
  if (start != raw.npos) values.push_back(raw.substr(start));
  return values;
}

Deal deal_out(const std::vector<GrownColumn>& columns, std::size_t names) {
  Deal deal;
  std::vector<Texts> complete;
  Texts parts;
  for (const Texts& reading : readings_of(columns[names])) {
    deal.why += (deal.why.empty() ? "" : "/") + std::to_string(reading.size());
    for (std::size_t col = 0; col < columns.size(); ++col) {
      Texts values = split_values(columns[col].full);
      if (col == names || values.size() != reading.size() || values.size() < 2) continue;
      complete.push_back(std::move(values));
    }
    parts = reading;
    if (!complete.empty()) break;
  }
  if (complete.empty()) {
    for (std::size_t col = 0; col < columns.size(); ++col) {
      const std::size_t count = split_values(columns[col].full).size();
      if (col != names && count > 1) deal.why += ", " + std::to_string(count);
    }
    return deal;
  }
  deal.why.clear();
  deal.rows.assign(parts.size(), Texts(columns.size()));
  for (std::size_t col = 0; col < columns.size(); ++col) {
    const Dealt dealt = col == names ? Dealt{parts, false} : deal_column(columns[col], parts.size(), complete);
    if (dealt.doubtful) deal.doubtful.push_back(col);
    for (std::size_t row = 0; row < parts.size(); ++row) deal.rows[row][col] = dealt.texts[row];
  }
  return deal;
}

}  // namespace recount
