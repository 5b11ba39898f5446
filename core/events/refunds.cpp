#include "core/events/refunds.h"

#include <algorithm>
#include <charconv>

#include "core/account/fold.h"
#include "core/events/lots.h"
#include "core/events/tiers.h"
#include "core/events/undo.h"
#include "core/events/wallet.h"
#include "core/program/matching.h"

namespace loyalty {

Day day_of_uses(const Program& program, const OrderHeld& order) {
  return counting_day(order.placed_day.value_or(order.day),
                      program.zone.local_day(order.used_at()));
}

namespace {

/// Differences between two states of one order, summed over its lines.
void add_difference(Figures& sum, const Figures& before, const Figures& after) {
  sum.bonus += after.bonus - before.bonus;
  sum.cash += after.cash - before.cash;
  sum.principal += after.principal - before.principal;
  sum.spent += after.spent - before.spent;
  sum.earned += after.earned - before.earned;
  sum.granted += after.granted - before.granted;
  sum.growth += after.growth - before.growth;
  sum.counted += after.counted - before.counted;
  const auto add_shares = [](wire::Map<Money>& to, const wire::Map<Money>& from,
                             const wire::Map<Money>& less) {
    for (std::size_t i = 0; i < from.size(); ++i)
      *slot(to, from[i].first, max_amount) += from[i].second - less[i].second;
  };
  add_shares(sum.saved, after.saved, before.saved);
  add_shares(sum.saved_by_card, after.saved_by_card, before.saved_by_card);
}

void post_unsaved(Posting& posting, const OrderHeld& order, const Figures& back) {
  const auto unsave = [&](const std::string& source, Money amount) {
    if (amount.value == 0) return;
    Fact fact;
    fact.kind = FactKind::unsaved;
    fact.channel = order.facts.channel;
    fact.day = order.day;
    fact.money = amount;
    fact.of = source;
    fact.order = order.facts.id;
    posting.keep(std::move(fact));
  };
  for (const auto& [source, amount] : back.saved) unsave(source, amount);
  unsave("bonus", back.bonus);
  for (const auto& [card, amount] : back.saved_by_card)
    if (amount.value > 0)
      posting.post({.id = card, .kind = FactKind::card_unsaved, .money = amount});
}

void post_uncounted(Posting& posting, const OrderHeld& order, const Figures& back, bool last) {
  if (!order.counted) return;
  Fact fact;
  fact.kind = FactKind::growth_uncounted;
  fact.count = last ? 1 : 0;
  fact.growth = back.growth;
  fact.money = back.counted;
  fact.order = order.facts.id;
  fact.points = back.earned + back.granted;
  fact.until = order.counted_until;
  since_counted(posting, order.counted_at, fact);
  posting.keep(std::move(fact));
}

/// Gifts that a refund leaves with the member.
std::vector<OrderGift> gifts_kept(const Event& event, const OrderFacts& order) {
  const bool stay =
      event.kind == EventKind::order_refunded && !event.gifts_returned.value_or(false);
  return stay ? order.gifts : std::vector<OrderGift>();
}

/// They are charged to the money that comes back. What is paid so is the member's like any goods; the others remain.
void charge_gifts(Posting& posting, const OrderFacts& order, Figures& back,
                  std::vector<OrderGift>& gifts) {
  std::erase_if(gifts, [&](const OrderGift& gift) {
    const Money value = gift.value * gift.units;
    Money left = value;
    for (Money* from : {&back.cash, &back.principal, &back.bonus}) {
      const Money now = std::min(left, *from);
      *from -= now;
      left -= now;
    }
    posting.post({.count = gift.units,
                  .id = gift.sku,
                  .kind = FactKind::gift_charged,
                  .money = value - left,
                  .of = gift.offer,
                  .order = order.id,
                  .part = left.value});
    return value.value > 0 && left.value == 0;
  });
}

/// What an order used up is free again: coupons with their old expiry, uses of limited offers and prices. Whoever keeps a
/// gift has used what gave it.
void post_uses_returned(Posting& posting, const OrderHeld& order,
                        const std::vector<OrderGift>& kept = {}) {
  const Day used = day_of_uses(posting.program(), order);
  for (const Coupon& coupon : order.coupons)
    if (coupon.state != CouponState::voided)
      posting.post({.id = coupon.id, .kind = FactKind::coupon_returned, .order = order.facts.id});
  const auto unuse = [&](const std::string& offer) {
    const auto gave = [&](const OrderGift& gift) { return gift.offer == offer; };
    if (std::none_of(kept.begin(), kept.end(), gave))
      posting.post({.count = 1, .day = used, .id = offer, .kind = FactKind::offer_returned});
  };
  for (const CouponUse& use : order.facts.coupons) unuse(use.coupon);
  for (const std::string& offer : order.facts.offers) unuse(offer);
  if (!posting.event().gifts_kept.value_or(false))
    for (const OrderGift& gift : kept)
      posting.post({.count = gift.units,
                    .id = gift.sku,
                    .kind = FactKind::goods_due,
                    .money = gift.value,
                    .of = gift.offer,
                    .order = order.facts.id});
  for (const auto& [price, units] : order.facts.price_units)
    posting.post({.count = units, .id = price, .kind = FactKind::price_units_returned});
}

/// Books what comes back between the order as it is and `after`.
void book(Posting& posting, const std::string& id, const std::vector<Returned>& after,
          bool cancelled) {
  const OrderHeld before = *find_order(posting.account(), id);
  const bool was_open = before.state == OrderState::paid || before.state == OrderState::completed;
  Figures back;
  for (std::size_t i = 0; i < after.size(); ++i) {
    add_difference(back, part_gone(before.facts, before.returned, i),
                   part_gone(before.facts, after, i));
    if (after[i].units == before.returned[i].units && after[i].money == before.returned[i].money)
      continue;
    const std::int64_t of = line_of(before.facts, i);
    const auto parts = parts_of_line(before.facts, of);
    posting.post({.count = after[i].units - before.returned[i].units,
                  .kind = FactKind::order_returned,
                  .line = of,
                  .money = after[i].money - before.returned[i].money,
                  .order = id,
                  .part = std::find(parts.begin(), parts.end(), i) - parts.begin()});
  }
  const bool last = was_open && is_all_returned(*find_order(posting.account(), id));
  auto gifts = gifts_kept(posting.event(), before.facts);
  Figures paid = back;
  if (last && posting.event().gifts_kept.value_or(false))
    charge_gifts(posting, before.facts, paid, gifts);
  if (paid.cash.value > 0)
    posting.post({.kind = FactKind::cash_refunded, .money = paid.cash, .order = id});
  return_to_wallet(posting, id, paid.principal, paid.bonus);
  return_points(posting, id, back.spent);
  const bool completed = before.state != OrderState::paid;
  const auto brought = [&](const auto& f) { return completed ? f.earned + f.granted : f.earned; };
  take_points_back(
      posting,
      {id, PointsSource::spending, before.points_until, before.counted_at.value_or(before.at)},
      brought(back));

  post_uncounted(posting, before, back, last);
  post_unsaved(posting, before, back);
  if (last) {
    post_uses_returned(posting, before, gifts);
    void_coupons(posting, before.granted);
    posting.post({.kind = FactKind::order_closed,
                  .of = std::string(cancelled ? "cancelled" : "refunded"),
                  .order = id,
                  .until = before.until.value_or(returns_end(posting, posting.today()))});
  }
  fall(posting);
}

Refusal find_open(Posting& posting, const OrderHeld*& order) {
  order = find_order(posting.account(), *posting.event().order_id);
  if (!order)
    return refuse("unknown_order", "/order_id", {{"order_id", *posting.event().order_id}});
  return {};
}

std::string at_line(std::size_t i) {
  char digits[24];
  return "/lines/" + std::string(digits, std::to_chars(digits, digits + sizeof digits, i).ptr);
}

/// The parts that an event's line speaks of, in the order in which they come back.
Refusal find_parts(const OrderFacts& order, const ReturnLine& back, const std::string& at,
                   std::vector<std::size_t>& parts) {
  const auto has_id = [&](const OrderLine& line) { return line.id == back.id; };
  std::optional<std::int64_t> line = back.line;
  if (back.id) {
    const auto named = std::find_if(order.lines.begin(), order.lines.end(), has_id);
    const auto place = static_cast<std::size_t>(named - order.lines.begin());
    if (named == order.lines.end() || (line && *line != line_of(order, place)))
      return refuse("unknown_line", at + "/id", {{"id", *back.id}});
    line = line_of(order, place);
  }
  parts = parts_of_line(order, *line);
  if (parts.empty() || parts.back() >= order.lines.size())
    return refuse("unknown_line", at + "/line", {{"line", *line}});
  if (!back.part) {
    std::reverse(parts.begin(), parts.end());
  } else if (*back.part >= std::ssize(parts)) {
    return refuse("unknown_line", at + "/part",
                  {{"part", *back.part}, {"parts", std::ssize(parts)}});
  } else {
    parts = {parts[static_cast<std::size_t>(*back.part)]};
  }
  return {};
}

Money left_of(const OrderLine& part, const Returned& returned) {
  const Figures gone = figures_gone(part, returned);
  return part.payable - gone.cash - gone.principal - gone.bonus;
}

/// Adds units and money that come back of these parts, within what is left of them.
Refusal add_return(const OrderFacts& order, const std::vector<std::size_t>& parts,
                   std::int64_t quantity, Money amount, const std::string& at,
                   std::vector<Returned>& after) {
  std::int64_t units_left = 0;
  for (const std::size_t part : parts)
    units_left += part_of(order, part).quantity - after[part].units;
  if (quantity > units_left)
    return refuse("too_many_units", at + "/quantity", {{"left", units_left}});
  for (const std::size_t part : parts) {
    const std::int64_t now = std::min(quantity, part_of(order, part).quantity - after[part].units);
    after[part].units += now;
    quantity -= now;
  }
  Money left{0};
  for (const std::size_t part : parts) left += left_of(part_of(order, part), after[part]);
  if (amount > left) return refuse("too_much_money", at + "/amount", {{"left", left.value}});
  for (const std::size_t part : parts) {
    const Money now = std::min(amount, left_of(part_of(order, part), after[part]));
    after[part].money += now;
    amount -= now;
  }
  return {};
}

/// What a placed order holds is free again.
void release(Posting& posting, const OrderHeld& held) {
  const OrderHeld order = held;
  const OrderSums sums = sums_of(order.facts);
  return_to_wallet(posting, order.facts.id, sums.principal, sums.bonus);
  return_points(posting, order.facts.id, sums.points);
  for (const CouponUse& use : order.facts.coupons) {
    const Coupon* coupon = find_by_id(posting.account().coupons, use.id);
    if (coupon && is_locked_for(*coupon, order.facts.id))
      posting.post({.id = use.id, .kind = FactKind::coupon_unlocked});
  }
  post_uses_returned(posting, order);
  posting.post({.kind = FactKind::order_closed,
                .of = std::string("cancelled"),
                .order = order.facts.id,
                .until = returns_end(posting, posting.today())});
}

}  // namespace

Refusal wrong_state(const OrderHeld& order) {
  return refuse("order_state", "/order_id",
                {{"state", order_state_names[static_cast<std::size_t>(order.state)]}});
}

Instant returns_end(const Posting& posting, Day day) {
  const ReturnPolicy& returns = posting.program().returns;
  std::int64_t days = returns.days;
  if (returns.extra && posting.program().tiers) {
    const auto level = current_level(posting.program(), posting.account());
    days +=
        std::min(limits::period_days, benefit_value(posting.program(), *returns.extra,
                                                    &posting.program().tiers->levels[level].id));
  }
  return posting.program().zone.day_end(Day{day.value + days});
}

Refusal seal_order_cancelled(Posting& posting) {
  const OrderHeld* order = nullptr;
  if (auto refusal = find_open(posting, order)) return refusal;
  if (order->state == OrderState::placed) {
    release(posting, *order);
    return {};
  }
  if (order->state != OrderState::paid) return wrong_state(*order);
  std::vector<Returned> after = order->returned;
  for (std::size_t i = 0; i < after.size(); ++i) after[i].units = part_of(order->facts, i).quantity;
  book(posting, *posting.event().order_id, after, true);
  return {};
}

void end_hold(Posting& posting, const std::string& order) {
  release(posting, *find_order(posting.account(), order));
}

Refusal seal_order_refunded(Posting& posting) {
  const Event& event = posting.event();
  const OrderHeld* order = nullptr;
  if (auto refusal = find_open(posting, order)) return refusal;
  if (order->state == OrderState::cancelled || order->state == OrderState::placed)
    return wrong_state(*order);
  if (event.lines.empty() && !event.shipping) return refuse("nothing_to_refund", "");
  if (event.gifts_kept && event.gifts_returned)
    return refuse("wrong_member", "", {{"kind", "order_refunded"}, {"member", "gifts_kept"}});
  std::vector<Returned> after = order->returned;
  for (std::size_t i = 0; i < event.lines.size(); ++i) {
    const ReturnLine& back = event.lines[i];
    const std::string at = at_line(i);
    std::vector<std::size_t> parts;
    if (auto refusal = find_parts(order->facts, back, at, parts)) return refusal;
    if (back.quantity == 0 && back.amount.value == 0) return refuse("nothing_to_refund", at);
    if (auto refusal = add_return(order->facts, parts, back.quantity, back.amount, at, after))
      return refusal;
  }
  if (event.shipping) {
    if (!order->facts.shipping) return refuse("unknown_line", "/shipping");
    if (auto refusal = add_return(order->facts, {order->facts.lines.size()}, 0, *event.shipping,
                                  "/shipping", after))
      return refusal;
  }
  book(posting, *event.order_id, after, false);
  return {};
}

}  // namespace loyalty
