// What an event takes back and gives back: what a page shows before the tap.

#include <algorithm>

#include "core/overview/overview.h"

namespace loyalty {
namespace {

struct Undone {
  Money bonus{0}, bonus_taken{0}, cash{0}, charged{0}, not_charged{0}, principal{0},
      principal_taken{0};
  std::vector<std::string_view> coupons, coupons_taken;
  std::vector<const Fact*> gifts;
  Growth growth{0};
  Points points_back{0}, points_owed{0}, points_taken{0};

  void count(const Fact& fact) {
    switch (fact.kind) {
      case FactKind::cash_refunded:
      case FactKind::card_refunded:
      case FactKind::gift_card_refunded: cash += fact.money; break;
      case FactKind::wallet_refunded:  // a recharge's principal is paid back
        bonus_taken += fact.bonus;
        cash += fact.principal;
        principal_taken += fact.principal;
        break;
      case FactKind::wallet_taken:
        bonus_taken += fact.bonus;
        principal_taken += fact.principal;
        break;
      case FactKind::wallet_returned:
        bonus += fact.bonus;
        principal += fact.principal;
        break;
      case FactKind::points_returned: points_back += fact.points; break;
      case FactKind::points_taken:
      case FactKind::points_rejected: points_taken += fact.points; break;
      case FactKind::debt_added: points_owed += fact.points; break;
      case FactKind::goods_due: gifts.push_back(&fact); break;
      case FactKind::gift_charged:
        charged += fact.money;
        not_charged += Money{fact.part};
        break;
      case FactKind::recharge_uncounted:
      case FactKind::growth_uncounted: growth += fact.growth; break;
      case FactKind::coupon_returned:
      case FactKind::coupon_unlocked: coupons.push_back(*fact.id); break;
      case FactKind::coupon_voided: coupons_taken.push_back(*fact.id); break;
      default: break;
    }
  }
};

void write_ids(wire::Writer& w, const std::vector<std::string_view>& ids) {
  w.open_list();
  for (const std::string_view id : ids) w.text(id);
  w.close_list();
}

}  // namespace

bool takes_back(EventKind kind) {
  switch (kind) {
    case EventKind::order_cancelled:
    case EventKind::order_refunded:
    case EventKind::recharge_refunded:
    case EventKind::card_refunded:
    case EventKind::gift_card_refunded:
    case EventKind::points_taken:
    case EventKind::wallet_taken:
    case EventKind::growth_taken:
    case EventKind::benefit_returned:
    case EventKind::referral_undone: return true;
    default: return false;
  }
}

void write_undone(wire::Writer& w, const Event& sealed) {
  Undone undone;
  for (const Fact& fact : sealed.sealed->facts) undone.count(fact);
  w.open();
  w.key("bonus").number(undone.bonus);
  w.key("bonus_taken").number(undone.bonus_taken);
  w.key("cash").number(undone.cash);
  write_ids(w.key("coupons"), undone.coupons);
  write_ids(w.key("coupons_taken"), undone.coupons_taken);
  w.key("gifts").open_list();
  for (const Fact* gift : undone.gifts) {
    w.open().key("of").text(gift->of.value_or("")).key("sku").text(*gift->id);
    w.key("units").integer(gift->count).key("value").number(gift->money).close();
  }
  w.close_list();
  if (undone.charged.value > 0 || undone.not_charged.value > 0) {
    w.key("gifts_charged").number(undone.charged);
    w.key("gifts_not_charged").number(undone.not_charged);
  }
  w.key("growth_taken").integer(undone.growth.value / 1000);
  w.key("points_back").number(undone.points_back);
  w.key("points_owed").number(undone.points_owed);
  w.key("points_taken").number(undone.points_taken);
  w.key("principal").number(undone.principal);
  w.key("principal_taken").number(undone.principal_taken);
  w.close();
}

}  // namespace loyalty
