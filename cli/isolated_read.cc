#include "cli/isolated_read.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/child_process.h"
#include "cli/extraction_wire.h"

namespace recount::cli {
namespace {

// What the child sends: a page frame for each page begun, at last a result frame.
//   page    'p', int
//   result  'r', std::uint64_t size, that many bytes (extraction_wire.h)
constexpr char kPageFrame = 'p', kResultFrame = 'r';
constexpr std::size_t kPageSize = 1 + sizeof(int), kResultHeader = 1 + sizeof(std::uint64_t);

// Exit statuses of the child. Libraries end a process with small numbers, so a large one is ours.
constexpr int kReplied = 0, kOther = 1, kNoMemory = 87;

template <class T>
std::string frame(char kind, T value) {
  char bytes[1 + sizeof value] = {kind};
  std::memcpy(bytes + 1, &value, sizeof value);
  return {bytes, sizeof bytes};
}

template <class T>
T number_in(std::string_view frame) {
  T value;
  std::memcpy(&value, frame.data() + 1, sizeof value);
  return value;
}

// The child's whole life after the fork.
[[noreturn]] void serve(const Source& source, const ReadOptions& given, const ProcessLimits& limits,
                        const ReadFunction& reader, const Channel& channel) noexcept {
  const int pipe = channel.to_parent.number();
  try {
    silence(channel.null.number());
    limit_resources(limits.memory, limits.total);
    // A library that calls exit() must not do what the parent does at its end.
    std::atexit([] { _exit(kOther); });
    ReadOptions options = given;
    options.on_page = [pipe](int page) { send_all(pipe, frame(kPageFrame, page)); };
    const std::string result = encode(reader(source, options));
    // Should the parent refuse the size, it does not read on.
    if (send_all(pipe, frame(kResultFrame, std::uint64_t{result.size()})) && send_all(pipe, result))
      _exit(kReplied);
  } catch (const std::bad_alloc&) {
    _exit(kNoMemory);
  } catch (...) {
  }
  _exit(kOther);  // without destructors or flushing: what is buffered belongs to the parent
}

// What has come from the child, and how far it is.
class Inbox {
 public:
  explicit Inbox(std::size_t limit) : limit_(limit) {}

  enum class State { kOpen, kComplete, kTooLarge, kMalformed };
  State take(std::string_view bytes, const std::function<void(int)>& on_page) {
    bytes_ += bytes;
    std::size_t at = 0;
    while (at < bytes_.size() && bytes_[at] == kPageFrame && bytes_.size() - at >= kPageSize) {
      const int page = number_in<int>(std::string_view(bytes_).substr(at));
      at += kPageSize;
      if (page < 1) return State::kMalformed;
      page_ = page;
      if (on_page) on_page(page);
    }
    bytes_.erase(0, at);
    return state();
  }
  int page() const { return page_; }
  std::string_view result() const { return std::string_view(bytes_).substr(kResultHeader); }

 private:
  State state() const {
    if (bytes_.empty() || bytes_[0] == kPageFrame) return State::kOpen;
    if (bytes_[0] != kResultFrame) return State::kMalformed;
    if (bytes_.size() < kResultHeader) return State::kOpen;
    const auto size = number_in<std::uint64_t>(bytes_);
    if (size > limit_) return State::kTooLarge;
    if (result().size() > size) return State::kMalformed;
    return result().size() == size ? State::kComplete : State::kOpen;
  }

  std::size_t limit_;
  std::string bytes_;  // from the first frame that is not whole
  int page_ = 0;
};

// The parent's side of one call.
class Watch {
 public:
  Watch(const Source& source, const ReadOptions& options, const ProcessLimits& limits, pid_t pid, int pipe)
      : source_(source), options_(options), limits_(limits), child_(pid), pipe_(pipe), inbox_(limits.reply) {}

  Result<Extraction> wait() {
    const Clock::time_point end = Clock::now() + limits_.total;
    for (;;) {
      const Clock::time_point page_end = Clock::now() + limits_.page;
      if (!wait_readable(pipe_, std::min(end, page_end))) return too_slow(end < page_end);
      char block[1 << 16];
      const ssize_t size = ::read(pipe_, block, sizeof block);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return died();
      switch (inbox_.take({block, static_cast<std::size_t>(size)}, options_.on_page)) {
        case Inbox::State::kOpen:
          break;
        case Inbox::State::kComplete:
          return unpack();
        case Inbox::State::kTooLarge:
          return too_much_memory(limits_.reply);
        case Inbox::State::kMalformed:
          return broken();
      }
    }
  }

 private:
  Result<Extraction> unpack() const {
    std::optional<Result<Extraction>> result = decode(inbox_.result());
    return result ? *std::move(result) : broken();
  }

  // There is no result; why?
  Error died() {
    const std::optional<Ending> ending = child_.end();
    if (!ending) return broken();
    const bool gave_up = ending->exited && ending->code == kNoMemory;
    // Nobody here has killed it: the system does so when its memory runs out.
    const bool killed = !ending->exited && ending->code == SIGKILL;
    // Poppler and others abort when they get no memory.
    const bool was_full = limits_memory() && ending->memory >= limits_.memory / 2;
    return gave_up || killed || was_full ? too_much_memory(limits_.memory) : broken();
  }

  Error too_slow(bool in_all) const {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(in_all ? limits_.total : limits_.page).count();
    return error(ErrorCode::kLimit, "error.too-slow", {std::to_string(seconds)});
  }
  Error too_much_memory(std::size_t bytes) const {
    return error(ErrorCode::kLimit, "error.too-much-memory", {std::to_string(bytes >> 20)});
  }
  Error broken() const { return error(ErrorCode::kDamaged, "error.reader-died", {}); }

  Error error(ErrorCode code, std::string id, const std::vector<std::string>& more) const {
    if (inbox_.page() == 0) id += "-at-start";
    std::vector<std::string> args{source_.name, std::to_string(inbox_.page())};
    args.insert(args.end(), more.begin(), more.end());
    return {code, {std::move(id), std::move(args)}};
  }

  const Source& source_;
  const ReadOptions& options_;
  const ProcessLimits& limits_;
  Child child_;
  int pipe_;
  Inbox inbox_;
};

}  // namespace

Result<Extraction> read_isolated(const Source& source, const ReadOptions& options, const ProcessLimits& limits,
                                 const ReadFunction& reader) {
  assert(has_one_thread());
  std::optional<Channel> channel = open_channel();
  const pid_t pid = channel ? fork() : -1;
  if (pid < 0) return Error{ErrorCode::kLimit, {"error.no-process", {source.name, std::strerror(errno)}}};
  if (pid == 0) {
    channel->from_child.close();
    serve(source, options, limits, reader, *channel);
  }
  channel->to_parent.close();  // so that the pipe ends with the child
  return Watch(source, options, limits, pid, channel->from_child.number()).wait();
}

}  // namespace recount::cli
