#include "corpus/degrade/plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "corpus/degrade/grades.h"

namespace recount::corpus {
namespace {

constexpr std::array<std::string_view, 3> kGrades = {"clean", "office", "hard"};
constexpr double kDecimals = 1e4;  // values are rounded to this so that a recorded plan is the whole plan

// Draws by weight among the items for which wanted() holds.
template <class T, class Wanted>
const T& weighted(std::span<const T> items, Rng rng, Wanted wanted) {
  double total = 0;
  for (const T& item : items) total += wanted(item) ? item.weight : 0;
  double at = rng.uniform(0, total);
  const T* last = &items.front();
  for (const T& item : items) {
    if (!wanted(item)) continue;
    last = &item;
    if ((at -= item.weight) < 0) break;
  }
  return *last;
}

const Device& device_of(const ScanPlan& scan) {
  const auto found = std::ranges::find_if(devices(), [&](const Device& device) {
    return device.grade == scan.grade && device.name == scan.device;
  });
  return found == devices().end() ? devices().front() : *found;
}

// Each step draws from a generator of its own: a row added to a table changes no other draw.
void draw(const Device& device, bool per_page, const Rng& rng, std::vector<Setting>& settings) {
  for (const Row& row : device.rows) {
    const StepInfo& step = info(row.step);
    if (step.per_page != per_page) continue;
    Rng own = rng.child(step.name).child("plan");
    if (!own.chance(row.chance)) continue;
    const double value = step.whole ? own.between(static_cast<int>(row.low), static_cast<int>(row.high))
                                    : std::round(own.uniform(row.low, row.high) * kDecimals) / kDecimals;
    settings.push_back({row.step, value});
  }
  std::ranges::stable_sort(settings, {}, &Setting::step);
}

std::string number(double value) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

// Seeds are file names; the two characters that JSON forbids in them are escaped, control characters left out.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) result += c;
  }
  return result + '"';
}

std::string common_json(int dpi, Color color, const std::vector<Setting>& settings) {
  std::string text = ", \"dpi\": " + number(dpi) + ", \"color\": " + quoted(name(color)) + ", \"steps\": {";
  std::string_view comma;
  for (const Setting& setting : settings) {
    text.append(comma).append(quoted(info(setting.step).name)).append(": ").append(number(setting.value));
    comma = ", ";
  }
  return text + "}}";
}

}  // namespace

std::string_view name(Grade grade) {
  return kGrades[static_cast<int>(grade)];
}

std::string ScanPlan::to_json() const {
  return "{\"seed\": " + quoted(seed) + ", \"grade\": " + quoted(name(grade)) +
         ", \"device\": " + quoted(device) + common_json(dpi, color, settings);
}

std::string PagePlan::to_json() const {
  return "{\"seed\": " + quoted(seed) + common_json(dpi, color, settings);
}

std::optional<double> PagePlan::value(Step step) const {
  const auto found = std::ranges::find(settings, step, &Setting::step);
  if (found == settings.end()) return std::nullopt;
  return found->value;
}

int PagePlan::turn() const {
  return 90 * ((static_cast<int>(value(Step::kTurn).value_or(0)) % 4 + 4) % 4);
}

ScanPlan plan_scan(Grade grade, const Rng& rng) {
  const Device& device =
      weighted(devices(), rng.child("device"), [&](const Device& item) { return item.grade == grade; });
  const Mode& mode = weighted(device.modes, rng.child("mode"), [](const Mode&) { return true; });
  ScanPlan scan{.seed = rng.name(),
                .grade = grade,
                .device = std::string(device.name),
                .dpi = mode.dpi,
                .color = mode.color,
                .settings = {}};
  draw(device, false, rng, scan.settings);
  // A file of two values is not stored as JPEG, and no other has a threshold.
  const Step out = mode.color == Color::kBilevel ? Step::kJpeg : Step::kThreshold;
  std::erase_if(scan.settings, [out](const Setting& setting) { return setting.step == out; });
  return scan;
}

PagePlan plan_page(const ScanPlan& scan, int page) {
  const Rng rng = Rng(scan.seed).child("page " + std::to_string(page));
  PagePlan plan{.seed = rng.name(), .dpi = scan.dpi, .color = scan.color, .settings = scan.settings};
  draw(device_of(scan), true, rng, plan.settings);
  return plan;
}

PagePlan extreme(Step step) {
  const StepInfo& about = info(step);
  return {.seed = "extreme/" + std::string(about.name),
          .dpi = 200,
          .color = about.color,
          .settings = {{step, about.worst}}};
}

}  // namespace recount::corpus
