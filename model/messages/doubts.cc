// What is said of findings that rest on values recognized with doubt.
#include "model/messages.h"

namespace recount {
namespace {

constexpr MessageRow kRows[] = {
    {"doubt.uncertain", "所用的“{0}”（{1}）识别不确定，请对照原件核对。",
     "It uses an uncertain reading, \"{0}\" at {1}; compare with the original."},
    {"doubt.misread", "多半是识别错误：“{0}”（{1}）可能是“{2}”，若是则无矛盾。",
     "Probably misread: \"{0}\" at {1} could be \"{2}\", and then there is no contradiction."},
};

}  // namespace

std::span<const MessageRow> doubt_messages() {
  return kRows;
}

}  // namespace recount
