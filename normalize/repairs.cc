#include "normalize/repairs.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>

#include "normalize/fold.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

// Rows are tried in this order, each until it changes nothing more. Titles in 《》 are hidden from all of them.
constexpr Repair kRepairs[] = {
    // Comparison signs. NFKC would turn only the full-width ones into ASCII. A run of = belongs to its sign.
    {"ge-sign", Expect::kAny, R"((?:[=＝﹦]\s*)+[>＞﹥≧⩾≥](?:\s*[=＝﹦])*|[>＞﹥》〉≧⩾≥](?:\s*[=＝﹦])+|[≧⩾])",
     "≥", "》=50家", "≥50家", "《办法》=1份"},
    {"le-sign", Expect::kAny, R"((?:[=＝﹦]\s*)+[<＜﹤≦⩽≤](?:\s*[=＝﹦])*|[<＜﹤《〈≦⩽≤](?:\s*[=＝﹦])+|[≦⩽])",
     "≤", "≦15万", "≤15万", "《工作方案》"},
    // OCR reads ≥ and ≤ as double signs; before a number "much less" makes no sense.
    {"ge-sign", Expect::kAny, R"(≫(\s*[0-9０-９]))", R"(≥\1)", "≫95%", "≥95%", "甲≫乙"},
    {"le-sign", Expect::kAny, R"(≪(\s*[0-9０-９]))", R"(≤\1)", "≪8.9", "≤8.9", "甲≪乙"},
    {"wide-sign", Expect::kAny, R"([＞﹥])", ">", "＞1次", ">1次", "≥1次"},
    {"wide-sign", Expect::kAny, R"([＜﹤])", "<", "＜5%", "<5%", "≤5%"},
    {"wide-sign", Expect::kAny, R"([＝﹦])", "=", "＝10场", "=10场", "≥10场"},
    // A closing quote that closes nothing, in front of a number: printed for ＞. It may as well have lost its
    // bar.
    {"gt-quote", Expect::kAny, R"(^[》〉](\s?[0-9０-９]))", R"(>\1)", "》5家", ">5家", "《2020年办法》5份",
     true},
    {"lt-quote", Expect::kAny, R"(^[《〈](\s?[0-9][0-9.]*\s?(?:[%％]|万?元|万|[天日个次家人件])?)$)", R"(<\1)",
     "《5%", "<5%", "《2020年办法", true},

    // Full-width figures.
    {"wide-digit", Expect::kNumber, "０", "0", "1０", "10", "⓪"},
    {"wide-digit", Expect::kNumber, "１", "1", "１2", "12", "①"},
    {"wide-digit", Expect::kNumber, "２", "2", "２", "2", "㎡"},
    {"wide-digit", Expect::kNumber, "３", "3", "３", "3", "③"},
    {"wide-digit", Expect::kNumber, "４", "4", "４", "4", "④"},
    {"wide-digit", Expect::kNumber, "５", "5", "５", "5", "⑤"},
    {"wide-digit", Expect::kNumber, "６", "6", "６", "6", "⑥"},
    {"wide-digit", Expect::kNumber, "７", "7", "７", "7", "⑦"},
    {"wide-digit", Expect::kNumber, "８", "8", "８", "8", "⑧"},
    {"wide-digit", Expect::kNumber, "９", "9", "９", "9", "⑨"},
    {"wide-digit", Expect::kNumber, R"(([0-9])\s?．\s?([0-9]))", R"(\1.\2)", "12．5", "12.5", "1．培训"},

    // A blank beside the point.
    {"point-blank", Expect::kNumber, R"(^(\D*\d[\d,]*)\s+\.\s*(\d+\D*)$)", R"(\1.\2)", "295 .31", "295.31",
     "25 48"},
    {"point-blank", Expect::kAmount, R"(^(\D*\d[\d,]*)\.\s+(\d+\D*)$)", R"(\1.\2)", "25. 48", "25.48", "2 2 2"},
    // Among targets "1. 50家" may be item 1 of a list; a part of a count is not printed with decimals anyway.
    {"point-blank", Expect::kQuantity, R"(^([^\d]*\d+)\.\s+(\d+\s*(?:[%％‰]|千元|万元|亿元|元|万|亿)?)$)",
     R"(\1.\2)", "99. 71%", "99.71%", "1. 50家"},

    // 9, 97 among points and percents. Three figures behind a comma are thousands.
    {"comma-point", Expect::kRated, R"(^(-?\s*\d{1,3})\s*[,，]\s*(\d{1,2}\s*(?:分|[%％])?)$)", R"(\1.\2)",
     "9, 97", "9.97", "12,345"},
    {"wide-comma", Expect::kAmount, R"(，(\d{3}))", R"(,\1)", "1，234.5", "1,234.5", "1，23"},

    // Points for commas, and commas that are missing, where the groups tell what was printed.
    {"comma-for-point", Expect::kMoney, R"(^(-?\d{1,3})\.(\d{3})[.,](\d{3})\.(\d{2})$)", R"(\1,\2,\3.\4)",
     "24.915,600.00", "24,915,600.00", "24,915,600.00", true},
    {"comma-for-point", Expect::kMoney, R"(^(-?\d{1,3}),(\d{3})\.(\d{3})\.(\d{2})$)", R"(\1,\2,\3.\4)",
     "23,794.398.05", "23,794,398.05", "23,794.398", true},
    {"comma-for-point", Expect::kMoney, R"(^(-?\d{1,3})\.(\d{3})\.(\d{2})$)", R"(\1,\2.\3)", "500.000.00",
     "500,000.00", "500.000", true},
    {"comma-missing", Expect::kMoney, R"(^(-?\d{1,3}),(\d{3})(\d{3}\.\d{2})$)", R"(\1,\2,\3)", "22,555600.00",
     "22,555,600.00", "22,5556.00", true},
    {"comma-missing", Expect::kMoney, R"(^(-?\d{1,3})(\d{3}),(\d{3}\.\d{2})$)", R"(\1,\2,\3)", "22555,600.00",
     "22,555,600.00", "555,600.00", true},
    // A blank behind a thousands comma, where cents or a second group show that it is one number.
    {"comma-blank", Expect::kMoney,
     R"(^(\D*\d{1,3}(?:,\d{3})*),\s+(\d{3}(?:\.\d{1,2}|(?:,\d{3})+(?:\.\d{1,2})?)\D*)$)", R"(\1,\2)",
     "414, 400.00", "414,400.00", "25, 481"},

    // Ticks of a pen, rests of stamps and rulings, read as signs beside points and percents. Such cells hold one number alone.
    {"stray-mark", Expect::kRated,
     R"(^[√✓Vv<>≤≥*●~、。／/\\入人|`'’]{1,3}\s*(\d{1,3}(?:\.\d{1,2})?\s*(?:分|[%％])?)$)", R"(\1)", "≤√9.5",
     "9.5", "≤9.555", true},
    {"stray-mark", Expect::kRated,
     R"(^(\d{1,3}(?:\.\d{1,2})?(?:\s*(?:分|[%％]))?)\s*[√✓VvY<>*●~、／/\\—-]{1,3}$)", R"(\1)", "8分√/", "8分",
     "8/10", true},
    {"stray-mark", Expect::kRated, R"(^[^\d\s]{1,3}\s+(\d{1,3}(?:\.\d{1,2})?(?:分|[%％])?)$)", R"(\1)", "AS 10",
     "10", "第 10 项", true},
    {"stray-mark", Expect::kRated, R"(^(\d{1,3}(?:\.\d{1,2})?(?:分|[%％])?)\s+[^\d\s分%％‰]{1,3}$)", R"(\1)",
     "9.00 √√", "9.00", "10 8", true},
    {"stray-mark", Expect::kRated, R"(^[—–一-]\s*[√✓Vv]{1,2}$)", "—", "-√", "—", "√", true},

    {"stray-mark", Expect::kQuantity, R"(^(\d{1,6}(?:\.\d{1,2})?)、$)", R"(\1)", "94、", "94", "94、95", true},
    {"stray-mark", Expect::kQuantity, R"(^[、。…]\s+(\d\S*)$)", R"(\1)", "、 0起", "0起", "、 0 5", true},
    {"stray-mark", Expect::kRated, R"(^(\d{1,3}(?:\.\d{1,2})?)\s+[、…—\s]{1,8}$)", R"(\1)", "2 ……………", "2",
     "2 …… 5", true},

    // The point of a number, lost below a stamp.
    {"point-lost", Expect::kQuantity, R"(^([≥≤<>=]?\d{1,2}) (\d{1,2}[%％])$)", R"(\1.\2)", "86 5%", "86.5%",
     "1 培训率5%", true},

    // Letters far apart: the last digit of two behind the point.
    {"digit-blank", Expect::kRated, R"(^(\d{2,3}\.\d) ([1-9])$)", R"(\1\2)", "98.1 1", "98.11", "5.5 0", true},

    // Of a price the slash is lost: no unit is made of money and another one.
    {"unit-slash", Expect::kQuantity,
     R"(^(\D*\d[\d.,]*\s*[万亿]?元)(平方米|立方米|平米|公里|千米|亩|公斤|吨|人|户|个|套|件|次|天|月|年|株|盏|处)$)",
     R"(\1/\2)", "≤5.2元平方米", "≤5.2元/平方米", "200元个人部分"},

    // 亩 is known to few programs for recognition.
    {"unit-mu", Expect::kQuantity, R"(^(\D*\d[\d.,]*\s*万)[军调]$)", R"(\1亩)", "≥62万军", "≥62万亩",
     "62万军民"},
    {"date-day", Expect::kQuantity, R"((\d月\d{1,2})[吕昌曰臼])", R"(\1日)", "2022年11月18吕", "2022年11月18日",
     "11月18昭"},
    {"unit-dot", Expect::kQuantity, R"(^(\D*\d[\d.,]*\s*[万亿]?元/\p{Han}+)['‘’.,](\p{Han}+)$)", R"(\1·\2)",
     "4元/生'天", "4元/生·天", "4元/生天"},

    {"percent-word", Expect::kNumber, R"((\d)\s*百分比$)", R"(\1%)", "100百分比", "100%", "提高5个百分点"},
    {"percent-word", Expect::kNumber, R"(百分之\s*(\d+(?:\.\d+)?))", R"(\1%)", "百分之95", "95%", "百分之百"},
    {"minus-sign", Expect::kNumber, R"(^([≥≤<>=]?\s*)[−－﹣–]\s?(\d))", R"(\1-\2)", "−3.5", "-3.5", "9–12月"},

    // Letters and circles for figures: only where the whole cell must be an amount.
    {"letter-i", Expect::kAmount,
     R"(^([-¥￥]?\s*)[IlＩ]([\dOoＯ][\dOoＯ.,]*\s*(?:万元|千元|亿元|元|万|分|[%％])?)$)", R"(\11\2)", "l2.5",
     "12.5", "Ⅱ类", true},
    {"letter-o", Expect::kAmount,
     R"(^([-¥￥]?\s*\d[\d.,]*)[OoＯ○〇]([\dOoＯ○〇.,]*\s*(?:万元|千元|亿元|元|万|分|[%％])?)$)", R"(\10\2)",
     "1O0.0O", "100.00", "10月O", true},
    {"letter-o", Expect::kPoints, R"(^[IlＩ1][QO]$)", "10", "lQ", "10", "lQm", true},
    {"letter-o", Expect::kAmount, R"(^([-¥￥]?\s*)[OoＯ](\.[\dOoＯ]*\d\s*(?:万元|千元|亿元|元|万|分|[%％])?)$)",
     R"(\10\2)", "O.5", "0.5", "O.K", true},
    {"circle-zero", Expect::kMoney, R"(^[○〇◯OoＯ]$)", "0", "○", "0", "○○", true},
    {"circle-zero", Expect::kPoints, R"(^[○〇◯OoＯ]$)", "0", "O", "0", "OK", true},
};

struct Row {
  const Repair* repair;
  RE2 pattern;
  // A pattern of one character alone needs no engine to see that it cannot match.
  bool literal;
  explicit Row(const Repair& r)
      : repair(&r),
        pattern(re2::StringPiece(r.pattern.data(), r.pattern.size()), RE2::Quiet),
        literal(r.pattern.size() == 3) {}
};

// In two groups: rows for every text, and rows for cells that hold a number.
struct Rows {
  std::vector<std::unique_ptr<const Row>> signs, numbers;
};

const Rows& rows() {
  static const Rows* const instance = [] {
    auto* made = new Rows;
    for (const Repair& r : kRepairs) {
      (r.where == Expect::kAny ? made->signs : made->numbers).push_back(std::make_unique<const Row>(r));
    }
    return made;
  }();
  return *instance;
}

bool fits(Expect row, Expect cell) {
  switch (row) {
    case Expect::kAny:
      return true;
    case Expect::kNumber:
      return cell != Expect::kAny;
    case Expect::kAmount:
      return cell == Expect::kAmount || cell == Expect::kMoney || cell == Expect::kPoints ||
             cell == Expect::kPercent;
    case Expect::kRated:
      return cell == Expect::kRated || cell == Expect::kPoints || cell == Expect::kPercent;
    default:
      return row == cell;
  }
}

// A cell that holds one number is short; longer text is left to the rows for every text.
constexpr std::size_t kLongestNumber = 128;  // bytes
constexpr int kMostPasses = 40;              // a letter is mended per pass, and a number has at most 18 digits
constexpr char32_t kHidden = 0xE000;         // private use: stands for a title while the rows run

bool has_sign(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '<' || c == '>' || c == '=') return true;
    if (c < 0xE2 || i + 2 >= text.size()) continue;
    const auto second = static_cast<unsigned char>(text[i + 1]),
               third = static_cast<unsigned char>(text[i + 2]);
    if (c == 0xE2 && ((second == 0x89 && third != 0xA4 && third != 0xA5) || second == 0xA9))
      return true;                                                                   // ≦ ≪ ⩾
    if (c == 0xE3 && second == 0x80 && third >= 0x88 && third <= 0x8B) return true;  // 〈 〉 《 》
    if (c == 0xEF && second == 0xBC && third >= 0x9C && third <= 0x9E) return true;  // ＜ ＝ ＞
    if (c == 0xEF && second == 0xB9 && third >= 0xA4 && third <= 0xA6) return true;  // ﹤ ﹥ ﹦
  }
  return false;
}

// "15", "4.03", "≥95%", "2次": nothing that a number row could mend.
bool is_plain_number(std::string_view text) {
  constexpr std::u32string_view kMended = U"〇百军调吕昌曰臼";
  if (std::ranges::count(text, '.') > 1) return false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, &pos);
    const bool plain = is_digit(c) || c == U'.' || c == U'%' || c == U'≥' || c == U'≤' ||
                       (is_han(c) && kMended.find(c) == kMended.npos);
    const bool price = c == U'元' && pos < text.size();
    if (!plain || price) return false;
  }
  return true;
}

// Replaces each 《title》 by kHidden, so that no row takes its quotes for signs. 《=5》 and 《10》 are no
// titles.
std::string hide_titles(std::string_view text, std::vector<std::string>* titles) {
  const std::u32string all = to_utf32(text);
  std::u32string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == kHidden) titles->push_back(to_utf8(all.substr(i, 1)));
    if (all[i] == U'《' || all[i] == U'〈') {
      const std::size_t end = all.find_first_of(U"《》〈〉", i + 1);
      const bool closed = end != std::u32string::npos && (all[end] == U'》' || all[end] == U'〉');
      const std::u32string inside = closed ? all.substr(i + 1, end - i - 1) : std::u32string();
      const bool number = inside.find_first_not_of(U"0123456789.% ") == std::u32string::npos;
      if (closed && !number && inside.front() != U'=' && inside.front() != U'＝') {
        titles->push_back(to_utf8(all.substr(i, end - i + 1)));
        out.push_back(kHidden);
        i = end;
        continue;
      }
    }
    out.push_back(all[i]);
  }
  return to_utf8(out);
}

std::string show_titles(std::string_view text, const std::vector<std::string>& titles) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t from = pos;
    if (next_code_point(text, &pos) == kHidden && next < titles.size()) {
      out += titles[next++];
    } else {
      out += text.substr(from, pos - from);
    }
  }
  return out;
}

void run(const std::vector<std::unique_ptr<const Row>>& group, Expect where, std::string* text,
         std::vector<std::string>* ids, bool* doubtful) {
  for (int pass = 0; pass < kMostPasses; ++pass) {
    bool changed = false;
    for (const auto& row : group) {
      const Repair& repair = *row->repair;
      if (!fits(repair.where, where)) continue;
      if (row->literal && text->find(repair.pattern) == std::string::npos) continue;
      if (RE2::GlobalReplace(text, row->pattern, re2::StringPiece(repair.with.data(), repair.with.size())) == 0)
        continue;
      changed = true;
      add_repair(ids, repair.id);
      if (doubtful != nullptr && repair.doubtful) *doubtful = true;
    }
    if (!changed) return;
  }
}

}  // namespace

std::span<const Repair> repairs() {
  return kRepairs;
}

std::string apply_repairs(std::string_view text, Expect where, std::vector<std::string>* ids, bool* doubtful) {
  std::string result(text);
  // A mended number can uncover a sign before it (≫百分之5), hence more than one round; hardly ever more than
  // two.
  constexpr int kMostRounds = 8;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::string before = result;
    if (has_sign(result)) {
      std::vector<std::string> titles;
      result = hide_titles(result, &titles);
      run(rows().signs, where, &result, ids, doubtful);
      result = show_titles(result, titles);
    }
    if (where == Expect::kAny) break;
    if (result.size() <= kLongestNumber && !is_plain_number(result)) {
      run(rows().numbers, where, &result, ids, doubtful);
    }
    if (result == before) break;
  }
  return result;
}

}  // namespace recount
