#include <algorithm>

#include "core/base/order.h"
#include "core/events/exchanges.h"
#include "core/overview/view.h"

namespace loyalty {
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

namespace {

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
  w.key("held").number(held_by_orders(view.account).points);
  w.key("lots").open_list();
  for (const Lot& lot : view.account.points.lots)
    if (!lot.released) w.object(lot);
  w.close_list();
  w.key("pending").number(pending_points(view.account));
  w.key("spent").number(view.account.points.spent);
  w.close();
}

}  // namespace loyalty
