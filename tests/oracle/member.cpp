#include "tests/oracle/member.h"

#include <algorithm>

namespace oracle {
namespace {

Int share(Int amount, Int units, Int of) { return amount * units / of; }

/// Points and growth: what stays is rounded down, by units and by money.
Int taken(Int figure, const ModelLine& line, Int paid_back) {
  Int kept = share(figure, line.quantity - line.back_units, line.quantity);
  if (line.payable() > 0)
    kept = std::min(kept, share(figure, line.payable() - paid_back, line.payable()));
  return figure - kept;
}

bool is_done(const ModelOrder& order) {
  return order.state == ModelOrder::cancelled || order.state == ModelOrder::refunded;
}

bool all_back(const ModelOrder& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const ModelLine& l) { return l.back_units == l.quantity; });
}

}  // namespace

ModelGone ModelMember::gone(const ModelLine& line) {
  ModelGone back;
  Int rest = line.back_money;
  const auto pay = [&](Int paid) {
    const Int by_units = share(paid, line.back_units, line.quantity);
    const Int more = std::min(rest, paid - by_units);
    rest -= more;
    return by_units + more;
  };
  back.cash = pay(line.cash);
  back.principal = pay(line.principal);
  back.bonus = pay(line.bonus);
  const Int paid_back = back.cash + back.principal + back.bonus;
  back.points = share(line.points, line.back_units, line.quantity);
  back.coupon = share(line.coupon, line.back_units, line.quantity);
  back.earned = taken(line.earned, line, paid_back);
  back.growth = taken((line.cash + line.principal) * 1000, line, paid_back);
  return back;
}

std::string ModelMember::month_of(Int at) {
  // Counting days through the years, from 1970 on.
  Int day = (at + shanghai) / day_ms;
  int year = 1970, month = 0;
  const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
  while (day >= 365 + leap(year)) day -= 365 + leap(year++);
  const int lengths[] = {31, 28 + leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  while (day >= lengths[month]) day -= lengths[month++];
  return std::to_string(year) + (month < 9 ? "-0" : "-") + std::to_string(month + 1);
}

ModelOrder* ModelMember::find(const std::string& id) {
  for (ModelOrder& order : orders)
    if (order.id == id) return &order;
  return nullptr;
}

void ModelMember::pass_to(Int at) {
  now = at;
  for (const ModelLot& lot : lots_)
    if (!lot.pending && lot.until <= now) lapsed.push_back({lot.until, lot.points});
  std::erase_if(lots_, [&](const ModelLot& lot) { return !lot.pending && lot.until <= now; });
}

bool ModelMember::pay(ModelOrder order) {
  Int points = 0, from_principal = 0, from_bonus = 0, earned = 0;
  for (const ModelLine& line : order.lines) {
    points += line.points;
    from_principal += line.principal;
    from_bonus += line.bonus;
    earned += line.earned;
  }
  if (points > available() || from_principal > principal() || from_bonus > bonus()) return false;
  if (!order.coupon.empty()) {
    const auto held = coupons.find(order.coupon);
    if (held == coupons.end() || !held->second) return false;
    held->second = false;
  }
  order.at = now;
  order.points_spent = spend(points);
  for (ModelRecharge& lot : recharges) {
    ModelRecharge part = lot;
    part.principal = std::min(from_principal, lot.principal);
    part.bonus = std::min(from_bonus, lot.bonus);
    if (part.principal + part.bonus == 0) continue;
    lot.principal -= part.principal;
    lot.bonus -= part.bonus;
    from_principal -= part.principal;
    from_bonus -= part.bonus;
    order.wallet_spent.push_back(part);
  }
  if (earned > 0) lots_.push_back({order.id + ".own", order.id, now, never, earned, true});
  orders.push_back(std::move(order));
  return true;
}

bool ModelMember::complete(const std::string& id) {
  ModelOrder* order = find(id);
  if (!order || order->state != ModelOrder::paid) return false;
  order->state = ModelOrder::completed;
  order->completed_at = now;
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    if (!lots_[i].pending || lots_[i].order != id) continue;
    ModelLot lot = lots_[i];
    lots_.erase(lots_.begin() + static_cast<std::ptrdiff_t>(i));
    lot.pending = false;
    if (shop_.expiry_days > 0)
      lot.until = ((now + shanghai) / day_ms + shop_.expiry_days + 1) * day_ms - shanghai;
    order->points_until = lot.until;
    put(lot);
    became_available(lot.points, lot);
    break;
  }
  return true;
}

bool ModelMember::cancel(const std::string& id) {
  ModelOrder* order = find(id);
  if (!order || order->state != ModelOrder::paid) return false;
  const auto before = order->lines;
  for (ModelLine& line : order->lines) line.back_units = line.quantity;
  settle(*order, before);
  order->state = ModelOrder::cancelled;
  return true;
}

bool ModelMember::refund(const std::string& id, std::size_t place, Int units, Int money) {
  ModelOrder* order = find(id);
  if (!order || order->state == ModelOrder::cancelled || place >= order->lines.size()) return false;
  const auto before = order->lines;
  ModelLine& line = order->lines[place];
  if (units + money == 0 || units > line.quantity - line.back_units) return false;
  line.back_units += units;
  const ModelGone back = gone(line);
  if (money > line.payable() - back.cash - back.principal - back.bonus) {
    order->lines = before;
    return false;
  }
  line.back_money += money;
  settle(*order, before);
  if (!is_done(*order) && all_back(*order)) order->state = ModelOrder::refunded;
  return true;
}

/// Books what the lines have lost since `before`: money to where it came from, points used, then points earned.
void ModelMember::settle(ModelOrder& order, const std::vector<ModelLine>& before) {
  Int to_principal = 0, to_bonus = 0, points = 0, earned = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const ModelGone was = gone(before[i]), is = gone(order.lines[i]);
    to_principal += is.principal - was.principal;
    to_bonus += is.bonus - was.bonus;
    points += is.points - was.points;
    earned += is.earned - was.earned;
  }
  for (auto part = order.wallet_spent.rbegin(); part != order.wallet_spent.rend(); ++part) {
    const Int p = std::min(to_principal, part->principal), b = std::min(to_bonus, part->bonus);
    part->principal -= p;
    part->bonus -= b;
    to_principal -= p;
    to_bonus -= b;
    for (ModelRecharge& lot : recharges)
      if (lot.id == part->id) {
        lot.principal += p;
        lot.bonus += b;
      }
  }
  give_back_points(order, points);
  take_back(&order, earned);
  if (!is_done(order) && all_back(order) && !order.coupon.empty()) coupons[order.coupon] = true;
}

void ModelMember::recharge(const std::string& event, Int amount) {
  recharges.push_back({event, amount, amount / 10, amount, amount / 10, 0});
}

bool ModelMember::refund_recharge(const std::string& id, Int amount) {
  for (ModelRecharge& lot : recharges) {
    if (lot.id != id) continue;
    const Int most = lot.principal - (lot.bonus_given - lot.bonus);
    if (most <= 0 || amount > most) return false;
    lot.principal -= amount;
    lot.refunded += amount;
    lot.bonus_given -= lot.bonus;
    lot.bonus = 0;
    return true;
  }
  return false;
}

Int ModelMember::available() const {
  Int sum = 0;
  for (const ModelLot& lot : lots_) sum += lot.pending ? 0 : lot.points;
  return sum;
}
Int ModelMember::pending() const {
  Int sum = 0;
  for (const ModelLot& lot : lots_) sum += lot.pending ? lot.points : 0;
  return sum;
}
Int ModelMember::frozen() const {
  Int sum = 0;
  for (const auto& hold : holds)
    for (const ModelLot& part : hold.second) sum += part.points;
  return sum;
}
Int ModelMember::principal() const {
  Int sum = 0;
  for (const ModelRecharge& lot : recharges) sum += lot.principal;
  return sum;
}
Int ModelMember::bonus() const {
  Int sum = 0;
  for (const ModelRecharge& lot : recharges) sum += lot.bonus;
  return sum;
}
std::map<Int, Int> ModelMember::expiring() const {
  std::map<Int, Int> sums;
  for (const ModelLot& lot : lots_)
    if (!lot.pending && lot.until != never) sums[lot.until] += lot.points;
  return sums;
}

Int ModelMember::growth() const {
  Int sum = 0;
  for (const ModelOrder& order : orders)
    for (const ModelLine& line : order.lines)
      if (order.state == ModelOrder::completed || order.state == ModelOrder::refunded)
        sum += (line.cash + line.principal) * 1000 - gone(line).growth;
  return sum / 1000;
}

Int ModelMember::cash_paid() const {
  Int sum = 0;
  for (const ModelOrder& order : orders)
    for (const ModelLine& line : order.lines) {
      const ModelGone back = gone(line);
      sum += line.payable() - back.cash - back.principal - back.bonus;
    }
  return sum;
}

std::vector<ModelSaving> ModelMember::savings() const {
  std::vector<ModelSaving> records;
  for (const ModelOrder& order : orders)
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
      const ModelLine& line = order.lines[i];
      const ModelGone back = gone(line);
      const auto record = [&](const char* source, Int amount) {
        if (amount > 0)
          records.push_back({order.id, i, source, month_of(order.at), order.channel, amount});
      };
      record("coupon", line.coupon - back.coupon);
      record("points", line.points - back.points);
      record("bonus", line.bonus - back.bonus);
    }
  return records;
}

std::map<std::string, Int> ModelMember::saved_by_source() const {
  std::map<std::string, Int> sums;
  for (const ModelSaving& record : savings()) sums[record.source] += record.amount;
  return sums;
}
std::map<std::string, Int> ModelMember::saved_by_month() const {
  std::map<std::string, Int> sums;
  for (const ModelSaving& record : savings()) sums[record.month] += record.amount;
  return sums;
}
std::map<std::string, Int> ModelMember::saved_by_channel() const {
  std::map<std::string, Int> sums;
  for (const ModelSaving& record : savings()) sums[record.channel] += record.amount;
  return sums;
}

}  // namespace oracle
