// recount_corpus: renders the corpus and scores recount on it. For developers; ./dev calls it.
#include <CLI/CLI.hpp>
#include <deque>
#include <iostream>
#include <iterator>

#include "corpus/program/render.h"
#include "corpus/program/report.h"
#include "corpus/program/sheets.h"

using namespace recount::corpus;

namespace {

struct Options {
  std::string root = "corpus", out = "build/corpus", program = "build/release/recount", check;
  Selection selection;
  bool held_back = false, all = false, layouts = false, details = false, report = false, json = false;
  int jobs = 2;
  double margin = 0.002;
};

int fail(const std::string& error) {
  std::cerr << "recount_corpus: " << error << '\n';
  return 2;
}

// The report draws the documents again and has them scanned as offices do: what was tuned to one drawing shows there.
constexpr int kDrawingsOfReport = 3;

void add_selection(CLI::App& command, Options& options) {
  command.add_option("--corpus", options.root, "the folder corpus/");
  command.add_option("--out", options.out, "the folder of rendered files");
  command.add_option("--format", options.selection.format, "text, pdf or scan");
  command.add_option("--grade", options.selection.grade,
                     "of scans: clean, office or hard; of text: recognized");
  command.add_option("--layout", options.selection.layout, "only documents in this layout");
  command.add_option("--document", options.selection.document, "only this document");
  command
      .add_option("--drawing", options.selection.drawing,
                  "2, 3...: the same documents in other fonts and spellings, from other scanners")
      ->check(CLI::PositiveNumber);
  command.add_option("--jobs", options.jobs, "processes at a time");
  command.add_flag("--held-back", options.held_back,
                   "the third that is never used while tuning, and nothing else");
  command.add_flag("--all", options.all, "all documents");
  command.add_flag("--subset", options.selection.subset, "a fixed sixth of the documents");
}

// Where a drawing is rendered to: what one drawing wrote must not pass for another's.
std::string folder_of(const Options& options, int drawing) {
  return drawing == 1 ? options.out : options.out + "/drawn-" + std::to_string(drawing);
}

int render_command(const Options& options, const std::vector<Subject>& subjects) {
  const std::string folder = folder_of(options, options.selection.drawing);
  Outcome<Rendered> done = render(subjects, options.selection, options.root, folder, options.jobs);
  if (!done) return fail(done.error());
  if (done->kept) {
    std::cout << folder << " is up to date\n";
  } else {
    std::cout << done->files << " files, " << done->bytes / 1000000 << " MB in " << folder << '\n';
  }
  return 0;
}

Outcome<std::vector<Case>> render_and_score(const Options& options, const Selection& selection,
                                            const std::vector<Subject>& subjects) {
  const std::string folder = folder_of(options, selection.drawing);
  Outcome<Rendered> done = render(subjects, selection, options.root, folder, options.jobs);
  if (!done) return Outcome<std::vector<Case>>::failed(done.error());
  return score(subjects, selection, {.program = options.program, .rendered = folder, .jobs = options.jobs});
}

int score_command(const Options& options, const std::vector<Subject>& subjects) {
  Outcome<std::vector<Case>> cases = render_and_score(options, options.selection, subjects);
  if (!cases) return fail(cases.error());
  if (cases->empty()) return fail("nothing is selected");
  std::deque<std::vector<Subject>> drawn_again;  // cases point to their subjects
  for (int drawing = 2; options.report && drawing <= kDrawingsOfReport; ++drawing) {
    Outcome<std::vector<Subject>> loaded = load_subjects(options.root, drawing);
    if (!loaded) return fail(loaded.error());
    drawn_again.push_back(std::move(*loaded));
    Selection selection = options.selection;
    selection.format = "scan";
    selection.grade = "office";
    selection.drawing = drawing;
    Outcome<std::vector<Case>> more = render_and_score(options, selection, drawn_again.back());
    if (!more) return fail(more.error());
    std::ranges::move(*more, std::back_inserter(*cases));
  }
  if (options.details) std::cout << details_report(*cases);
  std::cout << (options.json ? figures_json(*cases) : text_report(*cases, options.layouts));
  if (options.report) {
    if (const auto error = write_accuracy(*cases, "docs")) return fail(*error);
  }
  if (options.check.empty()) return 0;
  Outcome<std::string> worse = worse_than(*cases, options.check, options.margin);
  if (!worse) return fail(worse.error());
  if (worse->empty()) return 0;
  std::cout << "worse than " << options.check << " states:\n" << *worse;
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Renders the corpus and scores recount on it.");
  app.require_subcommand(1);
  CLI::App* render_app =
      app.add_subcommand("render", "write text exports, PDF files and scans with their answers");
  CLI::App* score_app = app.add_subcommand("score", "render, run recount, compare with the answers");
  CLI::App* sheets_app =
      app.add_subcommand("sheets", "contact sheets of pages and of each degradation, as PNG");
  for (CLI::App* command : {render_app, score_app, sheets_app}) add_selection(*command, options);
  score_app->add_option("--program", options.program, "recount");
  score_app->add_flag("--layouts", options.layouts, "a row for each layout");
  score_app->add_flag("--details", options.details, "each wrong field and finding");
  score_app->add_flag("--json", options.json, "the figures as JSON");
  score_app->add_flag("--report", options.report, "write docs/ACCURACY.md");
  score_app->add_option("--check", options.check, "fail where results are worse than this figures.json states");
  score_app->add_option("--margin", options.margin, "how much worse shares may be for --check");
  CLI11_PARSE(app, argc, argv);
  if (options.held_back) options.selection.part = Part::kHeldBack;
  if (options.all) options.selection.part = Part::kAll;

  Outcome<std::vector<Subject>> subjects = load_subjects(options.root, options.selection.drawing);
  if (!subjects) return fail(subjects.error());
  if (*render_app) return render_command(options, *subjects);
  if (*score_app) return score_command(options, *subjects);
  if (const auto error =
          write_sheets(*subjects, options.selection, folder_of(options, options.selection.drawing)))
    return fail(*error);
  return 0;
}
