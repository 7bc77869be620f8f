#include "extract/pdf_pictures.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf's headers ask for it: only std::shared_ptr is used

#include <algorithm>
#include <cmath>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

#include "extract/picture.h"

namespace recount {
namespace {

struct Placed {
  QPDFMatrix at;  // of its unit square in the page
  double columns, rows;
  double dpi;
  double area;  // square inches
};

// What may be spent on a page: forms can contain each other without end.
struct Budget {
  int objects = 2'000'000;
  int pictures = 20'000;
  int depth = 0;
};
constexpr int kDeepest = 8;

void add_picture(const QPDFMatrix& at, double columns, double rows, std::vector<Placed>& found) {
  const double wide = std::hypot(at.a, at.b) / 72, high = std::hypot(at.c, at.d) / 72;
  if (!(wide > 0 && high > 0 && columns >= kShortestPictureSide && rows >= kShortestPictureSide)) return;
  const double x_dpi = columns / wide, y_dpi = rows / high;
  // A shade of few pixels that is stretched over a page.
  constexpr double kMostUnequal = 4.5;
  const auto [lower, higher] = std::minmax(x_dpi, y_dpi);
  if (!std::isfinite(higher) || higher > kMostUnequal * lower) return;
  found.push_back({at, columns, rows, higher, wide * high});
}

// The few operators that place pictures.
class Interpreter : public QPDFObjectHandle::ParserCallbacks {
 public:
  Interpreter(QPDFMatrix matrix, QPDFObjectHandle resources, Budget& budget, std::vector<Placed>& found)
      : matrix_(matrix), resources_(std::move(resources)), budget_(budget), found_(found) {}

  void handleObject(QPDFObjectHandle object) override {
    if (--budget_.objects < 0) terminateParsing();
    if (!object.isOperator()) {
      constexpr std::size_t kMostOperands = 100;
      if (!object.isInlineImage() && operands_.size() < kMostOperands) operands_.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  void run(const std::string& name) {
    constexpr std::size_t kMostSaved = 1000;
    if (name == "q" && saved_.size() < kMostSaved) {
      saved_.push_back(matrix_);
    } else if (name == "Q" && !saved_.empty()) {
      matrix_ = saved_.back();
      saved_.pop_back();
    } else if (name == "cm" && operands_.size() == 6) {
      double v[6];
      for (std::size_t i = 0; i < 6; ++i) v[i] = operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
      matrix_.concat({v[0], v[1], v[2], v[3], v[4], v[5]});
    } else if (name == "Do" && operands_.size() == 1 && operands_[0].isName()) {
      if (--budget_.pictures < 0) terminateParsing();
      place(operands_[0].getName());
    } else if (name == "ID") {
      place_inline();
    }
  }

  static double number(QPDFObjectHandle value) { return value.isNumber() ? value.getNumericValue() : 0; }

  void place(const std::string& name) {
    if (!resources_.isDictionary()) return;
    QPDFObjectHandle list = resources_.getKey("/XObject");
    if (!list.isDictionary()) return;
    QPDFObjectHandle object = list.getKey(name);
    if (!object.isStream()) return;
    QPDFObjectHandle dictionary = object.getDict();
    if (object.isImage(false)) {
      add_picture(matrix_, number(dictionary.getKey("/Width")), number(dictionary.getKey("/Height")), found_);
    } else if (object.isFormXObject() && budget_.depth < kDeepest) {
      QPDFMatrix inner = matrix_;
      if (dictionary.getKey("/Matrix").isMatrix())
        inner.concat(dictionary.getKey("/Matrix").getArrayAsMatrix());
      QPDFObjectHandle own = dictionary.getKey("/Resources");
      ++budget_.depth;
      Interpreter form(inner, own.isDictionary() ? own : resources_, budget_, found_);
      object.parseAsContents(&form);
      --budget_.depth;
      if (budget_.objects < 0 || budget_.pictures < 0) terminateParsing();
    }
  }

  // Between BI and ID: names, each with its value.
  void place_inline() {
    double columns = 0, rows = 0;
    for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
      if (!operands_[i].isName()) return;
      const std::string key = operands_[i].getName();
      if (key == "/W" || key == "/Width") columns = number(operands_[i + 1]);
      if (key == "/H" || key == "/Height") rows = number(operands_[i + 1]);
    }
    add_picture(matrix_, columns, rows, found_);
  }

  QPDFMatrix matrix_;
  QPDFObjectHandle resources_;
  Budget& budget_;
  std::vector<Placed>& found_;
  std::vector<QPDFMatrix> saved_;
  std::vector<QPDFObjectHandle> operands_;
};

const Placed* finest(const std::vector<Placed>& found) {
  constexpr double kNearlyAsMuch = 0.25;
  double most = 0;
  for (const Placed& picture : found) most = std::max(most, picture.area);
  const Placed* best = nullptr;
  for (const Placed& picture : found) {
    if (picture.area >= kNearlyAsMuch * most && (best == nullptr || picture.dpi > best->dpi)) best = &picture;
  }
  return best;
}

// The page as it is shown.
struct Shown {
  double left = 0, top = 0, width = 0, height = 0;
  int turn = 0;  // clockwise
};

Shown shown_page(QPDFPageObjectHelper& page) {
  const auto box_of = [](QPDFObjectHandle box) {
    QPDFObjectHandle::Rectangle r =
        box.isRectangle() ? box.getArrayAsRectangle() : QPDFObjectHandle::Rectangle{};
    return QPDFObjectHandle::Rectangle{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                                       std::max(r.lly, r.ury)};
  };
  const auto media = box_of(page.getMediaBox()), crop = box_of(page.getCropBox());
  const double left = std::max(media.llx, crop.llx), top = std::min(media.ury, crop.ury);
  const double right = std::min(media.urx, crop.urx), bottom = std::max(media.lly, crop.lly);
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  const int turn = rotate.isInteger() ? ((rotate.getIntValueAsInt() % 360) + 360) % 360 : 0;
  return {left, top, right - left, top - bottom, turn};
}

struct Corner {
  double x, y;
};

// From the page's own coordinates to points from the upper left corner of what is shown.
Corner shown_corner(const Shown& page, const Placed& picture, int column, int row) {
  double x = 0, y = 0;
  picture.at.transform(column, row, x, y);
  const double right = x - page.left, down = page.top - y;
  switch (page.turn) {
    case 90:
      return {page.height - down, right};
    case 180:
      return {page.width - right, page.height - down};
    case 270:
      return {down, page.width - right};
    default:
      return {right, down};
  }
}

// Poppler stretches a picture to all the pixels that it touches, and a picture that ends where a pixel begins touches that too. A
// resolution that is lower by up to a pixel lets each pixel of the picture be one that is drawn.
double exact_dpi(const Placed& picture, const Shown& page) {
  const Corner first = shown_corner(page, picture, 0, 0), second = shown_corner(page, picture, 1, 1);
  const bool is_upright = std::abs(picture.at.b) + std::abs(picture.at.c) < 1e-6 * std::abs(picture.at.a);
  const bool is_sideways = std::abs(picture.at.a) + std::abs(picture.at.d) < 1e-6 * std::abs(picture.at.b);
  if (!is_upright && !is_sideways) return picture.dpi;
  const bool swapped = is_sideways != (page.turn % 180 != 0);
  const double columns = swapped ? picture.rows : picture.columns,
               rows = swapped ? picture.columns : picture.rows;
  const auto touched = [](double a, double b, double scale) {
    return std::floor(std::max(a, b) * scale) + 1 - std::floor(std::min(a, b) * scale);
  };
  constexpr int kSteps = 1000;
  const double lowest = 1 - 2.5 / std::max(columns, rows);
  for (int i = 0; i <= kSteps; ++i) {
    const double dpi = picture.dpi * (1 - (1 - lowest) * i / kSteps);
    if (touched(first.x, second.x, dpi / 72) == columns && touched(first.y, second.y, dpi / 72) == rows)
      return dpi;
  }
  return picture.dpi;
}

}  // namespace

struct PdfPictures::Impl {
  QPDF document;
  std::vector<QPDFObjectHandle> pages;
};

PdfPictures::PdfPictures(std::string_view bytes, const std::string& password)
    : impl_(std::make_unique<Impl>()) {
  try {
    const auto silent = QPDFLogger::create();
    silent->setInfo(silent->discard());
    silent->setWarn(silent->discard());
    silent->setError(silent->discard());
    impl_->document.setLogger(silent);
    impl_->document.setSuppressWarnings(true);
    impl_->document.processMemoryFile("", bytes.data(), bytes.size(), password.c_str());
    impl_->pages = impl_->document.getAllPages();
  } catch (const std::bad_alloc&) {
    throw;  // not about the file
  } catch (const std::exception&) {
    impl_->pages.clear();
  }
}
PdfPictures::PdfPictures(PdfPictures&&) noexcept = default;
PdfPictures& PdfPictures::operator=(PdfPictures&&) noexcept = default;
PdfPictures::~PdfPictures() = default;

double PdfPictures::dpi(int index) const {
  std::vector<Placed> found;
  Shown shown;
  try {
    if (index < 0 || static_cast<std::size_t>(index) >= impl_->pages.size()) return 0;
    QPDFPageObjectHelper page(impl_->pages[static_cast<std::size_t>(index)]);
    shown = shown_page(page);
    Budget budget;
    Interpreter interpreter({}, page.getAttribute("/Resources", false), budget, found);
    page.parseContents(&interpreter);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    // What was found until then is as good as before.
  }
  const Placed* const picture = finest(found);
  return picture != nullptr ? plausible_dpi(exact_dpi(*picture, shown)) : 0;
}

}  // namespace recount
