// The model's points: lots, what is owed of them, and what comes back.

#include <algorithm>
#include <tuple>

#include "tests/oracle/member.h"

namespace oracle {
namespace {

bool earlier(const ModelLot* a, const ModelLot* b) {
  return std::tie(a->until, a->at, a->id) < std::tie(b->until, b->at, b->id);
}

}  // namespace

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
      if (gone.late ? gone.until <= order->completed_at : gone.until < order->points_until)
        continue;
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

}  // namespace oracle
