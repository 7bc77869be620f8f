#include "corpus/draw/pdf_style.h"

#include <string_view>

namespace recount::corpus {
namespace {

constexpr std::string_view kWatermarks[] = {kBodyWatermark, "内部资料", "公开", "仅供绩效评价使用"};

}  // namespace

PdfStyle draw_pdf_style(Rng rng, const std::map<std::string, std::string>& overrides) {
  PdfStyle style;
  Rng watermark = rng.child("watermark");
  if (watermark.chance(0.15)) style.watermark = watermark.pick<std::string_view>(kWatermarks);
  style.watermark_angle = watermark.uniform(30, 45);
  Rng rotate = rng.child("rotate");
  if (rotate.chance(0.1)) style.page_rotate = rotate.chance(0.5) ? 90 : 270;
  style.crop = rng.child("crop").chance(0.08);
  style.hidden_text = rng.child("hidden text").chance(0.3);

  const auto fixed = [&](const char* name, auto set) {
    if (const auto found = overrides.find(name); found != overrides.end()) set(found->second);
  };
  fixed("watermark", [&](const std::string& text) { style.watermark = text == "none" ? "" : text; });
  fixed("page_rotate", [&](const std::string& text) {
    style.page_rotate = text == "90" ? 90 : text == "270" ? 270 : 0;
  });
  fixed("crop", [&](const std::string& text) { style.crop = text == "crop"; });
  fixed("hidden_text", [&](const std::string& text) { style.hidden_text = text == "layer"; });
  return style;
}

}  // namespace recount::corpus
