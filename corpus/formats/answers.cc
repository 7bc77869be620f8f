#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/formats/format.h"

namespace recount::corpus {
namespace {

// Where columns (or rows) begin as a reader of the page can see it: a border that no cell stands at is not printed.
class Borders {
 public:
  Borders(const SheetTable& table, int SheetCell::*start, int SheetCell::*span) {
    std::set<int> printed;
    for (const SheetCell& cell : table.cells) {
      printed.insert(cell.*start);
      printed.insert(cell.*start + cell.*span);
    }
    for (const int border : printed) numbers_.emplace(border, static_cast<int>(numbers_.size()));
  }
  int number(int border) const { return numbers_.at(border); }
  int count() const { return std::max(0, static_cast<int>(numbers_.size()) - 1); }

 private:
  std::map<int, int> numbers_;
};

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
    const Borders rows(*table, &SheetCell::row, &SheetCell::row_span),
        cols(*table, &SheetCell::col, &SheetCell::col_span);
    w.StartObject();
    w.Key("rows");
    w.Int(rows.count());
    w.Key("cols");
    w.Int(cols.count());
    w.Key("cells");
    w.StartArray();
    for (const SheetCell& cell : table->cells) {
      w.StartObject();
      for (const auto& [name, value] :
           {std::pair{"row", rows.number(cell.row)}, std::pair{"col", cols.number(cell.col)},
            std::pair{"row_span", rows.number(cell.row + cell.row_span) - rows.number(cell.row)},
            std::pair{"col_span", cols.number(cell.col + cell.col_span) - cols.number(cell.col)}}) {
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
