#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output_file.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/json.h"

namespace recount::cli {
namespace {

bool has_findings(const Audited& audited) {
  for (const Finding& finding : audited.findings) {
    if (finding.severity != Severity::kInfo) return true;
  }
  return false;
}

// A file by itself is an object; the kind of the arguments decides, not how many files a directory happens to
// hold.
bool is_single(const std::vector<std::string>& paths) {
  std::error_code error;
  return paths.size() == 1 && !std::filesystem::is_directory(paths.front(), error);
}

}  // namespace

int extract(const Context& context, const ExtractOptions& options) {
  int failed = 0;
  bool findings = false;
  const std::vector<Input> inputs = collect_inputs(context, options.paths, failed);
  std::unique_ptr<OutputFile> file;
  if (!options.output.empty() && options.output != "-") file = std::make_unique<OutputFile>(options.output);
  const auto cannot_write = [&] {
    context.complain(say("output.failed", context.lang, {printable(options.output), file->error()}));
    return kFailed;
  };
  if (file && !file->error().empty()) return cannot_write();
  std::ostream& out = file ? file->stream() : context.out;
  const bool array = !options.lines && !is_single(options.paths);
  int written = 0;
  if (array) out << "[";
  for (const Input& input : inputs) {
    Audited audited;
    const Outcome outcome = process(context, input, audited);
    failed += outcome == Outcome::kFailed ? 1 : 0;
    if (outcome != Outcome::kDone) continue;
    findings = findings || has_findings(audited);
    if (array) out << (written == 0 ? "\n" : ",\n");
    out << to_json(audited.document, audited.findings, {.lang = context.lang, .pretty = !options.lines});
    if (!array) out << '\n';
    ++written;
    if (file ? !file->stream().flush() : !context.deliver()) break;
  }
  if (array) out << (written == 0 ? "]\n" : "\n]\n");
  // A single input that failed leaves an older output file alone.
  if (file && (array || options.lines || written > 0) && !file->commit()) return cannot_write();
  if (failed > 0) return kFailed;
  return findings ? kFindings : kClean;
}

}  // namespace recount::cli
