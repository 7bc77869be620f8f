#include "corpus/program/score.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "corpus/program/process.h"
#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

// What a program that failed has read: nothing.
constexpr std::string_view kNothing = R"({"forms":[],"tables":[],"findings":[],"problems":[]})";
constexpr int kUsage = 64;  // exit status of recount for a command that it does not know

struct Answers {
  std::string record, grids;
};

std::string failure_of(const Run& run) {
  if (run.timed_out) return "timed out";
  if (run.status < 0) return "was killed";
  return "exit status " + std::to_string(run.status);
}

void add_comparison(Case& one, const Comparison& comparison, const Answer& answer) {
  one.summary.add(comparison);
  one.misses = comparison.misses;
  one.missed = comparison.missed;
  one.false_findings = comparison.false_findings;
  for (const AnswerFinding& finding : answer.findings) one.planted[finding.code].add(true);
  for (const FindingMiss& missed : comparison.missed) --one.planted[missed.code].right;
}

void read_record(Case& one, const ScoreOptions& options, const Answers& answers) {
  const Run run = run_process(
      {options.program, "extract", "--format", "json", "--lang", "en", options.rendered + "/" + one.input},
      options.timeout_seconds);
  Outcome<Comparison> comparison = compare(answers.record, run.output);
  if (!comparison) {
    one.failure = failure_of(run);
    comparison = compare(answers.record, kNothing);
    ++one.summary.failures;
  }
  if (comparison) add_comparison(one, *comparison, one.subject->built.answer);
  if (one.failure.empty()) {
    one.summary.add(Cost{run.cpu_seconds, run.peak_kb, static_cast<int>(one.subject->pages.size())});
  }
}

void read_grids(Case& one, const ScoreOptions& options, const Answers& answers, std::atomic<bool>& can_read) {
  if (!can_read || !one.target.format->pages || !one.failure.empty()) return;
  const Run run =
      run_process({options.program, "tables", "--format", "json", options.rendered + "/" + one.input},
                  options.timeout_seconds);
  if (run.status == kUsage) can_read = false;
  const Outcome<GridComparison> grids = compare_grids(answers.grids, run.output);
  if (!grids) return;
  one.summary.add(*grids);
  one.cell_misses = grids->misses;
}

}  // namespace

Outcome<std::vector<Case>> score(const std::vector<Subject>& subjects, const Selection& selection,
                                 const ScoreOptions& options) {
  std::vector<Case> cases;
  for (const Target& target : select_targets(selection)) {
    for (const Subject* subject : select(selection, subjects)) {
      for (const std::string& input : target.format->inputs(*subject, target.grade)) {
        Case& one = cases.emplace_back();
        one.subject = subject;
        one.target = target;
        one.input = input;
      }
    }
  }
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> can_read_grids = true;
  std::atomic<bool> unreadable = false;
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size(); i = next++) {
      const std::string base = options.rendered + "/answers/" + cases[i].subject->name();
      Outcome<std::string> record = read_whole_file(base + ".json"),
                           grids = read_whole_file(base + ".grids.json");
      if (!record || !grids) {
        unreadable = true;
        return;
      }
      const Answers answers{*record, *grids};
      read_record(cases[i], options, answers);
      read_grids(cases[i], options, answers, can_read_grids);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < options.jobs; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  if (unreadable)
    return Outcome<std::vector<Case>>::failed(options.rendered + ": answers are missing; render first");
  return cases;
}

Summary sum_of(const std::vector<Case>& cases, const std::function<bool(const Case&)>& which) {
  Summary sum;
  for (const Case& one : cases) {
    if (which(one)) sum.merge(one.summary);
  }
  return sum;
}

std::vector<std::string> labels_of(const std::vector<Case>& cases) {
  std::vector<std::string> labels;
  for (const Case& one : cases) {
    if (std::ranges::find(labels, one.target.label()) == labels.end()) labels.push_back(one.target.label());
  }
  return labels;
}

}  // namespace recount::corpus
