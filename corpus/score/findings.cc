#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "corpus/score/likeness.h"
#include "corpus/score/numbering.h"

namespace recount::corpus {
namespace {

// One place can hold several of these: what they say must agree too.
constexpr std::array<std::string_view, 4> kOfRunningText = {"narrative", "table-sum", "cross-table",
                                                            "percent-share"};

std::vector<std::string> parts_of(std::string_view pointer) {
  std::vector<std::string> parts(1);
  for (const char c : pointer) {
    if (c == '/') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::size_t first, std::size_t last) {
  std::string pointer;
  for (std::size_t i = first; i < std::min(last, parts.size()); ++i) {
    if (i > first) pointer += '/';
    pointer += parts[i];
  }
  return pointer;
}

std::optional<std::size_t> index_of(std::string_view part) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
  if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
  return index;
}

bool is_row(const std::vector<std::string>& parts) {
  return parts.size() > 4 && (parts[3] == "indicators" || parts[3] == "funding");
}

// What a finding is about: a row or a block of a form, a table, or running text.
std::string entity(const std::string& at) {
  const std::vector<std::string> parts = parts_of(at);
  if (parts.size() < 2) return at;
  if (parts[1] == "paragraphs" || parts[1] == "narrative") return "text";
  if (parts[1] == "tables") return joined(parts, 0, 3);
  return joined(parts, 0, is_row(parts) ? 5 : 4);
}

bool contains(const std::u32string& text, const std::u32string& words) {
  return text.find(words) != text.npos;
}

// A finding of the record, and its place in the key's numbering.
struct Given {
  const Json* finding;
  std::string entity;
  bool used = false;
};

struct Judge {
  const Json& paragraphs;

  // The words of running text that a finding of the record is about.
  const Json& words_of(const Json& got) const {
    if (!got["quote"].text.empty()) return got["quote"];
    const std::vector<std::string> parts = parts_of(got["at"].text);
    const auto index = parts.size() > 2 ? index_of(parts[2]) : std::nullopt;
    return paragraphs.item(index.value_or(paragraphs.items.size()))["text"];
  }

  bool same_words(const Json& want, const Json& got) const {
    const std::u32string wanted = folded(want["words"]), said = folded(words_of(got));
    return contains(said, wanted) ||
           contains(folded(want["quote"].text.empty() ? want["words"] : want["quote"]), said);
  }

  bool same_finding(const Json& want, const Given& given) const {
    const Json& got = *given.finding;
    const std::string &code = want["code"].text, &got_code = got["code"].text;
    const auto& others = want["accept_code"].items;
    if (code != got_code &&
        std::ranges::none_of(others, [&](const Json& other) { return other.text == got_code; }))
      return false;
    if (entity(want["at"].text) != given.entity) return false;
    const bool in_text = given.entity == "text";
    if (in_text && !want["words"].text.empty() && !same_words(want, got)) return false;
    if (!in_text && std::ranges::find(kOfRunningText, code) == kOfRunningText.end()) return true;
    return !want.has("stated") || first_number(want["stated"]) == first_number(got["stated"]);
  }
};

FindingMiss as_miss(const Json& finding) {
  return {finding["code"].text, finding["severity"].text, finding["at"].text, finding["message"].text};
}

void add_false(const Json& finding, Comparison* comparison) {
  comparison->false_findings.push_back(as_miss(finding));
  const std::string& severity = finding["severity"].text;
  if (severity == "error") ++comparison->false_errors;
  if (severity == "warning") ++comparison->false_warnings;
  if (severity == "info") ++comparison->false_infos;
}

}  // namespace

std::string Numbering::locate(const std::string& at) const {
  std::vector<std::string> parts = parts_of(at);
  std::string located = at;
  if (parts.size() > 2 && parts[1] == "forms" && index_of(parts[2])) {
    const auto form = forms.find(*index_of(parts[2]));
    if (form == forms.end()) return at + " (a form that the key lacks)";
    parts[2] = std::to_string(form->second);
    located = joined(parts, 0, parts.size());
    if (is_row(parts)) {
      const std::string row = joined(parts, 0, 5);
      const auto known = rows.find(row);
      located = (known == rows.end() ? row + '?' : known->second) + '/' + joined(parts, 5, parts.size());
    }
  } else if (parts.size() > 2 && parts[1] == "tables") {
    const auto row = parts.size() > 4 ? tables.find(parts[2] + '/' + parts[4]) : tables.end();
    const auto table = tables.find(parts[2]);
    if (row != tables.end()) {
      const std::size_t slash = row->second.find('/');
      parts[2] = row->second.substr(0, slash);
      parts[4] = row->second.substr(slash + 1);
    } else {
      parts[2] = table == tables.end() ? parts[2] + '?' : table->second;
    }
    located = joined(parts, 0, parts.size());
  }
  while (located.ends_with('/')) located.pop_back();
  return located;
}

void judge_findings(const Json& key, const Json& record, const Numbering& numbering, Comparison* comparison) {
  const Judge judge{record["paragraphs"]};
  std::vector<Given> given;
  for (const Json& finding : record["findings"].items)
    given.push_back({&finding, entity(numbering.locate(finding["at"].text))});
  std::vector<const Json*> excused;
  for (const char* const list : {"debatable", "findings"}) {
    for (const Json& row : key[list].items) {
      if (row.has("code") && row.has("at")) excused.push_back(&row);
    }
  }
  for (const Json& want : key["findings"].items) {
    ++comparison->expected;
    const auto hit = std::ranges::find_if(
        given, [&](const Given& other) { return !other.used && judge.same_finding(want, other); });
    if (hit == given.end()) {
      comparison->missed.push_back(as_miss(want));
    } else {
      hit->used = true;
      ++comparison->found;
    }
  }
  for (const Given& other : given) {
    if (!other.used &&
        std::ranges::none_of(excused, [&](const Json* row) { return judge.same_finding(*row, other); }))
      add_false(*other.finding, comparison);
  }
}

}  // namespace recount::corpus
