#include "corpus/formats/boxes.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

#include "corpus/draw/paint.h"

namespace recount::corpus {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

double rounded(double value) {
  return std::round(value * 1e5) / 1e5;
}

void write_cell(Writer& w, const Subject& subject, const Page& page, int number, const CellBox& box,
                const SheetToFile& to_file) {
  const SheetTable& table =
      std::get<SheetTable>(subject.built.sheet.blocks[static_cast<std::size_t>(box.block)]);
  const SheetCell& cell = table.cells[static_cast<std::size_t>(box.cell)];
  int ordinal = 0;
  for (int block = 0; block < box.block; ++block) {
    ordinal += std::holds_alternative<SheetTable>(subject.built.sheet.blocks[static_cast<std::size_t>(block)]);
  }
  w.StartObject();
  for (const auto& [name, value] : {std::pair{"table", ordinal}, std::pair{"cell", box.cell},
                                    std::pair{"row", cell.row}, std::pair{"col", cell.col}}) {
    w.Key(name);
    w.Int(value);
  }
  w.Key("repeated");
  w.Bool(box.repeated);
  w.Key("values");
  w.StartArray();
  for (const std::string& pointer : cell.pointers) w.String(pointer.c_str());
  w.EndArray();
  const Rect& r = box.rect;
  w.Key("box");
  w.StartArray();
  for (const double value : {r.x0 / page.width, r.y0 / page.height, r.x1 / page.width, r.y1 / page.height}) {
    w.Double(rounded(value));
  }
  w.EndArray();
  w.Key("quad");
  w.StartArray();
  for (const auto& [x, y] : {std::pair{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}}) {
    const Point point = to_file(number, on_sheet(page, x, y));
    w.Double(rounded(point.x));
    w.Double(rounded(point.y));
  }
  w.EndArray();
  w.EndObject();
}

}  // namespace

std::string boxes_json(const Subject& subject, const SheetToFile& to_file,
                       const std::vector<std::string>& made) {
  rapidjson::StringBuffer buffer;
  Writer w(buffer);
  w.SetMaxDecimalPlaces(5);
  w.StartObject();
  w.Key("pages");
  w.StartArray();
  for (std::size_t i = 0; i < subject.pages.size(); ++i) {
    const Page& page = subject.pages[i];
    w.StartObject();
    if (i < made.size()) {
      w.Key("made");
      w.RawValue(made[i].data(), made[i].size(), rapidjson::kObjectType);
    }
    w.Key("cells");
    w.StartArray();
    for (const CellBox& box : page.cells) write_cell(w, subject, page, static_cast<int>(i), box, to_file);
    w.EndArray();
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace recount::corpus
