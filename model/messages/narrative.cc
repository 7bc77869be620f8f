// The words of the narrative check. {0} is the text, {1} the indicator, {2} the value in the table.
#include "model/messages.h"

namespace recount {
namespace {

constexpr MessageRow kRows[] = {
    {"narrative.target", "总体目标写“{0}”，与指标“{1}”的年度指标值“{2}”不一致",
     "The goals say “{0}”, but the target of indicator “{1}” is “{2}”"},
    {"narrative.actual", "实际完成情况写“{0}”，与指标“{1}”的实际完成值“{2}”不一致",
     "The results say “{0}”, but the actual value of indicator “{1}” is “{2}”"},
};

}  // namespace

std::span<const MessageRow> narrative_messages() {
  return kRows;
}

}  // namespace recount
