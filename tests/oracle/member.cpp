#include "tests/oracle/member.h"

#include <algorithm>

namespace oracle {
namespace {

constexpr Int day_ms = 86'400'000, shanghai = 8 * 3'600'000, never = INT64_MAX;

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

bool earlier(const ModelLot* a, const ModelLot* b) {
  return std::tie(a->until, a->at, a->id) < std::tie(b->until, b->at, b->id);
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

/// Lots that no order can ask for and that go at one time are one lot, as old as its oldest part.
void ModelMember::put(ModelLot lot) {
  for (ModelLot& other : lots_) {
    const bool same = other.id == lot.id && !other.pending;
    const bool alike =
        !other.pending && other.order.empty() && lot.order.empty() && other.until == lot.until;
    if (!same && !alike) continue;
    other.points += lot.points;
    other.at = std::min(other.at, lot.at);
    return;
  }
  lots_.push_back(std::move(lot));
}

void ModelMember::became_available(Int points, const ModelLot& lot) {
  stand_in(std::min(debt, points), lot);
  repay(points, lot);
}

void ModelMember::repay(Int points, const ModelLot& lot) {
  Int repaid = std::min(debt, points);
  debt -= repaid;
  for (ModelLot& other : lots_)
    if (!other.pending && other.until == lot.until &&
        (other.id == lot.id || (lot.order.empty() && other.order.empty()))) {
      const Int now_taken = std::min(repaid, other.points);
      other.points -= now_taken;
      repaid -= now_taken;
    }
  std::erase_if(lots_, [](const ModelLot& l) { return l.points == 0; });
}

std::vector<std::vector<ModelLot>*> ModelMember::takers() {
  std::vector<std::vector<ModelLot>*> all;
  for (ModelOrder& order : orders) all.push_back(&order.points_spent);
  std::vector<std::string> ids;
  for (const auto& [id, parts] : holds) ids.push_back(id);
  std::sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
    return held_since[a] < held_since[b];
  });
  for (const std::string& id : ids) all.push_back(&holds[id]);
  return all;
}

void ModelMember::stand_in(Int points, const ModelLot& by) {
  for (std::vector<ModelLot>* parts : takers()) {
    for (std::size_t i = parts->size(); i-- > 0;) {
      const Int now_paid = std::min(points, (*parts)[i].owed);
      if (now_paid == 0) continue;
      points -= now_paid;
      ModelLot instead = by.id.empty() ? (*parts)[i] : by;
      instead.points = now_paid;
      instead.owed = 0;
      instead.until = by.until;
      (*parts)[i].points -= now_paid;
      (*parts)[i].owed -= now_paid;
      const auto later = std::find_if(parts->begin(), parts->end(),
                                      [&](const ModelLot& l) { return l.until > by.until; });
      i += later - parts->begin() <= static_cast<std::ptrdiff_t>(i) ? 1 : 0;
      parts->insert(later, instead);
    }
    std::erase_if(*parts, [](const ModelLot& l) { return l.points == 0; });
  }
}

Int ModelMember::owe(const std::string& order, Int points) {
  Int owed = 0;
  for (std::vector<ModelLot>* parts : takers())
    for (ModelLot& part : *parts) {
      if (part.order != order) continue;
      const Int more = std::min(points - owed, part.points - part.owed);
      part.owed += more;
      owed += more;
    }
  return owed;
}

void ModelMember::put_back(ModelLot lot, Int spent_at) {
  Int own = lot.owed;
  lot.owed = 0;
  const auto pays = [&](Int points) {
    const Int for_itself = std::min(points, own);
    own -= for_itself;
    stand_in(points - for_itself, lot);
  };
  for (auto& [since, points] : forgiven) {
    if (since < spent_at) continue;
    const Int off = std::min(points, lot.points);
    pays(off);
    points -= off;
    lot.points -= off;
  }
  if (lot.points == 0) return;
  pays(std::min(debt, lot.points));
  if (lot.until > now) {
    put(lot);
    repay(lot.points, lot);
    return;
  }
  const Int repaid = std::min(debt, lot.points);
  debt -= repaid;
  lapsed.push_back({lot.until, lot.points - repaid, true});
}

std::vector<ModelLot*> ModelMember::in_order(bool (*wanted)(const ModelLot&, const std::string&),
                                             const std::string& order) {
  std::vector<ModelLot*> list;
  for (ModelLot& lot : lots_)
    if (wanted(lot, order)) list.push_back(&lot);
  std::sort(list.begin(), list.end(), earlier);
  return list;
}

std::vector<ModelLot> ModelMember::spend(Int points) {
  std::vector<ModelLot> parts;
  for (ModelLot* lot :
       in_order([](const ModelLot&l, const std::string&) { return !l.pending; }, "")) {
    const Int now_spent = std::min(points, lot->points);
    if (now_spent == 0) continue;
    parts.push_back(*lot);
    parts.back().points = now_spent;
    lot->points -= now_spent;
    points -= now_spent;
  }
  std::erase_if(lots_, [](const ModelLot& l) { return l.points == 0; });
  return parts;
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

void ModelMember::give_back_points(ModelOrder& order, Int points) {
  while (points > 0 && !order.points_spent.empty()) {
    // What is owed comes back first.
    auto& spent = order.points_spent;
    auto next =
        std::find_if(spent.rbegin(), spent.rend(), [](const ModelLot& l) { return l.owed > 0; });
    if (next == spent.rend()) next = spent.rbegin();
    ModelLot back = *next;
    back.points = std::min(points, next->owed > 0 ? next->owed : next->points);
    back.owed = std::min(back.points, next->owed);
    next->points -= back.points;
    next->owed -= back.owed;
    points -= back.points;
    std::erase_if(spent, [](const ModelLot& l) { return l.points == 0; });
    put_back(back, order.at);
  }
}

void ModelMember::take_back(ModelOrder* order, Int points) {
  Int owed = 0;
  // So many go now: what is known to be owed is paid last.
  const auto go = [&](Int part, const ModelLot& instead) {
    points -= part;
    const Int paid = std::max<Int>(0, owed - points);
    owed -= paid;
    stand_in(paid, instead);
  };
  const auto from = [&](const std::vector<ModelLot*>& list) {
    for (ModelLot* lot : list) {
      const Int part = std::min(points, lot->points);
      if (part == 0) continue;
      go(part, *lot);
      lot->points -= part;
    }
  };
  if (order) {
    from(in_order([](const ModelLot& l, const std::string& id) { return l.order == id; },
                  order->id));
    owed = owe(order->id, points);
    // What had expired instead: first its own, then what ended soonest.
    std::stable_sort(lapsed.begin(), lapsed.end(), [&](const Lapsed& a, const Lapsed& b) {
      const bool own_a = !a.late && a.until == order->points_until,
                 own_b = !b.late && b.until == order->points_until;
      if (own_a != own_b) return own_a;
      return a.until != b.until ? a.until < b.until : a.late < b.late;
    });
    for (Lapsed& gone : lapsed) {
      if (gone.points == 0 || points == 0) continue;
      if (gone.late ? gone.until <= order->completed_at : gone.until < order->points_until) continue;
      ModelLot instead;
      instead.until = gone.until;
      const Int part = std::min(points, gone.points);
      gone.points -= part;
      go(part, instead);
    }
  }
  from(in_order([](const ModelLot& l, const std::string&) { return !l.pending; }, ""));
  std::erase_if(lots_, [](const ModelLot& l) { return l.points == 0; });
  if (!shop_.forgives) debt += points;
  if (shop_.forgives && points > 0) forgiven.emplace_back(now, points);
}

void ModelMember::grant(const std::string& event, Int points) {
  ModelLot lot{event, "", now, never, points, false};
  if (shop_.expiry_days > 0)
    lot.until = ((now + shanghai) / day_ms + shop_.expiry_days + 1) * day_ms - shanghai;
  put(lot);
  became_available(points, lot);
}

bool ModelMember::take(Int points) {
  if (points > available()) return false;
  take_back(nullptr, points);
  return true;
}

bool ModelMember::freeze(const std::string& event, Int points) {
  if (points > available()) return false;
  held_since[event] = now;
  holds[event] = spend(points);
  return true;
}

bool ModelMember::unfreeze(const std::string& hold) {
  const auto found = holds.find(hold);
  if (found == holds.end()) return false;
  while (!found->second.empty()) {
    const ModelLot part = found->second.front();
    found->second.erase(found->second.begin());
    put_back(part, held_since[hold]);
  }
  holds.erase(found);
  return true;
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
