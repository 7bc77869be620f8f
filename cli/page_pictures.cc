#include "cli/page_pictures.h"

#include <system_error>

#include "cli/output_file.h"

namespace recount::cli {

void PagePictures::page(const InspectedPage& page) {
  if (!failed_path_.empty()) return;
  std::string number = std::to_string(page.number());
  if (number.size() < 3) number.insert(0, 3 - number.size(), '0');  // so that they sort as they are read
  std::filesystem::path path = stem_;
  path += "-page-" + number + ".png";
  std::error_code ignored;  // where it fails, so does the file
  std::filesystem::create_directories(path.parent_path(), ignored);
  if (write(path, page.picture())) {
    const std::string readings = page.readings();
    if (!readings.empty()) write(path.replace_extension(".tsv"), readings);
  }
}

bool PagePictures::write(const std::filesystem::path& path, const std::string& bytes) {
  OutputFile file(path.string());
  file.stream() << bytes;
  if (file.commit()) return true;
  failed_path_ = path.string();
  error_ = file.error();
  return false;
}

}  // namespace recount::cli
