#include "core/account/event.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/wire/reader.h"

namespace loyalty::wire {
namespace {

/// A member of an event, by its name in JSON.
struct Member {
  std::string_view name;
  bool (*given)(const Event&);
};

constexpr Member event_members[] = {
    {"action", [](const Event& e) { return e.action.has_value(); }},
    {"amount", [](const Event& e) { return e.amount.has_value(); }},
    {"benefit", [](const Event& e) { return e.benefit.has_value(); }},
    {"bonus", [](const Event& e) { return e.bonus.has_value(); }},
    {"campaign", [](const Event& e) { return e.campaign.has_value(); }},
    {"card", [](const Event& e) { return e.card.has_value(); }},
    {"coupon", [](const Event& e) { return e.coupon.has_value(); }},
    {"coupon_id", [](const Event& e) { return e.coupon_id.has_value(); }},
    {"day", [](const Event& e) { return e.day.has_value(); }},
    {"days", [](const Event& e) { return e.days.has_value(); }},
    {"draw", [](const Event& e) { return e.draw.has_value(); }},
    {"exchange", [](const Event& e) { return e.exchange.has_value(); }},
    {"from", [](const Event& e) { return e.from.has_value(); }},
    {"gift_card", [](const Event& e) { return e.gift_card.has_value(); }},
    {"gift_card_id", [](const Event& e) { return e.gift_card_id.has_value(); }},
    {"gifts_kept", [](const Event& e) { return e.gifts_kept.has_value(); }},
    {"gifts_returned", [](const Event& e) { return e.gifts_returned.has_value(); }},
    {"granted_by", [](const Event& e) { return e.granted_by.has_value(); }},
    {"grants", [](const Event& e) { return bool{e.grants}; }},
    {"growth", [](const Event& e) { return e.growth.has_value(); }},
    {"hold", [](const Event& e) { return e.hold.has_value(); }},
    {"into", [](const Event& e) { return e.into.has_value(); }},
    {"kept", [](const Event& e) { return e.kept.has_value(); }},
    {"level", [](const Event& e) { return e.level.has_value(); }},
    {"lines", [](const Event& e) { return !e.lines.empty(); }},
    {"lot", [](const Event& e) { return e.lot.has_value(); }},
    {"member", [](const Event& e) { return bool{e.member}; }},
    {"months", [](const Event& e) { return e.months.has_value(); }},
    {"number", [](const Event& e) { return e.number.has_value(); }},
    {"opening", [](const Event& e) { return bool{e.opening}; }},
    {"order", [](const Event& e) { return bool{e.order}; }},
    {"order_id", [](const Event& e) { return e.order_id.has_value(); }},
    {"other", [](const Event& e) { return bool{e.other}; }},
    {"out_of_stock", [](const Event& e) { return !e.out_of_stock.empty(); }},
    {"pending", [](const Event& e) { return e.pending; }},
    {"plan", [](const Event& e) { return e.plan.has_value(); }},
    {"points", [](const Event& e) { return e.points.has_value(); }},
    {"prefix", [](const Event& e) { return e.prefix.has_value(); }},
    {"principal", [](const Event& e) { return e.principal.has_value(); }},
    {"quoted_at", [](const Event& e) { return e.quoted_at.has_value(); }},
    {"recharge", [](const Event& e) { return e.recharge.has_value(); }},
    {"referred", [](const Event& e) { return e.referred.has_value(); }},
    {"run", [](const Event& e) { return e.run.has_value(); }},
    {"seed", [](const Event& e) { return e.seed.has_value(); }},
    {"service", [](const Event& e) { return e.service.has_value(); }},
    {"shipping", [](const Event& e) { return e.shipping.has_value(); }},
    {"taken", [](const Event& e) { return e.taken.has_value(); }},
    {"tier", [](const Event& e) { return e.tier.has_value(); }},
    {"times", [](const Event& e) { return e.times.has_value(); }},
    {"to", [](const Event& e) { return e.to.has_value(); }},
    {"until", [](const Event& e) { return e.until.has_value(); }},
};

struct Rule {
  std::string_view needs, allows;
};

constexpr Rule rules[] = {
#define KIND(name, needs, allows) {needs, allows},
    LOYALTY_EVENT_KINDS(KIND)
#undef KIND
};

/// A set of members: bit i is event_members[i].
using Members = std::uint64_t;
static_assert(std::size(event_members) <= 64);

constexpr Members bit_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(event_members); ++i)
    if (event_members[i].name == name) return Members{1} << i;
  return 0;
}

constexpr Members named(std::string_view names) {
  Members all = 0;
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    all |= bit_of(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return all;
}

struct Allowed {
  Members needs = 0, allows = 0;
};

constexpr auto allowed_by_kind = [] {
  std::array<Allowed, std::size(rules)> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Members needs = named(rules[i].needs);
    all[i] = {needs, needs | named(rules[i].allows)};
  }
  return all;
}();

template <std::size_t... I>
Members given_of(const Event& event, std::index_sequence<I...>) {
  return ((Members{event_members[I].given(event)} << I) | ...);
}

Members given_of(const Event& event) {
  return given_of(event, std::make_index_sequence<std::size(event_members)>());
}

}  // namespace

void check_event(Reader& r, const Event& event, bool has_cart) {
  const auto place = static_cast<std::size_t>(event.kind);
  const std::string_view kind = event_names[place];
  Allowed allowed = allowed_by_kind[place];
  const Members given = given_of(event);
  // A cart has no id of its own: the order made of it takes this one.
  if (has_cart) {
    allowed.needs &= ~bit_of("order");
    if (is_ordering(event.kind)) allowed.allows |= bit_of("order_id");
  } else if (event.kind == EventKind::order_paid) {
    // It brings its order, or pays one that was placed; sealed, it has the order in any case.
    if (event.sealed || !event.order_id) allowed.needs |= bit_of("order");
    if (event.order && !event.sealed) allowed.allows &= ~bit_of("order_id");
  }
  if (!event.sealed) allowed.allows &= ~bit_of("quoted_at");
  const Members missing = allowed.needs & ~given, wrong = given & ~allowed.allows;
  for (std::size_t i = 0; (missing | wrong) >> i != 0 && i < std::size(event_members); ++i) {
    const std::string_view name = event_members[i].name;
    if (missing >> i & 1) r.problem("missing_member", {{"kind", kind}, {"member", name}});
    if (wrong >> i & 1)
      r.problem_at(pointer_step(name), "wrong_member", {{"kind", kind}, {"member", name}});
  }
  const bool of_wallet =
      event.kind == EventKind::wallet_granted || event.kind == EventKind::wallet_taken;
  if (of_wallet && !event.bonus && !event.principal)
    r.problem("missing_member", {{"kind", kind}, {"member", "bonus"}});
  // A drawn event loses its seed on sealing.
  if (event.kind == EventKind::drawn && !event.seed && !event.sealed)
    r.problem("missing_member", {{"kind", kind}, {"member", "seed"}});
  const auto bytes = static_cast<std::int64_t>(event.id.size());
  if (bytes > limits::event_id_bytes)
    r.problem_at("/id", "too_long", {{"bytes", bytes}, {"max", limits::event_id_bytes}});
}

void Describe<ReturnLine>::check(Reader& r, void* object, std::uint64_t) {
  const auto& back = *static_cast<const ReturnLine*>(object);
  if (!back.line && !back.id) r.problem("missing", {{"key", "line"}});
}

void Describe<Event>::check(Reader& r, void* object, std::uint64_t) {
  check_event(r, *static_cast<const Event*>(object), false);
}

}  // namespace loyalty::wire
