#include "cli/report.h"

#include <algorithm>

#include "cli/places.h"
#include "cli/report_layout.h"
#include "cli/table_text.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/confidence.h"
#include "model/pointer.h"
#include "model/rescore.h"
#include "normalize/fold.h"

namespace recount::cli {
namespace {

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Tone::kError;
    case Severity::kWarning:
      return Tone::kWarning;
    case Severity::kInfo:
      return Tone::kDim;
  }
  return Tone::kPlain;
}

std::string words(const TextField& field) {
  return field ? printable(*field) : "";
}

std::string number(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "";
}

// Behind a value that was recognized with doubt.
constexpr std::string_view kDoubtMark = "?";

template <class T>
std::string marked(const Field<T>& field, std::string shown) {
  if (field && is_uncertain(field.from)) shown += kDoubtMark;
  return shown;
}

std::string number(const NumberField& field) {
  return marked(field, number(field.value));
}

// A value that the table of indicators shows was recognized with doubt.
bool has_doubts(const Form& form) {
  const auto doubts = [](const auto&... fields) { return ((fields && is_uncertain(fields.from)) || ...); };
  return std::ranges::any_of(
             form.funding,
             [&](const Funding& row) { return doubts(row.budget, row.executed, row.weight, row.score); }) ||
         std::ranges::any_of(form.indicators, [&](const Indicator& row) {
           return doubts(row.target, row.actual, row.weight, row.score);
         });
}

class Report : ReportLayout {
 public:
  Report(const Context& context, const Audited& audited, bool all)
      : ReportLayout(context), c_(context), document_(audited.document), places_(audited.document) {
    for (const Finding& finding : audited.findings) {
      if (all || finding.severity != Severity::kInfo) findings_.push_back(&finding);
    }
  }

  void print() {
    for (std::size_t i = 0; i < document_.forms.size(); ++i) print_form(static_cast<int>(i));
    if (document_.forms.empty()) {
      c_.out << say("form.none", c_.lang, {shown_name(document_.source.file, c_.lang)}) << "\n\n";
    }
    print_outside();
  }

 private:
  std::string place(std::string_view pointer) const {
    const Provenance from = places_.find(pointer);
    return place_text(document_.source.file, from.page, from.line, c_.lang);
  }

  void print_form(int index) {
    const Form& form = document_.forms[static_cast<std::size_t>(index)];
    std::string heading = words(form.project);
    if (heading.empty() && form.scope == Scope::kDepartment)
      heading = words(form.title) + text("form.department");
    if (heading.empty()) heading = text("form.unnamed");
    print_heading(heading);
    const int label = label_width({"form.unit", "form.year", "form.file", "form.total"});
    print_labelled(text("form.unit"), words(form.unit ? form.unit : form.department), label, kIndent);
    print_labelled(text("form.year"), form.year ? std::to_string(*form.year) : "", label, kIndent);
    print_labelled(text("form.file"), place(pointer::form(index, "title")), label, kIndent);
    print_total(form, label);
    print_indicators(form, index);
    std::vector<const Finding*> here;
    for (const Finding* finding : findings_) {
      if (form_of(finding->at) == index) here.push_back(finding);
    }
    c_.out << '\n';
    if (here.empty()) {
      const bool all_read = document_.problems.empty();
      c_.out << std::string(kIndent, ' ')
             << (all_read ? c_.screen.paint(text("form.clean"), Tone::kGood) : text("form.clean-as-read"))
             << "\n\n";
    }
    print_findings(here);
  }

  // What is probably misread stands apart from contradictions on paper.
  void print_findings(const std::vector<const Finding*>& findings) {
    const auto misread = [](const Finding* finding) { return finding->doubt && finding->doubt->resolves; };
    for (const Finding* finding : findings) {
      if (!misread(finding)) print_finding(*finding);
    }
    if (std::ranges::none_of(findings, misread)) return;
    c_.out << std::string(kIndent, ' ') << c_.screen.paint(text("form.misread"), Tone::kBold) << "\n\n";
    for (const Finding* finding : findings) {
      if (misread(finding)) print_finding(*finding);
    }
  }

  void print_total(const Form& form, int label) {
    if (form.kind == FormKind::kTargets) {
      print_labelled(text("form.total"), text("form.targets"), label, kIndent, Tone::kDim);
      return;
    }
    const Totals sums = totals(form);
    const auto shown = [](const std::optional<Decimal>& value) { return value ? value->to_string() : "–"; };
    const std::string score = marked(form.total_score, shown(form.total_score.value));
    std::string line = form.total_weight ? text("form.stated", {score, number(form.total_weight)})
                                         : text("form.stated-score", {score});
    line += " · ";
    if (!sums.score() && !sums.weight()) {
      line += text("form.not-recomputed");
    } else {
      line += text("form.recomputed", {shown(sums.score()), shown(sums.weight())});
      if (sums.convention == Convention::kIncluded) line += text("form.included");
      if (sums.convention == Convention::kExcluded) line += text("form.excluded");
    }
    print_labelled(text("form.total"), line, label, kIndent);
  }

  // The gravest finding below `prefix`, or nullptr.
  const Finding* gravest(const std::string& prefix) const {
    const Finding* found = nullptr;
    for (const Finding* finding : findings_) {
      const bool below = finding->at.compare(0, prefix.size(), prefix) == 0;
      if (below && (found == nullptr || finding->severity > found->severity)) found = finding;
    }
    return found;
  }

  TextCell mark(const std::string& prefix) const {
    const Finding* finding = gravest(prefix);
    if (finding == nullptr) return {};
    const bool error = finding->severity == Severity::kError;
    return {error ? "×" : finding->severity == Severity::kWarning ? "!" : "i", tone_of(finding->severity)};
  }

  void print_indicators(const Form& form, int index) {
    std::vector<std::vector<TextCell>> rows;
    for (std::size_t i = 0; i < form.funding.size(); ++i) {
      if (form.funding[i].weight || form.funding[i].score)
        rows.push_back(budget_row(form, index, static_cast<int>(i)));
    }
    std::string above;
    for (std::size_t i = 0; i < form.indicators.size(); ++i) {
      rows.push_back(indicator_row(form, index, static_cast<int>(i), above));
      above = words(form.indicators[i].level1);
    }
    if (rows.empty()) return;
    const std::vector<TextColumn> columns = {
        {"", Align::kLeft, 0},
        {text("head.level1"), Align::kLeft, 8},
        {text("head.name"), Align::kLeft, 16},
        {text("head.target"), Align::kLeft, 8},
        {text("head.actual"), Align::kLeft, 8},
        {text("head.weight"), Align::kRight, 0},
        {text("head.score"), Align::kRight, 0},
        {text("head.rescored"), Align::kRight, 0},
    };
    c_.out << '\n';
    for (const std::string& line : table_lines(columns, rows, c_.screen, kIndent)) c_.out << line << '\n';
    if (has_doubts(form)) print_labelled(std::string(kDoubtMark), text("form.doubted"), 1, kIndent, Tone::kDim);
  }

  std::vector<TextCell> budget_row(const Form& form, int index, int row) const {
    const Funding& funding = form.funding[static_cast<std::size_t>(row)];
    const std::string unit = words(form.amount_unit);
    const auto amount = [&](const NumberField& field) {
      return field ? marked(field, number(field.value) + unit) : "";
    };
    return {mark(pointer::funding(index, row, "")),
            {text("row.budget"), Tone::kDim},
            {words(funding.source)},
            {amount(funding.budget)},
            {amount(funding.executed)},
            {number(funding.weight)},
            {number(funding.score)}};
  }

  std::vector<TextCell> indicator_row(const Form& form, int index, int row,
                                      const std::string& level1_above) const {
    const Indicator& indicator = form.indicators[static_cast<std::size_t>(row)];
    const auto quantity = [](const QuantityField& field) {
      return field ? marked(field, printable(field->text)) : "";
    };
    const std::string level1 = words(indicator.level1);
    const std::optional<Decimal> rescored = rescored_value(rescore(form, indicator), indicator);
    const bool same = rescored && indicator.score && *rescored == *indicator.score;
    TextCell rescored_cell;  // empty in forms that state no weights and scores
    if (rescored) {
      rescored_cell = {rescored->to_string(), same ? Tone::kDim : Tone::kBold};
    } else if (indicator.weight || indicator.score) {
      rescored_cell = {"–", Tone::kDim};
    }
    return {mark(pointer::indicator(index, row, "")),
            {level1 == level1_above ? "" : level1, Tone::kDim},
            {words(indicator.name)},
            {quantity(indicator.target)},
            {quantity(indicator.actual)},
            {number(indicator.weight)},
            {number(indicator.score)},
            rescored_cell};
  }

  void print_finding(const Finding& finding) {
    const std::string severity = text("severity." + std::string(to_string(finding.severity)));
    print_entry(severity, tone_of(finding.severity), std::string(finding.code),
                subject(document_, finding.at, c_.lang), printable(render(finding.message, c_.lang)));
    const int label = label_width({"finding.stated", "finding.expected", "finding.calculation", "finding.cause",
                                   "finding.quote", "finding.where", "finding.doubt", "finding.could-be"});
    const int indent = kIndent + 2;
    if (!finding.stated.empty() || !finding.expected.empty()) {
      const std::string stated = finding.stated.empty() ? text("form.blank") : printable(finding.stated);
      print_labelled(text("finding.stated"), stated, label, indent);
      print_labelled(text("finding.expected"), printable(finding.expected), label, indent);
    }
    print_labelled(text("finding.calculation"), printable(finding.calculation), label, indent);
    print_labelled(text("finding.quote"), printable(finding.quote), label, indent);
    if (!finding.cause.id.empty()) {
      print_labelled(text("finding.cause"), printable(render(finding.cause, c_.lang)), label, indent);
    }
    if (finding.doubt) print_doubt(*finding.doubt, label, indent);
    print_labelled(text("finding.where"), place(finding.at), label, indent, Tone::kDim);
    c_.out << '\n';
  }

  void print_doubt(const Doubt& doubt, int label, int indent) {
    const std::string about = subject(document_, doubt.at, c_.lang);
    print_labelled(text("finding.doubt"),
                   (about.empty() ? "" : about + ": ") + printable(clean_text(doubt.raw)), label, indent);
    print_labelled(text("finding.could-be"), printable(clean_text(doubt.reading)), label, indent);
  }

  // What belongs to no form: findings about tables and running text, and the problems of the file.
  void print_outside() {
    std::vector<const Finding*> outside;
    for (const Finding* finding : findings_) {
      const int form = form_of(finding->at);
      if (form < 0 || form >= static_cast<int>(document_.forms.size())) outside.push_back(finding);
    }
    if (!outside.empty()) print_heading(text("form.outside"));
    for (const Finding* finding : outside) print_finding(*finding);
    if (document_.problems.empty()) return;
    print_heading(text("form.problems"));
    for (const Problem& problem : document_.problems) {
      Provenance from = problem.at.empty() ? Provenance{} : places_.find(problem.at);
      if (problem.line > 0) from.line = problem.line;
      if (problem.page > 0) from.page = problem.page;
      const std::string where = place_text(document_.source.file, from.page, from.line, c_.lang);
      const std::string about = subject(document_, problem.at, c_.lang);
      print_entry(text("severity.problem"), Tone::kWarning, problem.code,
                  about.empty() ? where : about + " · " + where, printable(render(problem, c_.lang)));
    }
    c_.out << '\n';
  }

  const Context& c_;
  const Document& document_;
  Places places_;
  std::vector<const Finding*> findings_;
};

}  // namespace

void print_report(const Context& context, const Audited& audited, bool all) {
  Report(context, audited, all).print();
}

}  // namespace recount::cli
