#include "model/label_text.h"

#include <algorithm>

#include "model/form_fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// 项目负责人联系电话, 填报人及联系电话: no such label is longer.
constexpr std::size_t kLongestPlainLabel = 10 * 3;
// Longer texts are prose, which can have colons too.
constexpr std::size_t kLongestLine = 150 * 3;

constexpr std::string_view kLabelEnds[] = {"期限", "日期", "时间", "编码", "代码", "属性",   "类型",
                                           "类别", "性质", "级次", "电话", "名称", "负责人", "联系人"};

// How many bytes of blanks stand at the start of `text`.
std::size_t gap_at(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  std::size_t end = 0;
  while (end < text.size()) {
    if (text.substr(end).starts_with(kWide)) {
      end += kWide.size();
    } else if (text[end] == ' ' || text[end] == '\t') {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

// The pieces between two blanks or more, or a wide one.
std::vector<std::string> split_at_gaps(std::string_view raw) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t gap = gap_at(raw.substr(at));
    if (gap >= 2) {
      pieces.push_back(clean_text(raw.substr(begin, at - begin)));
      begin = at + gap;
    }
    at += std::max<std::size_t>(gap, 1);
  }
  pieces.push_back(clean_text(raw.substr(begin)));
  return pieces;
}

bool has_colon(std::string_view text) {
  return text.find(':') != std::string_view::npos || text.find("：") != std::string_view::npos;
}

// A word of two characters or more, then a colon. The 人 of 填　表　人： is none.
bool begins_with_label(std::string_view text) {
  const std::string label = fold_label(text);
  const std::size_t colon = label.find(':');
  if (colon == std::string::npos || colon < std::string_view("电话").size() || colon > kLongestPlainLabel)
    return false;
  return !is_sentence(label.substr(0, colon)) && label.find_first_of("0123456789") > colon;
}

}  // namespace

Known known_label(std::string_view text) {
  if (text.empty() || text.size() > kLongestLabel) return Known::kNo;
  if (find_label(Place::kPair, text)) return Known::kPair;
  if (find_label(Place::kGoals, text) || is_goal_number(text)) return Known::kGoal;
  if (!is_sentence(text) && funding_kind(text, true)) return Known::kSource;
  return Known::kNo;
}

std::optional<Label> points_label(std::string_view text) {
  if (text.size() > kLongestLabel) return std::nullopt;
  const std::optional<LabelHit> hit = find_label(Place::kFundingHeader, text);
  if (!hit || (hit->label != Label::kWeight && hit->label != Label::kScore)) return std::nullopt;
  return hit->label;
}

bool names_funding_amount(std::string_view text) {
  const std::optional<LabelHit> hit = find_label(Place::kPair, text);
  return hit && is_funding_amount(hit->label);
}

bool names_funding_block(std::string_view text) {
  const std::optional<LabelHit> hit = find_label(Place::kPair, text);
  return hit && hit->label == Label::kFundingBlock;
}

std::size_t inline_colon(std::string_view text) {
  std::size_t at = std::string_view::npos, end = 0;
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t found = text.find(colon);
    if (found < at) at = found, end = found + colon.size();
  }
  if (at == std::string_view::npos || end >= text.size()) return 0;
  return known_label(text.substr(0, at)) == Known::kPair ? end : 0;
}

bool ends_in_colon(std::string_view text) {
  return text.size() <= kLongestUnknownLabel && !is_sentence(text) &&
         (text.ends_with("：") || text.ends_with(":"));
}

bool looks_like_label(std::string_view text) {
  if (text.size() > kLongestPlainLabel * 2 || is_sentence(text)) return false;
  const std::string bare = fold_bare_label(text);
  return bare.size() <= kLongestPlainLabel &&
         std::ranges::any_of(kLabelEnds, [&](std::string_view end) { return bare.ends_with(end); });
}

std::vector<std::string> label_parts(std::string_view raw) {
  if (raw.size() > kLongestLine) return {clean_text(raw)};
  std::vector<std::string> parts(1);
  for (const std::string& piece : split_at_gaps(raw)) {
    if (piece.empty()) continue;
    if (has_colon(parts.back()) && begins_with_label(piece)) parts.emplace_back();
    parts.back() += (parts.back().empty() ? "" : " ") + piece;
  }
  return parts;
}

}  // namespace recount
