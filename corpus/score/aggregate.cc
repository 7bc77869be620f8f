#include "corpus/score/aggregate.h"

#include <algorithm>
#include <cmath>

namespace recount::corpus {
namespace {

constexpr long long kMillion = 1'000'000;

std::optional<double> quotient(double value, double by) {
  if (by <= 0) return std::nullopt;
  return value / by;
}

}  // namespace

void Calibration::add(double confidence, bool right) {
  // In millionths, so that 0.3 is in the bin that begins with it.
  const long long micros = std::llround(std::clamp(confidence, 0.0, 1.0) * static_cast<double>(kMillion));
  Bin& bin =
      bins[std::min<std::size_t>(bins.size() - 1, static_cast<std::size_t>(micros) * bins.size() / kMillion)];
  bin.count.add(right);
  bin.micros += micros;
}

void Calibration::merge(const Calibration& other) {
  for (std::size_t i = 0; i < bins.size(); ++i) {
    bins[i].count += other.bins[i].count;
    bins[i].micros += other.bins[i].micros;
  }
}

long Calibration::size() const {
  long size = 0;
  for (const Bin& bin : bins) size += bin.count.of;
  return size;
}

std::optional<double> Calibration::error() const {
  // n_bin / n * |right / n_bin - micros / n_bin|: the size of the bin cancels out.
  long long error = 0;
  for (const Bin& bin : bins) error += std::llabs(bin.count.right * kMillion - bin.micros);
  return quotient(static_cast<double>(error), static_cast<double>(size() * kMillion));
}

void Summary::add(const Comparison& comparison) {
  ++documents;
  for (const auto& [group, count] : comparison.groups) groups[group] += count;
  char_errors += comparison.char_errors;
  chars += comparison.chars;
  numeric += comparison.numeric;
  operators += comparison.operators;
  findings += Count{comparison.found, comparison.expected};
  false_errors += comparison.false_errors;
  false_warnings += comparison.false_warnings;
  false_infos += comparison.false_infos;
  false_findings += static_cast<int>(comparison.false_findings.size());
  for (const auto& [confidence, right] : comparison.confidences) calibration.add(confidence, right);
  problems += comparison.problems;
}

void Summary::add(const GridComparison& comparison) {
  ++grids;
  cells += comparison.cells;
  texts += comparison.texts;
  lost_tables += comparison.lost_tables;
  extra_tables += comparison.extra_tables;
  extra_cells += comparison.extra_cells;
}

void Summary::add(const Cost& cost) {
  ++costed;
  cpu_seconds += cost.cpu_seconds;
  peak_kb = std::max(peak_kb, cost.peak_kb);
  pages += cost.pages;
}

void Summary::merge(const Summary& other) {
  documents += other.documents;
  failures += other.failures;
  for (const auto& [group, count] : other.groups) groups[group] += count;
  char_errors += other.char_errors;
  chars += other.chars;
  numeric += other.numeric;
  operators += other.operators;
  findings += other.findings;
  false_errors += other.false_errors;
  false_warnings += other.false_warnings;
  false_infos += other.false_infos;
  false_findings += other.false_findings;
  calibration.merge(other.calibration);
  problems += other.problems;
  grids += other.grids;
  cells += other.cells;
  texts += other.texts;
  lost_tables += other.lost_tables;
  extra_tables += other.extra_tables;
  extra_cells += other.extra_cells;
  costed += other.costed;
  cpu_seconds += other.cpu_seconds;
  peak_kb = std::max(peak_kb, other.peak_kb);
  pages += other.pages;
}

Count Summary::fields() const {
  Count all;
  for (const auto& [group, count] : groups) all += count;
  return all;
}

std::optional<double> Summary::char_error_rate() const {
  return quotient(static_cast<double>(char_errors), static_cast<double>(chars));
}

std::optional<double> Summary::precision() const {
  return Count{findings.right, findings.right + false_findings}.share();
}

std::optional<double> Summary::cpu_seconds_per_page() const {
  return quotient(cpu_seconds, pages);
}

}  // namespace recount::corpus
