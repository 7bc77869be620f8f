// The tables that plans are drawn from. Ranges were chosen by eye on A4 forms in 10.5 point Song, Kai and Hei type, so
// that a grade looks like the paper it is named after and office stays readable to a careful person.
#pragma once

#include <span>
#include <string_view>

#include "corpus/degrade/plan.h"

namespace recount::corpus {

struct Mode {
  int dpi;
  Color color;
  double weight;  // how often, among the modes of its device
};

struct Row {
  Step step;
  double chance;     // 0 to 1, for a document or a page as StepInfo::per_page says
  double low, high;  // the value is drawn evenly; both ends belong to it where StepInfo::whole
};

struct Device {
  Grade grade;
  std::string_view name;
  double weight;  // how often, among the devices of its grade
  std::span<const Mode> modes;
  std::span<const Row> rows;  // steps without a row are never taken
};

std::span<const Device> devices();

}  // namespace recount::corpus
