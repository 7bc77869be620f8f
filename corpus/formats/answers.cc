#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "corpus/formats/format.h"

namespace recount::corpus {
namespace {

std::string grids_json(const Sheet& sheet) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> w(buffer);
  w.StartObject();
  w.Key("schema");
  w.String("recount.tables/1");
  w.Key("tables");
  w.StartArray();
  for (const auto& block : sheet.blocks) {
    const auto* table = std::get_if<SheetTable>(&block);
    if (table == nullptr) continue;
    w.StartObject();
    w.Key("rows");
    w.Int(table->rows);
    w.Key("cols");
    w.Int(static_cast<int>(table->widths.size()));
    w.Key("cells");
    w.StartArray();
    for (const SheetCell& cell : table->cells) {
      w.StartObject();
      for (const auto& [name, value] :
           {std::pair{"row", cell.row}, std::pair{"col", cell.col}, std::pair{"row_span", cell.row_span},
            std::pair{"col_span", cell.col_span}}) {
        w.Key(name);
        w.Int(value);
      }
      w.Key("text");
      w.String(cell.text.c_str());
      w.EndObject();
    }
    w.EndArray();
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

std::vector<RenderedFile> render_answers(const Subject& subject) {
  return {{"answers/" + subject.name() + ".json", to_json(subject.built.answer)},
          {"answers/" + subject.name() + ".grids.json", grids_json(subject.built.sheet)}};
}

}  // namespace recount::corpus
