#include "normalize/text_internal.h"

namespace recount {
namespace {

// The ordinary characters for the radicals from U+2E80 and from U+2F00 on, one for each in their order: the
// Unicode property Equivalent_Unified_Ideograph, with the mainland forms 户 and 青 where it names 戶 and 靑. A
// character without an equivalent stands for itself. Some PDF fonts name 门 as U+2ED4, and NFKC knows only the
// second block.
constexpr std::u32string_view kSupplement =
    U"⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示"
    U"礻"
    U"𥫗"
    U"糹"
    U"纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"
    U"饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工"
    U"己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉"
    U"瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
    U"衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"
    U"鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

static_assert(kSupplement.size() == 0x2EF4 - 0x2E80);
static_assert(kKangxi.size() == 0x2FD6 - 0x2F00);

}  // namespace

char32_t without_radical(char32_t c) {
  if (c >= 0x2F00 && c - 0x2F00 < kKangxi.size()) return kKangxi[c - 0x2F00];
  if (c >= 0x2E80 && c - 0x2E80 < kSupplement.size()) return kSupplement[c - 0x2E80];
  return c;
}

}  // namespace recount
