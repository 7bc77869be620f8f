// Whole documents for tests: from a file to its record, and records made comparable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reader.h"
#include "model/document.h"
#include "model/finding.h"

namespace recount::testing {

std::string file_bytes(const std::string& path);  // fails the test where there is no such file
Extraction extract_bytes(std::string bytes);
Extraction extract_file(const std::string& path);

// What the program says about an extraction.
struct Reading {
  Document document;
  std::vector<Finding> findings;
  std::string json() const;
};
Reading understand(const Extraction& extraction);

// A record without `source`, `evidence` and line numbers: what all shapes of one form must agree in. Members
// that are null are left out, for short files.
std::string without_places(std::string_view json);

// The same without the white space inside texts: a line break in a cell is a blank in one shape and nothing in
// another. One value a line, so that a difference is found by its line.
std::string comparable(std::string_view json);

// "" where both are the same, else the first lines in which they differ, with some lines before.
std::string first_difference(std::string_view want, std::string_view got);

// What python3-jsonschema says about records by a schema of docs/; empty where all are valid.
std::string schema_errors(const std::vector<std::string>& records,
                          const std::string& schema = "document.schema.json");

// Runs a shell command; what it printed on both streams, and its exit status.
struct Run {
  int status = 0;
  std::string output;
};
Run run_command(const std::string& command);

}  // namespace recount::testing
