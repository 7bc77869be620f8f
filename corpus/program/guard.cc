// Holds results against the figures that docs/accuracy/figures.json states.
#include <rapidjson/document.h>

#include <cstdio>

#include "corpus/program/report.h"
#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

// A share that to_json(Summary) wrote, and how it is found in the file.
struct Share {
  const char* name;
  std::vector<const char*> path;
  bool findings;  // no margin
};

const Share kShares[] = {{"fields", {"fields", "share"}, false},
                         {"numeric cells", {"numeric", "share"}, false},
                         {"operator cells", {"operators", "share"}, false},
                         {"grid cells", {"grids", "cells", "share"}, false},
                         {"planted findings", {"findings", "recall"}, true}};

// Follows names; null where there is no number.
const rapidjson::Value* follow(const rapidjson::Value& from, const std::vector<const char*>& path) {
  const rapidjson::Value* at = &from;
  for (const char* name : path) {
    if (!at->IsObject() || !at->HasMember(name)) return nullptr;
    at = &(*at)[name];
  }
  return at->IsNumber() ? at : nullptr;
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f%%", 100 * share);
  return text;
}

}  // namespace

Outcome<std::string> worse_than(const std::vector<Case>& cases, const std::string& figures_path,
                                double margin) {
  Outcome<std::string> text = read_whole_file(figures_path);
  if (!text) return text;
  const std::string figures = figures_json(cases);
  rapidjson::Document stated, now;
  stated.Parse(text->c_str());
  now.Parse(figures.c_str());
  if (stated.HasParseError() || !stated.IsObject())
    return Outcome<std::string>::failed(figures_path + ": is no JSON object");
  std::string worse;
  for (const auto& member : now.GetObject()) {
    const std::string label = member.name.GetString();
    if (!stated.HasMember(label.c_str())) continue;
    const rapidjson::Value& before = stated[label.c_str()]["subset"];
    const rapidjson::Value& after = member.value["subset"];
    for (const Share& share : kShares) {
      const rapidjson::Value* was = follow(before, share.path);
      const rapidjson::Value* is = follow(after, share.path);
      if (was == nullptr) continue;
      const double least = was->GetDouble() - (share.findings ? 0 : margin);
      const double got = is == nullptr ? 0 : is->GetDouble();
      if (got < least)
        worse +=
            label + ": " + share.name + " " + percent(got) + ", stated " + percent(was->GetDouble()) + "\n";
    }
    const rapidjson::Value* was = follow(before, {"findings", "false_errors"});
    const rapidjson::Value* is = follow(after, {"findings", "false_errors"});
    if (was != nullptr && is != nullptr && is->GetInt() > was->GetInt()) {
      worse += label + ": false errors " + std::to_string(is->GetInt()) + ", stated " +
               std::to_string(was->GetInt()) + "\n";
    }
  }
  return worse;
}

}  // namespace recount::corpus
