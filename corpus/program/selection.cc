#include "corpus/program/selection.h"

namespace recount::corpus {

std::string Target::label() const {
  std::string label = format->name;
  if (!grade.empty()) label += " " + grade;
  if (drawing > 1) label += " drawn " + std::to_string(drawing);
  return label;
}

bool is_selected(const Selection& selection, const Subject& subject) {
  if (!selection.layout.empty() && subject.built.layout != selection.layout) return false;
  if (!selection.document.empty() && subject.name() != selection.document) return false;
  if (selection.part == Part::kTuning && subject.held_back) return false;
  if (selection.part == Part::kHeldBack && !subject.held_back) return false;
  return !selection.subset || hash("subset: " + subject.name()) % 6 == 0;
}

std::vector<const Subject*> select(const Selection& selection, const std::vector<Subject>& subjects) {
  std::vector<const Subject*> chosen;
  for (const Subject& subject : subjects) {
    if (is_selected(selection, subject)) chosen.push_back(&subject);
  }
  return chosen;
}

std::vector<Target> select_targets(const Selection& selection) {
  std::vector<Target> targets;
  for (const Format* format : formats()) {
    if (!selection.format.empty() && selection.format != format->name) continue;
    for (const char* grade : format->grades) {
      if (selection.grade.empty() || selection.grade == grade || format->grades.size() == 1) {
        targets.push_back({format, grade, selection.drawing});
      }
    }
  }
  return targets;
}

}  // namespace recount::corpus
