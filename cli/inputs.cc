#include "cli/inputs.h"

#include <algorithm>
#include <exception>
#include <system_error>

#include "cli/isolated_read.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/check.h"
#include "model/mapper.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;

void walk(const Context& context, const fs::path& root, const fs::path& directory, std::vector<Input>& files,
          int& failed) {
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
      walk(context, root, entry, files, failed);
    } else if (fs::is_regular_file(status) || (fs::is_symlink(status) && fs::is_regular_file(entry, error))) {
      files.push_back({entry, false, entry.lexically_relative(root)});
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

Outcome load_and_read(const Context& context, const Input& input, const ReadOptions& options, Source& source,
                      Extraction& extraction) {
  Result<Source> loaded = load(context, input);
  if (!loaded) return refuse(context, input, loaded.error());
  // What foreign libraries read is read in a process of its own; an inspector must be told in this one.
  const bool in_process = loaded->format == Format::kText || options.inspector != nullptr;
  if (!in_process) prepare_to_read(loaded->format);
  Result<Extraction> got = in_process ? read(*loaded, options) : read_isolated(*loaded, options);
  if (!got) return refuse(context, input, got.error());
  source = *std::move(loaded);
  extraction = *std::move(got);
  return Outcome::kDone;
}

template <class Work>
Outcome guarded(const Context& context, const Input& input, Work work) {
  std::string reason;
  try {
    return work();
  } catch (const std::exception& error) {
    reason = error.what();
  }
  context.complain(say("input.internal", context.lang, {printable(input.path.string()), printable(reason)}));
  return Outcome::kFailed;
}

}  // namespace

bool is_single(const std::vector<std::string>& paths) {
  std::error_code error;
  return paths.size() == 1 && !fs::is_directory(paths.front(), error);
}

std::vector<Input> collect_inputs(const Context& context, const std::vector<std::string>& paths, int& failed) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      inputs.push_back({path, true, path == "-" ? "stdin" : fs::path(path).filename()});
      continue;
    }
    const std::size_t before = inputs.size();
    const int failed_before = failed;
    walk(context, path, path, inputs, failed);
    if (inputs.size() == before && failed == failed_before) {
      context.complain(say("input.empty-directory", context.lang, {printable(path)}));
      ++failed;
    }
  }
  return inputs;
}

Outcome read_input(const Context& context, const Input& input, const ReadOptions& options, Source& source,
                   Extraction& extraction) {
  return guarded(context, input, [&] { return load_and_read(context, input, options, source, extraction); });
}

Outcome process(const Context& context, const Input& input, const ReadOptions& options, Audited& result) {
  return guarded(context, input, [&] {
    Source source;
    Extraction extraction;
    const Outcome outcome = load_and_read(context, input, options, source, extraction);
    if (outcome != Outcome::kDone) return outcome;
    result.document =
        map_document(extraction, {source.name, source.sha256, extraction.reader, extraction.pages});
    result.findings = run_checks(result.document);
    return outcome;
  });
}

std::string shown_name(const std::string& file, Lang lang) {
  return file == "-" ? say("place.stdin", lang) : printable(file);
}

}  // namespace recount::cli
