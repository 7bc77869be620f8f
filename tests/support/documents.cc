#include "tests/support/documents.h"

#include <gtest/gtest.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "model/check.h"
#include "model/json.h"
#include "model/mapper.h"
#include "normalize/fold.h"
#include "tests/support/scratch.h"

namespace recount::testing {
namespace {

// Passes the events of a record on to a writer, without those of the keys that say where something was read.
class WithoutPlaces : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, WithoutPlaces> {
 public:
  WithoutPlaces(std::string& out, bool keep_blanks) : keep_blanks_(keep_blanks), out_(out), writer_(buffer_) {
    writer_.SetIndent(' ', 1);
  }
  ~WithoutPlaces() { out_.assign(buffer_.GetString(), buffer_.GetSize()); }

  bool Null() {
    if (!objects_.empty() && objects_.back()) key_.clear();
    return value([&] { writer_.Null(); });
  }
  bool Bool(bool b) {
    return value([&] { writer_.Bool(b); });
  }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return value([&] { writer_.RawValue(text, size, rapidjson::kNumberType); });
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    const std::string_view said(text, size);
    if (key_ == "at" && said.starts_with("line ")) key_.clear();  // of a problem: a line number, too
    return value([&] {
      const std::string kept = keep_blanks_ ? std::string(said) : without_blanks(said);
      writer_.String(kept.data(), static_cast<rapidjson::SizeType>(kept.size()));
    });
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (skipped_ > 0) return true;
    key_.assign(text, size);
    if (key_ == "source" && objects_.size() == 1) key_.clear();
    if (key_ == "evidence" || key_ == "line") key_.clear();
    return true;
  }
  bool StartObject() {
    return open(true, [&] { writer_.StartObject(); });
  }
  bool StartArray() {
    return open(false, [&] { writer_.StartArray(); });
  }
  bool EndObject(rapidjson::SizeType) {
    return close([&] { writer_.EndObject(); });
  }
  bool EndArray(rapidjson::SizeType) {
    return close([&] { writer_.EndArray(); });
  }

 private:
  static std::string without_blanks(std::string_view text) {
    std::string kept;
    for (const char c : clean_text(text)) {
      if (c != ' ') kept += c;
    }
    return kept;
  }

  // In an object a value needs a key; one whose key is dropped is dropped with it.
  bool skip() const { return skipped_ > 0 || (!objects_.empty() && objects_.back() && key_.empty()); }
  void write_key() {
    if (objects_.empty() || !objects_.back()) return;
    writer_.Key(key_.data(), static_cast<rapidjson::SizeType>(key_.size()));
    key_.clear();
  }
  template <class Write>
  bool value(Write write) {
    if (skip()) return true;
    write_key();
    write();
    return true;
  }
  template <class Write>
  bool open(bool object, Write write) {
    if (skip()) {
      ++skipped_;
      return true;
    }
    write_key();
    write();
    objects_.push_back(object);
    return true;
  }
  template <class Write>
  bool close(Write write) {
    if (skipped_ > 0) {
      --skipped_;
      return true;
    }
    objects_.pop_back();
    write();
    return true;
  }
  bool keep_blanks_;
  std::string& out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
  std::vector<bool> objects_;  // of the open containers: an object, or an array
  std::string key_;
  int skipped_ = 0;  // containers open inside a dropped one, itself included
};

std::string filter(std::string_view json, bool keep_blanks) {
  std::string out;
  rapidjson::MemoryStream stream(json.data(), json.size());
  {
    WithoutPlaces handler(out, keep_blanks);
    rapidjson::Reader reader;
    reader.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag>(stream,
                                                                                                handler);
    EXPECT_FALSE(reader.HasParseError()) << "no JSON from byte " << reader.GetErrorOffset();
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

Extraction extract_bytes(std::string bytes) {
  const Result<Source> source = make_source("test.txt", std::move(bytes));
  EXPECT_TRUE(source) << "not a text";
  if (!source) return {};
  Result<Extraction> extraction = read(*source);
  EXPECT_TRUE(extraction) << "not readable";
  return extraction ? *std::move(extraction) : Extraction{};
}

Extraction extract_file(const std::string& path) {
  return extract_bytes(file_bytes(path));
}

std::string Reading::json() const {
  return to_json(document, findings);
}

Reading understand(const Extraction& extraction) {
  Reading reading;
  reading.document = map_document(extraction, {"test.txt", std::string(64, '0'), extraction.reader, 0});
  reading.findings = run_checks(reading.document);
  return reading;
}

std::string without_places(std::string_view json) {
  return filter(json, true);
}
std::string comparable(std::string_view json) {
  return filter(json, false);
}

std::string first_difference(std::string_view want, std::string_view got) {
  const std::vector<std::string_view> left = lines_of(want), right = lines_of(got);
  std::size_t same = 0;
  while (same < left.size() && same < right.size() && left[same] == right[same]) ++same;
  if (same == left.size() && same == right.size()) return "";
  std::string out;
  for (std::size_t i = same < 3 ? 0 : same - 3; i < same; ++i) out += "  " + std::string(left[i]) + '\n';
  for (std::size_t i = same; i < std::min(same + 3, left.size()); ++i)
    out += "- " + std::string(left[i]) + '\n';
  for (std::size_t i = same; i < std::min(same + 3, right.size()); ++i) {
    out += "+ " + std::string(right[i]) + '\n';
  }
  return out;
}

Run run_command(const std::string& command) {
  Run run;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return {-1, "popen failed"};
  std::array<char, 4096> chunk;
  while (const std::size_t size = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
    run.output.append(chunk.data(), size);
  }
  run.status = pclose(pipe);
  return run;
}

std::string schema_errors(const std::vector<std::string>& records, const std::string& schema) {
  const std::string path = scratch_directory() + "/records.json";
  {
    std::ofstream file(path, std::ios::binary);
    file << '[';
    for (std::size_t i = 0; i < records.size(); ++i) file << (i > 0 ? "," : "") << records[i];
    file << ']';
  }
  const Run run = run_command(RECOUNT_PYTHON
                              " -c 'import json,sys,jsonschema\n"
                              "check = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n"
                              "for i, record in enumerate(json.load(open(sys.argv[2]))):\n"
                              "  for e in check.iter_errors(record): sys.exit(f\"record {i}: {e.json_path}: "
                              "{e.message}\")' " RECOUNT_ROOT "/docs/" +
                              schema + " " + path);
  return run.status == 0 ? "" : "validation failed (is python3-jsonschema installed?): " + run.output;
}

}  // namespace recount::testing
