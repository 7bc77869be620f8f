// Pictures of lines with what they say, in the file that lstmtraining reads (.lstmf of Tesseract 5), written without
// Tesseract: a picture becomes no other on the way, and a thousand lines take a second.
#pragma once

#include <string>
#include <vector>

namespace recount::corpus {

struct LinePicture {
  std::string png;
  int width = 0, height = 0;
  std::string label;
};

void write_lines(const std::string& path, const std::vector<LinePicture>& lines);
// As the training of the model for words reads them: for each line width, height (32 bits each), label (its length in bytes before
// it), then a byte for each pixel, row by row.
void write_raw_lines(const std::string& path, const std::vector<LinePicture>& lines);
// Pictures and labels only. Throws std::runtime_error.
std::vector<LinePicture> read_lines_file(const std::string& path);

}  // namespace recount::corpus
