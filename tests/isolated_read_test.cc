#include "cli/isolated_read.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cli/child_process.h"
#include "model/messages.h"
#include "tests/support/documents.h"
#include "tests/support/extractions.h"
#include "tests/support/scratch.h"

namespace recount::cli {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

class IsolatedRead : public ::testing::Test {
 protected:
  // No child is left behind, whatever became of it.
  void TearDown() override {
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
  }

  Result<Extraction> run(const ReadFunction& reader) {
    return read_isolated(source_, options_, limits_, reader);
  }

  void expect_error(const ReadFunction& reader, ErrorCode code, const std::string& id, const Words& args) {
    const Result<Extraction> got = run(reader);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code, code);
    EXPECT_EQ(got.error().message, (Message{id, args}));
    EXPECT_NE(render(got.error().message, Lang::kEn).find("form.pdf: "), std::string::npos) << id;
  }

  Source source_{"form.pdf", "", "", Format::kText};
  ReadOptions options_;
  ProcessLimits limits_;
};

[[noreturn]] void hang() {
  for (;;) std::this_thread::sleep_for(1h);
}

// Keeps what it takes, and the optimizer from leaving it out.
void take_memory(std::size_t piece) {
  for (;;) {
    auto* bytes = new char[piece];
    for (std::size_t i = 0; i < piece; i += 4096) static_cast<volatile char*>(bytes)[i] = 1;
  }
}

TEST_F(IsolatedRead, GivesWhatReadGives) {
  const Result<Source> source = make_source(
      "form.txt",
      testing::file_bytes(std::string(RECOUNT_ROOT) + "/tests/fuzz/corpus/document_fuzz/beijing.B2.txt"));
  ASSERT_TRUE(source);
  const Result<Extraction> here = read(*source);
  const Result<Extraction> there = read_isolated(*source, {});
  ASSERT_TRUE(here && there);
  EXPECT_FALSE(here->blocks.empty());
  EXPECT_TRUE(testing::same(*here, *there));
}

TEST_F(IsolatedRead, SendsBackWhateverIsFound) {
  std::mt19937 random(43);
  for (int round = 0; round < 20; ++round) {
    Extraction made = testing::random_extraction(random);
    const Result<Extraction> got = run([&](const Source&, const ReadOptions&) { return made; });
    ASSERT_TRUE(got);
    EXPECT_TRUE(testing::same(made, *got));
  }
}

TEST_F(IsolatedRead, PassesOptionsInAndErrorsOut) {
  options_.password = "secret";
  options_.limits.pages = 7;
  expect_error(
      [](const Source& source, const ReadOptions& options) -> Result<Extraction> {
        return Error{ErrorCode::kEncrypted,
                     {"error.x", {source.name + ": ", options.password, std::to_string(options.limits.pages)}}};
      },
      ErrorCode::kEncrypted, "error.x", {"form.pdf: ", "secret", "7"});
}

TEST_F(IsolatedRead, TellsTheCallerOfEachPage) {
  std::vector<int> pages;
  options_.on_page = [&](int page) { pages.push_back(page); };
  ASSERT_TRUE(run([](const Source&, const ReadOptions& options) {
    for (int page = 1; page <= 5000; ++page) options.on_page(page);
    return Extraction{};
  }));
  ASSERT_EQ(pages.size(), 5000u);
  EXPECT_EQ(pages.front(), 1);
  EXPECT_EQ(pages.back(), 5000);
}

TEST_F(IsolatedRead, EndsTheChildWhereTheCallerThrows) {
  options_.on_page = [](int) { throw std::runtime_error("seen enough"); };
  const auto endless = [](const Source&, const ReadOptions& options) -> Result<Extraction> {
    options.on_page(1);
    hang();
  };
  EXPECT_THROW((void)run(endless), std::runtime_error);
}

TEST_F(IsolatedRead, StopsAtAPageThatHangs) {
  limits_.page = 200ms;
  expect_error(
      [](const Source&, const ReadOptions& options) -> Result<Extraction> {
        for (int page = 1; page <= 3; ++page) options.on_page(page);
        hang();
      },
      ErrorCode::kLimit, "error.too-slow", {"form.pdf", "3", "1"});
}

TEST_F(IsolatedRead, StopsBeforeTheFirstPage) {
  limits_.page = 1200ms;
  expect_error([](const Source&, const ReadOptions&) -> Result<Extraction> { hang(); }, ErrorCode::kLimit,
               "error.too-slow-at-start", {"form.pdf", "0", "2"});
}

// Also one that closes all its files, and so its pipe, but does not end.
TEST_F(IsolatedRead, StopsAChildThatHidesItsEnd) {
  expect_error(
      [](const Source&, const ReadOptions&) -> Result<Extraction> {
        for (int file = 0; file < 100; ++file) close(file);
        hang();
      },
      ErrorCode::kDamaged, "error.reader-died-at-start", {"form.pdf", "0"});
}

TEST_F(IsolatedRead, LetsSlowButSteadyWorkGoOn) {
  limits_.page = 1s;
  EXPECT_TRUE(run([](const Source&, const ReadOptions& options) {
    for (int page = 1; page <= 8; ++page) {
      options.on_page(page);
      std::this_thread::sleep_for(200ms);
    }
    return Extraction{};
  }));
}

TEST_F(IsolatedRead, StopsWorkThatNeverEnds) {
  limits_.total = 300ms;
  const auto begin = Clock::now();
  expect_error(
      [](const Source&, const ReadOptions& options) -> Result<Extraction> {
        for (;;) options.on_page(1);
      },
      ErrorCode::kLimit, "error.too-slow", {"form.pdf", "1", "1"});
  EXPECT_LT(Clock::now() - begin, 10s);
}

TEST_F(IsolatedRead, LimitsMemory) {
  if (!limits_memory()) GTEST_SKIP() << "the address sanitizer needs more addresses than any limit";
  limits_.memory = 64u << 20;
  for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{1} << 40}) {
    expect_error(
        [&](const Source&, const ReadOptions& options) -> Result<Extraction> {
          options.on_page(2);
          take_memory(piece);
          return Extraction{};
        },
        ErrorCode::kLimit, "error.too-much-memory", {"form.pdf", "2", "64"});
  }
}

// As libraries do that end the process when they get no memory.
TEST_F(IsolatedRead, RecognizesAnAbortForWantOfMemory) {
  if (!limits_memory()) GTEST_SKIP();
  limits_.memory = 64u << 20;
  expect_error(
      [](const Source&, const ReadOptions&) -> Result<Extraction> {
        try {
          take_memory(1u << 20);
        } catch (const std::bad_alloc&) {
          std::abort();
        }
        return Extraction{};
      },
      ErrorCode::kLimit, "error.too-much-memory-at-start", {"form.pdf", "0", "64"});
}

TEST_F(IsolatedRead, TakesAKillFromOutsideForWantOfMemory) {
  expect_error(
      [](const Source&, const ReadOptions&) -> Result<Extraction> {
        raise(SIGKILL);
        return Extraction{};
      },
      ErrorCode::kLimit, "error.too-much-memory-at-start", {"form.pdf", "0", "2048"});
}

TEST_F(IsolatedRead, LimitsTheReply) {
  limits_.reply = 3u << 20;
  const auto with_text = [](std::size_t size) {
    return [size](const Source&, const ReadOptions& options) -> Result<Extraction> {
      options.on_page(1);
      return Extraction{"pdf", 1, {Paragraph{std::string(size, 'x'), {}}}, {}};
    };
  };
  EXPECT_TRUE(run(with_text(2u << 20)));
  expect_error(with_text(3u << 20), ErrorCode::kLimit, "error.too-much-memory", {"form.pdf", "1", "3"});
}

TEST_F(IsolatedRead, SurvivesEveryKindOfDeath) {
  const std::vector<std::function<void()>> deaths = {
      [] { std::abort(); },
      [] { raise(SIGSEGV); },
      [] { std::exit(0); },
      [] { _exit(3); },
      [] { throw std::runtime_error("no such object"); },
      [] { throw 7; },
      [] { std::terminate(); },
  };
  for (const auto& death : deaths) {
    expect_error(
        [&](const Source&, const ReadOptions& options) -> Result<Extraction> {
          options.on_page(1);
          death();
          return Extraction{};
        },
        ErrorCode::kDamaged, "error.reader-died", {"form.pdf", "1"});
  }
}

// In the child: the pipe to the parent, the only one that is not for other programs.
int reply_pipe() {
  for (int file = 3; file < 1000; ++file) {
    struct stat what {};
    const int flags = fcntl(file, F_GETFD);
    if (flags >= 0 && (flags & FD_CLOEXEC) && fstat(file, &what) == 0 && S_ISFIFO(what.st_mode)) return file;
  }
  return -1;
}

// Bytes that are no frame, and frames that hold no extraction.
TEST_F(IsolatedRead, SurvivesFalseReplies) {
  const auto reply = [](std::string bytes) {
    return [bytes = std::move(bytes)](const Source&, const ReadOptions&) -> Result<Extraction> {
      send_all(reply_pipe(), bytes);
      _exit(0);
    };
  };
  const auto result = [](std::uint64_t size, const std::string& bytes) {
    return std::string("r") + std::string(reinterpret_cast<const char*>(&size), sizeof size) + bytes;
  };
  for (const std::string& bytes :
       {std::string("x"), std::string("p"), std::string("p\0\0\0\0", 5), std::string("p\xFF\xFF\xFF\xFF"),
        std::string("r"), result(0, ""), result(5, "abc"), result(3, "\7\7\7"), result(1, "\1\1\1\1")}) {
    expect_error(reply(bytes), ErrorCode::kDamaged, "error.reader-died-at-start", {"form.pdf", "0"});
  }
  expect_error(reply(result(~std::uint64_t{0}, "")), ErrorCode::kLimit, "error.too-much-memory-at-start",
               {"form.pdf", "0", "256"});
}

TEST_F(IsolatedRead, ThrowsAwayWhatIsPrinted) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  std::printf("before ");
  const Result<Extraction> got = run([](const Source&, const ReadOptions&) {
    std::puts("from the library");
    std::cout << "from the library" << std::endl;
    std::cerr << "from the library\n";
    (void)!write(STDOUT_FILENO, "raw", 3);
    std::fflush(nullptr);
    const bool no_input = std::getchar() == EOF;
    return Extraction{no_input ? "no input" : "input", 0, {}, {}};
  });
  std::printf("after");
  std::fflush(stdout);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "before after");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->reader, "no input");
}

// Then the pipe would get the number of a standard stream.
TEST_F(IsolatedRead, WorksWithoutStandardStreams) {
  std::vector<Descriptor> kept;
  for (const int stream : {0, 1, 2}) kept.emplace_back(fcntl(stream, F_DUPFD_CLOEXEC, 3));
  for (const int stream : {0, 1, 2}) close(stream);
  const Result<Extraction> got = run([](const Source&, const ReadOptions&) {
    std::puts("from the library");
    return Extraction{"pdf", 1, {}, {}};
  });
  for (const int stream : {0, 1, 2}) dup2(kept[static_cast<std::size_t>(stream)].number(), stream);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->reader, "pdf");
}

TEST_F(IsolatedRead, KeepsFilesThatTheChildWrites) {
  const std::string path = testing::scratch_directory() + "/page.png";
  ASSERT_TRUE(run([&](const Source&, const ReadOptions&) {
    std::ofstream(path) << "picture";
    return Extraction{};
  }));
  EXPECT_EQ(testing::file_bytes(path), "picture");
}

// Such as removing its files for the time being.
TEST_F(IsolatedRead, DoesNotDoInTheChildWhatTheParentDoesAtItsEnd) {
  const std::string directory = testing::scratch_directory();
  EXPECT_FALSE(run([](const Source&, const ReadOptions&) -> Result<Extraction> { std::exit(0); }));
  EXPECT_TRUE(std::filesystem::exists(directory));
}

TEST_F(IsolatedRead, LeavesNoFilesOpen) {
  const auto next_number = [] {
    const int number = dup(0);
    close(number);
    return number;
  };
  const int before = next_number();
  ASSERT_TRUE(run([](const Source&, const ReadOptions&) { return Extraction{}; }));
  EXPECT_EQ(next_number(), before);
}

}  // namespace
}  // namespace recount::cli
