#include "corpus/program/render.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

namespace fs = std::filesystem;

// Changes with every source file and with this program.
std::uint64_t fingerprint(const std::string& root) {
  std::vector<std::string> paths = {"/proc/self/exe"};
  for (const char* folder : {"/documents", "/layouts"}) {
    for (const auto& entry : fs::directory_iterator(root + folder)) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin() + 1, paths.end());
  std::string all;
  for (const std::string& path : paths) {
    Outcome<std::string> text = read_whole_file(path);
    all += path + std::to_string(text ? hash(*text) : 0);
  }
  return hash(all);
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return file.good();
}

// One process's share: every jobs-th document. The parent reads the counts from the pipe.
bool render_share(const std::vector<const Subject*>& subjects, const std::vector<Target>& targets,
                  const std::string& out, int first, int jobs, Rendered& done) {
  for (std::size_t i = static_cast<std::size_t>(first); i < subjects.size();
       i += static_cast<std::size_t>(jobs)) {
    std::vector<RenderedFile> files = render_answers(*subjects[i]);
    for (const Target& target : targets) {
      for (RenderedFile& file : target.format->render(*subjects[i], target.grade))
        files.push_back(std::move(file));
    }
    for (const RenderedFile& file : files) {
      if (!write_file(out + "/" + file.path, file.bytes)) return false;
      ++done.files;
      done.bytes += static_cast<long>(file.bytes.size());
    }
  }
  return true;
}

// What was rendered is remembered by what was selected.
std::string stamp_path(const std::string& out, const Selection& selection) {
  return out + "/.rendered." +
         std::to_string(hash(selection.format + "|" + selection.grade + "|" + selection.layout + "|" +
                             selection.document + "|" + std::to_string(static_cast<int>(selection.part)) +
                             (selection.subset ? "s" : "")));
}

}  // namespace

Outcome<Rendered> render(const std::vector<Subject>& subjects, const Selection& selection,
                         const std::string& root, const std::string& out, int jobs) {
  const std::string stamp = std::to_string(fingerprint(root));
  Outcome<std::string> before = read_whole_file(stamp_path(out, selection));
  Rendered done;
  if (before && *before == stamp) {
    done.kept = true;
    return done;
  }
  const std::vector<const Subject*> chosen = select(selection, subjects);
  const std::vector<Target> targets = select_targets(selection);
  std::vector<std::pair<pid_t, int>> workers;
  for (int i = 0; i < jobs; ++i) {
    int ends[2];
    if (pipe(ends) != 0) return Outcome<Rendered>::failed("no pipe");
    const pid_t child = fork();
    if (child == 0) {
      Rendered share;
      const bool written = render_share(chosen, targets, out, i, jobs, share);
      const bool said = write(ends[1], &share, sizeof share) == sizeof share;
      _exit(written && said ? 0 : 1);
    }
    close(ends[1]);
    workers.emplace_back(child, ends[0]);
  }
  bool failed = false;
  for (const auto& [child, end] : workers) {
    Rendered share;
    int status = 1;
    failed |= read(end, &share, sizeof share) != sizeof share;
    close(end);
    waitpid(child, &status, 0);
    failed |= status != 0;
    done.files += share.files;
    done.bytes += share.bytes;
  }
  if (failed) return Outcome<Rendered>::failed(out + ": could not be written, or a worker process died");
  if (!write_file(stamp_path(out, selection), stamp))
    return Outcome<Rendered>::failed(out + ": could not be written");
  return done;
}

}  // namespace recount::corpus
