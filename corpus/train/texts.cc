#include "corpus/train/texts.h"

#include <iconv.h>

#include <array>
#include <sstream>
#include <stdexcept>

#include "corpus/train/numbers.h"
#include "corpus/train/tables.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

// Rows 16 to 55 of GB 2312.
std::u32string frequent_hanzi() {
  std::string bytes;
  for (int row = 0xb0; row <= 0xd7; ++row) {
    for (int column = 0xa1; column <= (row == 0xd7 ? 0xf9 : 0xfe); ++column) {
      bytes += static_cast<char>(row);
      bytes += static_cast<char>(column);
    }
  }
  const iconv_t converter = iconv_open("UTF-8", "GB2312");
  if (converter == iconv_t(-1)) throw std::runtime_error("iconv knows no GB2312");
  std::string text(bytes.size() * 2, '\0');
  char *from = bytes.data(), *to = text.data();
  std::size_t left = bytes.size(), room = text.size();
  iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  text.resize(text.size() - room);
  return to_utf32(text);
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

Texts::Texts(const std::string& folder) : hanzi_(frequent_hanzi()) {
  const Symbols symbols(folder);
  for (const char32_t c : symbols.all()) {
    if (c >= 0x4e00 && c < 0xa000) own_hanzi_ += c;
    if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) own_letters_ += c;
  }
  for (const std::string& line : table_lines(folder + "/patterns.txt")) {
    std::istringstream in(line);
    Pattern made;
    if (!(in >> made.weight >> made.kind >> made.text)) throw std::runtime_error("patterns.txt: " + line);
    total_ += made.weight;
    patterns_.push_back(made);
  }
  for (const std::string& line : table_lines(folder + "/lists.txt")) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("lists.txt: " + line);
    std::istringstream in(line.substr(colon + 1));
    std::vector<std::string>& items = lists_[line.substr(0, colon)];
    for (std::string item; in >> item;) items.push_back(item);
  }
}

Text Texts::draw(Rng& rng, const std::function<bool(char32_t)>& has) const {
  int at = rng.index(total_);
  const Pattern* picked = &patterns_.front();
  for (const Pattern& pattern : patterns_) {
    picked = &pattern;
    if ((at -= pattern.weight) < 0) break;
  }
  std::string text = fill(picked->text, rng, has);
  replace_all(text, "␣", " ");
  return {picked->kind, text};
}

std::string Texts::fill(const std::string& pattern, Rng& rng, const std::function<bool(char32_t)>& has) const {
  std::string made;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      made += pattern[at++];
      continue;
    }
    made += named(pattern.substr(at + 1, end - at - 1), rng, has);
    at = end + 1;
  }
  return made;
}

std::string Texts::named(const std::string& name, Rng& rng, const std::function<bool(char32_t)>& has) const {
  const auto one_of = [&](const std::u32string& from) {
    return to_utf8(std::u32string(1, from[static_cast<std::size_t>(rng.index(static_cast<int>(from.size())))]));
  };
  if (name == "u") return one_of(own_hanzi_);
  if (name == "l") return one_of(own_letters_);
  if (name == "h") return unknown(rng.between(1, 4), rng, has);
  if (name == "hh") return unknown(rng.between(4, 10), rng, has);
  if (const auto list = lists_.find(name); list != lists_.end()) {
    return fill(rng.pick(std::span<const std::string>(list->second)), rng, has);
  }
  return number(name, rng);
}

std::string Texts::unknown(int count, Rng& rng, const std::function<bool(char32_t)>& has) const {
  std::u32string text;
  for (int tries = 0; static_cast<int>(text.size()) < count && tries < 400; ++tries) {
    const char32_t c = hanzi_[static_cast<std::size_t>(rng.index(static_cast<int>(hanzi_.size())))];
    if (has(c)) text += c;
  }
  return to_utf8(text);
}

}  // namespace recount::corpus
