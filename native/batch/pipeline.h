#pragma once
// Lines in, answers out, in the same order, with as many threads in between as there are cores. What is ready is written
// at once; what has been read and not yet written is bounded.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "native/batch/line.h"
#include "native/batch/rows.h"
#include "native/batch/source.h"

namespace loyalty::native {

/// Lines that go from step to step together.
struct Chunk {
  enum class State { arrived, prepared, settled, answered };

  State state = State::arrived;
  std::shared_ptr<const char[]> bytes;
  std::vector<SourceLine> source;
  std::vector<Line> lines;
  std::vector<Cells> cells;  ///< of rows: what the lines refer to
  std::string answers;
  std::int64_t refused = 0;
};

/// The steps of a chunk. `settle` is called for one chunk after another, in their order.
struct Steps {
  std::function<void(Chunk&)> prepare, settle, answer;
};

struct Tally {
  std::atomic<std::int64_t> lines{0}, refused{0};
};

class Pipeline {
 public:
  /// `steps(thread)` makes the steps of each thread. `wake` is written to when the output takes no more.
  Pipeline(unsigned threads, const std::function<Steps()>& steps, int output, int wake);
  ~Pipeline();

  /// Waits while too much is on its way; false when the output takes no more.
  bool take(std::unique_ptr<Chunk> chunk);
  /// Waits until everything is written. Gives what writing failed with: errno, or 0.
  int finish();

  const Tally& tally() const { return tally_; }

 private:
  void work(const Steps& steps);
  void settle_ready(const Steps& steps);
  void write_ready(std::unique_lock<std::mutex>& lock);
  bool over() const { return write_error_ != 0 || (closed_ && on_the_way_.empty()); }

  const int output_, wake_;
  const std::size_t most_;  ///< chunks on their way at once
  std::mutex mutex_;
  std::condition_variable work_to_do_, room_;
  std::deque<std::unique_ptr<Chunk>> on_the_way_;  ///< in their order
  std::deque<Chunk*> arrived_, to_settle_, settled_;
  bool closed_ = false, writing_ = false;
  int write_error_ = 0;
  Tally tally_;
  std::vector<std::thread> threads_;
};

}  // namespace loyalty::native
