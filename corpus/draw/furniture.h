// What stands around and behind the content of pages: page numbers, running heads, watermarks. Never part of an answer.
#pragma once

#include <string>
#include <vector>

#include "corpus/draw/draw_style.h"
#include "corpus/draw/measure.h"
#include "corpus/draw/page.h"

namespace recount::corpus {

void add_furniture(std::vector<Page>& pages, const DrawStyle& style, const Measure& measure);

// As large as goes across the page, up to a size that offices use. angle: degrees that it rises to the right.
void add_watermark(std::vector<Page>& pages, const std::string& text, double angle, const std::string& font);

}  // namespace recount::corpus
