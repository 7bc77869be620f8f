// From bytes to UTF-8 text.
//
//   valid UTF-8                        taken as it is, without a copy
//   UTF-16, with or without a mark     told by the mark, else by where the NUL bytes stand and by what
//   characters result UTF-8 with a few bad bytes         each bad place becomes U+FFFD anything else GB18030
//   (which includes GBK and GB2312) or Big5, whichever decodes better
//
// Total: bad bytes and NULs are Problems ("invalid-bytes", "nul-bytes": count, and the line of the first).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace recount {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kGb18030, kBig5 };

// `skip` is the length of the byte order mark.
struct EncodingGuess {
  Encoding encoding = Encoding::kUtf8;
  std::size_t skip = 0;
};

EncodingGuess guess_encoding(std::string_view bytes);

// The text, as a view of `bytes` where nothing had to change, else of `storage`.
std::string_view decode_text(std::string_view bytes, std::string& storage, std::vector<Problem>& problems);

// False for bytes that no encoding above makes text of: mostly control characters. Looks at the first 64 KiB.
bool looks_like_text(std::string_view bytes);

}  // namespace recount
