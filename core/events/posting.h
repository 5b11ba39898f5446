#pragma once
// An event being applied: every fact is recorded and folded at once, so that later rules of the same event
// see what earlier ones did, and the fold of the facts is the state by construction.

#include <memory>

#include "core/account/event.h"
#include "core/base/result.h"
#include "core/program/program.h"

namespace loyalty {

/// Something that stays where the caller has it until a call is over; or nothing.
template <class T>
class Maybe {
 public:
  constexpr Maybe() = default;
  constexpr Maybe(const T& value) : value_(&value) {}
  constexpr Maybe(const std::optional<T>& value) : value_(value ? &*value : nullptr) {}

  std::optional<T> kept() const { return value_ ? std::optional<T>(*value_) : std::nullopt; }

 private:
  const T* value_ = nullptr;
};

/// A fact as it is posted, in a hundred places: the members of Fact, which is much to set up and to tear down.
struct NewFact {
  Money bonus{0};
  Maybe<std::string> channel = {};
  std::int64_t count = 0;
  Maybe<Day> day = {};
  Maybe<Instant> from = {};
  Growth growth{0};
  Maybe<std::string> id = {};
  FactKind kind = FactKind::points_granted;
  std::int64_t line = 0;
  Money money{0};
  Maybe<std::string> of = {};
  Maybe<std::string> order = {};
  std::int64_t part = 0;
  Points points{0};
  Money principal{0};
  Maybe<Instant> until = {};

  Fact kept() const;
};

/// Why an event is refused, or nothing. A pointer, since it goes through a hundred returns.
class EventRefusal {
 public:
  EventRefusal() = default;
  EventRefusal(Problem problem);

  explicit operator bool() const { return problem_ != nullptr; }
  const Problem* operator->() const { return problem_.get(); }
  std::optional<Problem> take();

 private:
  std::unique_ptr<Problem> problem_;
};
using Refusal = EventRefusal;

Refusal refuse(std::string_view code, std::string_view at, NewDetails details = {});
/// amount_out_of_range {max}
Refusal out_of_range(std::string_view at);

/// What achievements give is numbered "<event>.a1", ...: it stays when the event is undone.
inline constexpr std::string_view achieved_series = "a";

/// Whether an id could be one of Posting::next_id: "<any>.7" or "<any>.a7". A shop's own coupons may not have such ids,
/// or what an event brought could not be told from them.
bool is_granted_id(std::string_view id);

class Posting {
 public:
  /// Keeps references: all must outlive it.
  Posting(const Program& program, Account& account, Event& event)
      : program_(program), account_(account), event_(event), now_(event.at), booked_at_(event.at) {}

  const Program& program() const { return program_; }
  Account& account() { return account_; }
  const Account& account() const { return account_; }
  Event& event() { return event_; }
  const Event& event() const { return event_; }
  /// The instant of what happens now: the event's, or an earlier one while time catches up.
  Instant now() const { return now_; }
  Day today() const { return program_.zone.local_day(now_); }
  /// The local day of the thing itself: the event's `day`, or today.
  Day thing_day() const { return event_.day.value_or(today()); }

  /// The day that it counts for where something is counted by day.
  Day counting_day() const { return loyalty::counting_day(thing_day(), today()); }

  void set_now(Instant at) { now_ = at; }
  /// What happens at `at` is the event's own doing, and is recorded with its instant.
  void book_at(Instant at) { booked_at_ = at; }

  /// Folds and records. A fact that does not fit (a sum beyond 2^53 - 1, a full list) makes the posting fail.
  void post(const NewFact& fact);
  void keep(Fact fact);
  bool failed() const { return static_cast<bool>(why_failed_); }
  /// list_full {list, max} or amount_out_of_range.
  Refusal take_why_failed() { return std::move(why_failed_); }

  /// "<event id>.<n>", n = 1, 2, ...: ids for what this event grants.
  std::string next_id();
  /// From now on "<event id>.<series><n>": what does not go when the event is undone.
  void begin_series(std::string_view series);
  /// What is given now stays when the event is undone.
  bool stays() const { return !series_.empty(); }

  /// What the event has done so far.
  const std::vector<Fact>& facts() const { return facts_; }
  std::vector<Fact> take_facts() { return std::move(facts_); }

 private:
  const Program& program_;
  Account& account_;
  Event& event_;
  Instant now_, booked_at_;
  std::vector<Fact> facts_;
  std::string_view series_;
  std::int64_t granted_ = 0;
  Refusal why_failed_;
};

}  // namespace loyalty
