#include "corpus/source/layout.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

using Kind = LayoutLine::Kind;

// The keys of the lines that print something; all others are options.
const std::map<std::string, std::pair<Kind, Align>> kPrinted = {
    {"title", {Kind::kTitle, Align::kCenter}}, {"left", {Kind::kText, Align::kLeft}},
    {"center", {Kind::kText, Align::kCenter}}, {"right", {Kind::kText, Align::kRight}},
    {"row", {Kind::kRow, Align::kLeft}},       {"head", {Kind::kHead, Align::kCenter}},
    {"funds", {Kind::kFunds, Align::kLeft}},   {"inds", {Kind::kInds, Align::kLeft}},
    {"side", {Kind::kSide, Align::kCenter}},   {"end", {Kind::kEnd, Align::kLeft}},
    {"notes", {Kind::kNotes, Align::kLeft}}};
// page: a4 or a3, portrait or landscape. dash: what a "-" prints. money: plain, thousands, fixed (two decimals).
// rate: percent, bare. points: what stands behind a weight. qualitative: what an operator column says for words.
const std::set<std::string> kOptions = {"page", "dash", "money", "rate", "points", "qualitative"};
const std::set<std::string> kStyles = {
    "rulings",   "shading",       "repeat",     "cut",         "turned", "font",       "size",
    "padding",   "greater_equal", "less_equal", "percent",     "equal",  "range",      "dash",
    "label_gap", "number_blanks", "watermark",  "page_rotate", "crop",   "hidden_text"};

// Takes flags like " *2" or " /3" from the end of a cell.
bool take_flag(std::string& text, int& cols, int& rows) {
  const std::size_t blank = text.rfind(' ');
  const std::string word = blank == std::string::npos ? text : text.substr(blank + 1);
  if (word.size() < 2 || (word[0] != '*' && word[0] != '/')) return false;
  char* end = nullptr;
  const long number = std::strtol(word.c_str() + 1, &end, 10);
  if (*end != '\0' || number < 1) return false;
  (word[0] == '*' ? cols : rows) = static_cast<int>(number);
  text = blank == std::string::npos ? "" : trim(text.substr(0, blank));
  return true;
}

}  // namespace

std::vector<CellTemplate> parse_cells(std::string_view text) {
  std::vector<CellTemplate> cells;
  for (std::string piece : split_cells(text)) {
    CellTemplate cell;
    while (take_flag(piece, cell.col_span, cell.row_span)) {
    }
    for (const auto& [mark, turn] : {std::pair{"stack:", Turn::kStacked}, std::pair{"turn:", Turn::kTurned}}) {
      if (!piece.starts_with(mark)) continue;
      cell.turn = turn;
      piece = trim(piece.substr(std::string_view(mark).size()));
    }
    cell.text = replace_all(piece, "\\n", "\n");
    cells.push_back(cell);
  }
  return cells;
}

std::string Layout::option(const std::string& name_, const std::string& otherwise) const {
  const auto found = options.find(name_);
  return found == options.end() ? otherwise : found->second;
}

bool is_style(const std::string& name) {
  return kStyles.contains(name);
}

Outcome<Layout> parse_layout(const std::string& path) {
  Outcome<std::string> text = read_whole_file(path);
  if (!text) return Outcome<Layout>::failed(text.error());
  Layout layout;
  layout.path = path;
  layout.name = std::filesystem::path(path).stem().string();
  int depth = 0;
  for (const SourceLine& line : split_lines(*text)) {
    const std::string place = path + ":" + std::to_string(line.number) + ": ";
    if (line.key == "about") {
      layout.about = line.value;
    } else if (line.key == "widths") {
      std::istringstream in(line.value);
      for (double width; in >> width;) layout.widths.push_back(width);
    } else if (line.key.starts_with("source ")) {
      layout.sources.emplace_back(trim(line.key.substr(7)), line.value);
    } else if (const auto printed = kPrinted.find(line.key); printed != kPrinted.end()) {
      const auto [kind, align] = printed->second;
      LayoutLine& added = layout.lines.emplace_back(LayoutLine{kind, align, {}, line.number});
      if (!line.value.empty() || kind == Kind::kText) added.cells = parse_cells(line.value);
      depth += (kind == Kind::kSide) - (kind == Kind::kEnd);
      if (depth < 0) return Outcome<Layout>::failed(place + "an end without a side");
    } else if (kOptions.contains(line.key) || is_style(line.key)) {
      layout.options[line.key] = line.value;
    } else {
      return Outcome<Layout>::failed(place + "unknown line: " + line.key);
    }
  }
  if (depth != 0) return Outcome<Layout>::failed(path + ": a side without an end");
  if (layout.widths.empty()) return Outcome<Layout>::failed(path + ": no widths");
  return layout;
}

}  // namespace recount::corpus
