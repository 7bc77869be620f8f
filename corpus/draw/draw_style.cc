#include "corpus/draw/draw_style.h"

#include <cstdlib>
#include <span>
#include <string_view>

namespace recount::corpus {
namespace {

struct RulingsRow {
  Rulings rulings;
  std::string_view name;
  int percent;  // of all documents
};

constexpr RulingsRow kRulings[] = {
    {Rulings::kThin, "thin", 38},
    {Rulings::kHairline, "hairline", 10},
    {Rulings::kThick, "thick", 8},
    {Rulings::kFramed, "framed", 14},
    {Rulings::kDouble, "double", 7},
    {Rulings::kDotted, "dotted", 6},
    {Rulings::kGrey, "grey", 6},
    {Rulings::kShort, "short", 4},
    {Rulings::kHorizontal, "horizontal", 4},
    {Rulings::kNone, "none", 3},
};

struct FontRow {
  std::string_view family;
  int percent;
};

// What offices print with: Song first, then the others that Debian has.
constexpr FontRow kFonts[] = {{"AR PL UMing CN", 40},
                              {"Noto Serif CJK SC", 20},
                              {"WenQuanYi Zen Hei", 15},
                              {"AR PL UKai CN", 13},
                              {"Noto Sans CJK SC", 12}};

template <class Row>
const Row& draw(Rng rng, std::span<const Row> rows) {
  int at = rng.index(100);
  for (const Row& row : rows) {
    if (at < row.percent) return row;
    at -= row.percent;
  }
  return rows.front();
}

}  // namespace

DrawStyle draw_style(Rng rng, const std::string& page, const std::map<std::string, std::string>& overrides) {
  const auto option = [&](const char* name, const char* otherwise) {
    const auto found = overrides.find(name);
    return found == overrides.end() ? std::string(otherwise) : found->second;
  };
  DrawStyle style;
  const bool a3 = page.find("a3") != std::string::npos, landscape = page.find("landscape") != std::string::npos;
  if (a3) {
    style.page_width = 841.9;
    style.page_height = 1190.6;
  }
  if (landscape) std::swap(style.page_width, style.page_height);
  Rng margins = rng.child("margins");
  style.margin_x = margins.uniform(36, 72);
  style.margin_y = margins.uniform(40, 72);
  style.font = draw<FontRow>(rng.child("font"), kFonts).family;
  style.size = rng.child("size").uniform(landscape ? 7.5 : 8.5, landscape ? 9.5 : 10.5);
  style.leading = rng.child("leading").uniform(1.15, 1.45);
  Rng padding = rng.child("padding");
  style.padding_x = padding.chance(0.15) ? padding.uniform(0.3, 1) : padding.uniform(1.5, 6);
  style.padding_y = padding.chance(0.2) ? padding.uniform(0.2, 1) : padding.uniform(1, 5);
  style.rulings = draw<RulingsRow>(rng.child("rulings"), kRulings).rulings;
  Rng shading = rng.child("shading");
  style.shading = shading.chance(0.3) ? shading.between(1, 3) : 0;
  style.numbers_right = rng.child("numbers").chance(0.15);
  style.repeat_head = rng.child("repeat").chance(0.5);
  style.cut_rows = rng.child("cut").chance(0.4);
  style.form_a_page = rng.child("form a page").chance(0.7);
  style.turned = landscape && rng.child("turned").chance(0.2);
  Rng around = rng.child("around");
  style.page_numbers = around.chance(0.6) ? around.between(1, 3) : 0;
  if (around.chance(0.15)) style.running_head = "预算绩效管理资料";

  for (const RulingsRow& row : kRulings) {
    if (option("rulings", "") == row.name) style.rulings = row.rulings;
  }
  const std::string wanted = option("shading", "");
  constexpr std::string_view kShadings[] = {"none", "grey", "blue", "orange"};
  for (int i = 0; i < 4; ++i) {
    if (wanted == kShadings[i]) style.shading = i;
  }
  for (const auto& [name, field] : {std::pair{"repeat", &style.repeat_head}, std::pair{"cut", &style.cut_rows},
                                    std::pair{"turned", &style.turned}}) {
    if (const std::string said = option(name, ""); !said.empty()) *field = said == "yes";
  }
  style.font = option("font", style.font.c_str());
  if (const std::string size = option("size", ""); !size.empty())
    style.size = std::strtod(size.c_str(), nullptr);
  if (const std::string room = option("padding", ""); !room.empty()) {
    style.padding_x = style.padding_y = std::strtod(room.c_str(), nullptr);
  }
  return style;
}

}  // namespace recount::corpus
