#include "native/batch/progress.h"

#include <chrono>
#include <cstdio>

#include "native/words/messages.h"

namespace loyalty::native {
namespace {

using Clock = std::chrono::steady_clock;

std::string told(const Tally& tally, std::chrono::duration<double> taken) {
  const auto lines = tally.lines.load();
  const auto rate = taken.count() > 0 ? static_cast<double>(lines) / taken.count() : 0;
  return say("batch.progress", {{"lines", std::to_string(lines)},
                                {"refused", std::to_string(tally.refused.load())},
                                {"rate", std::to_string(static_cast<std::int64_t>(rate))}});
}

}  // namespace

Progress::Progress(const Tally& tally) : tally_(tally) {
  thread_ = std::thread([this] {
    const auto start = Clock::now();
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, std::chrono::seconds(1), [this] { return end_; }))
      std::fprintf(stderr, "\r%s", told(tally_, Clock::now() - start).c_str());
    std::fprintf(stderr, "\r%s\n", told(tally_, Clock::now() - start).c_str());
  });
}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

}  // namespace loyalty::native
