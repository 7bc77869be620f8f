#include "tests/support/pdf_source.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>

namespace recount::testing {
namespace {

constexpr std::size_t kMost = std::size_t{32} << 20;
constexpr std::string_view kOpen = "{{", kClose = "}}", kEnd = "{{end}}", kRepeat = "{{repeat ";

// Takes a number off the front.
std::optional<long> number(std::string_view& text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0 || value > 10'000'000) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

// "i", "i*20", "i+5" or "i*20+5".
std::optional<long> counted(std::string_view term, long i) {
  if (!term.starts_with('i')) return std::nullopt;
  term.remove_prefix(1);
  for (const char sign : {'*', '+'}) {
    if (!term.starts_with(sign)) continue;
    term.remove_prefix(1);
    const std::optional<long> operand = number(term);
    if (!operand) return std::nullopt;
    i = sign == '*' ? i * *operand : i + *operand;
  }
  return term.empty() ? std::optional(i) : std::nullopt;
}

// `replace` gives what stands for the name of a template; std::nullopt: it stays.
template <class Replace>
void expand(std::string_view text, std::string& out, Replace replace) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find(kOpen, at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = text.find(kClose, open);
    if (close == text.npos) {
      out += text.substr(open);
      return;
    }
    const std::optional<std::string> value = replace(text.substr(open + 2, close - open - 2), close + 2);
    at = value ? close + 2 : open + 2;
    out += value ? *value : std::string(kOpen);
  }
}

std::string repeated(std::string_view text) {
  std::string out;
  for (std::size_t open; (open = text.find(kRepeat)) != text.npos;) {
    out += text.substr(0, open);
    text.remove_prefix(open + kRepeat.size());
    const std::optional<long> times = number(text);
    const std::size_t end = text.find(kEnd);
    if (!times || !text.starts_with(kClose) || end == text.npos) continue;
    const std::string_view body = text.substr(kClose.size(), end - kClose.size());
    for (long i = 0; i < *times && out.size() + body.size() < kMost; ++i) {
      expand(body, out, [i](std::string_view name, std::size_t) -> std::optional<std::string> {
        const std::optional<long> value = counted(name, i);
        return value ? std::optional(std::to_string(*value)) : std::nullopt;
      });
    }
    text.remove_prefix(end + kEnd.size());
  }
  return out.append(text);
}

class Maker {
 public:
  std::string make(std::string_view source) {
    expand(source, out_, [&](std::string_view name, std::size_t after) -> std::optional<std::string> {
      if (name == "header") return "%PDF-1.7\n%\xA0\xF2\xA4\xF4";
      if (name.starts_with("object ")) return object(name.substr(7));
      if (name == "streamlen") return "/Length " + std::to_string(stream_length(source.substr(after)));
      if (name == "xref") return xref();
      if (name == "trailer") return "trailer\n<< /Root 1 0 R /Size " + std::to_string(size()) + " >>";
      if (name == "startxref") return "startxref\n" + std::to_string(xref_);
      return std::nullopt;
    });
    return std::move(out_);
  }

 private:
  std::optional<std::string> object(std::string_view numbers) {
    const std::optional<long> id = number(numbers);
    if (!id || !numbers.starts_with(' ')) return std::nullopt;
    numbers.remove_prefix(1);
    const std::optional<long> generation = number(numbers);
    if (!generation || !numbers.empty()) return std::nullopt;
    places_[*id] = {out_.size(), *generation};
    return std::to_string(*id) + ' ' + std::to_string(*generation) + " obj";
  }

  static std::size_t stream_length(std::string_view rest) {
    constexpr std::string_view kStream = "\nstream\n", kStreamEnd = "\nendstream";
    const std::size_t begin = rest.find(kStream);
    if (begin == rest.npos) return 0;
    const std::size_t end = rest.find(kStreamEnd, begin + kStream.size() - 1);
    if (end == rest.npos) return 0;
    return end - std::min(end, begin + kStream.size());
  }

  long size() const { return places_.empty() ? 1 : places_.rbegin()->first + 1; }

  std::string xref() {
    xref_ = out_.size();
    std::string table = "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [id, place] : places_) {
      char line[64];
      std::snprintf(line, sizeof line, "%ld 1\n%010zu %05ld n \n", id, place.offset, place.generation);
      table += line;
    }
    table.pop_back();
    return table;
  }

  struct Place {
    std::size_t offset;
    long generation;
  };
  std::string out_;
  std::map<long, Place> places_;
  std::size_t xref_ = 0;
};

}  // namespace

std::string pdf_from_source(std::string_view source) {
  const std::string whole = repeated(source);
  return Maker().make(whole);
}

}  // namespace recount::testing
