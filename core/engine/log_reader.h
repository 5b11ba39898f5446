#pragma once
// The events of a log, a line each, read ahead of whoever folds them. For servers: a page reads no logs.

#include <pthread.h>

#include <array>
#include <atomic>
#include <semaphore>
#include <string_view>
#include <vector>

#include "core/account/event.h"
#include "core/wire/lines.h"

namespace loyalty {

/// Reads a log in order, blank lines left out. A long one is read in a thread of its own; where none can be had, and for
/// short ones, in the caller's, with the same result.
class LogReader {
 public:
  /// Looks at `log` as long as it lives.
  explicit LogReader(std::string_view log);
  ~LogReader();
  LogReader(const LogReader&) = delete;
  LogReader& operator=(const LogReader&) = delete;

  /// The next event, the caller's until the next call. Null at the end, and at a line that is wrong.
  Event* next();
  /// What is wrong with the line at which next() stopped.
  wire::Problems& wrong() { return current_->wrong; }

 private:
  struct Batch {
    std::vector<Event> events;  // as many as any batch has; the first `count` are read
    std::size_t count = 0;
    bool last = false;
    wire::Problems wrong;  // with the line after them
  };
  static constexpr std::size_t batch_events = 64, batches = 4;

  void fill(Batch& batch);
  void read_ahead();
  Batch& next_batch();

  std::string_view rest_;
  wire::Lines lines_;
  std::array<Batch, batches> ring_;
  std::size_t taken_ = 0, at_ = 0;
  Batch* current_ = nullptr;

  bool ahead_ = false;
  pthread_t thread_{};
  std::counting_semaphore<> free_{batches}, full_{0};
  std::atomic<bool> stopped_ = false;
};

}  // namespace loyalty
