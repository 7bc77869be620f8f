// Text that character recognition made of shading, stamps or lines.
#pragma once

#include <string_view>

namespace recount {

// Whether a phrase of three to twelve characters, at least two of them Chinese, follows itself four times or
// more:
//
//   就是一个人,就是一个人,就是一个人,就是一个人,就是一个人,    true
//   2 2 2 2 2 2 2 2 2                                           false
//   有效推进 有效推进 有效推进 有效推进 有效推进                false: cells of a column that run together
//   ＿＿＿＿＿＿                                                false
bool has_repeated_phrase(std::string_view text);

}  // namespace recount
