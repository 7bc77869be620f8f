#include "extract/models.h"

// The files as they are in the repository. Names of their ends are for the linker.
#define RECOUNT_INCLUDE(name, path)                   \
  asm(".section .rodata\n"                            \
      ".balign 16\n"                                  \
      ".global recount_" name "_begin\nrecount_" name \
      "_begin:\n"                                     \
      ".incbin \"" path                               \
      "\"\n"                                          \
      ".global recount_" name "_end\nrecount_" name   \
      "_end:\n"                                       \
      ".byte 0\n"                                     \
      ".previous\n")
RECOUNT_INCLUDE("figures", RECOUNT_FIGURES_MODEL);
RECOUNT_INCLUDE("words", RECOUNT_WORDS_MODEL);
extern "C" const char recount_figures_begin[], recount_figures_end[], recount_words_begin[],
    recount_words_end[];

namespace recount {

std::string_view figures_model() {
  return {recount_figures_begin, static_cast<std::size_t>(recount_figures_end - recount_figures_begin)};
}

std::string_view words_model() {
  return {recount_words_begin, static_cast<std::size_t>(recount_words_end - recount_words_begin)};
}

}  // namespace recount
