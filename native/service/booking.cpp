#include "native/service/booking.h"

#include <openssl/sha.h>

#include <algorithm>

#include "core/wire/slices.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

Answer of_event(const StoredEvent& event, int status) {
  return {status, event_body(event), "application/json", {}};
}

}  // namespace

std::string at_text(std::int64_t at) { return "{\"at\":" + std::to_string(at) + "}"; }

/// The sealed event in the engine's answer {"changes":[...],"sealed":{...}}. Facts have no member of that name, and
/// within texts quotes are escaped.
std::string_view sealed_in(std::string_view reply) {
  constexpr std::string_view mark = ",\"sealed\":";
  const auto from = reply.find(mark) + mark.size();
  return reply.substr(from, reply.size() - from - 1);
}

std::string event_body(const StoredEvent& event) {
  return "{\"events\":" + std::to_string(event.place) + ",\"sealed\":" + event.sealed + "}";
}

Booking::~Booking() {
  if (given_) return;
  for (const Part& part : parts_) part.seat->stale = true;
}

Booking::Part& Booking::part_of(const Held& held) {
  for (Part& part : parts_)
    if (part.seat == held.shared()) return part;
  change_.members.push_back({held->id,
                             held->exists ? held->events : -1,
                             held->erasures,
                             {},
                             {},
                             {},
                             {},
                             held->losses,
                             held->known});
  parts_.push_back({held.shared(), change_.members.size() - 1, held->reads.load()});
  return parts_.back();
}

const json& Booking::apply(const Held& held, json event, std::int64_t now,
                           const std::string& digest, const OpenProgram* program) {
  return sealed_.emplace_back(json::parse(book(held, std::move(event), now, digest, program)));
}

const std::string& Booking::book(const Held& held, json event, std::int64_t now,
                                 const std::string& digest, const OpenProgram* program) {
  // What follows from an event is the engine's to say.
  if (event.contains("sealed"))
    service::refuse(400, "wrong_member", "/sealed", {{"member", "sealed"}});
  Seat& seat = *held;
  epoch_ = seat.epoch;
  event["at"] = std::max(now, seat.engine.last());
  if (event.contains("cart")) event["cart"]["at"] = event["at"];
  Reply reply;
  if (program && program->version != seat.program) {
    Engine then;
    if (const Reply opened = then.open(program->program, seat.engine.snapshot().text); !opened.ok)
      throw Refused{problem_of_engine(opened.text)};
    reply = then.apply(event.dump());
    if (reply.ok) reply = seat.engine.apply(sealed_in(reply.text));
  } else {
    reply = seat.engine.apply(event.dump());
  }
  if (!reply.ok) throw Refused{problem_of_engine(reply.text)};
  // Known to the account, though not by this service: brought along from elsewhere.
  if (reply.text.find("\"duplicate\":true,\"sealed\":") != std::string::npos)
    service::refuse(409, "id_reused", "/id", {{"id", event["id"]}});
  Part& part = part_of(held);
  MemberChange& change = change_.members[part.change];
  EventRow row;
  row.id = event["id"];
  row.at = event["at"];
  row.request = digest;
  row.sealed = sealed_in(reply.text);
  seat.exists = true;
  ++seat.events;
  seat.since += row.sealed.size();
  auto way = std::make_shared<OnTheWay>();
  way->event = {seat.events, row.id, digest, row.sealed};
  // Seen by others only when the seat is free again: then it is given in, or the seat is stale.
  seat.on_the_way[row.id] = way;
  events_.push_back(std::move(way));
  const std::string& sealed = events_.back()->event.sealed;
  change.events.push_back(std::move(row));
  look_into(held, sealed, program);
  return sealed;
}

void Booking::use(Use use) {
  change_.uses.push_back(std::move(use));
  totals_.check(change_.uses);
}

void Booking::touch(const Held& held, std::optional<std::int64_t> wake) {
  epoch_ = held->epoch;
  change_.members[part_of(held).change].wake = wake;
}

void Booking::remind_of(Seat& seat, std::int64_t until) const {
  if (remind_before_ <= 0) return;
  const std::int64_t at = until - remind_before_;
  seat.remind = std::min(seat.remind.value_or(at), at);
}

/// While it was used, the time to tell that a coupon ends may have come and gone.
void Booking::remind_of_returned(Seat& seat, const std::set<std::string>& ids,
                                 std::int64_t at) const {
  if (remind_before_ <= 0) return;
  const json overview = json::parse(seat.engine.overview(at_text(at)).text);
  for (const json& coupon : overview["coupons"])
    if (ids.contains(coupon["id"]) && coupon.contains("until")) remind_of(seat, coupon["until"]);
}

/// What can be used again or is another's now does not say when it ends. Of what ends so soon that it was to be told
/// before, it is told only if it could not be used by then.
void Booking::remind_of_all(Seat& seat, std::int64_t at, bool were_out_of_hand) const {
  if (remind_before_ <= 0) return;
  const json overview = json::parse(seat.engine.overview(at_text(at)).text);
  const auto consider = [&](std::int64_t until) {
    if (were_out_of_hand || until - remind_before_ >= at) remind_of(seat, until);
  };
  for (const json& lot : overview["points"]["expiring"]) consider(lot["at"]);
  for (const json& coupon : overview["coupons"])
    if (coupon.contains("until") && coupon["state"] != "used" && coupon["state"] != "expired")
      consider(coupon["until"]);
}

/// What the service has to do with what the event did: uses counted for the shop, ends that are to be told before.
/// The engine wrote it: every fact is an object, and no id has anything to unescape.
void Booking::look_into(const Held& held, std::string_view sealed, const OpenProgram* program) {
  Seat& seat = *held;
  std::string by_time;
  std::set<std::string> returned;
  bool unfrozen = false, is_more = false;
  const auto event = *wire::Slices::of(sealed);
  for (const std::string_view text :
       wire::elements_of((*wire::Slices::of(event["sealed"]))["facts"])) {
    const auto fact = *wire::Slices::of(text);
    const std::string_view kind = fact.text("kind");
    if (!fact["at"].empty()) by_time.append(by_time.empty() ? "" : ",").append(text);
    if (kind == "offer_used" || kind == "offer_returned") {
      const std::string id(fact.text("id"));
      const std::int64_t count = fact.number("count");
      // Counted whether the version limits it or not: the next one may.
      use({id, kind == "offer_used" ? count : -count, totals_.limit(program, id)});
    }
    if (kind == "exchanged")
      if (auto taken = totals_.of_exchange(std::string(fact.text("id")), fact.number("count")))
        use(std::move(*taken));
    const bool is_given =
        kind == "points_granted" || kind == "points_returned" || kind == "coupon_issued";
    if (is_given && !fact["until"].empty()) remind_of(seat, fact.number("until"));
    if (kind == "coupon_returned") returned.emplace(fact.text("id"));
    unfrozen = unfrozen || kind == "points_unfrozen";
    is_more = is_more || kind == "points_released" || kind == "member_merged";
  }
  if (!returned.empty()) remind_of_returned(seat, returned, event.number("at"));
  if (unfrozen || is_more) remind_of_all(seat, event.number("at"), unfrozen);
  if (!by_time.empty())
    tell({held->id, event.number("at"), "due", "{\"facts\":[" + by_time + "]}"});
}

void Booking::give_in(Sending sending, int status) {
  for (const Part& part : parts_) {
    Seat& seat = *part.seat;
    MemberChange& change = change_.members[part.change];
    const auto due = seat.engine.due();
    change.remind = seat.remind;
    if (!change.wake)
      change.wake = due && seat.remind ? std::min(*due, *seat.remind) : due ? due : seat.remind;
    if (seat.since >= std::max(seat.snapshot_after, seat.snapshot)) {
      change.snapshot = seat.engine.snapshot().text;
      seat.snapshot = change.snapshot->size();
      seat.since = 0;
    }
    ++seat.unwritten;
  }
  given_ = true;
  writer_.give_in(
      epoch_, std::move(change_),
      [parts = std::move(parts_), events = std::move(events_), sending = std::move(sending), status,
       &totals = totals_](Fate fate, const Change& change) {
        for (const auto& way : events) way->fate = static_cast<int>(fate);
        for (const Part& part : parts) {
          // Read again meanwhile, it lacks what has just been written.
          if (fate != Fate::written || part.seat->reads != part.reads) part.seat->stale = true;
          --part.seat->unwritten;
        }
        if (!change.uses.empty()) totals.doubt();
        switch (fate) {
          case Fate::written:
            return sending.answer(events.empty() ? Answer{204, "", "", {}}
                                                 : of_event(events[0]->event, status));
          case Fate::conflict: return sending.again();
          case Fate::failed: return sending.answer(problem(503, "store_failed"));
        }
      });
}

/// How the ids of the service's own events begin.
constexpr std::string_view own_ids[] = {"due-",      "referral-", "accepted-", "joined-",
                                        "revealed-", "merged-",   "came-in-"};

/// By OpenSSL, which uses the processor's instructions for it.
const std::string& RequestDigest::hex() const {
  if (!hex_.empty() || !request_) return hex_;
  const std::string text = request_->method + ' ' + request_->path + '\n' + request_->body;
  unsigned char bytes[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes);
  for (const unsigned char byte : bytes) {
    hex_ += "0123456789abcdef"[byte >> 4];
    hex_ += "0123456789abcdef"[byte & 15];
  }
  return hex_;
}

void refuse_reserved(const std::string& id) {
  for (const std::string_view own : own_ids)
    if (id.starts_with(own)) service::refuse(400, "reserved_id", "/id", {{"id", id}});
}

bool answered_before(const Held& held, Store& store, Writer& writer, const std::string& id,
                     const Sending& sending) {
  refuse_reserved(id);
  const auto replayed = [](const StoredEvent& event) {
    Answer answer = of_event(event, 200);
    answer.headers.emplace_back("Idempotency-Replayed", "true");
    return answer;
  };
  const auto check = [&](const StoredEvent& event) {
    if (event.request != sending.digest.hex())
      service::refuse(409, "id_reused", "/id", {{"id", id}});
  };
  if (const auto found = held->on_the_way.find(id); found != held->on_the_way.end()) {
    const auto way = found->second;
    check(way->event);
    writer.give_in(held->epoch, {}, [way, sending, replayed](Fate, const Change&) {
      if (way->fate == static_cast<int>(Fate::written)) return sending.answer(replayed(way->event));
      sending.again();
    });
    return true;
  }
  if (!held->exists) return false;
  const auto stored = store.event(held->id, id);
  if (!stored) return false;
  check(*stored);
  sending.answer(replayed(*stored));
  return true;
}

}  // namespace loyalty::service
