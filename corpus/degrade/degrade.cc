#include "corpus/degrade/degrade.h"

#include <stdexcept>
#include <utility>

#include "corpus/degrade/resample.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

// In the order of Step; null: one of the steps that place() puts together.
constexpr Stage kStages[] = {
    faint, uneven, bleed_through, round_stamp, square_stamp, ticks,   signatures, copies,
    holes, yellow, shadow,        nullptr,     nullptr,      nullptr, nullptr,    nullptr,
    light, blur,   speckle,       noise,       fax,          bilevel, turn,       jpeg,
};
static_assert(std::size(kStages) == static_cast<std::size_t>(Step::kJpeg) + 1);

constexpr double kMiddle = 0.5;  // threshold of a plan made by hand that names none

void run(Job& job, Step first, Step last) {
  for (const StepInfo& step : steps()) {
    const Stage stage = kStages[static_cast<int>(step.step)];
    if (step.step < first || step.step > last || stage == nullptr) continue;
    if (const auto value = job.plan.value(step.step)) stage(job, *value, Rng(job.plan.seed).child(step.name));
  }
}

void check(const Image& image) {
  const bool samples = image.channels == 1 || image.channels == 3;
  if (image.width < 1 || image.height < 1 || !samples || image.pixels.size() != image.stride() * image.height) {
    throw std::invalid_argument("a page image is empty or not of its own size");
  }
}

}  // namespace

Scan degrade(const Image& clean, const PagePlan& plan, const Marks& marks, const Image* back) {
  check(clean);
  if (back) check(*back);
  Job job{.image = clean, .dpi = plan.dpi, .plan = plan, .marks = marks, .back = back};
  run(job, Step::kFaint, Step::kShadow);

  // From here on a device that stores no colour needs none, which is three times as fast.
  job.image = plan.color == Color::kColor ? colour(job.image) : grey(job.image);
  Placement placement = place(plan, job.image.width, job.image.height);
  if (!placement.identity) job.image = resample(job.image, placement);

  run(job, Step::kLight, Step::kJpeg);
  if (plan.color == Color::kBilevel && !plan.value(Step::kThreshold)) bilevel(job, kMiddle, Rng(plan.seed));
  return {std::move(job.image), job.dpi, placement.warp};
}

}  // namespace recount::corpus
