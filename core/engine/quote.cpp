// Engine::quote: the cart priced, then its order previewed on a copy of the account for tier and savings after it.

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/sha256.h"
#include "core/engine/center.h"
#include "core/engine/order.h"
#include "core/overview/overview.h"
#include "core/overview/shopper.h"

namespace loyalty {

namespace {

/// Ids of the preview's events: nothing else can have them, since ids contain no space.
constexpr std::string_view paid_id = "preview: paid", completed_id = "preview: completed";

void write_receipt(wire::Writer& w, const Program& program, std::string_view account_digest,
                   const Cart& cart, const Priced& priced) {
  const CartText text = cart_text(cart);
  w.open().key("account").text(account_digest).key("at").number(cart.at).key("cart").raw(text.json);
  w.key("cart_digest").text(text.digest).key("engine").text(engine_version()).key("program").open();
  w.key("digest")
      .text(program.digest)
      .key("id")
      .text(program.id)
      .key("version")
      .integer(program.version)
      .close();
  w.key("result_digest").text(result_digest(priced));
  w.key("rules").integer(rules_version()).close();
}

}  // namespace

CartText cart_text(const Cart& cart) {
  const auto order = canonical_order(cart.lines);
  CartText text{wire::canonical(cart), {}};
  if (std::is_sorted(order.begin(), order.end())) {
    text.digest = sha256_hex(text.json);
    return text;
  }
  Cart sorted = cart;
  sorted.lines.clear();
  for (const std::size_t i : order) sorted.lines.push_back(cart.lines[i]);
  text.digest = wire::digest(sorted);
  return text;
}

std::string result_digest(const Priced& priced) {
  wire::Writer w;
  write_digested(w, priced);
  return sha256_hex(w.written());
}

Result<Account> view_at(const Program& program, const Account& account, Instant at) {
  if (at < account.at) {
    return tl::make_unexpected(
        Problem{"instant_before_account", "/at", {{"at", at.value}, {"last", account.at.value}}});
  }
  Account view{.activities = account.activities,
               .at = account.at,
               .cards = account.cards,
               .coupons = account.coupons,
               .member = account.member,
               .orders = account.orders,
               .points = account.points,
               .purchases = account.purchases,
               .tiers = account.tiers,
               .wallet = account.wallet};
  advance(program, view, at);
  return view;
}

namespace {

/// The account as this cart sees it: brought to its instant, without what its own order holds.
Result<Account> view_for(const Program& program, const Account& account, const Cart& cart) {
  auto view = view_at(program, account, cart.at);
  if (view && cart.order_id) take_over(program, *view, *cart.order_id);
  return view;
}

/// Pays and completes this order on `view`, which is view_for() it. What is not possible leaves it as it was.
void play_order(const Program& program, const Account& account, const Cart& cart,
                const Priced& priced, Account& view) {
  const std::string order = cart.order_id.value_or(std::string(paid_id));
  Event paid;
  paid.kind = EventKind::order_paid;
  paid.id = paid_id;
  paid.at = cart.at;
  paid.day = cart.day;
  paid.order = order_of(priced, order);
  if (apply_here(program, view, paid)) {
    view = *view_for(program, account, cart);
    return;
  }
  Event completed;
  completed.kind = EventKind::order_completed;
  completed.id = completed_id;
  completed.at = cart.at;
  completed.order_id = order;
  if (!apply_here(program, view, completed)) return;
  view = *view_for(program, account, cart);
  LOYALTY_ASSERT(!fold_here(view, paid), "a sealed event folds again");
}

/// What orders hold that were placed and are not paid yet: the cart can use it only when they are cancelled or over.
void write_holds(wire::Writer& w, const std::vector<OrderHold>& holds) {
  w.open_list();
  for (const OrderHold& hold : holds) {
    w.open().key("bonus").number(hold.bonus).key("order").text(hold.order);
    w.key("points").number(hold.points).key("price_units").open();
    for (const auto& [price, units] : hold.price_units) w.key(price).integer(units);
    w.close().key("principal").number(hold.principal);
    if (hold.until) w.key("until").number(*hold.until);
    w.close();
  }
  w.close_list();
}

}  // namespace

Reply quote_cart(const Program& program, const Account& account, std::string_view account_digest,
                 const Cart& cart) {
  auto view = view_for(program, account, cart);
  if (!view) return refuse(view.error());
  if (const Day today = program.zone.local_day(cart.at); cart.day && *cart.day > today)
    return refuse(Problem{"future_day", "/day", {{"today", today.value}}});
  const Shopper shopper = make_shopper(program, *view, cart.at, {cart.day, cart.order_id, {}});
  const auto priced = price_cart(program, shopper, cart);
  if (!priced) return refuse(priced.error());
  const auto refusals = explain_refusals(*priced);
  const auto order = caller_order(*priced);

  wire::Writer w;
  w.reserve(4096 + 512 * cart.lines.size());
  w.open();
  if (!cart.add_ons.empty()) {
    w.key("add_ons");
    write_add_ons(w, quote_add_ons(*priced));
  }
  w.key("gifts");
  write_gifts(w, *priced);
  if (!shopper.holds.empty()) write_holds(w.key("held"), shopper.holds);
  if (const auto guise = price_as(*priced))
    w.key("join")
        .open()
        .key("payable")
        .integer(guise->payable)
        .key("saves")
        .integer(guise->saves)
        .close();
  w.key("lines");
  write_lines(w, *priced, order);
  w.key("near_misses");
  write_near_misses(w, near_misses(*priced, refusals));
  w.key("offers");
  write_offers(w, *priced, refusals, costs_of_taking(*priced, refusals));
  w.key("points");
  write_points(w, *priced);
  w.key("receipt");
  write_receipt(w, program, account_digest, cart, *priced);
  wire::Writer before;
  write_tier(before, program, *view, cart.at);
  play_order(program, account, cart, *priced, *view);
  w.key("savings");
  write_savings(w, program, *view, cart.at);
  w.key("steps");
  write_steps(w, *priced, order);
  w.key("tier").open().key("after");
  write_tier(w, program, *view, cart.at);
  w.key("before").raw(before.written()).close();
  w.key("totals");
  write_totals(w, *priced);
  return {true, w.close().str()};
}

}  // namespace loyalty
