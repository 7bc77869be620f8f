// Which characters a list of font families has, and how wide they print. What it lacks would be drawn with another font,
// or as a box.
#pragma once

#include <memory>
#include <string>

namespace recount::corpus {

// Not to be shared between threads.
class Coverage {
 public:
  explicit Coverage(
      const std::string& families);  // throws std::runtime_error where the last of them is not installed
  ~Coverage();
  bool has(char32_t c) const;  // and does not draw it as nothing
  double ink_width(const std::string& text, double size, bool bold) const;

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace recount::corpus
