#include "cli/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>
#include <thread>

namespace recount::cli {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressSanitizer = true;
#elif defined(__has_feature)
constexpr bool kAddressSanitizer = __has_feature(address_sanitizer);
#else
constexpr bool kAddressSanitizer = false;
#endif

// Of this process, in bytes; zeros where the system does not say.
struct Memory {
  std::size_t addresses = 0, resident = 0;
};

Memory memory_now() {
  Memory pages;
  std::ifstream("/proc/self/statm") >> pages.addresses >> pages.resident;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return {pages.addresses * page, pages.resident * page};
}

void limit(int resource, rlim_t wanted) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return;
  now.rlim_cur = now.rlim_max = std::min(wanted, now.rlim_max);
  setrlimit(resource, &now);
}

Descriptor raised(int number) {
  return Descriptor(fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

}  // namespace

void Descriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

std::optional<Channel> open_channel() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  const Descriptor reading(ends[0]), writing(ends[1]);
  const Descriptor null(open("/dev/null", O_RDWR | O_CLOEXEC));
  if (null.number() < 0) return std::nullopt;
  Channel channel{raised(reading.number()), raised(writing.number()), raised(null.number())};
  for (const Descriptor* made : {&channel.from_child, &channel.to_parent, &channel.null}) {
    if (made->number() < 0) return std::nullopt;
  }
  return channel;
}

void silence(int null) {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(null, stream);
}

void limit_resources(std::size_t more_memory, std::chrono::milliseconds total) {
  limit(RLIMIT_CORE, 0);
  if (!kAddressSanitizer) limit(RLIMIT_AS, memory_now().addresses + more_memory);
  // The parent watches the clock; this is for a child that has lost its parent. As many seconds as all processors
  // have in that time, so that it never strikes before the clock does.
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(total).count() + 1;
  limit(RLIMIT_CPU, static_cast<rlim_t>(seconds) * std::max(1u, std::thread::hardware_concurrency()));
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

bool send_all(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = write(pipe, bytes.data(), bytes.size());
    if (sent < 0 && errno != EINTR) return false;
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool wait_readable(int pipe, Clock::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd entry{pipe, POLLIN, 0};
    constexpr std::int64_t kLongest = std::numeric_limits<int>::max();
    const int ready = poll(&entry, 1, static_cast<int>(std::min<std::int64_t>(left, kLongest)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

Child::~Child() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<Ending> Child::end() {
  constexpr auto kMoment = std::chrono::seconds(2);
  const Clock::time_point until = Clock::now() + kMoment;
  for (;;) {
    int status = 0;
    rusage usage{};
    const pid_t ended = wait4(pid_, &status, WNOHANG, &usage);
    if (ended == pid_) {
      pid_ = 0;
      const std::size_t most = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
      const bool exited = WIFEXITED(status);
      return Ending{exited, exited ? WEXITSTATUS(status) : WTERMSIG(status),
                    most - std::min(most, memory_now().resident)};
    }
    if (ended < 0 && errno == ECHILD) pid_ = 0;  // SIGCHLD is ignored here: the system has reaped it
    if (pid_ == 0 || Clock::now() >= until) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

bool limits_memory() {
  return !kAddressSanitizer;
}

bool has_one_thread() {
  std::error_code error;
  const std::filesystem::directory_iterator tasks("/proc/self/task", error);
  return error || std::distance(tasks, {}) <= 1;
}

}  // namespace recount::cli
