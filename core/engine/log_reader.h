#pragma once
// The events of a log, a line each, read ahead of whoever folds them. For servers: a page reads no logs.

#include <pthread.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <vector>

#include "core/account/event.h"
#include "core/wire/tokens.h"

namespace loyalty {

/// Reads a log in order, blank lines left out. A thread of its own reads a long one ahead; whoever would have to wait for
/// it reads the next piece instead. Where no thread can be had, and for short logs, the caller reads all, with the same
/// result.
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
  /// The events of some lines.
  struct Piece {
    std::string_view lines;
    std::vector<Event> events;  // the first `count` are read
    std::size_t count = 0;
    bool last = false;
    bool ready = false;
    wire::Problems wrong;  // with the line after them
  };
  static constexpr std::size_t most_lines = 32, pieces = 4;

  Piece& next_piece();
  Piece* claim();
  static void read(Piece& piece, wire::QuickParser& parser);
  void read_ahead();

  wire::QuickParser parser_;
  Piece* current_ = nullptr;
  std::size_t at_ = 0;

  // What both threads change, one at a time.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string_view rest_;
  std::array<Piece, pieces> ring_;
  std::size_t claimed_ = 0, taken_ = 0;
  bool ended_ = false;

  bool ahead_ = false;
  pthread_t thread_{};
};

}  // namespace loyalty
