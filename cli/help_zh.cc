#include "cli/help.h"

namespace recount::cli {
namespace {

constexpr HelpRow kRows[] = {
    {"",
     R"(recount：读取项目支出绩效自评表，按规则复算得分，核对表中每一处合计。

用法：
  recount audit 路径...      逐表显示得分与复算结果，列出自相矛盾之处
  recount extract 路径...    把自评表写成 JSON 记录
  recount tables 路径...     把任何表格原样写成 JSON、CSV、HTML 或 Markdown
  recount explain [代码]     说明一个检查的含义、规则和依据

路径可以是文件、目录（逐级查找，跳过隐藏文件）或 -（标准输入）。可读取 PDF、扫描件
（PDF、TIFF、PNG、JPEG、WebP、BMP、GIF）和文本导出文件。

选项（写在命令之前或之后均可）：
  --lang zh|en       界面语言；缺省按 LC_ALL、LC_MESSAGES、LANG
  -h, --help         显示帮助；recount 命令 --help 显示该命令的帮助
  -V, --version      显示版本

例子：
  recount audit 自评表.pdf
  recount audit 2023年/ --all
  recount extract 2023年/ --format jsonl -o 2023.jsonl
  recount tables 决算.txt --format csv -o 决算.csv
  recount explain execution-rate

退出码：
  0   未发现矛盾
  1   有警告或错误
  2   有输入无法读取，或输出无法写入
  64  命令行有误
)"},
    {"audit",
     R"(recount audit：逐表显示得分与复算结果，列出自相矛盾之处，最后汇总。

用法：
  recount audit [选项] 路径...

选项：
  --all              也显示提示（缺省只显示错误和警告）
  --password 密码    加密 PDF 的密码
  --max-pages N      页数超过 N 的文件不读取，N 不小于 1（缺省 5000）
  --lang zh|en       界面语言
  -h, --help         显示帮助
  -V, --version      显示版本

例子：
  recount audit 自评表.pdf
  recount audit --all 2023年/
  pdftotext -layout 自评表.pdf - | recount audit -

单个文件的限制：64 MiB；--max-pages 页；每页 20 万个字符、2500 万像素（更大的页面以较低分辨率绘制）；每页 60 秒，
全文 10 分钟；内存 2 GiB；表格和文字 256 MiB。PDF 在单独的进程中读取：文件超限或读取出错，只影响它自己。

退出码：0 未发现矛盾；1 有警告或错误；2 有输入无法读取；64 命令行有误。
提示和未读出的内容不影响退出码。
)"},
    {"extract",
     R"(recount extract：把自评表写成 JSON 记录（格式见 docs/document.schema.json），数字保留原有小数位。

用法：
  recount extract [选项] 路径...

选项：
  --format json|jsonl  json（缺省）：一个文件写一个对象，目录或多个路径写一个数组；
                       jsonl：每个文件一行
  -o, --output 文件    写入文件而不是标准输出；写完才替换原文件
  --password 密码      加密 PDF 的密码
  --max-pages N        页数超过 N 的文件不读取，N 不小于 1（缺省 5000）
  --debug 目录         把 PDF 的每一页画成图片，标出表格线、单元格和段落：目录/文件名-page-001.png
  --lang zh|en         记录中说明文字的语言
  -h, --help           显示帮助
  -V, --version        显示版本

例子：
  recount extract 自评表.txt
  recount extract 2023年/ --format jsonl -o 2023.jsonl

单个文件的限制：64 MiB；--max-pages 页；每页 20 万个字符、2500 万像素（更大的页面以较低分辨率绘制）；每页 60 秒，
全文 10 分钟；内存 2 GiB；表格和文字 256 MiB。PDF 在单独的进程中读取：文件超限或读取出错，只影响它自己。

退出码：0 未发现矛盾；1 有警告或错误；2 有输入无法读取，或输出无法写入；64 命令行有误。
)"},
    {"tables",
     R"(recount tables：把文件中的任何表格连同合并单元格写出，不限于自评表，也不限于中文；文字原样保留。

用法：
  recount tables [选项] 路径...

选项：
  --format 格式        json（缺省，格式见 docs/tables.schema.json）、csv、html 或 md
  -o, --output 文件    写入文件而不是标准输出；写完才替换原文件。如果是目录（或以 / 结尾），
                       则每个输入写一个文件：目录/文件名.格式
  --password 密码      加密 PDF 的密码
  --max-pages N        页数超过 N 的文件不读取，N 不小于 1（缺省 5000）
  --lang zh|en         说明文字的语言
  -h, --help           显示帮助
  -V, --version        显示版本

json：一个文件写一个对象，目录或多个路径写一个数组。其他格式有多个输入时，须用 -o 指定目录。
csv：合并单元格的文字写在其第一格，其余留空；表格之间空一行。
文本导出文件不保留合并单元格：单元格按其在行中的次序写出。

例子：
  recount tables 决算.txt
  recount tables 决算.txt --format html -o 决算.html
  recount tables 2023年/ --format csv -o csv/

单个文件的限制：64 MiB；--max-pages 页；每页 20 万个字符、2500 万像素（更大的页面以较低分辨率绘制）；每页 60 秒，
全文 10 分钟；内存 2 GiB；表格和文字 256 MiB。PDF 在单独的进程中读取：文件超限或读取出错，只影响它自己。

退出码：0 正常（没有表格也是 0）；2 有输入无法读取，或输出无法写入；64 命令行有误。
)"},
    {"explain",
     R"(recount explain：说明一个检查的含义、规则、依据和例子；不给代码则列出全部检查。

用法：
  recount explain [选项] [代码]

选项：
  --lang zh|en       界面语言
  -h, --help         显示帮助
  -V, --version      显示版本

例子：
  recount explain
  recount explain execution-rate

退出码：0 正常；64 没有这个代码，或命令行有误。
)"},
};

}  // namespace

std::span<const HelpRow> help_zh() {
  return kRows;
}

}  // namespace recount::cli
