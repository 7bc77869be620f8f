#include "corpus/program/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

extern char** environ;

namespace recount::corpus {
namespace {

// The small program that measures (corpus/measure_main.cc); where it was built.
const std::string kMeasure = RECOUNT_MEASURE;

// An empty file that goes when this object goes.
class ScratchFile {
 public:
  ScratchFile() : path_(std::filesystem::temp_directory_path().string() + "/recount-XXXXXX") {
    const int file = mkstemp(path_.data());
    if (file >= 0) close(file);
  }
  ~ScratchFile() { unlink(path_.c_str()); }
  ScratchFile(const ScratchFile&) = delete;  // each goes once
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void read_all(int pipe, std::string& text) {
  std::array<char, 65536> buffer;
  for (ssize_t got; (got = read(pipe, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

Run run_process(const std::vector<std::string>& args, int timeout_seconds) {
  Run run;
  const ScratchFile measured;
  std::vector<std::string> words = {kMeasure, measured.path(), std::to_string(timeout_seconds)};
  words.insert(words.end(), args.begin(), args.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return run;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed == 0) {
    read_all(ends[0], run.output);
    int status = 0;
    waitpid(child, &status, 0);
    std::ifstream figures(measured.path());
    int timed_out = 0;
    if (figures >> run.status >> timed_out >> run.cpu_seconds >> run.wall_seconds >> run.peak_kb)
      run.timed_out = timed_out != 0;
  }
  close(ends[0]);
  return run;
}

}  // namespace recount::corpus
