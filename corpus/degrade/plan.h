// Everything that is drawn for a document or a page before a pixel is touched.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/rng.h"
#include "corpus/degrade/steps.h"

namespace recount::corpus {

enum class Grade {
  kClean,   // a good scanner used with care
  kOffice,  // the usual office scan: everything can be read by a careful person
  kHard,    // photos, faxes, copies of copies; some cells may be past reading
};
std::string_view name(Grade grade);  // "clean", "office", "hard"

struct Setting {
  Step step;
  double value;  // see StepInfo::meaning; no more than four decimals

  bool operator==(const Setting&) const = default;
};

// What the pages of a document have in common: the device and the state of the paper.
struct ScanPlan {
  std::string seed;
  Grade grade = Grade::kClean;
  std::string device;  // a name in grades.h: "flatbed", "photo", ...
  int dpi = 200;       // the caller draws the pages at this resolution
  Color color = Color::kColor;
  std::vector<Setting> settings;  // in the order of steps()

  std::string to_json() const;  // {"seed": ..., "steps": {"blur": 0.41, ...}}, one line
};

// All that degrade() needs to know. A plan made by hand is fine too: places and directions follow from the seed.
//
//   PagePlan plan{.seed = "any", .dpi = 200, .color = Color::kGrey, .settings = {{Step::kSkew, 1.5}}};
struct PagePlan {
  std::string seed;
  int dpi = 200;
  Color color = Color::kColor;
  std::vector<Setting> settings;  // of the document and of the page

  std::optional<double> value(Step step) const;  // nothing: the step is not taken
  int turn() const;                              // 0, 90, 180 or 270 degrees clockwise
  std::string to_json() const;
};

//   const ScanPlan scan = plan_scan(Grade::kOffice, Rng("water_supply/office"));
//   const PagePlan page = plan_page(scan, 0);
ScanPlan plan_scan(Grade grade, const Rng& rng);
PagePlan plan_page(const ScanPlan& scan, int page);  // page: counted from 0

// One step alone, as strong as any grade may draw it, at 200 dpi.
PagePlan extreme(Step step);

}  // namespace recount::corpus
