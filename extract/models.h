// The trained models, which are part of the program. For the .cc files of this room only.
#pragma once

#include <string_view>

namespace recount {

std::string_view figures_model();  // for Tesseract: corpus/train
std::string_view words_model();    // for words_net.h: corpus/train/words

}  // namespace recount
