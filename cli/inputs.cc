#include "cli/inputs.h"

#include <algorithm>
#include <exception>
#include <system_error>

#include "cli/texts.h"
#include "cli/wrap.h"
#include "extract/reader.h"
#include "extract/source.h"
#include "model/check.h"
#include "model/mapper.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;

void walk(const Context& context, const fs::path& directory, std::vector<Input>& files, int& failed) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().filename().native()[0] != '.') entries.push_back(it->path());
  }
  if (error) {
    context.complain(say("input.directory", context.lang, {printable(directory.string()), error.message()}));
    ++failed;
  }
  std::sort(entries.begin(), entries.end());
  for (const fs::path& entry : entries) {
    const fs::file_status status = fs::symlink_status(entry, error);
    if (fs::is_directory(status)) {
      walk(context, entry, files, failed);
    } else if (fs::is_regular_file(status) || (fs::is_symlink(status) && fs::is_regular_file(entry, error))) {
      files.push_back({entry, false});
    }
  }
}

Result<Source> load(const Context& context, const Input& input) {
  if (input.path != "-") return load_source(input.path);
  std::string bytes;
  char block[1 << 16];
  while (bytes.size() <= kMaxSourceBytes && (context.in.read(block, sizeof block), context.in.gcount() > 0)) {
    bytes.append(block, static_cast<std::size_t>(context.in.gcount()));
  }
  return make_source("-", std::move(bytes));
}

Outcome refuse(const Context& context, const Input& input, const Error& error) {
  const std::string words = printable(render(error.message, context.lang));
  if (error.code == ErrorCode::kUnsupported && !input.named) {
    context.complain(say("input.skipped", context.lang, {words}));
    return Outcome::kSkipped;
  }
  context.complain(words);
  return Outcome::kFailed;
}

Outcome try_process(const Context& context, const Input& input, Audited& result) {
  const Result<Source> source = load(context, input);
  if (!source) return refuse(context, input, source.error());
  const Result<Extraction> extraction = read(*source);
  if (!extraction) return refuse(context, input, extraction.error());
  result.document =
      map_document(*extraction, {source->name, source->sha256, extraction->reader, extraction->pages});
  result.findings = run_checks(result.document);
  return Outcome::kDone;
}

}  // namespace

std::vector<Input> collect_inputs(const Context& context, const std::vector<std::string>& paths, int& failed) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      inputs.push_back({path, true});
      continue;
    }
    const std::size_t before = inputs.size();
    const int failed_before = failed;
    walk(context, path, inputs, failed);
    if (inputs.size() == before && failed == failed_before) {
      context.complain(say("input.empty-directory", context.lang, {printable(path)}));
      ++failed;
    }
  }
  return inputs;
}

Outcome process(const Context& context, const Input& input, Audited& result) {
  std::string reason;
  try {
    return try_process(context, input, result);
  } catch (const std::exception& error) {
    reason = error.what();
  }
  context.complain(say("input.internal", context.lang, {printable(input.path.string()), printable(reason)}));
  return Outcome::kFailed;
}

std::string shown_name(const std::string& file, Lang lang) {
  return file == "-" ? say("place.stdin", lang) : printable(file);
}

}  // namespace recount::cli
