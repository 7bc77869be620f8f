#include "model/cell_roles.h"

#include <algorithm>
#include <optional>

#include "model/confidence.h"
#include "model/form_fields.h"
#include "model/header_words.h"
#include "model/label_text.h"
#include "model/rows.h"
#include "model/vocabulary/correct.h"
#include "normalize/amount.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"

namespace recount {
namespace {

// A text read with this confidence is hardly misread.
constexpr double kSureText = 0.95;

constexpr std::string_view kUnknown = "□";

// The first label of a form; how many of its characters must be left, and how many there may be with what they were misread as.
constexpr std::string_view kProjectLabel = "项目名称";
// It stands in the first rows that have a label and a value.
constexpr std::size_t kLeastLeft = 2, kLongestRest = 8;
constexpr int kHeadRows = 5;

bool is_known_in(Place place, std::string_view text) {
  return find_label(place, text).has_value() ||
         (place == Place::kGoals && find_label_word(place, text).has_value());
}

AmountKind amount_kind_of(Role role) {
  return role == Role::kRate     ? AmountKind::kPercent
         : role == Role::kPoints ? AmountKind::kPoints
                                 : AmountKind::kMoney;
}

// What a label beside its value asks for; nullopt for text that is no label.
std::optional<Role> asked_by(std::string_view label) {
  if (const std::optional<Label> points = points_label(label)) return Role::kPoints;
  if (find_label(Place::kTotalRow, label)) return Role::kPoints;
  switch (known_label(label)) {
    case Known::kNo:
      return std::nullopt;
    case Known::kPoints:
      return Role::kPoints;
    case Known::kSource:
      return Role::kAmount;
    case Known::kGoal:
      return Role::kText;
    case Known::kPair:
      break;
  }
  const Label what = find_label(Place::kPair, label)->label;
  if (what == Label::kTotalScore || what == Label::kTotalWeight) return Role::kPoints;
  if (is_funding_amount(what)) return amount_kind(what) == AmountKind::kPercent ? Role::kRate : Role::kAmount;
  return what == Label::kFundingBlock ? std::nullopt : std::optional(Role::kText);
}

// How many cells of a column, below one header, are what.
struct Tally {
  int filled = 0, numbers = 0, percents = 0, words = 0;
};

class LabelPass {
 public:
  explicit LabelPass(Grid& grid)
      : grid_(grid),
        roles_(grid.cells.size(), Role::kAny),
        segments_(grid.cells.size(), 0),
        columns_(static_cast<std::size_t>(grid.cols), Role::kAny),
        levels_(static_cast<std::size_t>(grid.cols), 0) {}

  std::vector<Role> run() {
    name_project();
    for (const Cell& cell : grid_.cells) {
      levels_[column(cell)] += is_known_in(Place::kLevelWord, cell.raw);
    }
    for (std::size_t begin = 0, end = 0; begin < grid_.cells.size(); begin = end) {
      while (end < grid_.cells.size() && grid_.cells[end].row == grid_.cells[begin].row) ++end;
      read_row(begin, end);
    }
    ask_columns();
    return std::move(roles_);
  }

 private:
  static bool recognized(const Cell& cell) { return !cell.from.readings.empty(); }
  static double confidence_of(const Cell& cell) { return cell.from.readings.front().confidence; }
  static std::size_t column(const Cell& cell) { return static_cast<std::size_t>(cell.col); }

  static void correct(Cell& cell, std::span<const Place> places, bool alone = false) {
    if (!recognized(cell)) return;
    std::optional<std::string> text = corrected_label(
        cell.raw, places, {.sure = confidence_of(cell) >= kSureText, .doubtful = false, .taken = {}});
    if (!text && std::ranges::find(places, Place::kPair) != places.end()) text = corrected_line(cell.raw);
    if (!text && alone) text = corrected_title(cell.raw);
    if (!text) return;
    cell.raw = std::move(*text);
  }

  // Forms begin with the name of their project. Stamps stand there, and of its label less may be left than other labels are known by
  // (项,名%, 项目); the labels of a row below tell that this is one.
  void name_project() {
    Cell* found = nullptr;
    std::size_t most = kLeastLeft - 1;
    int rows = 0;
    for (std::size_t begin = 0, end = 0; begin < grid_.cells.size() && rows < kHeadRows; begin = end) {
      std::vector<Cell*> filled;
      for (; end < grid_.cells.size() && grid_.cells[end].row == grid_.cells[begin].row; ++end) {
        if (!is_blank(clean_text(grid_.cells[end].raw))) filled.push_back(&grid_.cells[end]);
      }
      if (filled.size() < 2) continue;  // titles are alone
      ++rows;
      for (const Cell* cell : filled) {
        const std::optional<LabelHit> label = pair_label(cell->raw);
        if (label && label->label == Label::kProject) return;
        if (!label) continue;
        if (found != nullptr) found->raw = kProjectLabel;
        return;
      }
      Cell& first = *filled.front();
      if (!recognized(first) || confidence_of(first) >= kSureText) continue;
      if (const std::size_t left = left_of_project(first.raw); left > most) most = left, found = &first;
    }
  }

  // A label beside a value as it is, or as it was misread.
  static std::optional<LabelHit> pair_label(const std::string& text) {
    if (const std::optional<LabelHit> hit = find_label(Place::kPair, text)) return hit;
    static constexpr Place kPairs[] = {Place::kPair};
    const std::optional<std::string> corrected = corrected_label(text, kPairs);
    return corrected ? find_label(Place::kPair, *corrected) : std::nullopt;
  }

  // How many characters of 项目名称 are there in their order; 0 in a long text.
  static std::size_t left_of_project(const std::string& raw) {
    const std::u32string printed = to_utf32(kProjectLabel), text = to_utf32(clean_text(raw));
    if (text.size() > kLongestRest) return 0;
    std::size_t next = 0, left = 0;
    for (const char32_t c : text) {
      const std::size_t at = printed.find(c, next);
      if (at != printed.npos) next = at + 1, ++left;
    }
    return left;
  }

  void read_row(std::size_t begin, std::size_t end) {
    const std::span<Cell> row = std::span(grid_.cells).subspan(begin, end - begin);
    const std::vector<Place> places = header_places(row);
    if (!places.empty()) {
      ++segment_;
      in_funding_ = places.front() == Place::kFundingHeader;
      correct_header(row, places);
      for (const Cell& cell : row) read_header_cell(cell, places);
    }
    const Cell* left = nullptr;
    const auto filled =
        std::ranges::count_if(row, [](const Cell& cell) { return !is_blank(clean_text(cell.raw)); });
    // A label and its text behind the table; rows of the table have a cell in each column.
    const bool wide = std::ranges::any_of(row, [](const Cell& cell) { return cell.col_span > 1; });
    bool total = false;
    for (std::size_t i = begin; i < end; ++i) {
      Cell& cell = grid_.cells[i];
      segments_[i] = segment_;
      if (is_blank(clean_text(cell.raw))) continue;
      if (!places.empty()) {
        roles_[i] = Role::kSide;
        continue;
      }
      const std::optional<Role> asked = left == nullptr ? std::nullopt : asked_by(left->raw);
      if (!asked) correct(cell, label_places(cell, left == nullptr && wide, filled), filled == 1);
      total = total || (left == nullptr && is_known_in(Place::kTotalRow, cell.raw));
      roles_[i] = role_of_cell(cell, left, asked, total);
      left = &cell;
    }
  }

  // The places whose words the row is made of; empty where it is no header.
  static std::vector<Place> header_places(std::span<const Cell> row) {
    int indicator = 0, funding = 0, goals = 0;
    for (const Cell& cell : row) {
      const CellKind kind = classify(clean_text(cell.raw));
      if (kind == CellKind::kNumber || kind == CellKind::kPercent || kind == CellKind::kQuantity) return {};
      if (kind == CellKind::kBlank) continue;
      indicator += is_known_in(Place::kIndicatorHeader, cell.raw);
      funding += is_known_in(Place::kFundingHeader, cell.raw);
      goals += is_known_in(Place::kGoals, cell.raw);
    }
    const int most = std::max(indicator, funding);
    if (goals >= 2 && goals > most) return {Place::kGoals};
    std::vector<Place> places;
    if (most >= 2 && indicator == most) places.push_back(Place::kIndicatorHeader);
    if (most >= 2 && funding == most) places.push_back(Place::kFundingHeader);
    return places;
  }

  // 得分系数（9%）: no header has a number in front of its percent sign; a ring of a thin % was read as one.
  static std::string without_ring(const std::string& text) {
    static constexpr std::string_view kOpen[] = {"(", "（"}, kClose[] = {")", "）"};
    for (const std::string_view open : kOpen) {
      const std::size_t at = text.find(open), digit = at + open.size();
      if (at == std::string::npos || digit + 2 >= text.size() || text[digit] < '0' || text[digit] > '9')
        continue;
      const std::string_view rest = std::string_view(text).substr(digit + 1);
      const auto closes = [&](std::string_view close) { return rest.substr(1).starts_with(close); };
      if (rest.front() == '%' && std::ranges::any_of(kClose, closes))
        return text.substr(0, digit) + std::string(rest);
    }
    return text;
  }

  static void correct_header(std::span<Cell> row, std::span<const Place> places) {
    for (Cell& cell : row) {
      if (is_blank(clean_text(cell.raw)) || !recognized(cell)) continue;
      LabelContext context{
          .sure = confidence_of(cell) >= kSureText, .doubtful = confidence_of(cell) < kUncertain, .taken = {}};
      for (const Cell& other : row) {
        if (other.col != cell.col) context.taken.push_back(other.raw);
      }
      cell.raw = without_ring(cell.raw);
      if (std::optional<std::string> text = corrected_label(cell.raw, places, context))
        cell.raw = std::move(*text);
    }
  }

  void read_header_cell(const Cell& cell, std::span<const Place> places) {
    if (is_blank(clean_text(cell.raw))) return;
    Role role = Role::kAny;
    for (const Place place : places) {
      std::optional<LabelHit> hit = find_label(place, cell.raw);
      if (!hit) hit = find_label_word(place, cell.raw);
      if (hit && role == Role::kAny) role = role_of(hit->label);
      if (place == Place::kGoals) role = Role::kText;
    }
    for (std::size_t i = column(cell);
         i < std::min(columns_.size(), column(cell) + static_cast<std::size_t>(cell.col_span)); ++i) {
      columns_[i] = role;
    }
  }

  // Where the words of a label can come from; names, rules, reasons and values are free text.
  std::vector<Place> label_places(const Cell& cell, bool leads, std::ptrdiff_t filled) const {
    const Role role = columns_[column(cell)];
    const bool above_levels = role == Role::kAny && levels_[column(cell)] >= 2 && !in_funding_;
    const bool level = role == Role::kLevel1 || role == Role::kLevel2;
    if (level && filled > 3) return {Place::kLevelWord, Place::kTotalRow};
    if (level || above_levels)
      return {Place::kLevelWord, Place::kTotalRow, Place::kPair, Place::kFundingSource, Place::kGoals};
    if (role == Role::kAny || role == Role::kSide || role == Role::kSource || role == Role::kSequence) {
      return {Place::kPair, Place::kFundingSource, Place::kGoals, Place::kTotalRow};
    }
    if (leads) return {Place::kPair, Place::kGoals, Place::kTotalRow};
    return {};
  }

  // The role of the columns that a cell spans, where they have one.
  Role column_role(const Cell& cell) const {
    const Role role = columns_[column(cell)];
    for (std::size_t i = column(cell);
         i < std::min(columns_.size(), column(cell) + static_cast<std::size_t>(cell.col_span)); ++i) {
      if (columns_[i] != role) return Role::kAny;
    }
    return role;
  }

  Role role_of_cell(const Cell& cell, const Cell* left, std::optional<Role> asked, bool total) const {
    const Role own = column_role(cell);
    const bool value_of_label = left != nullptr && asked;
    if (!value_of_label && (asked_by(cell.raw) || is_known_in(Place::kLevelWord, cell.raw))) return Role::kSide;
    // 其中：财政拨款 | 全年预算数 | 752.5: a label behind a label.
    if (asked_by(cell.raw) && expects_number(asked.value_or(Role::kAny))) return Role::kSide;
    if (total && left != nullptr && own != Role::kNote && own != Role::kText) {
      return expects_number(own) ? own : Role::kPoints;
    }
    // An indicator can be named like a label (预算执行率): the header knows better what stands behind its name.
    const bool below_header = own != Role::kAny && own != Role::kSide && own != Role::kSource;
    if (!value_of_label || (below_header && names_row(*left))) return own;
    if (*asked == Role::kAmount && expects_number(own) && known_label(left->raw) == Known::kSource) return own;
    return *asked;
  }

  bool names_row(const Cell& cell) const {
    const Role role = column_role(cell);
    return role == Role::kName || role == Role::kLevel1 || role == Role::kLevel2;
  }

  // Where the header says nothing, or says numbers and most cells are words, the other cells of the column decide.
  void ask_columns() {
    constexpr int kFewest = 3;
    std::vector<std::vector<Tally>> tallies(static_cast<std::size_t>(segment_) + 1,
                                            std::vector<Tally>(columns_.size()));
    const auto tally_of = [&](std::size_t i) -> Tally& {
      return tallies[static_cast<std::size_t>(segments_[i])][column(grid_.cells[i])];
    };
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const Cell& cell = grid_.cells[i];
      if (roles_[i] == Role::kSide || is_blank(clean_text(cell.raw))) continue;
      Tally& tally = tally_of(i);
      const auto is_number = [&](const std::string& text) {
        return is_value(Role::kAmount, text) && !is_dash(text, true);
      };
      const bool number =
          is_number(cell.raw) || std::ranges::any_of(cell.from.readings, [&](const Reading& reading) {
            return reading.by != Engine::kWords && is_number(reading.text);
          });
      ++tally.filled;
      tally.numbers += number;
      tally.percents +=
          number && (cell.raw.find('%') != std::string::npos || cell.raw.find("％") != std::string::npos);
      tally.words += !number && count_words(cell.raw) >= 2;
    }
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const Tally& tally = tally_of(i);
      if (roles_[i] == Role::kAny && tally.filled >= kFewest && tally.numbers * 3 > tally.filled * 2) {
        roles_[i] = tally.percents * 2 > tally.numbers ? Role::kRate : Role::kAmount;
      } else if (expects_number(roles_[i]) && tally.filled >= kFewest && tally.words * 3 > tally.filled * 2) {
        roles_[i] = Role::kAny;
      }
    }
  }

  Grid& grid_;
  std::vector<Role> roles_;
  std::vector<int> segments_;  // which header each cell stands below
  std::vector<Role> columns_;  // what the header above says
  std::vector<int> levels_;    // words of levels in each column
  int segment_ = 0;
  bool in_funding_ = false;  // the last header was that of the funding
};

}  // namespace

std::vector<Role> settle_labels(Grid& grid) {
  return LabelPass(grid).run();
}

bool expects_number(Role role) {
  return role == Role::kPoints || role == Role::kAmount || role == Role::kRate;
}

bool is_value(Role role, std::string_view text) {
  const std::string clean = clean_text(text);
  if (clean.empty() || clean.find(kUnknown) != std::string::npos) return false;
  if (role == Role::kOperator) return classify(clean) == CellKind::kOperator;
  if (expects_number(role)) {
    const CellState state = parse_amount(clean, amount_kind_of(role)).state;
    return state == CellState::kValue || state == CellState::kDash;
  }
  return role == Role::kQuantity && parse_quantity(clean).kind != QuantityKind::kQualitative;
}

bool needs_doubtful_repair(Role role, std::string_view text) {
  return expects_number(role) && parse_amount(clean_text(text), amount_kind_of(role)).doubtful;
}

int count_words(std::string_view text) {
  constexpr std::u32string_view kOfValues = U"万亿千百十元分年月日次个人家户名场期天份项件批台套亩吨";
  int count = 0;
  for (const char32_t c : to_utf32(clean_text(text))) {
    count += c >= 0x4E00 && c <= 0x9FFF && kOfValues.find(c) == std::u32string_view::npos;
  }
  return count;
}

void keep_reading(Cell& cell) {
  if (cell.from.readings.empty() || is_blank(cell.raw)) return;
  if (std::ranges::find(cell.from.readings, cell.raw, &Reading::text) != cell.from.readings.end()) return;
  cell.from.readings.insert(cell.from.readings.begin(), {cell.raw, cell.from.confidence, Engine::kBoth});
}

}  // namespace recount
