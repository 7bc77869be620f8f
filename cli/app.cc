#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "cli/commands.h"
#include "cli/grid_formats.h"
#include "cli/texts.h"
#include "cli/wrap.h"

namespace recount::cli {
namespace {

struct CommandLine {
  bool help = false, version = false;
  std::string lang, format = "json", code;
  std::string password, max_pages;
  AuditOptions audit;
  ExtractOptions extract;
  TablesOptions tables;
};

Lang default_lang() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::strncmp(value, "zh", 2) == 0 ? Lang::kZh : Lang::kEn;
  }
  return Lang::kEn;
}

std::optional<Lang> to_lang(std::string_view name) {
  if (name == "zh") return Lang::kZh;
  if (name == "en") return Lang::kEn;
  return std::nullopt;
}

// The language of complaints about the command line, which are made before it is understood.
Lang requested_lang(const std::vector<std::string>& args) {
  constexpr std::string_view kOption = "--lang";
  Lang lang = default_lang();
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    const std::string_view arg = args[i];
    if (arg == kOption && i + 1 < args.size()) {
      lang = to_lang(args[i + 1]).value_or(lang);
    } else if (arg.substr(0, kOption.size() + 1) == "--lang=") {
      lang = to_lang(arg.substr(kOption.size() + 1)).value_or(lang);
    }
  }
  return lang;
}

// Help and errors are our own texts, in two languages, so CLI11 gets names and variables only; what it cannot
// place is kept by allow_extras and complained about here.
void add_common(CLI::App& app, CommandLine& line) {
  app.set_help_flag();
  app.allow_extras();
  app.add_flag("-h,--help", line.help);
  app.add_flag("-V,--version", line.version);
  app.add_option("--lang", line.lang);
}

constexpr std::string_view kPassword = "--password";
constexpr char kShield = '=';  // before a password, see for_cli11()

// CLI11 wants the last one first, and would take a file or password called [a,b] for a list of two. A file is given a
// path, a password a shield.
std::vector<std::string> for_cli11(const std::vector<std::string>& args) {
  const std::string assigned = std::string(kPassword) + '=';
  std::vector<std::string> result;
  bool options = true, password = false;
  for (std::string arg : args) {
    options = options && (arg != "--" || password);
    if (password) {
      arg.insert(0, 1, kShield);
    } else if (arg.size() > 2 && arg.front() == '[' && arg.back() == ']') {
      arg.insert(0, "./");
    } else if (options && arg.starts_with(assigned)) {
      arg.insert(assigned.size(), 1, kShield);
    }
    password = options && !password && arg == kPassword;
    result.push_back(std::move(arg));
  }
  std::reverse(result.begin(), result.end());
  return result;
}

void add_reading(CLI::App& app, CommandLine& line, std::vector<std::string>& paths) {
  add_common(app, line);
  app.add_option(std::string(kPassword), line.password);
  app.add_option("--max-pages", line.max_pages);
  app.add_option("paths", paths);
}

void describe(CLI::App& app, CommandLine& line) {
  add_common(app, line);
  app.require_subcommand(0, 1);
  CLI::App& audit = *app.add_subcommand("audit");
  add_reading(audit, line, line.audit.paths);
  audit.add_flag("--all", line.audit.all);
  CLI::App& extract = *app.add_subcommand("extract");
  add_reading(extract, line, line.extract.paths);
  extract.add_option("--format", line.format);
  extract.add_option("-o,--output", line.extract.output);
  extract.add_option("--debug", line.extract.debug);
  CLI::App& tables = *app.add_subcommand("tables");
  add_reading(tables, line, line.tables.paths);
  tables.add_option("--format", line.format);
  tables.add_option("-o,--output", line.tables.output);
  CLI::App& explain = *app.add_subcommand("explain");
  add_common(explain, line);
  explain.add_option("code", line.code);
}

int wrong_use(const Context& context, const std::string& command, const std::string& message) {
  context.complain(message);
  context.err << say("usage.try", context.lang, {command.empty() ? "recount" : "recount " + command}) << '\n';
  return kUsage;
}

// A whole number of 1 or more.
std::optional<int> to_count(const std::string& text) {
  int count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || stop != end || count < 1) return std::nullopt;
  return count;
}

// The commands that read files. `wrong(id, arg)` complains.
template <class Wrong>
int read_files(const Context& context, const std::string& command, CommandLine& line, Wrong wrong) {
  ReadOptions reading;
  if (!line.password.empty()) reading.password = line.password.substr(1);  // without its shield
  if (!line.max_pages.empty()) {
    const std::optional<int> pages = to_count(line.max_pages);
    if (!pages) return wrong("usage.max-pages", line.max_pages);
    reading.limits.pages = *pages;
  }
  line.audit.reading = line.extract.reading = line.tables.reading = reading;
  const auto& paths = command == "audit"     ? line.audit.paths
                      : command == "extract" ? line.extract.paths
                                             : line.tables.paths;
  if (paths.empty()) return wrong("usage.no-path", "");
  if (command == "audit") return audit(context, line.audit);
  if (command == "extract") {
    if (line.format != "json" && line.format != "jsonl") return wrong("usage.format", line.format);
    line.extract.lines = line.format == "jsonl";
    return extract(context, line.extract);
  }
  line.tables.format = find_table_format(line.format);
  if (line.tables.format == nullptr) return wrong("usage.table-format", line.format);
  if (needs_directory(line.tables)) return wrong("usage.one-table-file", line.format);
  return tables(context, line.tables);
}

// What the command line asks for, once CLI11 has taken it apart.
int dispatch(const Context& context, const CLI::App& app, CommandLine& line) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const std::string command = chosen.empty() ? "" : chosen.front()->get_name();
  const auto wrong = [&](std::string_view id, const std::string& arg = "") {
    return wrong_use(context, command, say(id, context.lang, {printable(arg)}));
  };
  if (line.help) {
    context.out << help_text(command, context.lang);
    return kClean;
  }
  if (line.version) {
    context.out << "recount " RECOUNT_VERSION "\n";
    return kClean;
  }
  for (const std::string& extra : app.remaining(true)) {
    if (extra == "--") continue;
    if (extra.size() > 1 && extra[0] == '-') return wrong("usage.option", extra);
    return wrong(command.empty() ? "usage.command" : "usage.argument", extra);
  }
  if (!line.lang.empty() && !to_lang(line.lang)) return wrong("usage.lang", line.lang);
  if (command.empty()) return wrong("usage.no-command");
  if (command == "explain") return explain(context, line.code);
  return read_files(context, command, line, wrong);
}

}  // namespace

void Context::complain(const std::string& message) const {
  err << "recount: " << message << '\n';
}

bool Context::deliver() const {
  out.flush();
  // errno is that of the write that failed: nothing else is called between the two.
  if (!out && write_error == 0) write_error = errno == 0 ? EIO : errno;
  errno = 0;
  return static_cast<bool>(out);
}

int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
        bool terminal) {
  int write_error = 0;
  const Context context{in, out, err, requested_lang(args), detect_screen(terminal), write_error};
  CommandLine line;
  CLI::App app;
  describe(app, line);
  int status = kUsage;
  try {
    app.parse(for_cli11(args));
    status = dispatch(context, app, line);
  } catch (const CLI::ParseError& error) {
    // Only a missing or repeated value is left for CLI11 to refuse; its message begins with the option's name.
    const std::string what = error.what();
    status = wrong_use(context, "", say("usage.value", context.lang, {what.substr(0, what.find(':'))}));
  }
  if (!context.deliver() && write_error != EPIPE) {
    // A reader that has seen enough (head) closes the pipe: no reason to complain.
    context.complain(
        say("output.failed", context.lang, {say("output.stdout", context.lang), std::strerror(write_error)}));
    return kFailed;
  }
  return status;
}

}  // namespace recount::cli
