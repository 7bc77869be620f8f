#include <algorithm>

#include "model/confidence.h"
#include "model/fields.h"
#include "model/form_fields.h"
#include "model/label_text.h"
#include "normalize/date.h"
#include "normalize/fold.h"

namespace recount {
namespace {

class PairReader {
 public:
  PairReader(const Row& row, FormContext& context) : row_(row), context_(context) {
    const auto is_amount = [](const RowCell& cell) {
      return !cell.blank() && (names_funding_amount(cell.text) || names_funding_block(cell.text));
    };
    const auto first = std::ranges::find_if(row.cells, is_amount);
    first_amount_ = static_cast<std::size_t>(first - row.cells.begin());
    weight_ = std::any_of(first, row.cells.end(), [](const RowCell& cell) {
      return !cell.blank() && points_label(cell.text) == Label::kWeight;
    });
  }

  bool read() {
    if (!starts_known() && !label_beside_text()) return false;
    std::size_t at = 0;
    while (at < row_.cells.size()) at = read_at(at);
    return true;
  }

 private:
  // Behind an amount: 执行率 | 95% | 分值 | 10 | 得分 | 9.5. What can also be the form's own score (自评得分) is the
  // funding's only beside a weight.
  bool names_points(std::size_t at) const {
    const std::string& text = row_.cells[at].text;
    return at > first_amount_ && points_label(text) && (weight_ || !find_label(Place::kPair, text));
  }

  Known known_at(std::size_t at) const {
    return names_points(at) ? Known::kPoints : known_label(row_.cells[at].text);
  }

  // A text can end like the name of a source (…补助资金): it is one only where an amount or nothing stands
  // behind it.
  bool is_label(std::size_t at) const {
    const Known what = known_at(at);
    if (what == Known::kSource) {
      if (amounts_follow(at)) return true;
      const std::size_t next = at + 1;
      return next < row_.cells.size() && (row_.cells[next].kind == CellKind::kNumber ||
                                          row_.cells[next].blank() || row_.cells[next].kind == CellKind::kDash);
    }
    return what != Known::kNo || inline_colon(row_.cells[at].text) > 0 || ends_in_colon(row_.cells[at].text) ||
           is_view_heading(row_.cells[at].text);
  }

  // 其中：财政拨款 | 全年预算数 | 752.5 | …: the labels behind a source say which of its amounts is which. Behind a blank, which
  // could be the budget, only where the budget has a label too.
  bool amounts_follow(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < row_.cells.size() && row_.cells[next].blank()) ++next;
    if (next == row_.cells.size() || !names_funding_amount(row_.cells[next].text)) return false;
    const auto budget = [](const RowCell& cell) {
      const std::optional<LabelHit> hit = cell.blank() ? std::nullopt : find_label(Place::kPair, cell.text);
      return hit && hit->label == Label::kBudget;
    };
    return next == at + 1 ||
           std::any_of(row_.cells.begin() + static_cast<std::ptrdiff_t>(next), row_.cells.end(), budget);
  }

  bool starts_known() const {
    // 联系人 beside a name, or a label that labels.cc does not list as long as another one in the row is known.
    return std::ranges::any_of(row_.cells, [&](const RowCell& cell) {
      return !cell.blank() && (known_label(cell.text) != Known::kNo || inline_colon(cell.text) > 0);
    });
  }

  // Two filled cells, the first short: a label that labels.cc does not list, and its text.
  bool label_beside_text() const {
    if (row_.filled() != 2) return false;
    const RowCell& first = row_.cells[static_cast<std::size_t>(row_.first_filled())];
    return first.kind == CellKind::kText && first.text.size() <= kLongestUnknownLabel &&
           !is_sentence(first.text);
  }

  // A character or two that a scan hardly shows, in front of what is read well: what stamps and specks leave.
  bool is_scrap(std::size_t at) const {
    constexpr std::size_t kFew = 2;
    const auto next = std::find_if(row_.cells.begin() + static_cast<std::ptrdiff_t>(at) + 1, row_.cells.end(),
                                   [](const RowCell& cell) { return !cell.blank(); });
    return next != row_.cells.end() && is_unreadable(row_.cells[at]) && !is_unreadable(*next) &&
           known_label(next->text) == Known::kNo && to_utf32(row_.cells[at].text).size() <= kFew;
  }

  static bool is_unreadable(const RowCell& cell) {
    return cell.cell != nullptr && recount::is_unreadable(cell.cell->from);
  }

  // The value of the label at `at`: the next filled cell, unless that is the next label. Where the label is
  // followed by a blank cell, an even number of filled cells up to the next known label means that the value is
  // the blank one.
  std::size_t value_of(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < row_.cells.size() && (row_.cells[next].blank() || is_scrap(next))) ++next;
    if (next == row_.cells.size()) return row_.cells.size();
    if (next == at + 1 && known_label(row_.cells[at].text) == Known::kPair &&
        known_label(row_.cells[next].text) == Known::kSource && !names_funding_block(row_.cells[at].text)) {
      return next;  // 项目名称 | 秸秆综合利用补助
    }
    if (is_label(next)) return row_.cells.size();
    if (next == at + 1) return next;
    std::size_t filled = 0;
    for (std::size_t i = next; i < row_.cells.size() && !is_label(i); ++i) filled += !row_.cells[i].blank();
    // 项目属性 | | 实施期限 | : a further label with a blank value of its own.
    return filled % 2 == 0 || looks_like_label(row_.cells[next].text) ? row_.cells.size() : next;
  }

  std::size_t read_at(std::size_t at) {
    const RowCell& cell = row_.cells[at];
    if (cell.blank() || is_view_heading(cell.text)) return at + 1;
    if (inline_colon(cell.text) > 0) {
      read_line(cell);
      return at + 1;
    }
    const Known what = known_at(at);
    if (what == Known::kSource && amounts_follow(at)) {
      source_ = source_row(cell);
      return at + 1;
    }
    const std::size_t value = value_of(at);
    const RowCell* value_cell = value < row_.cells.size() ? &row_.cells[value] : nullptr;
    // A printed blank: the position behind the label.
    const RowCell* blank_cell =
        at + 1 < row_.cells.size() && row_.cells[at + 1].blank() ? &row_.cells[at + 1] : nullptr;
    switch (what) {
      case Known::kPair:
        return set_pair(cell, find_label(Place::kPair, cell.text)->label, value_cell, blank_cell)
                   ? next_of(at, value)
                   : at + 1;
      case Known::kPoints:
        set_pair(cell, *points_label(cell.text), value_cell, blank_cell);
        return next_of(at, value);
      case Known::kGoal:
        return set_goal(at, value_cell) ? next_of(at, value) : at + 1;
      case Known::kSource:
        return set_source(cell, value_cell, blank_cell) ? next_of(at, value) : at + 1;
      case Known::kNo:
        break;
    }
    if (value_cell != nullptr && value_cell->kind == CellKind::kNumber && !is_sentence(cell.text) &&
        !names_use(cell.text) && funding_kind(cell.text) && set_source(cell, value_cell, blank_cell)) {
      return value + 1;
    }
    const bool alone = row_.filled() == 2 && cell.text.size() <= kLongestUnknownLabel;
    if (value_cell != nullptr && (alone || (cell.text.size() <= kLongestLabel && !is_sentence(cell.text)))) {
      remark(cell.text, *value_cell);
      return value + 1;
    }
    // A blank remark, or the name of what the labels behind it are about.
    if (ends_in_colon(cell.text) || looks_like_label(cell.text) || is_heading(cell.text)) return at + 1;
    context_.unmapped(cell.cell != nullptr ? cell.cell->from : row_.from, cell.text);
    return at + 1;
  }

  std::size_t next_of(std::size_t at, std::size_t value) const {
    return value < row_.cells.size() ? value + 1 : at + 1;
  }

  void remark(std::string_view label, const RowCell& value) { add_remark(context_, label, text_field(&value)); }

  // False where the label only names a block and the next cell is a label of its own.
  bool set_pair(const RowCell& label, Label which, const RowCell* value, const RowCell* blank) {
    if (which == Label::kFundingBlock) source_.reset();  // what follows is of the total
    const RowCell* cell = value != nullptr ? value : blank;
    Funding* funding = source_ ? &context_.form.funding[*source_] : nullptr;
    return set_field(context_, which,
                     {label, value, text_field(cell), number_field(cell, amount_kind(which)), funding});
  }

  // The row of a source whose amounts stand behind labels; the same source can go on in another row of the form.
  std::size_t source_row(const RowCell& label) {
    note_amount_unit(context_, label);
    std::vector<Funding>& funding = context_.form.funding;
    TextField source = text_field(&label);
    const FundingKind kind = *funding_kind(label.text);
    for (std::size_t i = 0; i < funding.size(); ++i) {
      const bool unnamed =
          funding[i].kind == kind && kind == FundingKind::kTotal && funding[i].source.value == "";
      if (unnamed) funding[i].source = source;
      if (funding[i].source.value == source.value) return i;
    }
    Funding made;
    made.source = std::move(source);
    made.kind = kind;
    funding.push_back(std::move(made));
    return funding.size() - 1;
  }

  bool set_goal(std::size_t at, const RowCell* value) {
    if (value == nullptr) return false;  // the name of the block; its labels follow
    if (is_goal_number(row_.cells[at].text)) {
      append_goal(context_.form.goal_expected, *value);
      return true;
    }
    const std::vector<LabelHit> hits = find_labels(Place::kGoals, row_.cells[at].text, LabelSet::Fuzzy::kNo);
    const bool expected =
        std::ranges::any_of(hits, [](const LabelHit& h) { return h.label == Label::kGoalExpected; });
    const bool actual =
        std::ranges::any_of(hits, [](const LabelHit& h) { return h.label == Label::kGoalActual; });
    if (expected && !context_.form.goal_expected.value) {
      context_.form.goal_expected = text_field(value);
    } else if (actual && !context_.form.goal_actual.value) {
      context_.form.goal_actual = text_field(value);
    } else {
      remark(row_.cells[at].text, *value);
    }
    return true;
  }

  // 年度资金总额： | 15 | 其中：财政拨款 | 15 | 其他资金 | (blank)
  bool set_source(const RowCell& label, const RowCell* value, const RowCell* blank) {
    const RowCell* cell = value != nullptr ? value : blank;
    NumberField field = number_field(cell, AmountKind::kMoney);
    if (field.state == CellState::kUnreadable && field.from.readings.empty()) {
      remark(label.text, *cell);
      return true;
    }
    note_amount_unit(context_, label);
    // The same source twice in one row (预算数 | 68 | 执行数 | 66.3 above): the second amount is what was
    // spent.
    std::vector<Funding>& funding = context_.form.funding;
    if (added_ && funding.back().source.value == text_field(&label).value) {
      funding.back().executed = std::move(field);
      return true;
    }
    added_ = true;
    Funding made;
    made.source = text_field(&label);
    made.kind = *funding_kind(label.text);
    made.budget = std::move(field);
    context_.form.funding.push_back(std::move(made));
    return true;
  }

  // The pairs of one cell.
  void read_line(const RowCell& cell) {
    for (const std::string& text : label_parts(cell.cell != nullptr ? cell.cell->raw : cell.text)) {
      RowCell part = cell;
      part.text = text;
      if (const std::size_t end = inline_colon(part.text)) {
        read_inline(part, end);
        continue;
      }
      const std::size_t colon = std::min(part.text.find("："), part.text.find(':'));
      if (colon == std::string::npos) continue;
      RowCell value = part;
      value.text.erase(0, colon + (part.text[colon] == ':' ? 1 : std::string_view("：").size()));
      value.text.erase(0, std::min(value.text.find_first_not_of(' '), value.text.size()));
      add_remark(context_, part.text.substr(0, colon), text_field(&value, value.text));
    }
  }

  void read_inline(const RowCell& cell, std::size_t end) {
    RowCell label = cell, value = cell;
    label.text = cell.text.substr(0, end);
    value.text = cell.text.substr(end);
    while (value.text.starts_with(" ")) value.text.erase(0, 1);
    // A second pair may stand in the same line: 填报单位：XX局 金额单位：万元.
    std::size_t second = std::string::npos;
    for (std::size_t blank = value.text.find(' '); blank != std::string::npos;
         blank = value.text.find(' ', blank + 1)) {
      const std::string_view behind = std::string_view(value.text).substr(blank + 1);
      if (inline_colon(behind) > 0 || ends_in_colon(behind)) {
        second = blank;
        break;
      }
    }
    RowCell rest = cell;
    if (second != std::string::npos) {
      rest.text = value.text.substr(second + 1);
      value.text.resize(second);
      while (value.text.ends_with(" ")) value.text.pop_back();
    }
    value.kind = classify(value.text);
    set_inline(label, value);
    const std::size_t next = inline_colon(rest.text);
    if (second != std::string::npos && next > 0) read_inline(rest, next);
  }

  // Label and value stand in one cell, whose raw text holds both.
  void set_inline(const RowCell& label, const RowCell& value) {
    const Label which = find_label(Place::kPair, label.text)->label;
    NumberField number = located<Decimal>(&value);
    set(number, parse_amount(value.text, amount_kind(which)));
    set_field(context_, which, {label, &value, text_field(&value, value.text), std::move(number)});
  }

  const Row& row_;
  FormContext& context_;
  std::size_t first_amount_ = 0;       // the first label of an amount or of the block of amounts
  bool weight_ = false;                // a weight has a label behind it
  bool added_ = false;                 // a source was read in this row
  std::optional<std::size_t> source_;  // the source that the labels behind it belong to
};

}  // namespace

bool starts_with_label(const Row& row) {
  const int first = row.first_filled();
  if (first < 0) return false;
  const std::string& text = row.cells[static_cast<std::size_t>(first)].text;
  if (text.size() > kLongestLabel) return false;
  return find_label(Place::kPair, text).has_value() || find_label(Place::kGoals, text).has_value();
}

bool read_pairs(const Row& row, FormContext& context) {
  return PairReader(row, context).read();
}

}  // namespace recount
