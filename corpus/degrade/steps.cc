#include "corpus/degrade/steps.h"

#include <algorithm>
#include <array>

namespace recount::corpus {
namespace {

constexpr StepInfo kSteps[] = {
    // step, name, meaning, per page, whole, worst, colour
    {Step::kFaint, "faint", "part of the way from ink to white, 0 to 1", false, false, 0.55, Color::kGrey},
    {Step::kUneven, "uneven", "the same where the toner is thinnest; streaks and patches", true, false, 0.65,
     Color::kGrey},
    {Step::kBleedThrough, "bleed_through", "part of the ink of the back seen in front, 0 to 1", false, false,
     0.28, Color::kGrey},
    {Step::kRoundStamp, "round_stamp", "opacity of the ink, 0 to 1", false, false, 1, Color::kColor},
    {Step::kSquareStamp, "square_stamp", "opacity of the ink, 0 to 1", false, false, 1, Color::kColor},
    {Step::kTicks, "ticks", "how many ticks", true, true, 8, Color::kColor},
    {Step::kSignature, "signature", "how many signatures", true, true, 2, Color::kColor},
    {Step::kCopies, "copies", "how many times the page was photocopied", false, true, 2, Color::kGrey},
    {Step::kHoles, "holes", "how many punch holes at the left edge", false, true, 4, Color::kGrey},
    {Step::kPaper, "paper", "how far from white to yellowed paper, 0 to 1", false, false, 1, Color::kColor},
    {Step::kShadow, "shadow", "part of the light lost at the binding, 0 to 1", true, false, 0.7, Color::kGrey},
    {Step::kSkew, "skew", "degrees, to either side", true, false, 3, Color::kGrey},
    {Step::kPerspective, "perspective", "how far a corner moves inwards, part of the page", true, false, 0.07,
     Color::kColor},
    {Step::kCurl, "curl", "how far a line bends at the binding, part of the height", true, false, 0.02,
     Color::kColor},
    {Step::kBorder, "border", "width in mm of the black seen beside the page", true, false, 14, Color::kGrey},
    {Step::kDesk, "desk", "width in mm of the desk seen around the page", true, false, 18, Color::kColor},
    {Step::kLight, "light", "part of the light lost at the darkest place, 0 to 1", true, false, 0.45,
     Color::kColor},
    {Step::kBlur, "blur", "deviation of the blur in pixels", false, false, 1.2, Color::kGrey},
    {Step::kSpeckle, "speckle", "specks per square inch", false, false, 12, Color::kGrey},
    {Step::kNoise, "noise", "deviation of the noise in levels of 255", false, false, 14, Color::kGrey},
    {Step::kFax, "fax", "lines of a fax: 1 is 98 an inch (standard), 2 is 196 (fine)", false, true, 1,
     Color::kBilevel},
    {Step::kThreshold, "threshold", "place of the bilevel threshold between ink (0) and paper (1)", false,
     false, 0.35, Color::kBilevel},
    {Step::kTurn, "turn", "quarter turns clockwise", true, true, 1, Color::kGrey},
    {Step::kJpeg, "jpeg", "quality of the JPEG file, 1 to 100", false, true, 40, Color::kColor},
};

constexpr bool in_order() {
  int at = 0;
  for (const StepInfo& step : kSteps) {
    if (static_cast<int>(step.step) != at++) return false;
  }
  return at == static_cast<int>(Step::kJpeg) + 1;
}
static_assert(in_order(), "info() looks a step up by its number");

constexpr std::array<std::string_view, 3> kColors = {"color", "grey", "bilevel"};

}  // namespace

std::span<const StepInfo> steps() {
  return kSteps;
}

const StepInfo& info(Step step) {
  return kSteps[static_cast<int>(step)];
}

std::optional<Step> find_step(std::string_view name) {
  const auto found = std::ranges::find(kSteps, name, &StepInfo::name);
  if (found == std::end(kSteps)) return std::nullopt;
  return found->step;
}

std::string_view name(Color color) {
  return kColors[static_cast<int>(color)];
}

}  // namespace recount::corpus
