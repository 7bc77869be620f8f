// Which part of the corpus a command is about.
#pragma once

#include <string>
#include <vector>

#include "corpus/formats/format.h"

namespace recount::corpus {

enum class Part { kTuning, kHeldBack, kAll };

struct Selection {
  std::string format, grade, layout, document;  // empty: all
  Part part = Part::kTuning;
  int drawing = 1;      // corpus/sheet/build.h
  bool subset = false;  // a fixed sixth of the documents, for tests
};

bool is_selected(const Selection& selection, const Subject& subject);
std::vector<const Subject*> select(const Selection& selection, const std::vector<Subject>& subjects);

// The formats with their grades that are selected.
struct Target {
  const Format* format;
  std::string grade;  // "" where the format has one only
  int drawing = 1;
  std::string label() const;  // "scan office", "scan office drawn 2"
};
std::vector<Target> select_targets(const Selection& selection);

}  // namespace recount::corpus
