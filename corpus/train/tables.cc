#include "corpus/train/tables.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "normalize/fold.h"

namespace recount::corpus {

std::vector<std::string> table_lines(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no file " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line != "#" && !line.starts_with("# ")) lines.push_back(line);
  }
  return lines;
}

Symbols::Symbols(const std::string& folder) {
  for (const std::string& line : table_lines(folder + "/symbols.txt")) {
    for (const char32_t c : to_utf32(line)) {
      if (c != U' ' && all_.find(c) == std::u32string::npos) all_ += c;
    }
  }
  all_ += kUnknown;
  for (const std::string& line : table_lines(folder + "/forms.txt")) {
    std::istringstream in(line);
    std::string symbol, form;
    Form made{};
    if (!(in >> symbol >> form >> made.percent)) throw std::runtime_error("forms.txt: " + line);
    made.symbol = to_utf32(symbol).at(0);
    made.form = to_utf32(form).at(0);
    forms_.push_back(made);
  }
}

char32_t Symbols::symbol(char32_t printed) const {
  if (printed == U' ' || printed == U'\u3000') return U' ';
  const auto found = std::ranges::find(forms_, printed, &Form::form);
  const char32_t c = found == forms_.end() ? printed : found->symbol;
  return all_.find(c) == std::u32string::npos ? kUnknown : c;
}

std::string Symbols::label(const std::string& printed) const {
  std::u32string text;
  for (const char32_t c : to_utf32(printed)) {
    const char32_t said = symbol(c);
    if (said == U' ' && (text.empty() || text.back() == U' ')) continue;
    text += said;
  }
  while (!text.empty() && text.back() == U' ') text.pop_back();
  return to_utf8(text);
}

std::string Symbols::print(const std::string& text, Rng rng) const {
  std::u32string out = to_utf32(text);
  // A line is of one hand: equal symbols have equal forms.
  for (const Form& form : forms_) {
    if (rng.index(100) < form.percent) std::ranges::replace(out, form.symbol, form.form);
  }
  if (rng.chance(0.02)) {
    for (char32_t& c : out) {
      if (c >= U'0' && c <= U'9') c += U'０' - U'0';
      if (c == U'.') c = U'．';
    }
  }
  return to_utf8(out);
}

}  // namespace recount::corpus
