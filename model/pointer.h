// JSON Pointers (RFC 6901) into document.schema.json. The only maker of them.
//
//   pointer::indicator(0, 7, "score")   // "/forms/0/indicators/7/score"
//   pointer::funding(0, 0, "rate")      // "/forms/0/funding/0/rate"
//   pointer::form(0, "total/weight")    // "/forms/0/total/weight"
#pragma once

#include <string>
#include <string_view>

namespace recount::pointer {

std::string form(int form, std::string_view field);
std::string funding(int form, int row, std::string_view field);
std::string indicator(int form, int row, std::string_view field);
std::string paragraph(int index);
std::string table_cell(int table, int row, int column);
inline std::string table(int table, std::string_view field) {
  return "/tables/" + std::to_string(table) + "/" + std::string(field);
}

// One reference token, with ~ and / escaped: remark labels can hold a slash.
std::string escape(std::string_view token);

}  // namespace recount::pointer
