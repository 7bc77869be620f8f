// Red stamps: the round seal of an office and the square seal of a person.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "corpus/degrade/ink.h"
#include "corpus/degrade/pix.h"

namespace recount::corpus {
namespace {

// Guofa [1999] 25, "Provisions on the management of the seals of state organs": round, with a star in the middle and
// the name around it from left to right; 4.2 to 4.5 cm across for a county and its offices, less for other bodies.
constexpr double kLeastRound = 38, kMostRound = 45;  // mm
constexpr double kRing = 0.027, kStar = 0.17,
                 kLetter = 0.15;                       // parts of the diameter: line, star's radius, height
constexpr double kNarrow = 0.72;                       // letters of seals are narrower than high
constexpr double kArc = 236;                           // degrees that a long name takes up
constexpr double kStep = 34;                           // degrees between the letters of a short one
constexpr double kLeastSquare = 15, kMostSquare = 22;  // mm, the usual sizes of personal seals

constexpr Ink kReds[] = {{205, 24, 32}, {222, 40, 44}, {186, 22, 40}, {214, 52, 58}, {232, 58, 50}};

std::vector<std::string> letters(std::string_view text) {
  std::vector<std::string> result;
  for (const char c : text) {
    if (result.empty() || (static_cast<unsigned char>(c) & 0xc0) != 0x80) result.emplace_back();
    result.back() += c;
  }
  return result;
}

// A square mask to draw on with Cairo, in units of its side, the origin in its middle, turned by an angle.
class Die {
 public:
  Die(int side, double angle)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, side, side)),
        cairo_(cairo_create(surface_.get())) {
    cairo_translate(get(), side / 2.0, side / 2.0);
    cairo_rotate(get(), angle);
    cairo_scale(get(), side, side);
  }

  cairo_t* get() { return cairo_.get(); }

  // A letter of that width and height, its middle in the origin.
  void letter(const std::string& text, const std::string& font, double width, double height) {
    constexpr double kEm = 100;  // letters are laid out at this size and scaled
    cairo_save(get());
    cairo_scale(get(), width / kEm, height / kEm);
    const Owned<PangoLayout> layout(pango_cairo_create_layout(get()));
    const Owned<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family(description.get(), font.c_str());
    pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(description.get(), kEm * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    PangoRectangle logical;
    pango_layout_get_pixel_extents(layout.get(), nullptr, &logical);
    cairo_move_to(get(), -logical.x - logical.width / 2.0, -logical.y - logical.height / 2.0);
    pango_cairo_layout_path(get(), layout.get());
    cairo_fill(get());
    cairo_restore(get());
  }

  Image mask() {
    cairo_surface_flush(surface_.get());
    const int side = cairo_image_surface_get_width(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    const unsigned char* data = cairo_image_surface_get_data(surface_.get());
    Image mask(side, side, 1, 0);
    for (int y = 0; data && y < side; ++y)
      std::copy_n(data + static_cast<std::size_t>(stride) * y, side, mask.row(y));
    return mask;
  }

 private:
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
};

void star(cairo_t* cairo, double radius) {
  for (int i = 0; i < 10; ++i) {
    // The inner corners of a pentagram lie at this part of its radius.
    const double r = i % 2 == 0 ? radius : radius * 0.381966;
    const double angle = i * std::numbers::pi / 5;
    cairo_line_to(cairo, r * std::sin(angle), -r * std::cos(angle));
  }
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

void around(Die& die, const Marks& marks, double radius) {
  const std::vector<std::string> text = letters(marks.stamp_text);
  const int count = static_cast<int>(text.size());
  const double step = count > 1 ? std::min(kStep, kArc / (count - 1)) : 0;
  // Letters of a long name get narrower, not smaller.
  const double room = step * std::numbers::pi / 180 * (radius - kLetter / 2) * 0.92;
  const double width = count > 1 ? std::min(kLetter * kNarrow, room) : kLetter * kNarrow;
  for (int i = 0; i < count; ++i) {
    cairo_save(die.get());
    cairo_rotate(die.get(), (i - (count - 1) / 2.0) * step * std::numbers::pi / 180);
    cairo_translate(die.get(), 0, -radius);
    die.letter(text[i], marks.font, width, kLetter);
    cairo_restore(die.get());
  }
}

void below(Die& die, const Marks& marks) {
  const std::vector<std::string> text = letters(marks.stamp_line);
  const double step = std::min(0.1, 0.56 / std::max<std::size_t>(1, text.size()));
  for (std::size_t i = 0; i < text.size(); ++i) {
    cairo_save(die.get());
    cairo_translate(die.get(), (i - (text.size() - 1) / 2.0) * step, 0.29);
    die.letter(text[i], marks.font, step * 0.95, 0.1);
    cairo_restore(die.get());
  }
}

// Presses a worn mask at a place of the page, moved so that it stays on the paper.
void stamp(Job& job, Image mask, Point place, double opacity, Rng& rng) {
  wear(mask, rng.uniform(0.45, 0.95), job.pixels(1), rng);
  for (std::uint8_t& sample : mask.pixels)
    sample = static_cast<std::uint8_t>(sample * std::clamp(opacity, 0.0, 1.0));
  gaussian_blur(mask, job.pixels(0.03));  // ink runs a little into the paper
  const auto on_paper = [](double middle, int size, int length) {
    return static_cast<int>(
        std::clamp(middle - size / 2.0, 0.0, std::max(0.0, static_cast<double>(length - size))));
  };
  const Ink& ink = rng.pick(std::span<const Ink>(kReds));
  press(job.image, mask, on_paper(place.x, mask.width, job.image.width),
        on_paper(place.y, mask.height, job.image.height), ink);
}

}  // namespace

void round_stamp(Job& job, double value, Rng rng) {
  if (job.marks.stamps.empty()) return;
  const Point place = pick_place(job.marks.stamps, job.image, rng);
  const int side = std::max(1, static_cast<int>(job.pixels(rng.uniform(kLeastRound, kMostRound))));
  Die die(side, rng.uniform(-0.35, 0.35));
  const double radius = 0.49 - kRing / 2;
  cairo_set_line_width(die.get(), kRing);
  cairo_arc(die.get(), 0, 0, radius, 0, 2 * std::numbers::pi);
  cairo_stroke(die.get());
  star(die.get(), kStar);
  around(die, job.marks, radius - kRing / 2 - 0.025 - kLetter / 2);
  below(die, job.marks);
  stamp(job, die.mask(), place, value, rng);
}

void square_stamp(Job& job, double value, Rng rng) {
  if (job.marks.seals.empty()) return;
  const Point place = pick_place(job.marks.seals, job.image, rng);
  // A turned square needs room at its corners.
  constexpr double kEdge = 0.84;
  const int side = std::max(1, static_cast<int>(job.pixels(rng.uniform(kLeastSquare, kMostSquare)) / kEdge));
  Die die(side, rng.uniform(-0.15, 0.15));
  if (rng.chance(0.3)) {  // white letters in a red field
    cairo_rectangle(die.get(), -kEdge / 2, -kEdge / 2, kEdge, kEdge);
    cairo_fill(die.get());
    cairo_set_operator(die.get(), CAIRO_OPERATOR_DEST_OUT);
  } else {
    constexpr double kLine = 0.05;
    cairo_set_line_width(die.get(), kLine);
    cairo_rectangle(die.get(), -(kEdge - kLine) / 2, -(kEdge - kLine) / 2, kEdge - kLine, kEdge - kLine);
    cairo_stroke(die.get());
  }
  // Two columns, the right one first.
  constexpr std::size_t kInRight[] = {0, 1, 1, 1, 2};  // letters in the right column of a seal with so many
  const std::vector<std::string> text = letters(job.marks.seal_text);
  const std::size_t count = std::min(text.size(), std::size(kInRight) - 1), first = kInRight[count];
  const double inside = kEdge * 0.84;
  for (std::size_t i = 0; i < count; ++i) {
    const bool right = i < first;
    const std::size_t rows = right ? first : count - first, row = right ? i : i - first;
    const double width = count > first ? inside / 2 : inside, height = inside / rows;
    cairo_save(die.get());
    cairo_translate(die.get(),
                    count == first ? 0
                    : right        ? inside / 4
                                   : -inside / 4,
                    height * (row - (rows - 1) / 2.0));
    die.letter(text[i], job.marks.font, width * 0.96, height * 0.96);
    cairo_restore(die.get());
  }
  stamp(job, die.mask(), place, value, rng);
}

}  // namespace recount::corpus
