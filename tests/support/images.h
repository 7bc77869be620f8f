// Image files made for tests.
#pragma once

#include <string>
#include <vector>

#include "extract/image_file.h"
#include "extract/page.h"

namespace recount::testing {

inline constexpr int kSampleWidth = 60, kSampleHeight = 40, kSampleDpi = 200;

// White, with a black bar at the left side of the upper edge: no turn looks like another.
PixPtr sample(int depth, int width = kSampleWidth, int height = kSampleHeight);

// White, and a rectangle of one grey on it, for pages of 8 bits a pixel that are drawn.
PixPtr paper(int width, int height, int depth = 8);
void fill(const PixPtr& pix, int x, int y, int width, int height, int grey = 0);

// A black ruling on such a page of kSampleDpi, from its pixels.
Ruling ruling(bool horizontal, double at, double from, double to, double thickness = 2);

// A stamp of one grey: a ring 38 mm wide and 1.2 mm thick around x, y, with a solid square in its middle.
void stamp(const PixPtr& pix, double dpi, double x, double y, int grey);

// As a file of one of Leptonica's formats (IFF_PNG, ...), and as a TIFF of several pages.
std::string written(PIX* pix, int format);
std::string tiff(const std::vector<PIX*>& pages, int format = IFF_TIFF_ZIP);

// `bytes` must outlive the file, which is called form.png and may have 100 pages.
Result<ImageFile> open_image(const std::string& bytes, int most_pages = 100);
PagePicture only_page(const std::string& bytes);
std::vector<std::string> codes(const PagePicture& picture);

}  // namespace recount::testing
