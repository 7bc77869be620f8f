// The single degradations ("steps") that a scan is made of, and what the one number of each means.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace recount::corpus {

// In the order in which they are applied: what happened to the paper, then where it lay, then what the device did.
enum class Step {
  kFaint,
  kUneven,
  kBleedThrough,
  kRoundStamp,
  kSquareStamp,
  kTicks,
  kSignature,
  kCopies,
  kHoles,
  kPaper,
  kShadow,
  kSkew,  // from here to kDesk: geometry, done in one resampling
  kPerspective,
  kCurl,
  kBorder,
  kDesk,
  kLight,
  kBlur,
  kSpeckle,
  kNoise,
  kFax,
  kThreshold,
  kTurn,
  kJpeg,
};

// kColor and kGrey leave 3 and 1 samples a pixel; kBilevel leaves 1 that is 0 or 255.
enum class Color { kColor, kGrey, kBilevel };

struct StepInfo {
  Step step;
  std::string_view name;     // in plans: "skew"
  std::string_view meaning;  // what its number is, with the unit
  bool per_page;             // drawn for every page anew; else once for a document
  bool whole;                // an integer
  double worst;              // the value of the strongest form that any grade may draw
  Color color;               // of the scan that shows the step best
};

std::span<const StepInfo> steps();  // in order
const StepInfo& info(Step step);
std::optional<Step> find_step(std::string_view name);

std::string_view name(Color color);  // "color", "grey", "bilevel"

}  // namespace recount::corpus
