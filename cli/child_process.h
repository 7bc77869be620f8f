// The parts of a process that is forked from this one and sends bytes back: its pipe, its limits and its end.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace recount::cli {

using Clock = std::chrono::steady_clock;

// An open file, closed at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close();
  int number() const { return number_; }

 private:
  int number_;
};

// A pipe and /dev/null, with numbers above those of the standard streams: these may be closed here, and are redirected
// in the child. None where the system refuses; errno says why.
struct Channel {
  Descriptor from_child, to_parent, null;
};
std::optional<Channel> open_channel();

// In the child.
void silence(int null);  // makes all standard streams /dev/null
void limit_resources(std::size_t more_memory, std::chrono::milliseconds total);
bool send_all(int pipe, std::string_view bytes);

// In the parent. Waits for something to read or the end of the pipe; false once `until` has passed, even where a child
// never stops sending.
bool wait_readable(int pipe, Clock::time_point until);

// How a child ended by itself.
struct Ending {
  bool exited = false;     // else a signal ended it
  int code = 0;            // exit status or signal
  std::size_t memory = 0;  // the most that it had in bytes beyond what this process has now
};

// A child of this process; ended and reaped with the object.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();
  // How it ended, where it does so within a moment: a child that has closed its pipe need not end at all.
  std::optional<Ending> end();

 private:
  pid_t pid_;
};

// False in builds with the address sanitizer, which needs terabytes of address space for itself.
bool limits_memory();
bool has_one_thread();  // this process

}  // namespace recount::cli
