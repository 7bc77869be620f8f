#include "extract/tiff_pages.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace recount {
namespace {

using namespace std::string_view_literals;

// Directories. libtiff walks through them too, but stops at the first damaged one.
class Directories {
 public:
  explicit Directories(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with('M')) {}

  std::vector<std::uint32_t> pages() const {
    constexpr std::size_t kMost = 65'536;
    std::vector<std::uint32_t> all, pages;
    std::set<std::uint32_t> seen;
    std::optional<std::uint32_t> place = number(4, 4);
    while (place && *place != 0 && all.size() < kMost && seen.insert(*place).second) {
      all.push_back(*place);
      if (!is_extra(*place)) pages.push_back(*place);
      const std::optional<std::uint32_t> count = number(*place, 2);
      place = count ? number(std::size_t{*place} + 2 + std::size_t{*count} * kEntry, 4) : std::nullopt;
    }
    return pages.empty() ? all : pages;
  }

 private:
  static constexpr std::size_t kEntry = 12;

  std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes_[at + (big_ ? i : size - 1 - i)]);
    }
    return value;
  }

  // A smaller copy of another page, or a mask.
  bool is_extra(std::uint32_t place) const {
    const std::uint32_t count = number(place, 2).value_or(0);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t entry = std::size_t{place} + 2 + i * kEntry;
      const std::uint32_t tag = number(entry, 2).value_or(TIFFTAG_OSUBFILETYPE + 1);
      if (tag > TIFFTAG_OSUBFILETYPE) return false;  // tags are sorted
      const std::uint32_t value = number(entry + 8, number(entry + 2, 2) == TIFF_SHORT ? 2 : 4).value_or(0);
      if (tag == TIFFTAG_SUBFILETYPE) return (value & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) != 0;
      if (tag == TIFFTAG_OSUBFILETYPE) return value == OFILETYPE_REDUCEDIMAGE;
    }
    return false;
  }

  std::string_view bytes_;
  bool big_;
};

// A file in memory, and how often libtiff complained about it.
struct Memory {
  std::string_view bytes;
  toff_t at = 0;
  int complaints = 0;
};

Memory& memory(thandle_t handle) {
  return *static_cast<Memory*>(handle);
}

tmsize_t read_bytes(thandle_t handle, void* to, tmsize_t size) {
  Memory& file = memory(handle);
  if (size <= 0 || file.at >= file.bytes.size()) return 0;
  const std::size_t count = std::min(static_cast<std::size_t>(size), file.bytes.size() - file.at);
  std::memcpy(to, file.bytes.data() + file.at, count);
  file.at += count;
  return static_cast<tmsize_t>(count);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
  return 0;
}

toff_t seek(thandle_t handle, toff_t to, int from) {
  Memory& file = memory(handle);
  file.at = from == SEEK_SET ? to : from == SEEK_CUR ? file.at + to : file.bytes.size() + to;
  return file.at;
}

int close_nothing(thandle_t) {
  return 0;
}

toff_t size_of(thandle_t handle) {
  return memory(handle).bytes.size();
}

int map(thandle_t handle, void** base, toff_t* size) {
  *base = const_cast<char*>(memory(handle).bytes.data());  // opened to be read only
  *size = memory(handle).bytes.size();
  return 1;
}

void unmap(thandle_t, void*, toff_t) {}

constexpr int kHandled = 1;  // nothing is printed

int count_error(TIFF*, void* file, const char*, const char*, va_list) {
  ++static_cast<Memory*>(file)->complaints;
  return kHandled;
}

// libjpeg calls missing data a warning; others warn of tags that nobody needs.
int count_warning(TIFF*, void* file, const char* module, const char*, va_list) {
  if (module != nullptr && module == "JPEGLib"sv) ++static_cast<Memory*>(file)->complaints;
  return kHandled;
}

struct TiffCloser {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffPtr = std::unique_ptr<TIFF, TiffCloser>;

TiffPtr open_tiff(Memory& file) {
  // A strip of kMostPicturePixels in four channels of 16 bits is shorter.
  constexpr tmsize_t kMostBytes = tmsize_t{1} << 30;
  const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(),
                                                                             TIFFOpenOptionsFree);
  if (!options) return nullptr;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMostBytes);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), count_error, &file);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), count_warning, &file);
  return TiffPtr(TIFFClientOpenExt("", "rh", &file, read_bytes, write_nothing, seek, close_nothing, size_of,
                                   map, unmap, options.get()));
}

class PageReader {
 public:
  PageReader(TIFF* tiff, Memory& file) : tiff_(tiff), file_(file) {}

  RawPicture run() {
    std::uint32_t width = 0, height = 0;
    TIFFGetField(tiff_, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff_, TIFFTAG_IMAGELENGTH, &height);
    picture_.width = width;
    picture_.height = height;
    if (!is_picture_size(width, height)) return std::move(picture_);
    read_places();
    file_.complaints = 0;
    picture_.pix.reset(is_plain() ? read_strips() : read_any());
    picture_.damaged = file_.complaints > 0;
    return std::move(picture_);
  }

 private:
  std::uint16_t field(std::uint32_t tag) const {
    std::uint16_t value = 0;
    TIFFGetFieldDefaulted(tiff_, tag, &value);
    return value;
  }
  int width() const { return static_cast<int>(picture_.width); }
  int height() const { return static_cast<int>(picture_.height); }

  void read_places() {
    float x = 0, y = 0;
    TIFFGetField(tiff_, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(tiff_, TIFFTAG_YRESOLUTION, &y);
    const std::uint16_t unit = field(TIFFTAG_RESOLUTIONUNIT);
    const double inches = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
    picture_.x_dpi = x * inches;
    picture_.y_dpi = y * inches;
    picture_.has_unit = unit != RESUNIT_NONE;
    const std::uint16_t orientation = field(TIFFTAG_ORIENTATION);
    picture_.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  }

  std::uint16_t photometric() const {
    std::uint16_t value = PHOTOMETRIC_MINISWHITE;  // as fax has it
    TIFFGetField(tiff_, TIFFTAG_PHOTOMETRIC, &value);
    return value;
  }

  // Most scans: read without the detour over 32 bits.
  bool is_plain() const {
    const std::uint16_t bits = field(TIFFTAG_BITSPERSAMPLE), format = field(TIFFTAG_SAMPLEFORMAT);
    return TIFFIsTiled(tiff_) == 0 && field(TIFFTAG_SAMPLESPERPIXEL) == 1 && (bits == 1 || bits == 8) &&
           photometric() <= PHOTOMETRIC_MINISBLACK && field(TIFFTAG_COMPRESSION) != COMPRESSION_OJPEG &&
           (format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID);
  }

  PIX* read_strips() {
    const int bits = field(TIFFTAG_BITSPERSAMPLE);
    const tmsize_t row_bytes = TIFFScanlineSize(tiff_);
    if (row_bytes != (tmsize_t{width()} * bits + 7) / 8) return nullptr;
    PixPtr pix(pixCreate(width(), height(), bits));
    if (!pix) return nullptr;
    std::uint32_t rows = 0;
    TIFFGetFieldDefaulted(tiff_, TIFFTAG_ROWSPERSTRIP, &rows);
    const int step = static_cast<int>(std::clamp<std::uint32_t>(rows, 1, static_cast<std::uint32_t>(height())));
    const bool black_is_0 = photometric() == PHOTOMETRIC_MINISBLACK;
    std::vector<unsigned char> strip(static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(step));
    for (int y = 0; y < height(); y += step) {
      const int count = std::min(step, height() - y);
      std::ranges::fill(strip, black_is_0 ? 0xFF : 0);  // white where decoding ends early
      const tmsize_t size = row_bytes * count;
      if (TIFFReadEncodedStrip(tiff_, TIFFComputeStrip(tiff_, static_cast<std::uint32_t>(y), 0), strip.data(),
                               size) != size)
        ++file_.complaints;
      for (int i = 0; i < count; ++i) {
        l_uint32* const to = pixGetData(pix.get()) + std::ptrdiff_t{y + i} * pixGetWpl(pix.get());
        std::memcpy(to, strip.data() + i * row_bytes, static_cast<std::size_t>(row_bytes));
      }
    }
    pixEndianByteSwap(pix.get());
    if (black_is_0 == (bits == 1)) pixInvert(pix.get(), pix.get());
    return pix.release();
  }

  // libtiff makes 32 bits of whatever it knows.
  PIX* read_any() {
    // libjpeg may do this itself.
    if (field(TIFFTAG_COMPRESSION) == COMPRESSION_JPEG && photometric() == PHOTOMETRIC_YCBCR)
      TIFFSetField(tiff_, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    char why[1024] = "";
    TIFFRGBAImage image;
    if (TIFFRGBAImageOK(tiff_, why) == 0 || TIFFRGBAImageBegin(&image, tiff_, 0, why) == 0) return nullptr;
    const std::unique_ptr<TIFFRGBAImage, void (*)(TIFFRGBAImage*)> owner(&image, TIFFRGBAImageEnd);
    image.orientation = image.req_orientation = ORIENTATION_TOPLEFT;  // finish_picture() turns it
    PixPtr pix(pixCreate(width(), height(), 32));
    if (!pix) return nullptr;
    l_uint32* const data = pixGetData(pix.get());
    if (TIFFRGBAImageGet(&image, data, image.width, image.height) == 0) ++file_.complaints;
    const std::ptrdiff_t count = std::ptrdiff_t{width()} * height();
    for (l_uint32* at = data; at != data + count; ++at) {
      // Colors are already multiplied by their opacity.
      const auto rest = 255 - TIFFGetA(*at);
      const auto on_white = [&](std::uint32_t value) { return static_cast<int>(std::min(value + rest, 255U)); };
      composeRGBPixel(on_white(TIFFGetR(*at)), on_white(TIFFGetG(*at)), on_white(TIFFGetB(*at)), at);
    }
    const bool is_grey = field(TIFFTAG_SAMPLESPERPIXEL) == 1 && photometric() <= PHOTOMETRIC_MINISBLACK;
    return is_grey ? pixGetRGBComponent(pix.get(), COLOR_RED) : pix.release();
  }

  TIFF* tiff_;
  Memory& file_;
  RawPicture picture_;
};

}  // namespace

std::vector<std::uint32_t> find_tiff_pages(std::string_view bytes) {
  if (!bytes.starts_with("II*\0"sv) && !bytes.starts_with("MM\0*"sv)) return {};
  return Directories(bytes).pages();
}

RawPicture read_tiff_page(std::string_view bytes, std::uint32_t place) {
  Memory file{bytes};
  const TiffPtr tiff = open_tiff(file);
  if (!tiff || TIFFSetSubDirectory(tiff.get(), place) == 0) return {};
  return PageReader(tiff.get(), file).run();
}

}  // namespace recount
