// A sheet as text exports print it. Horizontal and vertical spans are lost in all of them, each in its own way.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corpus/sheet/sheet.h"

namespace recount::corpus {

struct TextShape {
  const char* name;
  const char* about;
  std::string (*write)(const Sheet& sheet);
};

std::span<const TextShape> text_shapes();

// For each row the cells by column; nullptr where a span from the left or above covers the position. `above` tells the
// two apart.
struct Position {
  const SheetCell* cell = nullptr;
  bool above = false;
};

std::vector<std::vector<Position>> positions(const SheetTable& table);

}  // namespace recount::corpus
