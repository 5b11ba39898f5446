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
    {"grants", [](const Event& e) { return e.grants.has_value(); }},
    {"hold", [](const Event& e) { return e.hold.has_value(); }},
    {"kept", [](const Event& e) { return e.kept.has_value(); }},
    {"level", [](const Event& e) { return e.level.has_value(); }},
    {"lines", [](const Event& e) { return !e.lines.empty(); }},
    {"lot", [](const Event& e) { return e.lot.has_value(); }},
    {"member", [](const Event& e) { return e.member.has_value(); }},
    {"number", [](const Event& e) { return e.number.has_value(); }},
    {"order", [](const Event& e) { return e.order.has_value(); }},
    {"order_id", [](const Event& e) { return e.order_id.has_value(); }},
    {"out_of_stock", [](const Event& e) { return !e.out_of_stock.empty(); }},
    {"pending", [](const Event& e) { return e.pending; }},
    {"plan", [](const Event& e) { return e.plan.has_value(); }},
    {"points", [](const Event& e) { return e.points.has_value(); }},
    {"recharge", [](const Event& e) { return e.recharge.has_value(); }},
    {"referred", [](const Event& e) { return e.referred.has_value(); }},
    {"run", [](const Event& e) { return e.run.has_value(); }},
    {"seed", [](const Event& e) { return e.seed.has_value(); }},
    {"service", [](const Event& e) { return e.service.has_value(); }},
    {"shipping", [](const Event& e) { return e.shipping.has_value(); }},
    {"times", [](const Event& e) { return e.times.has_value(); }},
    {"to", [](const Event& e) { return e.to.has_value(); }},
    {"until", [](const Event& e) { return e.until.has_value(); }},
};

/// What each kind needs and allows, separated by spaces. Every kind has id, kind, at, channel, reason and sealed.
struct Rule {
  std::string_view needs, allows;
};

constexpr Rule rules[] = {
    {"member", ""},                         // member_joined
    {"member", ""},                         // member_changed
    {"order", "day"},                       // order_paid
    {"order_id", "day"},                    // order_completed
    {"order_id", ""},                       // order_cancelled
    {"order_id", "lines shipping"},         // order_refunded
    {"points", "pending"},                  // points_granted
    {"points", ""},                         // points_taken
    {"points", ""},                         // points_frozen
    {"hold", ""},                           // points_unfrozen
    {"lot", ""},                            // points_approved
    {"lot", ""},                            // points_rejected
    {"exchange", "amount points times"},    // points_exchanged
    {"coupon", "coupon_id from until"},     // coupon_issued
    {"coupon_id", "order_id"},              // coupon_locked
    {"coupon_id", ""},                      // coupon_unlocked
    {"coupon_id", ""},                      // coupon_used
    {"coupon_id", ""},                      // coupon_voided
    {"amount", "day plan"},                 // recharged
    {"recharge", "amount"},                 // recharge_refunded
    {"grants", ""},                         // granted
    {"card", "amount number"},              // card_taken
    {"gift_card gift_card_id", "amount"},   // gift_card_bought
    {"gift_card_id to", ""},                // gift_card_sent
    {"gift_card_id", "gift_card to"},       // gift_card_accepted
    {"gift_card_id", ""},                   // gift_card_used
    {"", ""},                               // checked_in
    {"day", ""},                            // check_in_made_up
    {"draw", "out_of_stock seed"},          // drawn
    {"draw seed", ""},                      // draw_revealed
    {"action", ""},                         // action_done
    {"referred", "amount level order_id"},  // referral_earned
    {"referred", "kept level"},             // referral_undone
    {"benefit", "times"},                   // benefit_used
    {"amount service", "days"},             // service_used
    {"campaign", "run times until"},        // campaign_opened
    {"referred run", "amount"},             // campaign_joined
    {"run", ""},                            // campaign_ended
};
static_assert(std::size(rules) == std::size(event_names));

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
  if (has_cart) {
    allowed.needs &= ~bit_of("order");
    // A cart has no id of its own: the order made of it takes this one.
    if (event.kind == EventKind::order_paid) allowed.allows |= bit_of("order_id");
  }
  const Members given = given_of(event);
  const Members missing = allowed.needs & ~given, wrong = given & ~allowed.allows;
  for (std::size_t i = 0; (missing | wrong) >> i != 0 && i < std::size(event_members); ++i) {
    const std::string_view name = event_members[i].name;
    if (missing >> i & 1) r.problem("missing_member", {{"kind", kind}, {"member", name}});
    if (wrong >> i & 1)
      r.problem_at(pointer_step(name), "wrong_member", {{"kind", kind}, {"member", name}});
  }
  // A drawn event loses its seed on sealing.
  if (event.kind == EventKind::drawn && !event.seed && !event.sealed)
    r.problem("missing_member", {{"kind", kind}, {"member", "seed"}});
  const auto bytes = static_cast<std::int64_t>(event.id.size());
  if (bytes > limits::event_id_bytes)
    r.problem_at("/id", "too_long", {{"bytes", bytes}, {"max", limits::event_id_bytes}});
}

void Describe<Event>::check(Reader& r, void* object, std::uint64_t) {
  check_event(r, *static_cast<const Event*>(object), false);
}

}  // namespace loyalty::wire
