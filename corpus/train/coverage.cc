#include "corpus/train/coverage.h"

#include <fontconfig/fontconfig.h>

#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "corpus/draw/pango.h"
#include "normalize/fold.h"

namespace recount::corpus {

struct Coverage::Hidden {
  std::vector<FcCharSet*> sets;
  std::map<char32_t, bool> known;
  Held<PangoFontMap> fonts{pango_cairo_font_map_new()};
  Held<PangoLayout> layout;
  ~Hidden() {
    for (FcCharSet* set : sets) FcCharSetDestroy(set);
  }
};

namespace {

// Null: no such family. Only upright fonts count: the family's bold ones have the same characters, or are made of them.
FcCharSet* characters_of(const std::string& family) {
  FcPattern* pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcObjectSet* wanted = FcObjectSetBuild(FC_CHARSET, FC_WEIGHT, nullptr);
  FcFontSet* fonts = FcFontList(nullptr, pattern, wanted);
  FcCharSet* all = nullptr;
  for (int i = 0; i < fonts->nfont; ++i) {
    FcCharSet* set = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &set) != FcResultMatch) continue;
    FcCharSet* both = all ? FcCharSetIntersect(all, set) : FcCharSetCopy(set);
    if (all) FcCharSetDestroy(all);
    all = both;
  }
  FcFontSetDestroy(fonts);
  FcObjectSetDestroy(wanted);
  FcPatternDestroy(pattern);
  return all;
}

}  // namespace

Coverage::Coverage(const std::string& families) : hidden_(std::make_unique<Hidden>()) {
  std::istringstream in(families);
  for (std::string family; std::getline(in, family, ',');) {
    family.erase(0, family.find_first_not_of(' '));
    FcCharSet* set = characters_of(family);
    if (set == nullptr) throw std::runtime_error("no font " + family);
    hidden_->sets.push_back(set);
  }
  hidden_->layout = make_layout(hidden_->fonts.get(), families);
}

Coverage::~Coverage() = default;

bool Coverage::has(char32_t c) const {
  if (c == U' ') return true;
  const auto [known, fresh] = hidden_->known.try_emplace(c, false);
  if (!fresh) return known->second;
  for (FcCharSet* set : hidden_->sets) {
    // Some fonts have a character without a picture.
    if (FcCharSetHasChar(set, c))
      return known->second = ink_width(to_utf8(std::u32string(1, c)), 10, false) > 0;
  }
  return false;
}

double Coverage::ink_width(const std::string& text, double size, bool bold) const {
  set_text(hidden_->layout.get(), text, size, bold);
  PangoRectangle ink;
  pango_layout_get_extents(hidden_->layout.get(), &ink, nullptr);
  return static_cast<double>(ink.width) / PANGO_SCALE;
}

}  // namespace recount::corpus
