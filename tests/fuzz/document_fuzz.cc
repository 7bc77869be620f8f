// Any bytes, all the way: source, grids, forms, findings, JSON. What the record says must hang together.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/reader.h"
#include "extract/source.h"
#include "model/check.h"
#include "model/json.h"
#include "model/mapper.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
void check(const recount::Field<T>& field) {
  require(field.value.has_value() == (field.state == recount::CellState::kValue));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const recount::Result<recount::Source> source = recount::make_source("fuzz.txt", bytes);
  if (!source) return 0;
  const recount::Result<recount::Extraction> extraction = recount::read(*source);
  if (!extraction) return 0;
  const recount::Document document =
      recount::map_document(*extraction, {source->name, source->sha256, extraction->reader, extraction->pages});
  for (const recount::Form& form : document.forms) {
    for (std::size_t i = 0; i < form.indicators.size(); ++i) {
      const recount::Indicator& row = form.indicators[i];
      check(row.target);
      check(row.actual);
      check(row.weight);
      check(row.score);
      require(!row.part_of || (*row.part_of >= 0 && static_cast<std::size_t>(*row.part_of) < i));
    }
    for (std::size_t i = 0; i < form.funding.size(); ++i) {
      const recount::Funding& row = form.funding[i];
      check(row.budget);
      check(row.executed);
      check(row.rate);
      require(!row.part_of ||
              (*row.part_of >= 0 && static_cast<std::size_t>(*row.part_of) < form.funding.size()));
    }
  }
  const std::vector<recount::Finding> findings = recount::run_checks(document);
  for (const recount::Finding& finding : findings)
    require(finding.at.starts_with("/") && !finding.message.id.empty());
  const std::string json = recount::to_json(document, findings, {recount::Lang::kZh, false});
  require(json.starts_with("{") && json.ends_with("}"));
  return 0;
}
