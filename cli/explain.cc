#include <algorithm>

#include "cli/commands.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/check.h"
#include "normalize/fold.h"
#include "normalize/label.h"

namespace recount::cli {
namespace {

constexpr int kNear = 3;  // edits that still count as a slip of the keys

std::string severity_text(const Check& check, Lang lang) {
  return say("severity." + std::string(to_string(check.severity)), lang);
}

int list_all(const Context& context) {
  int code_width = 0, severity_width = 0;
  for (const Check& check : all_checks()) {
    code_width = std::max(code_width, display_width(check.code));
    severity_width = std::max(severity_width, display_width(severity_text(check, context.lang)));
  }
  const int left = code_width + severity_width + 4;
  for (const Check& check : all_checks()) {
    const std::string_view title = context.lang == Lang::kZh ? check.doc.title_zh : check.doc.title_en;
    bool first = true;
    for (const std::string& line : wrap(title, context.screen.width - left)) {
      if (first) {
        context.out << context.screen.paint(pad(check.code, code_width), Tone::kBold) << "  "
                    << pad(severity_text(check, context.lang), severity_width) << "  " << line << '\n';
      } else {
        context.out << std::string(static_cast<std::size_t>(left), ' ') << line << '\n';
      }
      first = false;
    }
  }
  context.out << '\n' << say("explain.more", context.lang) << '\n';
  return kClean;
}

int explain_one(const Context& context, const Check& check) {
  const bool zh = context.lang == Lang::kZh;
  const CheckDoc& doc = check.doc;
  context.out << context.screen.paint(check.code, Tone::kBold) << "  " << (zh ? doc.title_zh : doc.title_en)
              << "\n";
  const auto section = [&](std::string_view id, std::string_view text) {
    context.out << '\n' << context.screen.paint(say(id, context.lang), Tone::kDim) << '\n';
    for (const std::string& line : wrap(text, context.screen.width - 2)) context.out << "  " << line << '\n';
  };
  section("explain.severity", severity_text(check, context.lang));
  section("explain.rule", zh ? doc.rule_zh : doc.rule_en);
  section("explain.source", zh ? doc.source_zh : doc.source_en);
  section("explain.example", zh ? doc.example_zh : doc.example_en);
  return kClean;
}

// Codes that `code` may have been meant to be, the nearest first.
std::string near_codes(const std::string& code) {
  const std::u32string wanted = to_utf32(code);
  std::vector<std::pair<int, std::string_view>> near;
  for (const Check& check : all_checks()) {
    const int distance = edit_distance(wanted, to_utf32(check.code), kNear);
    const bool part = code.size() >= 3 && check.code.find(code) != std::string_view::npos;
    if (part || distance <= kNear) near.emplace_back(part ? 0 : distance, check.code);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string list;
  for (const auto& [distance, name] : near) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

}  // namespace

int explain(const Context& context, const std::string& code) {
  if (code.empty()) return list_all(context);
  for (const Check& check : all_checks()) {
    if (check.code == code) return explain_one(context, check);
  }
  context.complain(say("usage.code", context.lang, {printable(code)}));
  const std::string near = near_codes(code);
  context.err << (near.empty() ? say("usage.all-codes", context.lang)
                               : say("usage.near-codes", context.lang, {near}))
              << '\n';
  return kUsage;
}

}  // namespace recount::cli
