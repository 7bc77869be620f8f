#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "cli/caption.h"
#include "cli/commands.h"
#include "cli/grid_formats.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/texts.h"
#include "cli/wrap.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;

bool is_json(const TableFormat& format) {
  return format.write == tables_json;
}

// It need not exist yet if its name ends as that of a directory.
bool names_directory(const std::string& output) {
  std::error_code error;
  return output.ends_with('/') || fs::is_directory(output, error);
}

DocumentTables tables_of(const Source& source, Extraction extraction) {
  DocumentTables document;
  document.source = {source.name, source.sha256, extraction.reader, extraction.pages};
  document.problems = std::move(extraction.problems);
  std::vector<Block>& blocks = extraction.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Grid* grid = std::get_if<Grid>(&blocks[i]);
    if (grid == nullptr || grid->cells.empty()) continue;
    document.tables.push_back({caption_below(std::span(blocks).first(i)), std::move(*grid)});
  }
  return document;
}

// The tables of one input as text.
Outcome text_of(const Context& context, const Input& input, const TablesOptions& options, std::string& text) {
  Source source;
  Extraction extraction;
  const Outcome outcome = read_input(context, input, options.reading, source, extraction);
  if (outcome != Outcome::kDone) return outcome;
  const DocumentTables document = tables_of(source, std::move(extraction));
  // The JSON says so itself.
  if (document.tables.empty() && !is_json(*options.format)) {
    context.complain(say("tables.none", context.lang, {shown_name(source.name, context.lang)}));
  }
  text = options.format->write(document, context.lang);
  return outcome;
}

int write_together(const Context& context, const TablesOptions& options, const std::vector<Input>& inputs,
                   int failed) {
  Output output(context, options.output);
  if (!output.ok()) return kFailed;
  const bool single = is_single(options.paths);
  RecordList records(output.stream(), !single);  // JSON; other formats are written as they are
  bool written = false;
  for (const Input& input : inputs) {
    std::string text;
    const Outcome outcome = text_of(context, input, options, text);
    failed += outcome == Outcome::kFailed ? 1 : 0;
    if (outcome != Outcome::kDone) continue;
    is_json(*options.format) ? records.add(text) : void(output.stream() << text);
    written = true;
    if (!output.deliver()) break;
  }
  records.end();
  // A single input that failed leaves an older output file alone.
  if ((written || !single) && !output.commit()) return kFailed;
  return failed > 0 ? kFailed : kClean;
}

bool write_file(const Context& context, const TableFormat& format, const fs::path& path,
                const std::string& text) {
  std::error_code ignored;  // where it fails, so does the file
  fs::create_directories(path.parent_path(), ignored);
  Output output(context, path.string());
  if (!output.ok()) return false;
  output.stream() << text << (is_json(format) ? "\n" : "");
  return output.commit();
}

int write_apart(const Context& context, const TablesOptions& options, const std::vector<Input>& inputs,
                int failed) {
  std::set<fs::path> written;
  for (const Input& input : inputs) {
    fs::path path = options.output / input.below;
    path += "." + std::string(options.format->name);
    if (!written.insert(path).second) {
      context.complain(say("output.twice", context.lang,
                           {shown_name(input.path.string(), context.lang), printable(path.string())}));
      ++failed;
      continue;
    }
    std::string text;
    const Outcome outcome = text_of(context, input, options, text);
    const bool done = outcome == Outcome::kDone && write_file(context, *options.format, path, text);
    if (!done && outcome != Outcome::kSkipped) ++failed;
  }
  return failed > 0 ? kFailed : kClean;
}

}  // namespace

bool needs_directory(const TablesOptions& options) {
  return !is_json(*options.format) && !is_single(options.paths) && !names_directory(options.output);
}

int tables(const Context& context, const TablesOptions& options) {
  int failed = 0;
  const std::vector<Input> inputs = collect_inputs(context, options.paths, failed);
  return names_directory(options.output) ? write_apart(context, options, inputs, failed)
                                         : write_together(context, options, inputs, failed);
}

}  // namespace recount::cli
