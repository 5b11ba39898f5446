// What `loyalty batch` costs beside the engine: a cart of 20 lines verified again and again, by the engine in a loop and
// through the program, on one thread and on as many as there are cores. Round by round in turn, so that both meet the same
// machine; what is told is the median of the rounds.
//
//   loyalty_batch_bench build/native/native/loyalty [LINES]

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "core/engine/engine.h"
#include "tests/bench/shop.h"

namespace {

using Clock = std::chrono::steady_clock;
using loyalty::Engine;

constexpr int rounds = 7;

struct Taken {
  double wall = 0, processor = 0;  ///< microseconds a line
};

void must(bool well, const char* what) {
  if (well) return;
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
}

double used(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
Taken taken(int who, int lines, const Work& work) {
  const double before = used(who);
  const auto start = Clock::now();
  work();
  const std::chrono::duration<double> wall = Clock::now() - start;
  return {wall.count() / lines * 1e6, (used(who) - before) / lines * 1e6};
}

/// What is verified, and the line that asks for it.
struct Asked {
  bench::Texts texts;
  std::string request, line;
};

Asked asked() {
  Asked all{bench::shop(20, 20, 4), {}, {}};
  Engine engine;
  const auto opened = engine.open(all.texts.program, all.texts.account);
  must(opened.ok, opened.text.c_str());
  const auto quote = engine.quote(all.texts.cart);
  must(quote.ok, quote.text.c_str());
  const auto at = nlohmann::json::parse(all.texts.cart)["at"].dump();
  all.request = "{\"at\":" + at + ",\"cart\":" + all.texts.cart + ",\"quote\":" + quote.text + "}";
  all.request.erase(std::remove(all.request.begin(), all.request.end(), '\n'), all.request.end());
  const auto digests = nlohmann::json::parse(opened.text);
  all.line = "{\"call\":\"verify\",\"program\":{\"digest\":" + digests["program"]["digest"].dump() +
             "},\"account\":{\"digest\":" + digests["account"].dump() +
             "},\"input\":" + all.request + "}\n";
  must(engine.verify(all.request).text == R"({"verdict":"accepted"})", "not accepted");
  return all;
}

void loop(const Asked& all, int lines, unsigned threads) {
  std::vector<std::thread> running;
  for (unsigned i = 0; i < threads; ++i)
    running.emplace_back([&all, count = lines / static_cast<int>(threads)] {
      Engine engine;
      must(engine.open(all.texts.program, all.texts.account).ok, "not open");
      for (int n = 0; n < count; ++n) must(engine.verify(all.request).ok, "not verified");
    });
  for (auto& thread : running) thread.join();
}

std::string file_with(const std::string& text, int times) {
  std::string name = std::filesystem::temp_directory_path() / "loyalty-bench-XXXXXX";
  const int file = mkstemp(name.data());
  must(file >= 0, "no file");
  for (int i = 0; i < times; ++i)
    must(write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "not written");
  close(file);
  return name;
}

struct Files {
  std::string program, account, input;
};

void batch(const char* program, const Files& files, unsigned threads) {
  const std::string count = std::to_string(threads);
  const pid_t child = fork();
  if (child == 0) {
    dup2(open(files.input.c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    execl(program, program, "batch", "--threads", count.c_str(), "--program", files.program.c_str(),
          "--account", files.account.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "loyalty batch failed");
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const char* program, const Asked& all, const Files& files, int lines,
             unsigned threads) {
  std::vector<double> engine, through, wall, processor;
  for (int i = 0; i < rounds; ++i) {
    const Taken own = taken(RUSAGE_SELF, lines, [&] { loop(all, lines, threads); });
    const Taken there = taken(RUSAGE_CHILDREN, lines, [&] { batch(program, files, threads); });
    engine.push_back(own.wall);
    through.push_back(there.wall);
    wall.push_back(there.wall / own.wall);
    processor.push_back(there.processor / own.processor);
  }
  std::printf(
      "%2u %s  engine %6.1f us a verify   batch %6.1f us a line   ratio %.2f   of processor time "
      "%.2f\n",
      threads, threads == 1 ? "thread " : "threads", median(engine), median(through), median(wall),
      median(processor));
}

}  // namespace

int main(int argc, char** argv) {
  must(argc > 1, "loyalty_batch_bench LOYALTY [LINES]");
  const int lines = argc > 2 ? std::atoi(argv[2]) : 4000;
  const Asked all = asked();
  const Files files{file_with(all.texts.program, 1), file_with(all.texts.account, 1),
                    file_with(all.line, lines)};
  std::printf("verify of a cart of 20 lines by digest, %zu bytes a line, %d lines\n",
              all.line.size(), lines);
  compare(argv[1], all, files, lines, 1);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  if (cores > 1) compare(argv[1], all, files, lines, cores);
  for (const auto& name : {files.program, files.account, files.input}) unlink(name.c_str());
}
