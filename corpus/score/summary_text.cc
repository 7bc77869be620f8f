#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "corpus/score/aggregate.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

std::string fixed(double value, int places) {
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%.*f", places, value);
  return {text.data(), static_cast<std::size_t>(std::clamp(size, 0, static_cast<int>(text.size()) - 1))};
}

class Figures {
 public:
  void open() { writer_.StartObject(); }
  void open(std::string_view name) {
    key(name);
    writer_.StartObject();
  }
  void close() { writer_.EndObject(); }

  void whole(std::string_view name, long long value) {
    key(name);
    writer_.Int64(value);
  }
  void ratio(std::string_view name, std::optional<double> value) {
    key(name);
    if (!value) {
      writer_.Null();
      return;
    }
    const std::string text = fixed(*value, 4);
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
  void count(std::string_view name, const Count& count) {
    open(name);
    whole("right", count.right);
    whole("of", count.of);
    ratio("share", count.share());
    close();
  }

  std::string take() { return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n'; }

 private:
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_{buffer_};
};

void write_findings(const Summary& summary, Figures* figures) {
  figures->open("findings");
  figures->whole("expected", summary.findings.of);
  figures->whole("found", summary.findings.right);
  figures->whole("false", summary.false_findings);
  figures->whole("false_errors", summary.false_errors);
  figures->whole("false_warnings", summary.false_warnings);
  figures->whole("false_infos", summary.false_infos);
  figures->ratio("precision", summary.precision());
  figures->ratio("recall", summary.recall());
  figures->close();
}

void write_confidence(const Calibration& calibration, Figures* figures) {
  figures->open("confidence");
  figures->whole("values", calibration.size());
  figures->count("sure", calibration.sure());
  figures->ratio("calibration_error", calibration.error());
  for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
    const Calibration::Bin& bin = calibration.bins[i];
    if (bin.count.of == 0) continue;
    figures->open("from_0." + std::to_string(i));  // what was claimed, and what held
    figures->count("right", bin.count);
    figures->ratio("claimed", static_cast<double>(bin.micros) / 1e6 / static_cast<double>(bin.count.of));
    figures->close();
  }
  figures->close();
}

void write_grids(const Summary& summary, Figures* figures) {
  figures->open("grids");
  figures->whole("documents", summary.grids);
  figures->count("cells", summary.cells);
  figures->count("texts", summary.texts);
  figures->whole("extra_cells", summary.extra_cells);
  figures->whole("lost_tables", summary.lost_tables);
  figures->whole("extra_tables", summary.extra_tables);
  figures->close();
}

void write_cost(const Summary& summary, Figures* figures) {
  figures->open("cost");
  figures->whole("documents", summary.costed);
  figures->whole("pages", summary.pages);
  figures->ratio("cpu_seconds", summary.cpu_seconds);
  figures->ratio("cpu_seconds_per_page", summary.cpu_seconds_per_page());
  figures->whole("peak_kb", summary.peak_kb);
  figures->close();
}

// Columns of the text table behind the name.
struct ColumnOfTable {
  const char* head;
  int width;
};
constexpr std::array<ColumnOfTable, 15> kColumns = {{{"docs", 5},
                                                     {"fields", 13},
                                                     {"%", 7},
                                                     {"CER%", 6},
                                                     {"numeric%", 9},
                                                     {"ops%", 7},
                                                     {"found", 9},
                                                     {"false", 6},
                                                     {"errors", 7},
                                                     {"sure%", 7},
                                                     {"ECE", 7},
                                                     {"cells%", 7},
                                                     {"texts%", 7},
                                                     {"s/page", 7},
                                                     {"peak MB", 8}}};

std::string right_aligned(const std::string& text, int width) {
  const int blanks = std::max(1, width - static_cast<int>(text.size()));
  return std::string(static_cast<std::size_t>(blanks), ' ') + text;
}

std::string left_aligned(std::string_view text, int width) {
  const int blanks = std::max(0, width - display_width(text));
  return std::string(text) + std::string(static_cast<std::size_t>(blanks), ' ');
}

std::string shown(std::optional<double> value, int places) {
  return value ? fixed(*value, places) : "-";
}

std::string out_of(const Count& count) {
  return std::to_string(count.right) + '/' + std::to_string(count.of);
}

}  // namespace

std::string percent_right(std::optional<double> share, const char* none) {
  return share ? fixed(std::floor(*share * 1e4 + 1e-6) / 100, 2) : none;  // against 99.9999... for 100
}

std::string percent_wrong(std::optional<double> share, const char* none) {
  return share ? fixed(std::ceil(*share * 1e4 - 1e-6) / 100, 2) : none;
}

std::string to_json(const Summary& summary) {
  Figures figures;
  figures.open();
  figures.whole("documents", summary.documents);
  figures.whole("failures", summary.failures);
  figures.count("fields", summary.fields());
  figures.open("groups");
  for (const auto& [group, count] : summary.groups) figures.count(group, count);
  figures.close();
  figures.open("characters");
  figures.whole("errors", summary.char_errors);
  figures.whole("of", summary.chars);
  figures.ratio("rate", summary.char_error_rate());
  figures.close();
  figures.count("numeric", summary.numeric);
  figures.count("operators", summary.operators);
  write_findings(summary, &figures);
  write_confidence(summary.calibration, &figures);
  figures.whole("problems", summary.problems);
  write_grids(summary, &figures);
  write_cost(summary, &figures);
  figures.close();
  return figures.take();
}

std::string table_head(int name_width) {
  std::string line = left_aligned("", name_width);
  for (const ColumnOfTable& column : kColumns) line += right_aligned(column.head, column.width);
  return line;
}

std::string table_row(std::string_view name, const Summary& summary, int name_width) {
  const bool costed = summary.costed > 0;
  const std::array<std::string, kColumns.size()> texts = {
      std::to_string(summary.documents),
      out_of(summary.fields()),
      percent_right(summary.fields().share(), "-"),
      percent_wrong(summary.char_error_rate(), "-"),
      percent_right(summary.numeric.share(), "-"),
      percent_right(summary.operators.share(), "-"),
      out_of(summary.findings),
      std::to_string(summary.false_findings),
      std::to_string(summary.false_errors),
      percent_right(summary.calibration.sure().share(), "-"),
      shown(summary.calibration.error(), 4),
      percent_right(summary.cells.share(), "-"),
      percent_right(summary.texts.share(), "-"),
      shown(summary.cpu_seconds_per_page(), 3),
      costed ? fixed(static_cast<double>(summary.peak_kb) / 1024, 1) : "-"};
  std::string line = left_aligned(name, name_width);
  for (std::size_t i = 0; i < texts.size(); ++i) line += right_aligned(texts[i], kColumns[i].width);
  return line;
}

}  // namespace recount::corpus
