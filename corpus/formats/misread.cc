#include "corpus/formats/misread.h"

#include <utility>

#include "normalize/fold.h"

namespace recount::corpus {
namespace {

// What OCR takes for another. In the first column what is printed, in the second what may be read.
constexpr std::pair<char32_t, char32_t> kConfused[] = {
    {U'0', U'O'},   {U'1', U'l'},   {U'5', U'S'},   {U'6', U'b'},   {U'8', U'B'},   {U'9', U'g'},
    {U'.', U','},   {U'≥', U'2'},   {U'≤', U'S'},   {U'%', U'％'},  {U'，', U','},  {U'。', U'.'},
    {U'、', U'丶'}, {U'：', U':'},  {U'（', U'('},  {U'）', U')'},  {U'—', U'一'},  {U'未', U'末'},
    {U'已', U'己'}, {U'日', U'曰'}, {U'人', U'入'}, {U'土', U'士'}, {U'干', U'千'}, {U'绩', U'续'},
    {U'标', U'栋'}, {U'值', U'植'}, {U'完', U'宗'}, {U'际', U'标'}, {U'项', U'顶'}, {U'目', U'日'},
    {U'市', U'巿'}, {U'大', U'太'}, {U'天', U'夫'}, {U'间', U'问'}, {U'万', U'方'}};

}  // namespace

std::string misread(const std::string& text, Rng& rng, double rate) {
  std::u32string made;
  for (const char32_t point : to_utf32(text)) {
    char32_t other = 0;
    for (const auto& [printed, read] : kConfused) {
      if (printed == point) other = read;
    }
    if (other != 0 && rng.chance(2 * rate)) {  // a third of a form's characters are in the table
      made += other;
      continue;
    }
    if (rng.chance(rate / 5)) continue;
    if (!made.empty() && rng.chance(rate / 5)) made += U' ';
    made += point;
  }
  return to_utf8(made);
}

}  // namespace recount::corpus
