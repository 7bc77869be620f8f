// What lies beside the sheet on a scan or photo of it (open lids, desks), and holes punched into it: found and painted over.
//
//   const PaperMap paper = map_paper(reduced);
//   if (paper.has_edges) paint_edges(page.get(), paper, factor);
#pragma once

#include <cstdint>
#include <vector>

#include "extract/pix.h"
#include "extract/raster.h"

namespace recount {

// Points: 5 mm. Printers leave so much free along the edges of a sheet.
inline constexpr double kUnprinted = 14;

// A coarse grid over the page: its cells are squares of `step` pixels of the reduced picture, about a millimetre.
struct PaperMap {
  int step = 1, columns = 0, rows = 0;
  std::vector<std::uint8_t> level;    // grey value of the paper, also where something else lies over it
  std::vector<std::uint8_t> outside;  // 1: not paper
  bool has_edges = false;             // any is outside

  std::size_t cell(int x, int y) const;  // of a pixel of the reduced picture
};

// Paper is what spreads from the middle of the picture without a sudden change of light. Where that is less than a third
// of the picture, nothing is outside: this is no picture of a sheet.
PaperMap map_paper(const GrayImage& reduced);

void paint_edges(GrayImage& reduced, const PaperMap& paper);
// page: 8 or 32 bits a pixel, `factor` times as large as the reduced picture.
void paint_edges(PIX* page, const PaperMap& paper, int factor);

// The usual colour of the paper, as a pixel of `page`.
l_uint32 paper_color(PIX* page, const PaperMap& paper, int factor);

}  // namespace recount
