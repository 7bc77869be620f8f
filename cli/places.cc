#include "cli/places.h"

#include <charconv>

#include "cli/inputs.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/evidence.h"

namespace recount::cli {
namespace {

// The element of `list` that a part of a pointer numbers, or nullptr.
template <class T>
const T* element(const std::vector<T>& list, std::string_view index) {
  std::size_t n = 0;
  const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), n);
  return error == std::errc() && end == index.data() + index.size() && n < list.size() ? &list[n] : nullptr;
}

std::string named(const TextField& name, const std::string& field) {
  const std::string shown = name ? printable(*name) : "";
  if (shown.empty()) return field;
  return field.empty() ? shown : shown + " · " + field;
}

std::string field_name(const std::string& path, Lang lang) {
  const std::string id = "field." + path;
  return has_text(id) ? say(id, lang) : "";
}

}  // namespace

Places::Places(const Document& document) {
  for_each_field(document, [&](const FieldView& field) {
    if (field.from.line > 0 || field.from.page > 0) by_pointer_.emplace(field.pointer, field.from);
  });
}

Provenance Places::find(std::string_view pointer) const {
  if (const auto it = by_pointer_.find(pointer); it != by_pointer_.end()) return it->second;
  while (!pointer.empty()) {
    const std::string prefix = std::string(pointer) + "/";
    const auto it = by_pointer_.lower_bound(prefix);
    if (it != by_pointer_.end() && it->first.compare(0, prefix.size(), prefix) == 0) return it->second;
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
  return {};
}

std::string place_text(const std::string& file, int page, int line, Lang lang) {
  std::string name = shown_name(file, lang);
  if (line > 0) return name + ":" + std::to_string(line);
  if (page > 0) return say("place.page", lang, {name, std::to_string(page)});
  return name;
}

std::vector<std::string> pointer_parts(std::string_view pointer) {
  std::vector<std::string> parts;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    parts.emplace_back(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return parts;
}

int form_of(std::string_view pointer) {
  const std::vector<std::string> parts = pointer_parts(pointer);
  int form = -1;
  if (parts.size() > 1 && parts[0] == "forms") {
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), form);
  }
  return form;
}

std::string subject(const Document& document, std::string_view pointer, Lang lang) {
  const std::vector<std::string> parts = pointer_parts(pointer);
  if (parts.size() < 2) return "";
  if (parts[0] == "paragraphs") return say("field.paragraph", lang);
  if (parts[0] == "tables") {
    const Table* table = element(document.tables, parts[1]);
    return table == nullptr ? "" : named(table->title, "");
  }
  const Form* form = element(document.forms, parts[1]);
  if (form == nullptr || parts.size() < 3) return "";
  if (parts.size() > 4 && parts[2] == "indicators") {
    const Indicator* row = element(form->indicators, parts[3]);
    return row == nullptr ? "" : named(row->name, field_name(parts[4], lang));
  }
  if (parts.size() > 4 && parts[2] == "funding") {
    const Funding* row = element(form->funding, parts[3]);
    return row == nullptr ? "" : named(row->source, field_name(parts[4], lang));
  }
  return field_name(parts.size() > 3 ? parts[2] + "/" + parts[3] : parts[2], lang);
}

}  // namespace recount::cli
