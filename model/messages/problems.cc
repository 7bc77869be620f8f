// Errors and problems. In errors {0} is the file; a problem has its page and line beside the words, {0}, ...
// are its arguments. docs/PROBLEMS.md explains each code.
#include "model/messages.h"

namespace recount {
namespace {

constexpr MessageRow kRows[] = {
    // Errors: nothing could be read.
    {"error.not-found", "{0}：找不到文件，请检查路径和文件名。",
     "{0}: no such file; check the path and the name."},
    {"error.is-directory", "{0}：这是文件夹，请指定其中的文件。",
     "{0}: this is a directory; name a file in it."},
    {"error.no-permission", "{0}：没有读取权限，请修改文件权限后重试。",
     "{0}: no permission to read it; change the permissions of the file."},
    {"error.cannot-read", "{0}：读取时出错，文件或磁盘可能已损坏；请换一份副本。",
     "{0}: reading failed, the file or the disk may be damaged; try another copy."},
    {"error.too-large", "{0}：文件超过 {1} MiB，请拆分成较小的文件。",
     "{0}: larger than {1} MiB; split it into smaller files."},
    {"error.too-many-cells", "{0}：超过 {1} 个单元格或文本行，请拆分成较小的文件。",
     "{0}: more than {1} cells or lines of text; split it into smaller files."},
    {"error.too-slow", "{0}：读到第 {1} 页时超过 {2} 秒仍未完成，已停止读取；请拆分文件，或重新导出后再试。",
     "{0}: stopped at page {1}, which was not done after {2} seconds; split the file, or export it again."},
    {"error.too-slow-at-start",
     "{0}：超过 {2} 秒仍未读到第一页，已停止读取；请用其他程序打开并重新保存后再试。",
     "{0}: stopped before the first page, which was not reached after {2} seconds; open it in another program "
     "and save it again."},
    {"error.too-much-memory",
     "{0}：读到第 {1} 页时所需内存超过 {2} MiB，已停止读取；请拆分文件，或降低图片的分辨率。",
     "{0}: stopped at page {1}, where more than {2} MiB of memory were needed; split the file, or lower the "
     "resolution of its images."},
    {"error.too-much-memory-at-start",
     "{0}：尚未读到第一页，所需内存已超过 {2} MiB，已停止读取；请用其他程序打开并重新保存后再试。",
     "{0}: stopped before the first page, because more than {2} MiB of memory were needed; open it in another "
     "program and save it again."},
    {"error.reader-died",
     "{0}：读到第 {1} 页时读取意外中断，文件可能已损坏；请用其他程序打开并重新保存后再试。",
     "{0}: reading broke off at page {1}, the file may be damaged; open it in another program and save it "
     "again."},
    {"error.reader-died-at-start",
     "{0}：尚未读到第一页，读取意外中断，文件可能已损坏；请用其他程序打开并重新保存后再试。",
     "{0}: reading broke off before the first page, the file may be damaged; open it in another program and "
     "save it again."},
    {"error.no-process", "{0}：系统无法启动读取文件的进程（{1}）；请关闭其他程序后重试。",
     "{0}: the system could not start a process to read it ({1}); close other programs and try again."},
    {"error.encrypted-pdf", "{0}：文件已加密，需要密码；请用 --password 给出密码。",
     "{0}: the file is encrypted; give its password with --password."},
    {"error.wrong-password", "{0}：密码不正确；请用 --password 给出打开文件的密码。",
     "{0}: the password is wrong; give the one that opens the file with --password."},
    {"error.damaged-pdf", "{0}：PDF 文件已损坏或不完整，无法打开；请换一份副本，或用其他程序修复后再试。",
     "{0}: the PDF file is damaged or incomplete and cannot be opened; try another copy, or repair it with "
     "another "
     "program."},
    {"error.no-ocr-language",
     "无法识别扫描件：没有找到 Tesseract 的“{0}”模型；请安装 tesseract-ocr-chi-sim，或用 TESSDATA_PREFIX "
     "指明其所在目录。",
     "scans cannot be read: Tesseract's model \"{0}\" was not found; install tesseract-ocr-chi-sim, or let "
     "TESSDATA_PREFIX name its directory."},
    {"error.damaged-image",
     "{0}：{1} 图片已损坏或不完整，无法显示；请换一份副本，重新扫描，或用其他程序打开并重新保存后再试。",
     "{0}: the {1} image is damaged or incomplete and cannot be shown; try another copy, scan it again, or "
     "open "
     "it in another program and save it again."},
    {"error.too-many-pages", "{0}：共 {1} 页，超过 {2} 页的限制；请拆分文件，或用 --max-pages 提高限制。",
     "{0}: {1} pages, more than the limit of {2}; split the file, or raise the limit with --max-pages."},
    {"error.unsupported-office", "{0}：这是 {1} 文件，目前只能读取文本和 PDF；请打开后另存为 PDF 或纯文本。",
     "{0}: a {1} file, and only text and PDF can be read; open it and save it as PDF or plain text."},
    {"error.unsupported-image",
     "{0}：这是 {1} 图片，目前不能读取这种格式；请用其他程序打开后另存为 PNG、JPEG 或 TIFF。",
     "{0}: a {1} image, and this format cannot be read; open it in another program and save it as PNG, JPEG or "
     "TIFF."},
    {"error.unsupported-archive", "{0}：这是 {1} 压缩文件，请先解压，再指定其中的文件。",
     "{0}: a {1} archive; unpack it and name the files in it."},
    {"error.unsupported-binary",
     "{0}：这不是文本文件，无法判断格式；请用原来的程序打开后另存为纯文本（.txt）。",
     "{0}: not a text file, and of no known format; open it in the program it comes from and save it as plain "
     "text "
     "(.txt)."},

    // Problems: a part could not be read.
    {"problem.empty-file", "文件中没有文字；请检查导出是否成功。",
     "There is no text in the file; check whether the export worked."},
    {"problem.invalid-bytes",
     "有 {0} 处字节不是有效文字，已用“\uFFFD”代替；请以 UTF-8 重新导出，或对照原件核对。",
     "{0} places hold bytes that are no text, shown as \"\uFFFD\"; export the file as UTF-8 again, or compare "
     "with the "
     "original."},
    {"problem.nul-bytes", "有 {0} 个空字节（NUL），已略去；文件可能损坏，请对照原件核对。",
     "{0} NUL bytes were left out; the file may be damaged, compare with the original."},
    {"problem.long-line", "这一行有 {0} 字节，只读取了前 1 MiB；请检查导出时是否丢失了换行。",
     "This line has {0} bytes, only the first MiB was read; check whether the export lost its line breaks."},
    {"problem.run-together-rows", "几行表格内容连在一起，无法可靠地分开（{0}）；请对照原件核对。",
     "Several table rows run together and cannot be told apart safely ({0}); compare with the original."},
    {"problem.run-together-cells",
     "连在一起的 {0} 行中，第 {1} "
     "列的内容“{2}”无法逐行确定：不能确定的单元格留空，只有一个重复值时各行均取该值；请对照原件核对。",
     "Of {0} rows that run together, the content of column {1}, \"{2}\", cannot be told apart for each row; "
     "cells in "
     "doubt are left blank, or hold the one value that is repeated. Compare with the original."},
    {"problem.unmapped-text", "这段文字无法归入表格的任何字段：{0}",
     "This text fits no field of the form: {0}"},
    {"problem.unreadable-cell", "单元格内容“{0}”不是有效的数值，未读取；请对照原件核对。",
     "The cell \"{0}\" holds no number that could be read; compare with the original."},
    {"problem.ambiguous-cell", "单元格内容“{0}”所在的列无法确定，未读取；请对照原件核对。",
     "Which column the cell \"{0}\" belongs to cannot be told, so it was not read; compare with the original."},
    {"problem.nameless-row", "这一行指标没有名称。", "This row of the indicator table has no name."},
    {"problem.loose-column", "指标表中散落的一列有 {0} 个值，而应有 {1} 个，无法逐行对应：{2}",
     "A column printed apart from the indicator table has {0} values where {1} are needed, so they cannot be "
     "matched "
     "with the rows: {2}"},
    {"problem.no-indicators", "表中没有找到绩效指标。", "No indicators were found in this form."},
    {"problem.layout-reconstructed", "这里的表格是根据文字的对齐还原的，单元格的划分可能有误；请对照原件核对。",
     "Tables here were reconstructed from the alignment of their text, so cells may be divided wrongly; "
     "compare with the original."},
    {"problem.page-needs-ocr",
     "这一页是图片，其中的文字需要识别，但没有可用的识别引擎，未读取；请安装 "
     "tesseract-ocr-chi-sim，或对照原件录入。",
     "This page is a picture whose text must be recognized, and no engine for that could be loaded; nothing "
     "was "
     "read from it. Install tesseract-ocr-chi-sim, or enter it by hand."},
    {"problem.page-hidden-text", "这一页是扫描图片，附有看不见的识别文字，不可信，未读取；请对照原件录入。",
     "This page is a scan with invisible recognized text behind it, which is not to be trusted; nothing was "
     "read from it. Enter "
     "it by hand."},
    {"problem.page-bad-font", "这一页的字体没有可用的文字编码，未读取；请向发布者索取其他格式，或做文字识别。",
     "The fonts of this page do not tell which characters they show; nothing was read from it. Ask for another "
     "format, or run "
     "text recognition (OCR)."},
    {"problem.picture-not-read", "这一页除文字外还有图片，图片中的内容未读取；请对照原件核对。",
     "This page holds pictures besides its text, and what they show was not read; compare with the original."},
    {"problem.page-unreadable", "这一页无法打开，未读取；文件可能已损坏，请换一份副本。",
     "This page cannot be opened, and nothing was read from it; the file may be damaged, try another copy."},
    {"problem.picture-damaged", "这一页的图片有损坏，只读取了能显示的部分；请换一份副本，或对照原件核对。",
     "The picture of this page is damaged, and only what can be shown of it was read; try another copy, or "
     "compare with the original."},
    {"problem.picture-size",
     "这一页的图片为 {0}×{1} 像素，过大或过小，未读取；请以 200 至 400 dpi 重新扫描，或改变图片大小后再试。",
     "The picture of this page has {0} × {1} pixels, too many or too few, and nothing was read from it; scan "
     "it "
     "again at 200 to 400 dpi, or change its size."},
    {"problem.page-too-full", "这一页的字符多得无法读取；请核对文件。",
     "This page has more characters than can be read, and nothing was read from it; look at the file."},
    {"problem.page-not-drawn", "这一页无法绘制，表格线未知，单元格只按文字的对齐划分；请对照原件核对。",
     "This page cannot be drawn, so its rulings are unknown and cells are told from the alignment of text "
     "alone; compare with "
     "the original."},
    {"problem.ocr-noise", "有一段反复出现的文字，多半是识别错误；请对照原件核对。",
     "A phrase is repeated over and over, most likely a recognition error; compare with the original."},
    {"problem.text-recognized",
     "这份文本像是由文字识别软件从扫描件得来的，数字可能有误：各值标为不确定，发现的问题最多列为提醒；请用扫描"
     "件"
     "本身重新读取，或对照原件核对。",
     "This text looks like what a program for character recognition made of a scan, so its figures may be "
     "wrong: values are marked as uncertain, and findings are warnings at most. Read the scan itself, or "
     "compare with the original."},
};

}  // namespace

std::span<const MessageRow> problem_messages() {
  return kRows;
}

}  // namespace recount
