// What kind of file some bytes are, told by their content alone.
#pragma once

#include <string_view>

namespace recount {

// `message` is the id of the error that says why such a file is not read and what to do; `name` is what people
// call the format ("PDF", "Word .docx"), the same in both languages. Both are empty for text.
struct FileKind {
  std::string_view message, name;
  explicit operator bool() const { return !message.empty(); }
};

// Some programs write a few bytes in front of a PDF; readers look for its first line in the first kilobyte.
bool looks_like_pdf(std::string_view bytes);

// Kinds of images that are read (image_file.h); kNone is any other file.
enum class ImageKind { kNone, kPng, kJpeg, kTiff, kWebp, kGif, kBmp };
ImageKind image_kind(std::string_view bytes);
std::string_view image_kind_name(ImageKind kind);  // "PNG", the same in both languages; empty for kNone

FileKind foreign_kind(std::string_view bytes);

}  // namespace recount
