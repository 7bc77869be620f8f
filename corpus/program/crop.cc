#include "corpus/program/crop.h"

#include <algorithm>

#include "corpus/draw/paint.h"
#include "corpus/formats/container.h"

namespace recount::corpus {
namespace {

constexpr double kAround = 18;  // points of the page around the cell

struct Place {
  int page;
  Rect rect;
};

std::optional<Place> place_of(const Subject& subject, std::string pointer) {
  while (!pointer.empty()) {
    for (std::size_t page = 0; page < subject.pages.size(); ++page) {
      for (const CellBox& box : subject.pages[page].cells) {
        const SheetTable& table =
            std::get<SheetTable>(subject.built.sheet.blocks[static_cast<std::size_t>(box.block)]);
        const std::vector<std::string>& values = table.cells[static_cast<std::size_t>(box.cell)].pointers;
        if (std::ranges::find(values, pointer) != values.end()) return Place{static_cast<int>(page), box.rect};
      }
    }
    pointer.resize(std::min(pointer.size(), pointer.rfind('/')));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> crop_png(const Subject& subject, const Target& target, const std::string& pointer) {
  const std::optional<Place> place = place_of(subject, pointer);
  if (!place) return std::nullopt;
  const std::optional<Picture> picture = target.format->picture(subject, target.grade, place->page);
  if (!picture) return std::nullopt;
  const Page& page = subject.pages[static_cast<std::size_t>(place->page)];
  const Image& whole = picture->image;
  double x0 = 1, y0 = 1, x1 = 0, y1 = 0;
  for (const double x : {place->rect.x0 - kAround, place->rect.x1 + kAround}) {
    for (const double y : {place->rect.y0 - kAround, place->rect.y1 + kAround}) {
      const Point at = picture->place(on_sheet(page, x, y));
      x0 = std::min(x0, at.x), x1 = std::max(x1, at.x);
      y0 = std::min(y0, at.y), y1 = std::max(y1, at.y);
    }
  }
  const auto pixel = [](double share, int size) { return std::clamp(static_cast<int>(share * size), 0, size); };
  const int left = pixel(x0, whole.width), right = pixel(x1, whole.width);
  const int top = pixel(y0, whole.height), bottom = pixel(y1, whole.height);
  if (left >= right || top >= bottom) return std::nullopt;
  Image cut;
  cut.width = right - left;
  cut.height = bottom - top;
  cut.channels = whole.channels;
  for (int y = top; y < bottom; ++y) {
    const auto row =
        whole.pixels.begin() + (static_cast<std::ptrdiff_t>(y) * whole.width + left) * whole.channels;
    cut.pixels.insert(cut.pixels.end(), row, row + static_cast<std::ptrdiff_t>(cut.width) * cut.channels);
  }
  return to_file({{std::move(cut), 150}}, Container::kPng);
}

}  // namespace recount::corpus
