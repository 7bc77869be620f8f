// How fast forms are read, mapped and checked; ./dev bench runs it and times the whole program besides.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/reader.h"
#include "extract/source.h"
#include "model/check.h"
#include "model/json.h"
#include "model/mapper.h"

namespace recount {
namespace {

// The sample forms, loaded once and in a fixed order.
const std::vector<Source>& samples() {
  static const std::vector<Source> sources = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(RECOUNT_ROOT "/corpus/samples")) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Source> loaded;
    for (const auto& path : paths) {
      Result<Source> source = load_source(path);
      if (source) loaded.push_back(*std::move(source));
    }
    return loaded;
  }();
  return sources;
}

std::vector<Extraction> extractions() {
  std::vector<Extraction> list;
  for (const Source& source : samples()) {
    Result<Extraction> extraction = read(source);
    if (extraction) list.push_back(*std::move(extraction));
  }
  return list;
}

// Megabytes a second from bytes to grids.
void Read(benchmark::State& state) {
  std::int64_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (const Source& source : samples()) {
      benchmark::DoNotOptimize(read(source));
      bytes += static_cast<std::int64_t>(source.bytes.size());
    }
  }
  if (bytes == 0) state.SkipWithError("no samples");
  state.SetBytesProcessed(bytes);
}
BENCHMARK(Read)->Unit(benchmark::kMicrosecond);

// Forms a second from grids to findings.
void MapAndCheck(benchmark::State& state) {
  const std::vector<Extraction> inputs = extractions();
  std::int64_t forms = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (const Extraction& extraction : inputs) {
      const Document document = map_document(extraction, {});
      benchmark::DoNotOptimize(run_checks(document));
      forms += static_cast<std::int64_t>(document.forms.size());
    }
  }
  if (forms == 0) state.SkipWithError("no forms in the samples");
  state.counters["forms"] = benchmark::Counter(static_cast<double>(forms), benchmark::Counter::kIsRate);
}
BENCHMARK(MapAndCheck)->Unit(benchmark::kMicrosecond);

// Megabytes of JSON a second.
void WriteJson(benchmark::State& state) {
  std::vector<Document> documents;
  for (const Extraction& extraction : extractions()) documents.push_back(map_document(extraction, {}));
  std::int64_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (const Document& document : documents) {
      bytes += static_cast<std::int64_t>(to_json(document, {}, {.pretty = false}).size());
    }
  }
  if (bytes == 0) state.SkipWithError("no samples");
  state.SetBytesProcessed(bytes);
}
BENCHMARK(WriteJson)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace recount

BENCHMARK_MAIN();
