#include <algorithm>

#include "model/checks/checks.h"
#include "model/checks/grades.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "normalize/fold.h"

namespace recount {
namespace checks {
namespace {

int national_rank(std::string_view word) {
  for (const GradeWord& row : grade_words()) {
    if (row.word == word) return row.rank;
  }
  return kOwnScale;
}

// Whether the notes speak of grades in numbers at all: then thresholds that could not be read forbid the
// national ones.
bool mentions_bands(const Form& form) {
  return std::any_of(form.notes.begin(), form.notes.end(), [](const TextField& note) {
    if (!note) return false;
    const bool grades = note->find("等级") != std::string::npos || note->find("优秀") != std::string::npos ||
                        note->find("优") != std::string::npos;
    return grades && note->find_first_of("0123456789") != std::string::npos &&
           note->find("分") != std::string::npos && note->find("良") != std::string::npos;
  });
}

// 2.90分以上为优 is the second note and speaks of 90.
std::string without_number(std::string_view note, std::size_t number) {
  const std::string lead = std::to_string(number) + ".";
  return std::string(note.starts_with(lead) ? note.substr(lead.size()) : note);
}

}  // namespace

std::vector<GradeBand> own_bands(const Form& form) {
  std::string all;
  for (std::size_t i = 0; i < form.notes.size(); ++i) {
    if (!form.notes[i]) continue;
    const std::string text = without_number(*form.notes[i], i + 1);
    if (auto bands = parse_bands(text); !bands.empty()) return bands;
    all += text + ";";
  }
  // A scale may be printed over several notes, one band each.
  return parse_bands(all);
}

std::vector<GradeBand> national_bands() {
  return {{"优", 90, true}, {"良", 80, true}, {"中", 60, true}, {"差", 0, true}};
}

std::optional<std::string> grade_word(std::string_view cell) {
  std::string text = fold_bare_label(cell);
  for (std::string_view lead : {"绩效等级", "评价等级", "自评等级", "等级"}) {
    if (!text.starts_with(lead)) continue;
    text.erase(0, lead.size());
    if (text.starts_with(":")) text.erase(0, 1);
    if (text.starts_with("为")) text.erase(0, std::string_view("为").size());
  }
  for (std::string_view tail : {"等级", "等次", "等", "级", "。"}) {
    if (text.ends_with(tail)) text.erase(text.size() - tail.size());
  }
  for (const GradeWord& row : grade_words()) {
    if (row.word == text) return text;
  }
  return std::nullopt;
}

std::optional<std::size_t> band_of_word(std::span<const GradeBand> bands, std::string_view word) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].word == word) return i;
  }
  const int rank = national_rank(word);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < bands.size() && rank != kOwnScale; ++i) {
    if (national_rank(bands[i].word) != rank) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<std::size_t> band_of_score(std::span<const GradeBand> bands, const Decimal& score) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (score > bands[i].lower || (bands[i].inclusive && score == bands[i].lower)) return i;
  }
  return std::nullopt;
}

}  // namespace checks

namespace {

using namespace checks;

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation || !form.grade || !form.total_score) return;
  // Thresholds are meant for a total of 100.
  if (form.total_weight && !(*form.total_weight == Decimal(100))) return;
  const auto word = grade_word(*form.grade);
  if (!word) return;
  std::vector<GradeBand> bands = own_bands(form);
  const bool own = !bands.empty();
  if (!own) {
    if (mentions_bands(form)) return;
    bands = national_bands();
  }
  const auto stated = band_of_word(bands, *word);
  const auto earned = band_of_score(bands, *form.total_score);
  if (!stated || !earned || *stated == *earned) return;
  const GradeBand& band = bands[*earned];
  const std::string score = form.total_score->to_string();
  std::string calculation = score + (band.inclusive ? " >= " : " > ") + band.lower.to_string();
  if (*earned > 0) {
    const GradeBand& above = bands[*earned - 1];
    calculation += "; " + score + (above.inclusive ? " < " : " <= ") + above.lower.to_string();
  }
  out.push_back(make_finding(
      kGrade.code, own ? Severity::kError : Severity::kWarning, pointer::form(form_index, "grade"), *form.grade,
      band.word, {own ? "finding.grade.own" : "finding.grade.national", {*form.grade, score, band.word}},
      std::move(calculation)));
}

}  // namespace

const Check kGrade = {
    "grade",
    Severity::kError,
    run,
    {"The grade is not the one that the total earns", "绩效等级与总得分不符",
     "The thresholds that the form's notes print come first; a mismatch by them is an error. Otherwise the "
     "national "
     "ones (90 优, 80 良, 60 中, below 差), and a mismatch is a warning. The lower bound belongs to the better "
     "grade. "
     "Ranks are compared, not words: 优 = 优秀, 良 = 良好, 中 = 合格 = 一般, 差 = 不合格. Free text is not "
     "judged.",
     "先按表注所印的分数段，不符为错误；没有时按全国通行标准（90优、80良、60中、以下差），不符为警告。下限属于"
     "较好的等级。"
     "比较档次而不比较字面：优=优秀，良=良好，中=合格=一般，差=不合格。文字评述不作判断。",
     "Notes of the form; else 财预〔2020〕10号 90/80/60", "表注；否则按财预〔2020〕10号90/80/60",
     "total 88, grade 优秀, thresholds 90/75/60: 良好", "总得分88，等级优秀，分数段90/75/60：应为良好"}};

}  // namespace recount
