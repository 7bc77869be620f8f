#include "cli/help.h"

namespace recount::cli {
namespace {

constexpr HelpRow kRows[] = {
    {"",
     R"(recount reads project performance self-evaluation forms (项目支出绩效自评表), recomputes their scores and
checks every stated total.

Usage:
  recount audit PATH...      show each form with its scores recomputed, and what contradicts itself
  recount extract PATH...    write the forms as JSON records
  recount tables PATH...     write tables of any kind as JSON, CSV, HTML or Markdown
  recount explain [CODE]     say what a check means, its rule, and where the rule comes from

PATH is a file, a directory (searched through, hidden files left out) or - for standard input. PDF files, scans
(PDF, TIFF, PNG, JPEG, WebP, BMP, GIF) and text exports are read.

Options (before or after the command):
  --lang zh|en       language of all messages; by default that of LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this help; recount COMMAND --help shows that of a command
  -V, --version      show the version

Examples:
  recount audit form.pdf
  recount audit forms-2023/ --all
  recount extract forms-2023/ --format jsonl -o 2023.jsonl
  recount tables budget.txt --format csv -o budget.csv
  recount explain execution-rate

Exit status:
  0   nothing contradicts itself
  1   there are warnings or errors
  2   an input could not be read, or the output could not be written
  64  the command line was wrong
)"},
    {"audit",
     R"(recount audit shows each form with its scores recomputed, then what contradicts itself, and a summary at the end.

Usage:
  recount audit [OPTIONS] PATH...

Options:
  --all              show remarks (severity info) as well; by default errors and warnings only
  --password TEXT    password of an encrypted PDF
  --max-pages N      refuse files with more than N pages, 1 or more (default 5000)
  --lang zh|en       language of all messages
  -h, --help         show this help
  -V, --version      show the version

Examples:
  recount audit form.pdf
  recount audit --all forms-2023/
  pdftotext -layout form.pdf - | recount audit -

Limits for one file: 64 MiB; --max-pages; 200,000 characters and 25 million pixels a page (larger pages are drawn coarser);
60 s for a page and 10 min in all; 2 GiB of memory; 256 MiB of tables and text. PDF is read in a process of its own: a file
that breaks a limit or the reader costs only itself.

Exit status: 0 nothing contradicts itself; 1 there are warnings or errors; 2 an input could not be read; 64 the command
line was wrong. Remarks, and what could not be read inside a file, do not change it.
)"},
    {"extract",
     R"(recount extract writes the forms as JSON records (docs/document.schema.json), numbers with the decimals printed.

Usage:
  recount extract [OPTIONS] PATH...

Options:
  --format json|jsonl  json (default): one object for a file, an array for a directory or several paths;
                       jsonl: one line for each file
  -o, --output FILE    write to FILE instead of standard output; it is replaced only when all is written
  --password TEXT      password of an encrypted PDF
  --max-pages N        refuse files with more than N pages, 1 or more (default 5000)
  --debug DIR          pictures of PDF pages with the lines, cells and paragraphs that were found:
                       DIR/NAME-page-001.png
  --lang zh|en         language of the messages in the records
  -h, --help           show this help
  -V, --version        show the version

Examples:
  recount extract form.txt
  recount extract forms-2023/ --format jsonl -o 2023.jsonl

Limits for one file: 64 MiB; --max-pages; 200,000 characters and 25 million pixels a page (larger pages are drawn coarser);
60 s for a page and 10 min in all; 2 GiB of memory; 256 MiB of tables and text. PDF is read in a process of its own: a file
that breaks a limit or the reader costs only itself.

Exit status: 0 nothing contradicts itself; 1 there are warnings or errors; 2 an input could not be read, or the output
could not be written; 64 the command line was wrong.
)"},
    {"tables",
     R"(recount tables writes every table with its merged cells: forms and any other, in any language, texts unchanged.

Usage:
  recount tables [OPTIONS] PATH...

Options:
  --format FORMAT      json (default, docs/tables.schema.json), csv, html or md
  -o, --output FILE    write to FILE instead of standard output; it is replaced only when all is written. If it is
                       a directory (or ends with /), a file for each input: DIR/NAME.FORMAT
  --password TEXT      password of an encrypted PDF
  --max-pages N        refuse files with more than N pages, 1 or more (default 5000)
  --lang zh|en         language of the messages
  -h, --help           show this help
  -V, --version        show the version

json: one object for a file, an array for a directory or several paths. In the other formats several inputs need a
directory as -o.
csv: the text of a merged cell stands at its first position, the others are blank; an empty line parts tables.
Text exports do not keep merged cells: a cell then stands at its place in the row.

Examples:
  recount tables budget.txt
  recount tables budget.txt --format html -o budget.html
  recount tables reports-2023/ --format csv -o csv/

Limits for one file: 64 MiB; --max-pages; 200,000 characters and 25 million pixels a page (larger pages are drawn coarser);
60 s for a page and 10 min in all; 2 GiB of memory; 256 MiB of tables and text. PDF is read in a process of its own: a file
that breaks a limit or the reader costs only itself.

Exit status: 0 done (also without any table); 2 an input could not be read, or the output could not be written; 64 the
command line was wrong.
)"},
    {"explain",
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

std::span<const HelpRow> help_en() {
  return kRows;
}

}  // namespace recount::cli
