// What every step does to the pixels. Internal to this folder; one .cc file for each family of steps.
#pragma once

#include "corpus/base/image.h"
#include "corpus/degrade/marks.h"
#include "corpus/degrade/plan.h"

namespace recount::corpus {

struct Job {
  Image image;
  int dpi;  // of the image; fax() changes it
  const PagePlan& plan;
  const Marks& marks;
  const Image* back;  // the page on the other side of the paper, or null

  double pixels(double mm) const { return mm * dpi / 25.4; }
};

// value: see StepInfo::meaning; rng: of this step on this page, no other step draws from it.
using Stage = void (*)(Job& job, double value, Rng rng);

// toner.cc: the print
void faint(Job& job, double value, Rng rng);
void uneven(Job& job, double value, Rng rng);
// stamp.cc, pen.cc
void round_stamp(Job& job, double value, Rng rng);
void square_stamp(Job& job, double value, Rng rng);
void ticks(Job& job, double value, Rng rng);
void signatures(Job& job, double value, Rng rng);
// paper.cc: the sheet
void bleed_through(Job& job, double value, Rng rng);
void holes(Job& job, double value, Rng rng);
void yellow(Job& job, double value, Rng rng);
// copier.cc
void copies(Job& job, double value, Rng rng);
// light.cc
void shadow(Job& job, double value, Rng rng);
void light(Job& job, double value, Rng rng);
// sensor.cc
void blur(Job& job, double value, Rng rng);
void speckle(Job& job, double value, Rng rng);
void noise(Job& job, double value, Rng rng);
// file.cc: how the scan is stored
void fax(Job& job, double value, Rng rng);
void bilevel(Job& job, double value, Rng rng);
void turn(Job& job, double value, Rng rng);
void jpeg(Job& job, double value, Rng rng);

// Shared by the families.
Image grey(const Image& image);    // luminance; a grey image is returned as it is
Image colour(const Image& image);  // three equal samples; a colour image is returned as it is
void gaussian_blur(Image& image, double deviation);
// A disc of that grey level, its edge softened over a pixel; x, y and radius in pixels; `strength` 0 to 1.
void disc(Image& image, double x, double y, double radius, int level, double strength);
// Specks of dust and toner; per_inch: per square inch.
void scatter(Image& image, double per_inch, int dpi, Rng& rng);

}  // namespace recount::corpus
