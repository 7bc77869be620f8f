#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/grid_formats.h"
#include "model/json_values.h"
#include "normalize/fold.h"

namespace recount::cli {
namespace {

using Buffer = rapidjson::StringBuffer;

constexpr int kDecimals = 5;  // a hundred-thousandth of a page is finer than any scan

// One line of text, however long: a cell, the boxes of a table.
template <class Write>
std::string one_line(Lang lang, Write write) {
  Buffer buffer;
  rapidjson::Writer<Buffer> writer(buffer);
  writer.SetMaxDecimalPlaces(kDecimals);
  write(writer, JsonValues<rapidjson::Writer<Buffer>>(writer, lang));
  return {buffer.GetString(), buffer.GetSize()};
}

class TablesWriter : JsonValues<rapidjson::PrettyWriter<Buffer>> {
 public:
  using JsonValues::JsonValues;

  void document(const DocumentTables& document) {
    w_.StartObject();
    text("schema", "recount.tables/1");
    source(document.source);
    array("tables", document.tables, [&](const TitledGrid& table) { this->table(table); });
    array("problems", document.problems, [&](const Problem& p) { problem(p); });
    w_.EndObject();
  }

 private:
  // A value that is already JSON.
  void raw(const std::string& json) { w_.RawValue(json.data(), json.size(), rapidjson::kObjectType); }

  void table(const TitledGrid& table) {
    const Grid& grid = table.grid;
    w_.StartObject();
    key("pages");
    raw(pages(grid));
    key("boxes");
    raw(boxes(grid));
    text_or_null("title", table.title);
    integer("rows", grid.rows);
    integer("cols", grid.cols);
    array("cells", grid.cells, [&](const Cell& cell) { raw(this->cell(cell)); });
    w_.EndObject();
  }

  std::string pages(const Grid& grid) const {
    if (grid.parts.empty()) return "null";
    return one_line(lang_, [&](auto& writer, auto) {
      writer.StartArray();
      for (const PagePart& part : grid.parts) writer.Int(part.page);
      writer.EndArray();
    });
  }

  std::string boxes(const Grid& grid) const {
    return one_line(lang_, [&](auto& writer, auto values) {
      writer.StartArray();
      for (const PagePart& part : grid.parts) values.corners(part.box);
      writer.EndArray();
    });
  }

  std::string cell(const Cell& cell) const {
    return one_line(lang_, [&](auto& writer, auto values) {
      writer.StartObject();
      values.integer("row", cell.row);
      values.integer("col", cell.col);
      values.integer("row_span", cell.row_span);
      values.integer("col_span", cell.col_span);
      values.text("text", printed_text(cell.raw));
      if (cell.from.page > 0) values.integer("page", cell.from.page);
      if (cell.from.box) values.box("box", *cell.from.box);
      values.real("confidence", cell.from.confidence);
      writer.EndObject();
    });
  }
};

}  // namespace

std::string tables_json(const DocumentTables& document, Lang lang) {
  Buffer buffer;
  rapidjson::PrettyWriter<Buffer> writer(buffer);
  writer.SetIndent(' ', 2);
  TablesWriter(writer, lang).document(document);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace recount::cli
