#pragma once
// The overview, room by room. Each function writes one value.

#include "core/account/account.h"
#include "core/program/program.h"
#include "core/wire/writer.h"

namespace loyalty {

/// An account advanced to `at`.
struct View {
  const Program& program;
  const Account& account;
  Instant at;
};

namespace limits {
/// Ends listed: a page shows ten.
inline constexpr std::size_t ends_listed = 100;
/// Orders shown: the newest.
inline constexpr std::size_t orders_shown = 50;
}  // namespace limits

/// Available points by the instant at which they are gone.
std::vector<std::pair<Instant, Points>> expiring(const Account& account);

void write_achievements(wire::Writer& w, const View& view);
void write_benefits(wire::Writer& w, const View& view);
/// Runs under way, the first to end first.
void write_campaigns(wire::Writer& w, const View& view);
void write_cards(wire::Writer& w, const View& view);
void write_check_in(wire::Writer& w, const View& view);
void write_coupons(wire::Writer& w, const View& view);
void write_draws(wire::Writer& w, const View& view);
/// The soonest first.
void write_ending(wire::Writer& w, const View& view);
/// The newest entries first.
void write_ledger(wire::Writer& w, const View& view);
/// One of the ledger's.
void write_record(wire::Writer& w, const Entry& entry, const Fact& fact);
/// Of an order that is `over` nothing can come back.
void write_order(wire::Writer& w, const OrderHeld& order, bool over = false);
/// The newest orders first.
void write_orders(wire::Writer& w, const View& view);
void write_points(wire::Writer& w, const View& view);
void write_referrals(wire::Writer& w, const View& view);
void write_services(wire::Writer& w, const View& view);
void write_wallet(wire::Writer& w, const View& view);

}  // namespace loyalty
