#include "extract/source.h"

#include <nettle/sha2.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <utility>

#include "extract/file_kind.h"

namespace recount {
namespace {

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

Error too_large(std::string name) {
  return {ErrorCode::kLimit, {"error.too-large", {std::move(name), std::to_string(kMaxSourceBytes >> 20)}}};
}

Error open_error(std::string name) {
  const char* const id = errno == EACCES ? "error.no-permission" : "error.not-found";
  return {ErrorCode::kNotFound, {id, {std::move(name)}}};
}

// Reads one byte more than is allowed at most, so that a file without end stops here.
Result<std::string> read_all(std::FILE* file, const std::string& name) {
  std::string bytes;
  std::size_t got = 1;
  while (got > 0 && bytes.size() <= kMaxSourceBytes) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    got = std::fread(bytes.data() + before, 1, kPiece, file);
    bytes.resize(before + got);
  }
  if (std::ferror(file)) return Error{ErrorCode::kDamaged, {"error.cannot-read", {name}}};
  return bytes;
}

}  // namespace

Result<Source> load_source(const std::filesystem::path& path) {
  std::string name = path.string();
  if (path == "-") {
    Result<std::string> bytes = read_all(stdin, name);
    if (!bytes) return bytes.error();
    return make_source(std::move(name), std::move(*bytes));
  }
  std::error_code status;
  if (std::filesystem::is_directory(path, status)) {
    return Error{ErrorCode::kNotFound, {"error.is-directory", {std::move(name)}}};
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return open_error(std::move(name));
  Result<std::string> bytes = read_all(file.get(), name);
  if (!bytes) return bytes.error();
  return make_source(std::move(name), std::move(*bytes));
}

Result<Source> make_source(std::string name, std::string bytes) {
  if (bytes.size() > kMaxSourceBytes) return too_large(std::move(name));
  Format format = Format::kText;
  // An image first: a PDF can be quoted in what it says about itself.
  if (image_kind(bytes) != ImageKind::kNone) {
    format = Format::kImage;
  } else if (looks_like_pdf(bytes)) {
    format = Format::kPdf;
  } else if (const FileKind kind = foreign_kind(bytes)) {
    return Error{ErrorCode::kUnsupported,
                 {std::string(kind.message), {std::move(name), std::string(kind.name)}}};
  }
  Source source{std::move(name), std::move(bytes), "", format};
  source.sha256 = sha256_hex(source.bytes);
  return source;
}

}  // namespace recount
