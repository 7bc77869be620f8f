// Reads a file in a process of its own. Libraries that read foreign formats (PDF, images) can crash, hang or eat memory
// on a hostile file and offer no way to stop them; here that costs this file, and the run goes on.
//
//   Result<Extraction> got = read_isolated(*source, options);
//
// This guards against accidents. It is no sandbox: the process has the rights of the user.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "extract/reader.h"

namespace recount::cli {

struct ProcessLimits {
  std::size_t memory = std::size_t{2} << 30;  // bytes of address space more than this program has now
  std::chrono::milliseconds page = std::chrono::seconds(60);    // from one page to the next, and to the end
  std::chrono::milliseconds total = std::chrono::seconds(600);  // in all, by the clock on the wall
  std::size_t reply = std::size_t{256} << 20;  // bytes of the extraction as it is sent back; about 100 a cell
};

using ReadFunction = std::function<Result<Extraction>(const Source& source, const ReadOptions& options)>;

// What `reader` gives, from a process that is a copy of this one and ends with the call. Errors besides those of
// `reader`; each names the page that was begun last:
//   kLimit    error.too-slow, error.too-much-memory (a library that ends the process when it runs out of memory is
//             recognized by its size only, so this may be reported as the next one); error.no-process: none could be
//             started
//   kDamaged  error.reader-died: the process crashed, ended, threw something, or sent back what is no extraction
//
// options.on_page is called here, in the caller's process. options.inspector is called in the other one: files that it
// writes stay, what it keeps in memory is lost. There standard input is empty, and what is printed is thrown away.
//
// Only for programs with one thread: the copy has no other, and waits for ever for a lock that one of them holds.
Result<Extraction> read_isolated(const Source& source, const ReadOptions& options,
                                 const ProcessLimits& limits = {}, const ReadFunction& reader = read);

}  // namespace recount::cli
