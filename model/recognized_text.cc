#include "model/recognized_text.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "model/confidence.h"
#include "model/vocabulary/correct.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// Points that the signs give; from how many on a text is a recognized one; how many of blanks in numbers count at most: forms that
// people typed have some, too.
constexpr int kNoisePoints = 3, kWritingPoints = 2, kLetterPoints = 2, kLabelPoints = 2, kBlankPoints = 1;
constexpr int kEnough = 4, kMostBlanks = 2;
// Looked at so many cells: enough to tell, and no burden for tables of a hundred thousand.
constexpr int kMostCells = 3000;
constexpr std::size_t kLongestNumber = 16;

// Hangul, kana, Cyrillic, Arabic, Thai: in no form of a Chinese body.
bool is_foreign(char32_t c) {
  return (c >= 0x0400 && c <= 0x04FF) || (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0E00 && c <= 0x0E7F) ||
         (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0xAC00 && c <= 0xD7AF);
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

// 5O, S0, 1l.5: a number but for a letter that looks like a digit, beside one.
bool has_letter_for_digit(std::u32string_view text) {
  constexpr std::u32string_view kLike = U"OolISsBbgZz", kAround = U".,%％ 万元分";
  bool found = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i]) || kAround.find(text[i]) != kAround.npos) continue;
    if (kLike.find(text[i]) == kLike.npos) return false;
    found = found || (i > 0 && is_digit(text[i - 1])) || (i + 1 < text.size() && is_digit(text[i + 1]));
  }
  return found && std::ranges::any_of(text, is_digit);
}

// 25. 48 or 9, 97
bool has_blank_in_number(std::u32string_view text) {
  for (std::size_t i = 1; i + 2 < text.size(); ++i) {
    if ((text[i] == U'.' || text[i] == U',') && text[i + 1] == U' ' && is_digit(text[i - 1]) &&
        is_digit(text[i + 2]))
      return std::ranges::all_of(
          text, [](char32_t c) { return is_digit(c) || c == U'.' || c == U',' || c == U' ' || c == U'%'; });
  }
  return false;
}

class Signs {
 public:
  // Whether there is no need to look on.
  bool enough() const { return points_ + std::min(blanks_, kMostBlanks) * kBlankPoints >= kEnough; }

  void add_noise() { points_ += kNoisePoints; }

  void look_at(std::string_view raw, bool in_table) {
    const std::string clean = clean_text(raw);
    const std::u32string text = to_utf32(clean);
    if (std::ranges::any_of(text, is_foreign)) points_ += kWritingPoints;
    if (!in_table) return;
    if (text.size() <= kLongestNumber) {
      if (has_letter_for_digit(text)) points_ += kLetterPoints;
      blanks_ += has_blank_in_number(text);
    }
    static constexpr Place kLabels[] = {Place::kPair,          Place::kFundingSource,
                                        Place::kFundingHeader, Place::kIndicatorHeader,
                                        Place::kLevelWord,     Place::kGoals};
    if (corrected_label(clean, kLabels, {.sure = true, .doubtful = false, .taken = {}}))
      points_ += kLabelPoints;
  }

 private:
  int points_ = 0, blanks_ = 0;
};

void add_reading(std::string_view raw, Provenance& from) {
  if (clean_text(raw).empty() || from.confidence == 0) return;
  from.readings = {{std::string(raw), kGeneralRecognition, Engine::kWords}};
  from.confidence = kGeneralRecognition;
}

}  // namespace

bool is_recognized_text(const Extraction& extraction) {
  if (extraction.pages > 0) return false;
  Signs signs;
  for (const Problem& problem : extraction.problems) {
    if (problem.code == "ocr-noise") signs.add_noise();
  }
  int looked_at = 0;
  for (const Block& block : extraction.blocks) {
    if (signs.enough()) break;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      signs.look_at(paragraph->raw, false);
      continue;
    }
    for (const Cell& cell : std::get<Grid>(block).cells) {
      if (signs.enough() || ++looked_at > kMostCells) break;
      signs.look_at(cell.raw, true);
    }
  }
  return signs.enough();
}

Extraction as_recognized(Extraction extraction) {
  for (Block& block : extraction.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_reading(paragraph->raw, paragraph->from);
      continue;
    }
    for (Cell& cell : std::get<Grid>(block).cells) add_reading(cell.raw, cell.from);
  }
  extraction.problems.push_back({"text-recognized", 0, 0, "", {}});
  return extraction;
}

}  // namespace recount
