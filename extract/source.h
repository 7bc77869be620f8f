// The bytes of one input file, and what kind of file they are.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "extract/result.h"

namespace recount {

enum class Format { kText, kPdf, kImage };

// `name` is what messages and the output call the file. sha256 is in lower-case hexadecimal.
struct Source {
  std::string name;
  std::string bytes;
  std::string sha256;
  Format format = Format::kText;
};

// Larger inputs are refused (ErrorCode::kLimit). The largest form files seen have 30 kB as text; 64 MiB leaves room
// for collections of thousands of forms and keeps peak memory in bounds.
inline constexpr std::size_t kMaxSourceBytes = std::size_t{64} << 20;

// Reads a file; "-" is standard input, called "-". The format is decided by the content, never by the name.
//   kNotFound     no such file, a directory, or no permission
//   kLimit        more than kMaxSourceBytes
//   kUnsupported  neither text, PDF nor an image of a common kind: an office file, archive or other binary file
Result<Source> load_source(const std::filesystem::path& path);

// The same for bytes in memory.
Result<Source> make_source(std::string name, std::string bytes);

}  // namespace recount
