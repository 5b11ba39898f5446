// What a member holds: points, stored value, coupons, cards, orders, and the records of them.

#include <algorithm>

#include "core/account/cards.h"
#include "core/account/fold.h"
#include "core/account/occasion.h"
#include "core/account/overview_rooms.h"
#include "core/account/points.h"
#include "core/account/points_events.h"
#include "core/account/refunds.h"
#include "core/account/wallet.h"
#include "core/base/order.h"

namespace loyalty {
namespace {

constexpr std::size_t orders_shown = 50;

/// Available points by the instant at which they are gone.
std::vector<std::pair<Instant, Points>> expiring(const Account& account) {
  std::vector<std::pair<Instant, Points>> list;
  for (const Lot& lot : account.points.lots)
    if (lot.released && lot.until) list.emplace_back(*lot.until, lot.points);
  put_in_order(list);
  std::vector<std::pair<Instant, Points>> merged;
  for (const auto& [until, points] : list) {
    if (!merged.empty() && merged.back().first == until)
      merged.back().second += points;
    else
      merged.emplace_back(until, points);
  }
  return merged;
}

void write_exchange(wire::Writer& w, const View& view, const Exchange& exchange, Points available) {
  const auto refusal =
      why_not_exchange(view.program, view.account, exchange, view.at, std::nullopt, 1);
  const Points short_of = std::max(Points{0}, exchange.points - available);
  w.open();
  if (exchange.cash.value > 0) w.key("cash").number(exchange.cash);
  w.key("id").text(exchange.id);
  w.key("kind").text(exchange_kind_names[static_cast<std::size_t>(exchange.kind)]);
  w.key("name").text(exchange.name);
  w.key("ok").boolean(!refusal && short_of.value == 0);
  w.key("points").number(exchange.points);
  if (refusal) w.key("refused").text(refusal->code);
  w.key("short").number(short_of);
  w.close();
}

std::string_view state_of(const Coupon& coupon, Instant at) {
  if (coupon.state == CouponState::held) return coupon.from > at ? "pending" : "usable";
  return coupon_state_names[static_cast<std::size_t>(coupon.state)];
}

}  // namespace

void write_points(wire::Writer& w, const View& view) {
  const Points available = available_points(view.account);
  w.open();
  w.key("affordable").open_list();
  if (view.program.points)
    for (const Exchange& exchange : view.program.points->exchange)
      write_exchange(w, view, exchange, available);
  w.close_list();
  w.key("available").number(available);
  w.key("by_channel").open();
  for (const auto& [channel, points] : view.account.points.by_channel)
    w.key(channel).object(points);
  w.close();
  w.key("debt").number(view.account.points.debt);
  w.key("earned").number(view.account.points.earned);
  w.key("expired").number(view.account.points.expired);
  w.key("expiring").open_list();
  for (const auto& [until, points] : expiring(view.account))
    w.open().key("at").number(until).key("points").number(points).close();
  w.close_list();
  w.key("frozen").number(frozen_points(view.account));
  w.key("lots").open_list();
  for (const Lot& lot : view.account.points.lots)
    if (!lot.released) w.object(lot);
  w.close_list();
  w.key("pending").number(pending_points(view.account));
  w.key("spent").number(view.account.points.spent);
  w.close();
}

void write_wallet(wire::Writer& w, const View& view) {
  const WalletBalance balance = wallet_balance(view.account);
  w.open();
  w.key("bonus").number(balance.bonus);
  w.key("gift_cards").open_list();
  for (const GiftCardHeld& card : view.account.wallet.gift_cards) w.object(card);
  w.close_list();
  w.key("principal").number(balance.principal);
  w.key("recharged").number(view.account.wallet.recharged);
  w.key("recharges").open_list();
  for (const WalletLot& lot : view.account.wallet.lots) {
    if (lot.id == granted_lot || lot.principal + lot.bonus == Money{0}) continue;
    w.open();
    w.key("amount").number(lot.principal_given);
    w.key("at").number(lot.at);
    w.key("bonus").number(lot.bonus);
    w.key("id").text(lot.id);
    w.key("principal").number(lot.principal);
    w.key("refundable").number(refundable(lot));
    w.close();
  }
  w.close_list();
  w.close();
}

void write_coupons(wire::Writer& w, const View& view) {
  w.open_list();
  for (const Coupon& coupon : view.account.coupons) {
    const Offer* offer = view.program.coupon(coupon.coupon);
    w.open();
    w.key("coupon").text(coupon.coupon);
    w.key("from").number(coupon.from);
    w.key("id").text(coupon.id);
    if (offer) w.key("name").text(offer->name);
    if (coupon.order) w.key("order").text(*coupon.order);
    w.key("state").text(state_of(coupon, view.at));
    w.key("until").number(coupon.until);
    w.close();
  }
  w.close_list();
}

void write_cards(wire::Writer& w, const View& view) {
  w.open_list();
  for (const std::string& id : cards_of(view.program, view.account, view.at)) {
    const CardPlan* plan = find_plan(view.program, id);
    const CardHeld* held = find_by_id(view.account.cards, id);
    w.open();
    w.key("id").text(id);
    if (plan) w.key("kind").text(card_kind_names[static_cast<std::size_t>(plan->kind)]);
    if (plan) w.key("name").text(plan->name);
    if (held && held->number) w.key("number").text(*held->number);
    if (held) w.key("paid").number(held->paid).key("saved").number(held->saved);
    if (held && held->until) w.key("until").number(*held->until);
    w.close();
  }
  w.close_list();
}

void write_orders(wire::Writer& w, const View& view) {
  const auto& orders = view.account.orders.orders;
  w.open_list();
  std::size_t shown = 0;
  for (auto order = orders.rbegin(); order != orders.rend() && shown < orders_shown;
       ++order, ++shown) {
    Money payable{0}, back{0}, saved{0};
    Points earned{0};
    for (std::size_t i = 0; i < parts_of(order->facts); ++i) {
      const OrderLine& part = part_of(order->facts, i);
      const Figures gone = figures_gone(part, order->returned[i]);
      payable += part.payable;
      back += gone.cash + gone.principal + gone.bonus;
      earned += part.earned + part.granted - gone.earned - gone.granted;
      saved += part.bonus - gone.bonus;
      for (std::size_t k = 0; k < part.saved.size(); ++k)
        saved += part.saved[k].second - gone.saved[k].second;
    }
    w.open();
    w.key("at").number(order->at);
    if (order->facts.channel) w.key("channel").text(*order->facts.channel);
    w.key("id").text(order->facts.id);
    w.key("payable").number(payable);
    w.key("points").number(earned);
    w.key("returned").number(back);
    w.key("saved").number(saved);
    w.key("state").text(order_state_names[static_cast<std::size_t>(order->state)]);
    if (order->state == OrderState::completed && order->until) w.key("until").number(*order->until);
    w.close();
  }
  w.close_list();
}

void write_ledger(wire::Writer& w, const View& view) {
  const auto& history = view.account.history;
  std::int64_t shown = 0;
  w.open_list();
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry)
    for (auto fact = entry->facts.rbegin(); fact != entry->facts.rend(); ++fact) {
      if (++shown > limits::history) break;
      Fact complete = *fact;
      complete.at = entry->at;
      w.open();
      if (entry->channel) w.key("channel").text(*entry->channel);
      if (entry->event) w.key("event").text(*entry->event);
      w.key("fact").object(complete);
      if (entry->kind) w.key("kind").text(event_names[static_cast<std::size_t>(*entry->kind)]);
      w.close();
    }
  w.close_list();
}

}  // namespace loyalty
