#include "extract/erase_rulings.h"

#include <cmath>

#include "extract/erase_line.h"

namespace recount {
namespace {

// A ruling's ink is looked for so far beside its place, in points: what straightening leaves of bends.
constexpr double kReach = 1.4;
// It has one place along so many points.
constexpr double kStep = 8;
// In points: thicker by more than this, the ink is that of a character, too.
constexpr double kThicker = 1.1;
// A ruling is longer than it was found by so many pixels.
constexpr int kEnd = 4;

class RulingBand {
 public:
  RulingBand(PIX* pix, bool horizontal) : pix_(pix), horizontal_(horizontal) {}

  int length() const { return horizontal_ ? pixGetWidth(pix_) : pixGetHeight(pix_); }
  int width() const { return horizontal_ ? pixGetHeight(pix_) : pixGetWidth(pix_); }
  int at(int along, int across) const {
    return static_cast<int>(GET_DATA_BYTE(line(along, across), horizontal_ ? along : across));
  }
  void whiten(int along, int from, int to) const {
    for (int across = std::max(0, from); across < std::min(width(), to); ++across)
      SET_DATA_BYTE(line(along, across), horizontal_ ? along : across, 255);
  }

 private:
  l_uint32* line(int along, int across) const {
    return pixGetData(pix_) + static_cast<std::ptrdiff_t>(horizontal_ ? across : along) * pixGetWpl(pix_);
  }

  PIX* pix_;
  bool horizontal_;
};

}  // namespace

void erase_rulings(PIX* clean, const std::vector<Ruling>& rulings, double pixels) {
  const auto in_pixels = [pixels](double points) { return static_cast<int>(std::lround(points * pixels)); };
  for (const Ruling& ruling : rulings) {
    const RulingBand band(clean, ruling.horizontal);
    const LineOnBand line{.first = std::max(0, in_pixels(ruling.from) - kEnd),
                          .last = std::min(band.length(), in_pixels(ruling.to) + kEnd),
                          .middle = in_pixels(ruling.at),
                          .reach = std::max(2, in_pixels(ruling.thickness / 2 + kReach)),
                          .half = std::max(1, in_pixels(ruling.thickness / 2)),
                          .most = in_pixels(ruling.thickness + kThicker) + 1,
                          .step = std::max(8, in_pixels(kStep))};
    LineEraser(band, line).run();
  }
}

}  // namespace recount
