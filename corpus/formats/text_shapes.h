// A sheet as text exports print it. Horizontal and vertical spans are lost in all of them, each in its own way.
#pragma once

#include <span>
#include <string>

#include "corpus/sheet/sheet.h"

namespace recount::corpus {

struct TextShape {
  const char* name;
  const char* about;
  std::string (*write)(const Sheet& sheet);
};

std::span<const TextShape> text_shapes();

}  // namespace recount::corpus
