// An extraction as bytes, for the way from the process that reads a file to the one that asked for it.
//
// Both ends are the same program on the same machine, so numbers stand in its own byte order and there is no version.
// Never kept in files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/reader.h"

namespace recount::cli {

std::string encode(const Result<Extraction>& result);

// The exact inverse: encode(*decode(bytes)) is `bytes`. The sender may have been damaged by the file that it read, so
// nothing is taken on trust: none where the bytes are no whole result, or one that breaks what grid.h promises (cells in
// order and inside their grid) or would grow beyond reason in the model.
std::optional<Result<Extraction>> decode(std::string_view bytes);

}  // namespace recount::cli
