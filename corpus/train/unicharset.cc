#include "corpus/train/unicharset.h"

#include "normalize/fold.h"

namespace recount::corpus {
namespace {

// 1 letter, 2 small, 4 large, 8 digit, 16 mark.
int properties(char32_t c) {
  if (c >= U'0' && c <= U'9') return 8;
  if (c >= U'A' && c <= U'Z') return 5;
  if (c >= U'a' && c <= U'z') return 3;
  return c >= 0x4e00 && c < 0xa000 ? 1 : 16;
}

}  // namespace

// Tesseract's own program for this would write the dash as a hyphen, and bent quotes as straight ones.
std::string unicharset(const Symbols& symbols) {
  std::string lines;
  int id = 1;  // 0 is the blank
  for (const char32_t c : symbols.all()) {
    const int kind = properties(c);
    const std::string text = to_utf8(std::u32string(1, c));
    const char* script = kind == 1 ? "Han" : kind == 5 || kind == 3 ? "Latin" : "Common";
    lines += text + " " + (kind == 16 ? "10" : std::to_string(kind)) + " 0,255,0,255,0,0,0,0,0,0 " + script +
             " " + std::to_string(id) + " 0 " + std::to_string(id) + " " + text + "\n";
    ++id;
  }
  return std::to_string(id) + "\nNULL 0 Common 0\n" + lines;
}

}  // namespace recount::corpus
