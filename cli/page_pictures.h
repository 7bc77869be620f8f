// The pictures of --debug: pages with what was found on them.
#pragma once

#include <filesystem>
#include <string>

#include "extract/inspector.h"

namespace recount::cli {

// Writes STEM-page-001.png and so on, for recognized pages also STEM-page-001.tsv with the readings, making directories that are missing. The first file that cannot be written ends it.
class PagePictures : public Inspector {
 public:
  explicit PagePictures(std::filesystem::path stem) : stem_(std::move(stem)) {}
  void page(const InspectedPage& page) override;

  const std::string& failed_path() const { return failed_path_; }  // empty: all were written
  const std::string& error() const { return error_; }              // of the system

 private:
  bool write(const std::filesystem::path& path, const std::string& bytes);

  std::filesystem::path stem_;
  std::string failed_path_, error_;
};

}  // namespace recount::cli
