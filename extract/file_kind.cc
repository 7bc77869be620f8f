#include "extract/file_kind.h"

#include <algorithm>
#include <iterator>

#include "extract/text_encoding.h"

namespace recount {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view start;   // the file begins with this
  std::string_view inside;  // and has this somewhere in its first or last 64 KiB; empty: nothing more is asked
  FileKind kind;
};

// UTF-16 stream names in the directory of an OLE file.
constexpr auto kWordStream = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv;
constexpr auto kSheetStream = "W\0o\0r\0k\0b\0o\0o\0k\0"sv;
constexpr auto kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

// The first row that fits decides.
constexpr Magic kMagics[] = {
    {"PK\3\4", "word/document.xml", {"error.unsupported-office", "Word .docx"}},
    {"PK\3\4", "xl/workbook.xml", {"error.unsupported-office", "Excel .xlsx"}},
    {"PK\3\4", "OFD.xml", {"error.unsupported-office", "OFD"}},
    {"PK\3\4", "application/vnd.oasis.opendocument", {"error.unsupported-office", "OpenDocument"}},
    {"PK\3\4", "", {"error.unsupported-archive", "ZIP"}},
    {"PK\5\6", "", {"error.unsupported-archive", "ZIP"}},
    {kOle, kWordStream, {"error.unsupported-office", "Word .doc"}},
    {kOle, kSheetStream, {"error.unsupported-office", "Excel .xls"}},
    {kOle, "", {"error.unsupported-office", "Office (OLE)"}},
    {"{\\rtf", "", {"error.unsupported-office", "RTF"}},
    {"\0\0\0\x0CjP  "sv, "", {"error.unsupported-image", "JPEG 2000"}},
    {"\x1F\x8B", "", {"error.unsupported-archive", "gzip"}},
    {"Rar!\x1A\7", "", {"error.unsupported-archive", "RAR"}},
    {"7z\xBC\xAF\x27\x1C", "", {"error.unsupported-archive", "7z"}},
};

constexpr std::size_t kWindow = std::size_t{64} << 10;

// The list of an archive's files stands at its end, the first names at its start.
bool has_inside(std::string_view bytes, std::string_view wanted) {
  if (bytes.substr(0, kWindow).find(wanted) != bytes.npos) return true;
  return bytes.size() > kWindow && bytes.substr(bytes.size() - kWindow).find(wanted) != bytes.npos;
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

bool is_web_page(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start == bytes.npos) return false;
  bytes.remove_prefix(start);
  return starts_with_folded(bytes, "<!doctype html") || starts_with_folded(bytes, "<html");
}

// As phones write them: the kind stands behind the length of the first part.
bool is_heif(std::string_view bytes) {
  constexpr std::string_view kBrands[] = {"heic", "heix", "hevc", "mif1", "msf1", "avif"};
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
  return std::ranges::find(kBrands, bytes.substr(8, 4)) != std::end(kBrands);
}

// Two letters are not enough to tell it from a text: reserved bytes that are 0, and the length of a header that exists.
bool is_bmp(std::string_view bytes) {
  constexpr std::string_view kLengths = "\x0C\x28\x34\x38\x40\x6C\x7C";
  return bytes.size() >= 26 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv &&
         bytes.substr(15, 3) == "\0\0\0"sv && kLengths.find(bytes[14]) != kLengths.npos;
}

}  // namespace

ImageKind image_kind(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return ImageKind::kPng;
  if (bytes.starts_with("\xFF\xD8\xFF")) return ImageKind::kJpeg;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return ImageKind::kTiff;
  if (bytes.starts_with("RIFF") && bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBP"))
    return ImageKind::kWebp;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return ImageKind::kGif;
  return is_bmp(bytes) ? ImageKind::kBmp : ImageKind::kNone;
}

std::string_view image_kind_name(ImageKind kind) {
  constexpr std::string_view kNames[] = {"", "PNG", "JPEG", "TIFF", "WebP", "GIF", "BMP"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != bytes.npos;
}

FileKind foreign_kind(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.start) && (magic.inside.empty() || has_inside(bytes, magic.inside))) {
      return magic.kind;
    }
  }
  if (is_heif(bytes)) return {"error.unsupported-image", "HEIF"};
  if (is_web_page(bytes)) return {"error.unsupported-office", "HTML"};
  if (!looks_like_text(bytes)) return {"error.unsupported-binary", ""};
  return {};
}

}  // namespace recount
