// A PDF file as far as the corpus has to change one after Cairo or Leptonica wrote it: entries of its pages, objects more.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace recount::corpus {

// Only files whose objects stand plain in the file, with one table of their places: no streams of objects, no updates.
//
//   PdfFile file(bytes);
//   for (const int page : file.pages()) file.add_entries(page, "/Rotate 90");
//   bytes = file.bytes();
class PdfFile {
 public:
  explicit PdfFile(const std::string& bytes);  // throws std::invalid_argument for any other file

  std::vector<int> pages() const;               // numbers of the page objects, in the order of the pages
  const std::string& object(int number) const;  // "4 0 obj\n<< ... >>\nendobj\n"
  // Into the dictionary that the object is. It must not have them yet.
  void add_entries(int number, const std::string& entries);
  // In the text of the object; `from` stands there once. Throws std::invalid_argument where it does not.
  void replace(int number, const std::string& from, const std::string& to);
  int add(const std::string& body);  // "<< ... >>" -> the new object's number
  int add_stream(const std::string& entries, const std::string& data);

  std::string bytes() const;  // the objects in the order in which they stood, the new ones behind them

 private:
  std::string head_, trailer_;
  std::vector<int> order_;
  std::map<int, std::string> objects_;
  int size_ = 0;  // one more than the highest number
};

}  // namespace recount::corpus
