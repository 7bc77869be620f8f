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

// Of recognized lines: sure, to be looked at, doubtful.
constexpr Color kSure = {0, 130, 0}, kFair = {220, 130, 0}, kDoubtful = {220, 0, 0};
constexpr double kSureFrom = 0.95, kFairFrom = 0.8;

Color color_of(double confidence) {
  return confidence >= kSureFrom ? kSure : confidence >= kFairFrom ? kFair : kDoubtful;
}

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
  Picture(const GrayImage& image, int turn, const Page& page, const PageContent& content,
          const std::vector<ScannedLine>& lines)
      : image_(image), turn_(turn), page_(page), content_(content), lines_(lines) {}

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
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const double confidence = lines_[i].readings.front().confidence;
      painter.frame(lines_[i].box, color_of(confidence));
      const std::string percent = std::to_string(static_cast<int>(std::lround(100 * confidence)));
      painter.label(std::to_string(i + 1) + ":" + percent, lines_[i].box.x0, lines_[i].box.y1,
                    color_of(confidence));
    }
    return painter.png();
  }

  std::string readings() const override {
    std::string table;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const Reading& reading : lines_[i].readings) {
        const int thousandths = static_cast<int>(std::lround(1000 * reading.confidence));
        table += std::to_string(i + 1) + '\t' + kEngines[static_cast<std::size_t>(reading.by)] + "\t0." +
                 std::to_string(1000 + std::min(thousandths, 999)).substr(1) + '\t' + reading.text + '\n';
      }
    }
    return table;
  }

 private:
  static constexpr const char* kEngines[] = {"net", "words", "figures", "both"};

  const GrayImage& image_;
  int turn_;
  const Page& page_;
  const PageContent& content_;
  const std::vector<ScannedLine>& lines_;
};

}  // namespace

void inspect_page(Inspector& inspector, const GrayImage& image, int turn, const Page& page,
                  const PageContent& content) {
  inspector.page(Picture(image, turn, page, content, {}));
}

void inspect_scan(Inspector& inspector, const GrayImage& clean, const ScannedPage& scan,
                  const PageContent& content) {
  inspector.page(Picture(clean, 0, scan.page, content, scan.lines));
}

}  // namespace recount
