// Sums up many comparisons: a line for each kind of document, a file of figures for the record.
//
//   Summary summary;
//   summary.add(*compare(key, record));
//   summary.add(Cost{.cpu_seconds = 0.8, .peak_kb = 90'000, .pages = 2});
//   total.merge(summary);
//   out << table_head(20) << '\n' << table_row("scans, 200 dpi", summary, 20) << '\n';
//   file << to_json(total);
//
// All sums are of integers but for the seconds, so that neither the order of the documents nor the way they were shared
// out over processes changes a figure.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/score/compare.h"
#include "corpus/score/count.h"
#include "corpus/score/grid.h"

namespace recount::corpus {

// Of one document.
struct Cost {
  double cpu_seconds = 0;  // user and system
  long peak_kb = 0;        // the most memory held at a time
  int pages = 0;
};

// How often the values are right that were given with a confidence, in ten bins: [0, 0.1), ..., [0.9, 1].
struct Calibration {
  struct Bin {
    Count count;
    long long micros = 0;  // the sum of the confidences in millionths
  };
  std::array<Bin, 10> bins;

  void add(double confidence, bool right);
  void merge(const Calibration& other);
  long size() const;
  const Count& sure() const { return bins.back().count; }  // values with a confidence of 0.9 or more
  // Expected calibration error: over the bins, |share right - mean confidence|, weighted by their values. None where
  // there is no value.
  std::optional<double> error() const;
};

struct Summary {
  int documents = 0, failures = 0;  // documents compared; documents without a record (the caller counts them)

  std::map<std::string, Count> groups;
  long char_errors = 0, chars = 0;
  Count numeric, operators;
  Count findings;  // found out of expected
  int false_errors = 0, false_warnings = 0, false_infos = 0, false_findings = 0;
  Calibration calibration;
  int problems = 0;

  int grids = 0;  // documents whose tables were compared
  Count cells, texts;
  int lost_tables = 0, extra_tables = 0;
  long extra_cells = 0;

  int costed = 0;  // documents with a cost
  double cpu_seconds = 0;
  long peak_kb = 0;  // the greatest of a document
  int pages = 0;

  void add(const Comparison& comparison);
  void add(const GridComparison& comparison);
  void add(const Cost& cost);
  void merge(const Summary& other);

  Count fields() const;
  // None where there is nothing to divide by.
  std::optional<double> char_error_rate() const;
  std::optional<double> recall() const { return findings.share(); }
  std::optional<double> precision() const;  // findings found out of those found and false
  std::optional<double> cpu_seconds_per_page() const;
};

// Percentages with two decimals, `none` where there is no share. Of what is right cut off and of what is wrong rounded
// up, so that 100.00 and 0.00 say that nothing is wrong.
std::string percent_right(std::optional<double> share, const char* none);
std::string percent_wrong(std::optional<double> share, const char* none);

// One object, members always in the same order; shares, rates and seconds with 4 decimals, null where there is nothing
// to divide by. Ends with a line break.
std::string to_json(const Summary& summary);

// Lines of a text table, without a line break; columns align where `name_width` (terminal columns, wide characters
// counted as two) is the same. Longer names push their line to the right.
std::string table_head(int name_width);
std::string table_row(std::string_view name, const Summary& summary, int name_width);

}  // namespace recount::corpus
