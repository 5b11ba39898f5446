#include "native/service/members.h"

#include <algorithm>
#include <numeric>

#include "core/base/assert.h"
#include "native/service/answer.h"

namespace loyalty::service {

std::size_t Members::warm() const {
  const std::scoped_lock lock(mutex_);
  return seats_.size();
}

Members::Counts Members::counts() const {
  const std::scoped_lock lock(mutex_);
  return counts_;
}

std::shared_ptr<Seat> Members::seat_of(const std::string& id, Why why) {
  const std::scoped_lock lock(mutex_);
  std::shared_ptr<Seat> seat;
  if (const auto found = by_id_.find(id); found != by_id_.end()) {
    Place& place = found->second;
    seat = *place.at;
    if (why == Why::request) {
      seats_.splice(seats_.begin(), *place.among, place.at);
      place.among = &seats_;
    }
  } else {
    seat = std::make_shared<Seat>();
    seat->id = id;
    seat->snapshot_after = snapshot_after_;
    Seats& among = why == Why::request ? seats_ : passing_;
    among.push_front(seat);
    by_id_[id] = {&among, among.begin()};
    ++(why == Why::request ? counts_.for_requests : counts_.for_visits);
  }
  counts_.displaced += make_room(seats_, warm_, 8);
  return seat;
}

void Members::leave() {
  const std::scoped_lock lock(mutex_);
  make_room(passing_, 0, passing_.size());
}

/// The one used longest ago goes, unless somebody has it or it is ahead of the disk: then there are a few more for a while.
std::size_t Members::make_room(Seats& seats, std::size_t kept, std::size_t tries) {
  std::size_t gone = 0;
  auto next = seats.end();
  for (; seats.size() > kept && tries > 0 && next != seats.begin(); --tries) {
    const auto candidate = std::prev(next);
    if (candidate->use_count() > 1 || (*candidate)->unwritten > 0) {
      next = candidate;
      continue;
    }
    by_id_.erase((*candidate)->id);
    seats.erase(candidate);
    ++gone;
  }
  return gone;
}

Held Members::hold(const std::string& id) { return hold_for(id, Why::request); }
Held Members::visit(const std::string& id) { return hold_for(id, Why::visit); }

Held Members::hold_for(const std::string& id, Why why) {
  auto seat = seat_of(id, why);
  std::unique_lock lock(seat->mutex);
  freshen(*seat);
  if (seat->unwritten > 0) Glimpses::note(seat);
  return {std::move(seat), std::move(lock)};
}

std::vector<Held> Members::hold(const std::vector<std::string>& ids) {
  std::vector<std::size_t> order(ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  std::vector<std::optional<Held>> held(ids.size());
  for (const std::size_t i : order) held[i] = hold(ids[i]);
  std::vector<Held> list;
  list.reserve(ids.size());
  for (auto& one : held) list.push_back(std::move(*one));
  return list;
}

void Members::freshen(Seat& seat) {
  // Written long since, the store has it.
  std::erase_if(seat.on_the_way, [](const auto& entry) { return entry.second->fate >= 0; });
  const bool old = seat.stale.exchange(false) || seat.epoch != writer_.epoch() || seat.is_lost();
  // With other processes on the database, what is ahead of the disk finds out when it is written.
  if (old ||
      (store_.is_shared() && seat.unwritten == 0 &&
       store_.standing(seat.id).value_or(Standing{}) != Standing{seat.events, seat.erasures}))
    read(seat);
  const auto active = programs_.active();
  if (seat.program == active->version) return;
  const Reply account = seat.engine.snapshot();
  LOYALTY_ASSERT(account.ok, "the seat is open");
  const Reply opened = seat.engine.open(active->program, account.text);
  LOYALTY_ASSERT(opened.ok, "an account is read back");
  seat.program = active->version;
}

void Members::read(Seat& seat) {
  seat.epoch = 0;
  ++seat.reads;
  const std::uint64_t known = *seat.losses;
  const std::uint64_t epoch = writer_.epoch();
  const auto active = programs_.active();
  if (!active) service::refuse(503, "no_program");
  const auto stored = store_.member(seat.id);
  const Reply opened = seat.engine.open(active->program, stored ? stored->snapshot : "");
  if (!opened.ok) throw StoreFailed("snapshot of " + seat.id + ": " + opened.text);
  std::string log;
  if (stored)
    for (const std::string& event : stored->newer) log += event + '\n';
  if (!log.empty())
    if (const Reply replayed = seat.engine.replay(log); !replayed.ok)
      throw StoreFailed("log of " + seat.id + ": " + replayed.text);
  seat.exists = stored.has_value();
  seat.events = stored ? stored->standing.events : 0;
  seat.erasures = stored ? stored->standing.erasures : 0;
  seat.since = log.size();
  seat.snapshot = stored ? stored->snapshot.size() : 0;
  seat.program = active->version;
  seat.remind = stored ? stored->remind : std::nullopt;
  seat.on_the_way.clear();
  seat.known = known;
  seat.epoch = epoch;
}

thread_local Glimpses* Glimpses::here_ = nullptr;

void Glimpses::note(const std::shared_ptr<Seat>& seat) {
  if (here_) here_->seen_.push_back({seat, seat->epoch, seat->known});
}

void Glimpses::settle(Writer& writer, std::function<void(bool)> then) {
  std::uint64_t epoch = UINT64_MAX;
  for (const Glimpse& glimpse : seen_) epoch = std::min(epoch, glimpse.epoch);
  writer.give_in(
      epoch, {}, [seen = std::move(seen_), then = std::move(then)](Fate fate, const Change&) {
        const bool is_there = std::all_of(
            seen.begin(), seen.end(), [](const Glimpse& g) { return *g.seat->losses == g.known; });
        then(fate == Fate::written && is_there);
      });
}

}  // namespace loyalty::service
