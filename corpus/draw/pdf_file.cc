#include "corpus/draw/pdf_file.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace recount::corpus {
namespace {

constexpr std::string_view kStart = "startxref", kSize = "/Size ";
constexpr std::size_t kEntry = 20;  // bytes of an entry of the table

[[noreturn]] void refuse(const std::string& why) {
  throw std::invalid_argument("PDF file: " + why);
}

long number_at(const std::string& text, std::size_t at) {
  return at < text.size() ? std::strtol(text.c_str() + at, nullptr, 10) : 0;
}

}  // namespace

PdfFile::PdfFile(const std::string& bytes) {
  const std::size_t start = bytes.rfind(kStart);
  if (start == std::string::npos) refuse("no " + std::string(kStart));
  const auto table = static_cast<std::size_t>(number_at(bytes, start + kStart.size()));
  if (bytes.compare(table, 7, "xref\n0 ") != 0) refuse("no plain table of objects");
  size_ = static_cast<int>(number_at(bytes, table + 7));
  const std::size_t first = bytes.find('\n', table + 7) + 1;
  const std::size_t end = first + static_cast<std::size_t>(size_) * kEntry;
  if (bytes.compare(end, 7, "trailer") != 0) refuse("its table is not as long as it says");
  trailer_ = bytes.substr(end, start - end);
  std::vector<std::pair<std::size_t, int>> places;
  for (int number = 0; number < size_; ++number) {
    const std::size_t entry = first + static_cast<std::size_t>(number) * kEntry;
    if (bytes[entry + 17] == 'n')
      places.emplace_back(static_cast<std::size_t>(number_at(bytes, entry)), number);
  }
  if (places.empty()) refuse("no objects");
  std::ranges::sort(places);
  head_ = bytes.substr(0, places[0].first);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [from, number] = places[i];
    const std::size_t to = i + 1 < places.size() ? places[i + 1].first : table;
    objects_[number] = bytes.substr(from, to - from);
    order_.push_back(number);
    if (!objects_[number].starts_with(std::to_string(number) + " 0 obj")) refuse("an object is elsewhere");
  }
}

const std::string& PdfFile::object(int number) const {
  const auto found = objects_.find(number);
  if (found == objects_.end()) refuse("no object " + std::to_string(number));
  return found->second;
}

std::vector<int> PdfFile::pages() const {
  for (const auto& [number, text] : objects_) {
    const std::size_t kids = text.find("/Kids [");
    if (text.find("/Type /Pages") == std::string::npos || kids == std::string::npos) continue;
    std::vector<int> pages;
    const char* at = text.c_str() + kids + 7;
    for (char* end = nullptr;; at = end + 4) {  // "4 0 R 7 0 R"
      const long page = std::strtol(at, &end, 10);
      if (end == at) return pages;
      pages.push_back(static_cast<int>(page));
    }
  }
  refuse("no pages");
}

void PdfFile::add_entries(int number, const std::string& entries) {
  replace(number, object(number).substr(0, object(number).find("<<") + 2),
          std::to_string(number) + " 0 obj\n<< " + entries);
}

void PdfFile::replace(int number, const std::string& from, const std::string& to) {
  std::string text = object(number);
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos)
    refuse("\"" + from + "\" does not stand once in object " + std::to_string(number));
  objects_[number] = text.replace(at, from.size(), to);
}

int PdfFile::add(const std::string& body) {
  const int number = size_++;
  objects_[number] = std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  order_.push_back(number);
  return number;
}

int PdfFile::add_stream(const std::string& entries, const std::string& data) {
  const std::string length = "/Length " + std::to_string(data.size());
  return add("<< " + length + (entries.empty() ? "" : " ") + entries + " >>\nstream\n" + data + "\nendstream");
}

std::string PdfFile::bytes() const {
  std::string made = head_;
  std::map<int, std::size_t> places;
  for (const int number : order_) {
    places[number] = made.size();
    made += objects_.at(number);
  }
  const std::size_t table = made.size();
  made += "xref\n0 " + std::to_string(size_) + "\n";
  for (int number = 0; number < size_; ++number) {
    const auto place = places.find(number);
    char entry[kEntry + 1];
    std::snprintf(entry, sizeof entry, "%010zu %05d %c \n", place == places.end() ? 0 : place->second,
                  place == places.end() ? 65535 : 0, place == places.end() ? 'f' : 'n');
    made += entry;
  }
  std::string trailer = trailer_;
  const std::size_t size = trailer.find(kSize) + kSize.size();
  trailer.replace(size, trailer.find_first_not_of("0123456789", size) - size, std::to_string(size_));
  return made + trailer + std::string(kStart) + "\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace recount::corpus
