// recount_measure FILE TIMEOUT PROGRAM ARGS...: runs PROGRAM and writes "STATUS TIMED_OUT CPU WALL PEAK_KB" to FILE.
//
// A program of its own, and small, because the peak that wait4() tells of a child includes what its parent held when
// the child was started (getrusage(2): ru_maxrss survives execve).
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>

extern char** environ;

namespace {

pid_t child = 0;
volatile sig_atomic_t timed_out = 0;

void on_alarm(int) {
  timed_out = 1;
  kill(child, SIGKILL);
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 64;
  struct sigaction action {};
  action.sa_handler = on_alarm;
  sigaction(SIGALRM, &action, nullptr);
  const double start = now();
  if (posix_spawn(&child, argv[3], nullptr, nullptr, argv + 3, environ) != 0) return 2;
  alarm(static_cast<unsigned>(std::atoi(argv[2])));
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0) {  // interrupted by the alarm
  }
  std::FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) return 2;
  std::fprintf(out, "%d %d %.6f %.6f %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1,
               static_cast<int>(timed_out), seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - start,
               usage.ru_maxrss);
  std::fclose(out);
  return 0;
}
