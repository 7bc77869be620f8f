// Random texts made of the pieces that these forms, and their garbled copies, are made of.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace recount {

inline std::vector<std::string> random_texts(int count) {
  const std::vector<std::string> pieces = {"1",
                                           "9",
                                           "0",
                                           "12",
                                           "2020",
                                           ".",
                                           ",",
                                           "，",
                                           " ",
                                           "\n",
                                           "　",
                                           "≥",
                                           "≤",
                                           ">",
                                           "<",
                                           "=",
                                           "＞",
                                           "＜",
                                           "＝",
                                           "≧",
                                           "≦",
                                           "≪",
                                           "≫",
                                           "》",
                                           "《",
                                           "〉",
                                           "〈",
                                           "%",
                                           "％",
                                           "-",
                                           "—",
                                           "–",
                                           "−",
                                           "~",
                                           "～",
                                           "（",
                                           "）",
                                           "(",
                                           ")",
                                           "次",
                                           "万元",
                                           "月",
                                           "日",
                                           "年",
                                           "底",
                                           "前",
                                           "O",
                                           "o",
                                           "l",
                                           "I",
                                           "○",
                                           "〇",
                                           "百",
                                           "百分比",
                                           "百分之",
                                           "十",
                                           "一",
                                           "以上",
                                           "不少于",
                                           "分",
                                           "<br>",
                                           "<b>",
                                           "</p>",
                                           "<",
                                           "br>",
                                           "&",
                                           "lt;",
                                           "amp;",
                                           "&#60;",
                                           "&nbsp;",
                                           "㎡",
                                           "½",
                                           "①",
                                           "⻔",
                                           "１",
                                           "Ｏ",
                                           "．",
                                           "¥",
                                           "/",
                                           "：",
                                           ":",
                                           "甲",
                                           "满意度",
                                           "\xFF",
                                           "\x01",
                                           "\xEE\x80\x80",
                                           "\xE2\x80\x8B",
                                           "、",
                                           "且"};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 12);
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (int n = length(random); n > 0; --n) text += pieces[pick(random)];
    texts.push_back(text);
  }
  return texts;
}

}  // namespace recount
