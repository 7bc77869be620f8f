#include "corpus/train/line_file.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "extract/pix.h"

namespace recount::corpus {
namespace {

// Numbers are little endian, as lstmtraining wants them; texts have their length in front.
void add32(std::string& to, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) to += static_cast<char>(value >> shift & 0xff);
}
void add16(std::string& to, int value) {
  to += static_cast<char>(value & 0xff);
  to += static_cast<char>(value >> 8 & 0xff);
}
void add_text(std::string& to, const std::string& text) {
  add32(to, static_cast<std::uint32_t>(text.size()));
  to += text;
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw std::runtime_error("cannot write " + path);
}

struct In {
  const std::string& bytes;
  std::size_t at = 0;

  std::string take(std::size_t size) {
    if (size > bytes.size() - at) throw std::runtime_error("a file of lines ends too early");
    at += size;
    return bytes.substr(at - size, size);
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    const std::string four = take(4);
    for (int i = 3; i >= 0; --i)
      value = value << 8 | static_cast<unsigned char>(four[static_cast<std::size_t>(i)]);
    return value;
  }
  std::string text() { return take(number()); }
};

}  // namespace

void write_lines(const std::string& path, const std::vector<LinePicture>& lines) {
  std::string out;
  add32(out, static_cast<std::uint32_t>(lines.size()));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LinePicture& line = lines[i];
    out += '\1';        // there is a page
    add_text(out, "");  // name of a picture
    add32(out, static_cast<std::uint32_t>(i));
    add_text(out, line.png);
    add_text(out, "");  // language
    add_text(out, line.label);
    add32(out, 1);  // one box: left, bottom, right, top
    for (const int side : {0, 0, line.width, line.height}) add16(out, side);
    add32(out, 1);
    add_text(out, line.label);
    out += '\0';  // not upright
  }
  write(path, out);
}

void write_raw_lines(const std::string& path, const std::vector<LinePicture>& lines) {
  std::string out;
  for (const LinePicture& line : lines) {
    const PixPtr pix(pixReadMemPng(reinterpret_cast<const l_uint8*>(line.png.data()), line.png.size()));
    if (!pix || pixGetDepth(pix.get()) != 8) throw std::runtime_error("not a grey picture of a line");
    add32(out, static_cast<std::uint32_t>(line.width));
    add32(out, static_cast<std::uint32_t>(line.height));
    add_text(out, line.label);
    for (int y = 0; y < line.height; ++y) {
      const l_uint32* row = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
      for (int x = 0; x < line.width; ++x) out += static_cast<char>(GET_DATA_BYTE(row, x));
    }
  }
  write(path, out);
}

std::vector<LinePicture> read_lines_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  In in{bytes};
  std::vector<LinePicture> lines(in.number());
  for (LinePicture& line : lines) {
    in.take(1);
    in.text();
    in.number();
    line.png = in.text();
    in.text();
    line.label = in.text();
    in.take(in.number() * std::size_t{8});
    for (std::uint32_t count = in.number(); count > 0; --count) in.text();
    in.take(1);
  }
  return lines;
}

}  // namespace recount::corpus
