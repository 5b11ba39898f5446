#pragma once
// Changes on their way to the disk: one writer, many changes a transaction. Whoever has given one in is told after it is
// written, never before.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "native/service/store/store.h"

namespace loyalty::service {

enum class Fate {
  written,
  conflict,  ///< the store has it otherwise; or it was made of a state that never came to the disk
  failed,    ///< the store could not do it: nothing of it is written
};

class Writer {
 public:
  explicit Writer(Store& store) : store_(store) {}
  ~Writer() { stop(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// For what was made of no member's state: it is in conflict only with what the store has.
  static constexpr std::uint64_t of_no_state = 0;

  /// `done` is called once, after all changes given in before have had their fate. A change without members, notices and
  /// links writes nothing and only waits. What was made of a state that is not that of the disk has an old `epoch`: it
  /// is told `conflict`.
  void give_in(std::uint64_t epoch, Change change, std::function<void(Fate, const Change&)> done);

  /// Rises when the store could not write: whatever was made since is of no state that is on the disk.
  std::uint64_t epoch() const { return epoch_.load(std::memory_order_acquire); }

  /// Writes what waits, in one transaction of at most `limit` changes. False: nothing waited.
  bool flush(std::size_t limit = 512);

  /// Told after each transaction: seconds, changes, whether it was written.
  void watch(std::function<void(double, std::size_t, bool)> committed) {
    committed_ = std::move(committed);
  }

  /// A thread of its own flushes from now on.
  void start();
  /// Writes what waits, then ends the thread.
  void stop();

  std::size_t waiting() const;

 private:
  struct Item {
    std::uint64_t epoch = 0;
    Change change;
    std::function<void(Fate, const Change&)> done;
  };
  void run();

  Store& store_;
  std::function<void(double, std::size_t, bool)> committed_ = [](double, std::size_t, bool) {};
  std::atomic<std::uint64_t> epoch_{1};
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Item> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace loyalty::service
