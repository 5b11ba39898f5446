#pragma once
// Members as they are in memory: each an open engine on a seat of its own, one request at a time. What is there may be ahead
// of the disk by what the writer has not written yet.

#include <atomic>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/engine/engine.h"
#include "native/service/programs.h"
#include "native/service/writer.h"

namespace loyalty::service {

/// An event that the writer has not written yet.
struct OnTheWay {
  StoredEvent event;
  std::atomic<int> fate{-1};  ///< of `Fate`, once it is known
};

struct Seat {
  std::mutex mutex;
  std::string id;
  // From here on only by who holds the mutex.
  Engine engine;
  bool exists = false;                 ///< in the log; otherwise the member is new
  std::int64_t events = 0;             ///< in the log, with those on their way
  std::int64_t erasures = 0;           ///< of the person
  std::size_t since = 0;               ///< bytes of events since the last snapshot
  std::size_t snapshot = 0;            ///< bytes of that: the next comes after as many, and
  std::size_t snapshot_after = 0;      ///< so many at least
  std::int64_t program = 0;            ///< version that the engine is open with
  std::uint64_t epoch = 0;             ///< of the writer when this was read; 0: not read
  std::optional<std::int64_t> remind;  ///< when something is to be told before it ends
  std::uint64_t known = 0;             ///< losses when this was read
  std::map<std::string, std::shared_ptr<OnTheWay>> on_the_way;
  // By anyone.
  std::atomic<std::int64_t> unwritten{0};  ///< changes on their way
  std::atomic<bool> stale{false};          ///< the disk has something else
  std::atomic<std::uint64_t> reads{0};     ///< how often it was read from the disk
  const Losses losses = std::make_shared<std::atomic<std::uint64_t>>(0);
  bool is_lost() const { return *losses != known; }
};

/// What requests on this thread see that is not on the disk yet. What was answered of it would be of a state that never was,
/// if it were not written: such an answer waits. One at a time counts, the innermost.
class Glimpses {
 public:
  Glimpses() : outer_(here_) { here_ = this; }
  ~Glimpses() { here_ = outer_; }
  Glimpses(const Glimpses&) = delete;
  Glimpses& operator=(const Glimpses&) = delete;

  static void note(const std::shared_ptr<Seat>& seat);
  bool empty() const { return seen_.empty(); }
  /// Calls `then` after all of it has had its fate: true if all was written.
  void settle(Writer& writer, std::function<void(bool)> then);

 private:
  struct Glimpse {
    std::shared_ptr<Seat> seat;
    std::uint64_t epoch, known;
  };
  static thread_local Glimpses* here_;
  Glimpses* outer_;
  std::vector<Glimpse> seen_;
};

/// A seat while it is held.
class Held {
 public:
  Held(std::shared_ptr<Seat> seat, std::unique_lock<std::mutex> lock)
      : seat_(std::move(seat)), lock_(std::move(lock)) {}
  Seat* operator->() const { return seat_.get(); }
  Seat& operator*() const { return *seat_; }
  const std::shared_ptr<Seat>& shared() const { return seat_; }

 private:
  std::shared_ptr<Seat> seat_;
  std::unique_lock<std::mutex> lock_;
};

class Members {
 public:
  /// Keeps about `warm` members open: one takes some 30 kB, more with a long history.
  Members(Store& store, Programs& programs, const Writer& writer, std::size_t warm,
          std::size_t snapshot_after)
      : store_(store),
        programs_(programs),
        writer_(writer),
        warm_(warm),
        snapshot_after_(snapshot_after) {}

  /// Waits for whoever has the member, and reads what is not in memory, or no longer true. Throws StoreFailed.
  Held hold(const std::string& id);
  /// Several, each once, in an order that is the same for all; given back in the order asked for.
  std::vector<Held> hold(const std::vector<std::string>& ids);
  /// The same on nobody's behalf, as sweeps do: it displaces no warm member and makes none younger. Whoever was not warm is
  /// not kept, unless a request asks for it meanwhile.
  Held visit(const std::string& id);
  /// Closes those that were only visited and are written.
  void leave();

  std::size_t warm() const;
  struct Counts {
    std::uint64_t for_requests = 0;  ///< opened that were not warm
    std::uint64_t for_visits = 0;
    std::uint64_t displaced = 0;  ///< warm ones closed to make room
  };
  Counts counts() const;

 private:
  enum class Why { request, visit };
  using Seats = std::list<std::shared_ptr<Seat>>;
  struct Place {
    Seats* among;
    Seats::iterator at;
  };
  Held hold_for(const std::string& id, Why why);
  std::shared_ptr<Seat> seat_of(const std::string& id, Why why);
  std::size_t make_room(Seats& seats, std::size_t kept, std::size_t tries);
  void freshen(Seat& seat);
  void read(Seat& seat);

  Store& store_;
  Programs& programs_;
  const Writer& writer_;
  const std::size_t warm_, snapshot_after_;
  mutable std::mutex mutex_;
  Seats seats_;    ///< warm ones, the latest used first
  Seats passing_;  ///< visited only, the latest first
  std::unordered_map<std::string, Place> by_id_;
  Counts counts_;
};

}  // namespace loyalty::service
