#include "extract/text_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "extract/utf8.h"

namespace recount {
namespace {

constexpr std::size_t kSample = std::size_t{64} << 10;  // bytes looked at to guess
constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// What a Chinese form is written with. Of text read with the wrong byte order or the wrong encoding, far less
// falls into these ranges.
bool is_usual(char32_t code) {
  return (code >= 0x20 && code < 0x7F) || code == '\t' || code == '\n' || code == '\r' || code == '\f' ||
         (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3000 && code <= 0x303F) ||
         (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x2000 && code <= 0x22FF) || code == 0xA0 ||
         code == 0xFEFF;
}

char16_t unit_at(std::string_view bytes, std::size_t at, bool little) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(little ? second << 8 | first : first << 8 | second);
}

// The share, in percent, of UTF-16 units in the sample that are usual characters.
int usual_share(std::string_view sample, bool little) {
  const std::size_t units = sample.size() / 2;
  if (units == 0) return 0;
  std::size_t usual = 0;
  for (std::size_t i = 0; i < units; ++i) usual += is_usual(unit_at(sample, 2 * i, little));
  return static_cast<int>(usual * 100 / units);
}

// UTF-16 without a mark. Blanks, digits and line ends put a NUL on one side of their pair, and only there.
// Pairs of Latin letters look like Chinese in UTF-16, so text that is also valid UTF-8 must have NULs in most
// pairs; and text without any NUL must fit nearly perfectly.
bool is_utf16(std::string_view sample, bool little, bool utf8) {
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0';
  const std::size_t all = nuls[0] + nuls[1], fitting = nuls[little ? 1 : 0];
  if (fitting * 10 < all * 9) return false;
  if (utf8 && fitting * 2 < sample.size() / 2) return false;
  return usual_share(sample, little) >= (all > 0 ? 80 : 98);
}

bool is_utf8(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    // ASCII and the common Chinese characters without a call.
    if (byte(at) < 0x80) {
      ++at;
      continue;
    }
    if (byte(at) >= 0xE1 && byte(at) <= 0xEC && at + 2 < text.size() && (byte(at + 1) & 0xC0) == 0x80 &&
        (byte(at + 2) & 0xC0) == 0x80) {
      at += 3;
      continue;
    }
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

// The end of what stands at a byte that starts no valid sequence: what follows a broken lead byte belongs to
// the same broken character.
std::size_t behind_bad(std::string_view bytes, std::size_t at) {
  for (++at; at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;) ++at;
  return at;
}

// Bad places among sound characters. A damaged UTF-8 file has few; text in another encoding has hardly anything
// else, above all no sequences of three bytes, which is what Chinese characters are.
bool is_damaged_utf8(std::string_view sample) {
  std::size_t sound = 0, bad = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t length = utf8_length(sample, at);
    sound += length == 3;
    bad += length == 0;
    at = length > 0 ? at + length : behind_bad(sample, at);
  }
  return sound >= 3 * bad;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(encoding == Encoding::kBig5 ? "Big5" : "GB18030", &status), &ucnv_close);
}

// Appends the decoded bytes piece by piece, so that little more than the result is held.
void decode_with(Encoding encoding, std::string_view bytes, std::string& out) {
  const Converter converter = open_converter(encoding);
  if (!converter) return;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char16_t buffer[4096];
  char16_t pending = 0;  // a high surrogate at the end of the last piece
  for (bool more = true; more;) {
    char16_t* target = buffer;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer + std::size(buffer), &source, end, nullptr, true, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    for (const char16_t* unit = buffer; unit != target; ++unit) {
      if (*unit >= 0xD800 && *unit < 0xDC00) {
        pending = *unit;
      } else if (*unit >= 0xDC00 && *unit < 0xE000) {
        utf8_append(out, 0x10000 + ((pending - 0xD800u) << 10) + (*unit - 0xDC00u));
      } else {
        utf8_append(out, *unit);
      }
    }
  }
}

struct Fit {
  std::size_t bad = 0, unusual = 0, detected = 0;
};

Fit fit_of(Encoding encoding, std::string_view sample) {
  std::string text;
  decode_with(encoding, sample, text);
  Fit fit;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    fit.bad += code == kReplacement;
    fit.unusual += !is_usual(code);
  }
  return fit;
}

// How sure ICU is that the sample is Big5 rather than GB18030; it knows the frequencies of characters.
bool icu_prefers_big5(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  if (!detector) return false;
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return false;
  for (std::int32_t i = 0; i < count; ++i) {  // the surest first
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "GB18030") return false;
    if (name == "Big5") return true;
  }
  return false;
}

Encoding guess_double_byte(std::string_view sample) {
  const Fit gb = fit_of(Encoding::kGb18030, sample), big5 = fit_of(Encoding::kBig5, sample);
  if (big5.bad > gb.bad + 1) return Encoding::kGb18030;
  if (gb.bad > big5.bad + 1) return Encoding::kBig5;
  return icu_prefers_big5(sample) ? Encoding::kBig5 : Encoding::kGb18030;
}

void decode_utf16(std::string_view bytes, bool little, std::string& out) {
  out.reserve(bytes.size() + bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t unit = unit_at(bytes, at, little);
    if (unit < 0xD800 || unit > 0xDFFF) {
      utf8_append(out, unit);
      continue;
    }
    const char32_t next = unit < 0xDC00 && at + 3 < bytes.size() ? unit_at(bytes, at + 2, little) : 0;
    if (next >= 0xDC00 && next <= 0xDFFF) {
      utf8_append(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      at += 2;
    } else {
      utf8_append(out, kReplacement);
    }
  }
  if (at < bytes.size()) utf8_append(out, kReplacement);
}

void repair_utf8(std::string_view bytes, std::string& out) {
  out.reserve(bytes.size() + 64);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_length(bytes, at);
    if (length > 0) {
      out.append(bytes, at, length);
      at += length;
      continue;
    }
    utf8_append(out, kReplacement);
    at = behind_bad(bytes, at);
  }
}

int line_of(std::string_view text, std::size_t at) {
  int line = 1;
  for (std::size_t i = 0; i < at; ++i) {
    line += text[i] == '\n' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] != '\n');
  }
  return line;
}

void report_replacements(std::string_view text, std::vector<Problem>& problems) {
  constexpr std::string_view kMark = "\xEF\xBF\xBD";
  std::size_t count = 0;
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark, at + kMark.size())) ++count;
  if (count == 0) return;
  problems.push_back({"invalid-bytes", 0, line_of(text, text.find(kMark)), "", {std::to_string(count)}});
}

void drop_nuls(std::string& text, std::vector<Problem>& problems) {
  const std::size_t first = text.find('\0');
  if (first == text.npos) return;
  const int line = line_of(text, first);
  problems.push_back({"nul-bytes", 0, line, "", {std::to_string(std::erase(text, '\0'))}});
}

}  // namespace

EncodingGuess guess_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return {Encoding::kUtf8, kUtf8Mark.size()};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::kUtf16Le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::kUtf16Be, 2};
  const std::string_view sample = bytes.substr(0, kSample);
  const bool utf8 = is_utf8(bytes);
  for (const bool little : {true, false}) {
    if (is_utf16(sample, little, utf8)) return {little ? Encoding::kUtf16Le : Encoding::kUtf16Be, 0};
  }
  if (utf8 || is_damaged_utf8(sample)) return {};
  return {guess_double_byte(sample), 0};
}

std::string_view decode_text(std::string_view bytes, std::string& storage, std::vector<Problem>& problems) {
  storage.clear();
  // Sound UTF-8 without NULs is nothing else.
  if (bytes.find('\0') == bytes.npos && is_utf8(bytes)) {
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    return bytes;
  }
  const EncodingGuess guess = guess_encoding(bytes);
  bytes.remove_prefix(guess.skip);
  switch (guess.encoding) {
    case Encoding::kUtf8:
      repair_utf8(bytes, storage);
      break;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      decode_utf16(bytes, guess.encoding == Encoding::kUtf16Le, storage);
      break;
    case Encoding::kGb18030:
    case Encoding::kBig5:
      decode_with(guess.encoding, bytes, storage);
      break;
  }
  drop_nuls(storage, problems);
  report_replacements(storage, problems);
  return storage;
}

bool looks_like_text(std::string_view bytes) {
  const EncodingGuess guess = guess_encoding(bytes.substr(0, kSample));
  if (guess.encoding == Encoding::kUtf16Le || guess.encoding == Encoding::kUtf16Be) {
    return usual_share(bytes.substr(guess.skip, kSample), guess.encoding == Encoding::kUtf16Le) >= 50;
  }
  std::size_t controls = 0;
  const std::string_view sample = bytes.substr(0, kSample);
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    controls += byte == 0x7F || (byte < 0x20 && (byte < '\t' || byte > '\r'));
  }
  return controls * 10 <= sample.size() * 3;
}

}  // namespace recount
