#include "cli/texts.h"

namespace recount::cli {
namespace {

struct HelpRow {
  std::string_view command;
  std::string_view zh, en;
};

constexpr HelpRow kHelp[] = {
    {"",
     R"(recount：读取项目支出绩效自评表，按规则复算得分，核对表中每一处合计。

用法：
  recount audit 路径...      逐表显示得分与复算结果，列出自相矛盾之处
  recount extract 路径...    把表格写成 JSON 记录
  recount explain [代码]     说明一个检查的含义、规则和依据

路径可以是文件、目录（逐级查找，跳过隐藏文件）或 -（标准输入）。目前读取文本导出文件。

选项（写在命令之前或之后均可）：
  --lang zh|en       界面语言；缺省按 LC_ALL、LC_MESSAGES、LANG
  -h, --help         显示帮助；recount 命令 --help 显示该命令的帮助
  -V, --version      显示版本

例子：
  recount audit 自评表.txt
  recount audit 2023年/ --all
  recount extract 2023年/ --format jsonl -o 2023.jsonl
  recount explain execution-rate

退出码：
  0   未发现矛盾
  1   有警告或错误
  2   有输入无法读取，或输出无法写入
  64  命令行有误
)",
     R"(recount reads project performance self-evaluation forms (项目支出绩效自评表), recomputes their scores and
checks every stated total.

Usage:
  recount audit PATH...      show each form with its scores recomputed, and what contradicts itself
  recount extract PATH...    write the forms as JSON records
  recount explain [CODE]     say what a check means, its rule, and where the rule comes from

PATH is a file, a directory (searched through, hidden files left out) or - for standard input. Text exports are read
for now.

Options (before or after the command):
  --lang zh|en       language of all messages; by default that of LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this help; recount COMMAND --help shows that of a command
  -V, --version      show the version

Examples:
  recount audit form.txt
  recount audit forms-2023/ --all
  recount extract forms-2023/ --format jsonl -o 2023.jsonl
  recount explain execution-rate

Exit status:
  0   nothing contradicts itself
  1   there are warnings or errors
  2   an input could not be read, or the output could not be written
  64  the command line was wrong
)"},
    {"audit",
     R"(recount audit：逐表显示得分与复算结果，列出自相矛盾之处，最后汇总。

用法：
  recount audit [选项] 路径...

选项：
  --all              也显示提示（缺省只显示错误和警告）
  --lang zh|en       界面语言
  -h, --help         显示帮助
  -V, --version      显示版本

例子：
  recount audit 自评表.txt
  recount audit --all 2023年/
  pdftotext -layout 自评表.pdf - | recount audit -

退出码：0 未发现矛盾；1 有警告或错误；2 有输入无法读取；64 命令行有误。
提示和未读出的内容不影响退出码。
)",
     R"(recount audit shows each form with its scores recomputed, then what contradicts itself, and a summary at the end.

Usage:
  recount audit [OPTIONS] PATH...

Options:
  --all              show remarks (severity info) as well; by default errors and warnings only
  --lang zh|en       language of all messages
  -h, --help         show this help
  -V, --version      show the version

Examples:
  recount audit form.txt
  recount audit --all forms-2023/
  pdftotext -layout form.pdf - | recount audit -

Exit status: 0 nothing contradicts itself; 1 there are warnings or errors; 2 an input could not be read; 64 the command
line was wrong. Remarks, and what could not be read inside a file, do not change it.
)"},
    {"extract",
     R"(recount extract：把表格写成 JSON 记录（格式见 docs/document.schema.json），数字保留原有小数位。

用法：
  recount extract [选项] 路径...

选项：
  --format json|jsonl  json（缺省）：一个文件写一个对象，目录或多个路径写一个数组；
                       jsonl：每个文件一行
  -o, --output 文件    写入文件而不是标准输出；写完才替换原文件
  --lang zh|en         记录中说明文字的语言
  -h, --help           显示帮助
  -V, --version        显示版本

例子：
  recount extract 自评表.txt
  recount extract 2023年/ --format jsonl -o 2023.jsonl

退出码：0 未发现矛盾；1 有警告或错误；2 有输入无法读取，或输出无法写入；64 命令行有误。
)",
     R"(recount extract writes the forms as JSON records (docs/document.schema.json), numbers with the decimals printed.

Usage:
  recount extract [OPTIONS] PATH...

Options:
  --format json|jsonl  json (default): one object for a file, an array for a directory or several paths;
                       jsonl: one line for each file
  -o, --output FILE    write to FILE instead of standard output; it is replaced only when all is written
  --lang zh|en         language of the messages in the records
  -h, --help           show this help
  -V, --version        show the version

Examples:
  recount extract form.txt
  recount extract forms-2023/ --format jsonl -o 2023.jsonl

Exit status: 0 nothing contradicts itself; 1 there are warnings or errors; 2 an input could not be read, or the output
could not be written; 64 the command line was wrong.
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
)",
     R"(recount explain says what a check means, its rule, where the rule comes from, and gives an example; without CODE
it lists all checks.

Usage:
  recount explain [OPTIONS] [CODE]

Options:
  --lang zh|en       language of all messages
  -h, --help         show this help
  -V, --version      show the version

Examples:
  recount explain
  recount explain execution-rate

Exit status: 0 explained; 64 there is no such code, or the command line was wrong.
)"},
};

}  // namespace

std::string_view help_text(std::string_view command, Lang lang) {
  for (const HelpRow& row : kHelp) {
    if (row.command == command) return lang == Lang::kZh ? row.zh : row.en;
  }
  return help_text("", lang);
}

}  // namespace recount::cli
