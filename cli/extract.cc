#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/page_pictures.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/json.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;

bool has_findings(const Audited& audited) {
  for (const Finding& finding : audited.findings) {
    if (finding.severity != Severity::kInfo) return true;
  }
  return false;
}

void cannot_write(const Context& context, const std::string& path, const std::string& reason) {
  context.complain(say("output.failed", context.lang, {printable(path), reason}));
}

bool make_directory(const Context& context, const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && !fs::is_directory(path)) error = std::make_error_code(std::errc::not_a_directory);
  if (error) cannot_write(context, path, error.message());
  return !error;
}

// process(), with pictures where they are asked for. Pictures that cannot be written count in `failed`.
Outcome process_with_pictures(const Context& context, const Input& input, const ExtractOptions& options,
                              Audited& audited, int& failed) {
  if (options.debug.empty()) return process(context, input, options.reading, audited);
  PagePictures pictures(options.debug / input.below);
  ReadOptions reading = options.reading;
  reading.inspector = &pictures;
  const Outcome outcome = process(context, input, reading, audited);
  if (!pictures.failed_path().empty()) {
    cannot_write(context, pictures.failed_path(), pictures.error());
    ++failed;
  }
  return outcome;
}

}  // namespace

int extract(const Context& context, const ExtractOptions& options) {
  int failed = 0;
  bool findings = false;
  const std::vector<Input> inputs = collect_inputs(context, options.paths, failed);
  if (!options.debug.empty() && !make_directory(context, options.debug)) return kFailed;
  Output output(context, options.output);
  if (!output.ok()) return kFailed;
  const bool single = is_single(options.paths);
  RecordList records(output.stream(), !options.lines && !single);
  for (const Input& input : inputs) {
    Audited audited;
    const Outcome outcome = process_with_pictures(context, input, options, audited, failed);
    failed += outcome == Outcome::kFailed ? 1 : 0;
    if (outcome != Outcome::kDone) continue;
    findings = findings || has_findings(audited);
    records.add(to_json(audited.document, audited.findings, {.lang = context.lang, .pretty = !options.lines}));
    if (!output.deliver()) break;
  }
  records.end();
  // A single input that failed leaves an older output file alone.
  const bool leave_alone = single && !options.lines && records.empty();
  if (!leave_alone && !output.commit()) return kFailed;
  if (failed > 0) return kFailed;
  return findings ? kFindings : kClean;
}

}  // namespace recount::cli
