#include "corpus/formats/format.h"

namespace recount::corpus {

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> kFormats = {&kTextFormat, &kPdfFormat, &kScanFormat};
  return kFormats;
}

const Format* find_format(const std::string& name) {
  for (const Format* format : formats()) {
    if (name == format->name) return format;
  }
  return nullptr;
}

}  // namespace recount::corpus
