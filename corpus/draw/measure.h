// Lines of text as Pango breaks them.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace recount::corpus {

struct MeasuredLine {
  std::string text;
  double width = 0;  // in points
};

// Breaks texts of one font into lines. Holds a layout of Pango; not to be shared between threads.
class Measure {
 public:
  explicit Measure(const std::string& font);
  ~Measure();
  // The lines of `text` in `width` points at `size` points; line breaks of the text are kept, blanks at the ends of
  // lines are not. width <= 0: only its own breaks.
  std::vector<MeasuredLine> lines(const std::string& text, double width, double size, bool bold = false) const;

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace recount::corpus
