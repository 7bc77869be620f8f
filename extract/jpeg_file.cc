#include "extract/jpeg_file.h"

#include <turbojpeg.h>

#include <memory>
#include <string_view>
#include <utility>

#include "extract/exif.h"

namespace recount {
namespace {

using namespace std::string_view_literals;

int byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

int two_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

// The frame: all but tables of codes (C4, CC) and what is reserved (C8).
bool is_frame(int marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void take_part(int marker, std::string_view body, JpegHeader& header) {
  constexpr int kApp0 = 0xE0, kApp1 = 0xE1, kPerInch = 1, kPerCentimeter = 2;
  if (marker == kApp0 && body.starts_with("JFIF\0"sv)) {
    const int unit = byte_at(body, 7);
    const double inches = unit == kPerInch ? 1 : unit == kPerCentimeter ? 2.54 : 0;
    header.x_dpi = two_at(body, 8) * inches;
    header.y_dpi = two_at(body, 10) * inches;
  } else if (marker == kApp1 && body.starts_with("Exif\0"sv) && body.size() > 6) {
    header.orientation = exif_orientation(body.substr(6));
  } else if (is_frame(marker)) {
    header.height = two_at(body, 1);
    header.width = two_at(body, 3);
    header.channels = byte_at(body, 5);
  }
}

struct TurboCloser {
  void operator()(void* turbo) const { tjDestroy(turbo); }
};

// Inks as Adobe stores them: 255 is none.
void inks_to_rgb(PIX* pix) {
  const std::ptrdiff_t count = std::ptrdiff_t{pixGetWpl(pix)} * pixGetHeight(pix);
  l_uint32* const data = pixGetData(pix);
  for (l_uint32* at = data; at != data + count; ++at) {
    int cyan = 0, magenta = 0, yellow = 0, black = 0;
    extractRGBAValues(*at, &cyan, &magenta, &yellow, &black);
    composeRGBPixel(cyan * black / 255, magenta * black / 255, yellow * black / 255, at);
  }
}

}  // namespace

JpegHeader read_jpeg_header(std::string_view bytes) {
  JpegHeader header;
  constexpr int kStartOfScan = 0xDA, kFirstReserved = 0x02, kRestart = 0xD0, kStart = 0xD8;
  std::size_t at = 2;
  while (header.width == 0 && at + 4 <= bytes.size()) {
    const int marker = byte_at(bytes, at + 1);
    // Decoders, too, skip what is no mark.
    if (byte_at(bytes, at) != 0xFF || marker == 0xFF || marker < kFirstReserved) {
      ++at;
      continue;
    }
    if (marker >= kRestart && marker <= kStart) {  // marks without a part
      at += 2;
      continue;
    }
    const int length = two_at(bytes, at + 2);
    if (marker == kStartOfScan || length < 2) break;
    take_part(marker, bytes.substr(at + 4, static_cast<std::size_t>(length) - 2), header);
    at += 2 + static_cast<std::size_t>(length);
  }
  return header;
}

RawPicture read_jpeg(std::string_view bytes) {
  const JpegHeader header = read_jpeg_header(bytes);
  RawPicture raw;
  raw.width = header.width;
  raw.height = header.height;
  raw.x_dpi = header.x_dpi;
  raw.y_dpi = header.y_dpi;
  raw.orientation = header.orientation;
  if (!is_picture_size(raw.width, raw.height)) return raw;
  const std::unique_ptr<void, TurboCloser> turbo(tjInitDecompress());
  if (!turbo) return raw;
  // Half the size is decoded in a quarter of the memory.
  raw.reduced = raw.width * raw.height > kEnoughPicturePixels ? 2 : 1;
  const int width = (header.width + raw.reduced - 1) / raw.reduced,
            height = (header.height + raw.reduced - 1) / raw.reduced;
  raw.pix.reset(pixCreate(width, height, header.channels == 1 ? 8 : 32));
  if (!raw.pix) return raw;
  pixSetAll(raw.pix.get());  // white where decoding ends early
  const int kind = header.channels == 1 ? TJPF_GRAY : header.channels == 4 ? TJPF_CMYK : TJPF_RGBX;
  // The limit: a file of few bytes can ask to go over all pixels any number of times.
  raw.damaged = tjDecompress2(turbo.get(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                              reinterpret_cast<unsigned char*>(pixGetData(raw.pix.get())), width,
                              pixGetWpl(raw.pix.get()) * 4, height, kind, TJFLAG_LIMITSCANS) != 0;
  pixEndianByteSwap(raw.pix.get());
  if (header.channels == 4) inks_to_rgb(raw.pix.get());
  return raw;
}

}  // namespace recount
