#include "extract/page_picture.h"

#include <algorithm>
#include <cmath>

#include "extract/pix.h"

namespace recount {
namespace {

struct Color {
  l_int32 red, green, blue;
};
constexpr Color kHorizontal = {220, 30, 30}, kVertical = {30, 90, 220}, kCell = {20, 150, 60},
                kLine = {200, 120, 0}, kNumber = {150, 0, 150};

PixPtr to_pix(const GrayImage& image) {
  PixPtr pix(pixCreate(image.width, image.height, 8));
  for (int y = 0; pix && y < image.height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, image.row(y)[x]);
  }
  return pix;
}

class Painter {
 public:
  Painter(const GrayImage& image, int turn) : scale_(image.dpi / 72) {
    const PixPtr grey = to_pix(image);
    const PixPtr turned(grey ? pixRotateOrth(grey.get(), turn / 90) : nullptr);
    // Paler, so that what is drawn over it stands out.
    if (turned) pixMultConstantGray(turned.get(), 0.5F), pixAddConstantGray(turned.get(), 127);
    if (turned) pix_.reset(pixConvertTo32(turned.get()));
    font_.reset(bmfCreate(nullptr, 4));
  }

  void line(double x0, double y0, double x1, double y1, Color color, int width) {
    pixRenderLineArb(pix_.get(), at(x0), at(y0), at(x1), at(y1), width, static_cast<l_uint8>(color.red),
                     static_cast<l_uint8>(color.green), static_cast<l_uint8>(color.blue));
  }

  void frame(const Rect& rect, Color color) {
    line(rect.x0, rect.y0, rect.x1, rect.y0, color, 1);
    line(rect.x0, rect.y1, rect.x1, rect.y1, color, 1);
    line(rect.x0, rect.y0, rect.x0, rect.y1, color, 1);
    line(rect.x1, rect.y0, rect.x1, rect.y1, color, 1);
  }

  void label(const std::string& text, double x, double y, Color color) {
    l_uint32 value = 0;
    composeRGBPixel(color.red, color.green, color.blue, &value);
    l_int32 width = 0, overflow = 0;
    if (font_)
      pixSetTextline(pix_.get(), font_.get(), text.c_str(), value, at(x) + 2, at(y) + 6, &width, &overflow);
  }

  std::string png() const {
    l_uint8* data = nullptr;
    size_t size = 0;
    if (!pix_ || pixWriteMemPng(&data, &size, pix_.get(), 0) != 0) return {};
    std::string bytes(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    return bytes;
  }

  bool ready() const { return pix_ != nullptr; }

 private:
  l_int32 at(double points) const { return static_cast<l_int32>(std::lround(points * scale_)); }

  struct FontDeleter {
    void operator()(L_BMF* font) const { bmfDestroy(&font); }
  };
  double scale_;
  PixPtr pix_;
  std::unique_ptr<L_BMF, FontDeleter> font_;
};

class Picture : public InspectedPage {
 public:
  Picture(const GrayImage& image, int turn, const Page& page, const PageContent& content)
      : image_(image), turn_(turn), page_(page), content_(content) {}

  int number() const override { return page_.number; }

  std::string picture() const override {
    Painter painter(image_, turn_);
    if (!painter.ready()) return {};
    int order = 0;
    for (const PageItem& item : content_.items) {
      ++order;
      if (const auto* table = std::get_if<PageTable>(&item)) {
        for (const PageCell& cell : table->cells) {
          const double inset = 1.5;
          painter.frame(
              {cell.rect.x0 + inset, cell.rect.y0 + inset, cell.rect.x1 - inset, cell.rect.y1 - inset}, kCell);
          painter.label(std::to_string(cell.row) + "," + std::to_string(cell.col), cell.rect.x0, cell.rect.y0,
                        kCell);
        }
        painter.label("#" + std::to_string(order), table->rect.x0, table->rect.y0 - 12, kNumber);
      } else {
        const Rect& rect = std::get<PageLine>(item).line.rect;
        painter.frame(rect, kLine);
        painter.label("#" + std::to_string(order), rect.x1, rect.y0, kNumber);
      }
    }
    for (const Ruling& ruling : page_.rulings) {
      if (ruling.horizontal) {
        painter.line(ruling.from, ruling.at, ruling.to, ruling.at, kHorizontal, 1);
      } else {
        painter.line(ruling.at, ruling.from, ruling.at, ruling.to, kVertical, 1);
      }
    }
    return painter.png();
  }

 private:
  const GrayImage& image_;
  int turn_;
  const Page& page_;
  const PageContent& content_;
};

}  // namespace

void inspect_page(Inspector& inspector, const GrayImage& image, int turn, const Page& page,
                  const PageContent& content) {
  inspector.page(Picture(image, turn, page, content));
}

}  // namespace recount
