#include "corpus/source/quantity_source.h"

#include <array>
#include <sstream>
#include <utility>
#include <vector>

#include "corpus/source/lines.h"
#include "normalize/decimal.h"

namespace recount::corpus {
namespace {

using Kind = QuantitySource::Kind;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOps = {
    {{"≥", "ge"}, {">", "gt"}, {"≤", "le"}, {"<", "lt"}, {"=", "eq"}}};

bool is_number(const std::string& text) {
  return Decimal::parse(replace_all(text, ",", "")).has_value();
}

std::string plain(const std::string& number) {
  return replace_all(number, ",", "");
}

std::string rest_of(std::istringstream& in) {
  std::string rest;
  std::getline(in, rest);
  return trim(rest);
}

}  // namespace

std::string op_name(std::string_view op) {
  for (const auto& [sign, name] : kOps) {
    if (op == sign) return std::string(name);
  }
  return "";
}

std::optional<QuantitySource> parse_quantity_source(std::string_view text) {
  QuantitySource made;
  const std::string whole = trim(text);
  if (whole.empty()) return made;
  if (whole == "-") {
    made.kind = Kind::kDash;
    return made;
  }
  std::istringstream in(whole);
  std::string word;
  in >> word;
  if (word == "print") {
    const std::string rest = rest_of(in);
    const std::size_t arrow = rest.find("=>");
    if (arrow == std::string::npos) return std::nullopt;
    std::optional<QuantitySource> meant = parse_quantity_source(rest.substr(arrow + 2));
    if (meant) meant->printed = trim(rest.substr(0, arrow));
    return meant;
  }
  if (word == "range") {
    made.kind = Kind::kRange;
    in >> made.low >> made.high;
    made.unit = rest_of(in);
    if (!is_number(made.low) || !is_number(made.high)) return std::nullopt;
    return made;
  }
  if (word == "date") {
    made.kind = Kind::kDate;
    in >> made.date;
    if (made.date == "-") made.date.clear();
    made.printed = rest_of(in);
    if (made.printed.empty()) return std::nullopt;
    return made;
  }
  if (word == "words") {
    made.kind = Kind::kWords;
    made.printed = rest_of(in);
    return made;
  }
  if (!op_name(word).empty()) {
    made.op = word;
    in >> word;
    if (!is_number(word)) return std::nullopt;
  }
  if (is_number(word)) {
    made.kind = Kind::kNumber;
    made.value = plain(word);
    made.unit = rest_of(in);
    if (word != made.value) made.printed = made.op + word + made.unit;
    return made;
  }
  made.kind = Kind::kWords;
  made.printed = whole;
  return made;
}

}  // namespace recount::corpus
