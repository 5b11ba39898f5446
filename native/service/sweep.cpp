// Time for members who do not come: what has fallen due happens, and what ends soon is told.

#include <algorithm>

#include "core/base/sha256.h"
#include "native/service/calls/calls.h"
#include "native/service/service.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

/// After a member's time could not be made to pass, ms.
constexpr std::int64_t not_again_before = 3'600'000;

/// What ends within `before` from now on and was not told yet, and when to look again.
struct Ending {
  json points = json::array(), coupons = json::array();
  std::optional<std::int64_t> again;

  void consider(std::int64_t until, json what, json& into, std::int64_t from, std::int64_t now,
                std::int64_t before) {
    const std::int64_t at = until - before;
    if (at > now)
      again = std::min(again.value_or(at), at);
    else if (at >= from && until > now)
      into.push_back(std::move(what));
  }
};

bool is_in_hand(const std::string& state) {
  return state == "usable" || state == "pending" || state == "locked";
}

Ending endings_of(Engine& engine, std::int64_t from, std::int64_t now, std::int64_t before) {
  Ending ending;
  const json overview = json::parse(engine.overview(at_text(now)).text);
  for (const json& lot : overview["points"]["expiring"])
    ending.consider(lot["at"], {{"points", lot["points"]}, {"until", lot["at"]}}, ending.points,
                    from, now, before);
  for (const json& coupon : overview["coupons"])
    if (is_in_hand(coupon["state"]) && coupon.contains("until"))
      ending.consider(
          coupon["until"],
          {{"coupon", coupon["coupon"]}, {"id", coupon["id"]}, {"until", coupon["until"]}},
          ending.coupons, from, now, before);
  return ending;
}

}  // namespace

void Service::look_at(const Held& held, std::int64_t at) {
  Booking booking(writer, totals, settings.remind_before);
  if (held->remind && *held->remind <= at) {
    const Ending ending = endings_of(held->engine, *held->remind, at, settings.remind_before);
    if (!ending.points.empty() || !ending.coupons.empty())
      booking.tell({held->id, at, "reminder",
                    json({{"coupons", ending.coupons}, {"points", ending.points}}).dump()});
    Booking::remind(*held, ending.again);
  }
  const auto due = held->engine.due();
  if (due && *due <= at)
    booking.apply(held,
                  {{"id", "due-" + std::to_string(at) + '-' + sha256_hex(held->id).substr(0, 8)},
                   {"kind", "time_passed"}},
                  at, "");
  else
    booking.touch(held);
  booking.give_in({{}, [](Answer) {}, [] {}}, 200);
}

std::size_t Service::sweep(std::size_t limit) {
  const std::int64_t now = clock();
  std::size_t looked_at = 0;
  members.leave();
  for (const std::string& id : store.due(now, static_cast<std::int64_t>(limit))) {
    const Held held = members.visit(id);
    // Somebody is with the member: next time.
    if (!held->exists || held->unwritten > 0) continue;
    try {
      look_at(held, std::max(now, held->engine.last()));
      ++looked_at;
    } catch (const Refused&) {
      // One member who cannot go on is not to keep all others waiting.
      Booking rest(writer, totals, settings.remind_before);
      rest.touch(held, now + not_again_before);
      rest.give_in({{}, [](Answer) {}, [] {}}, 200);
    }
  }
  return looked_at;
}

void Service::tell_seeds(std::size_t limit) {
  for (Seed& seed : seeds.all()) {
    if (!seed.revealed || seed.told) continue;
    const auto ids = store.all_linked(drawn_by(seed.digest), static_cast<std::int64_t>(limit));
    for (const std::string& id : ids) {
      // Who has become one with another: the prizes are in that one's account.
      const Held held = members.visit(whose_now(store, id, "").member);
      const std::string event = "revealed-" + sha256_hex(id + ' ' + seed.digest).substr(0, 32);
      // Or another process has told it since.
      if (held->unwritten > 0 || store.event(held->id, event)) continue;
      Booking booking(writer, totals, settings.remind_before);
      try {
        booking.apply(
            held,
            {{"draw", seed.draw}, {"id", event}, {"kind", "draw_revealed"}, {"seed", seed.seed}},
            clock(), "");
      } catch (const Refused& refused) {
        // The program has another draw by now, or a prize was not that of the seed: that is to be told.
        booking.tell({held->id, clock(), "draw_not_proven", refused.answer.body});
        booking.touch(held);
      }
      booking.link({drawn_by(seed.digest), id, "", true});
      booking.give_in({{}, [](Answer) {}, [] {}}, 200);
    }
    // What was being drawn when it was revealed is written by then.
    if (!ids.empty() || clock() < *seed.revealed + 60'000) continue;
    seed.told = true;
    seeds.write(seed);
  }
}

}  // namespace loyalty::service
