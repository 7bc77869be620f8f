#include "model/pointer.h"

namespace recount::pointer {
namespace {

std::string join(std::string_view array, int row, std::string_view field) {
  std::string out(array);
  out += '/';
  out += std::to_string(row);
  if (!field.empty()) {
    out += '/';
    out += field;
  }
  return out;
}

}  // namespace

std::string form(int form, std::string_view field) {
  return join("/forms", form, field);
}

std::string funding(int form, int row, std::string_view field) {
  return join(join("/forms", form, "funding"), row, field);
}

std::string indicator(int form, int row, std::string_view field) {
  return join(join("/forms", form, "indicators"), row, field);
}

std::string paragraph(int index) {
  return join("/paragraphs", index, "");
}

std::string table_cell(int table, int row, int column) {
  return join(join(join("/tables", table, "rows"), row, ""), column, "");
}

std::string escape(std::string_view token) {
  std::string out;
  for (char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace recount::pointer
