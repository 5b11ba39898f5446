// Where an account has ids that were given in its log.

#include "core/account/merge.h"

namespace loyalty {
namespace {

constexpr std::string_view events = "/events";

class Places {
 public:
  explicit Places(Account& account) {
    names(events, account.events);
    lots(account.points.lots);
    for (Hold& hold : account.points.holds) {
      name("/points/holds", hold.id);
      lots(hold.parts);
    }
    recharges(account.wallet.lots);
    coupons(account.coupons);
    for (GrantedLevel& level : account.tiers.granted) name(events, level.by);
    for (CardHeld& card : account.cards) {
      for (CardOrigin& origin : card.from) name(events, origin.event);
      brought(card.taken);
    }
    for (OrderHeld& order : account.orders.orders) of_order(order);
    for (auto& [id, uses] : account.activities.benefits) brought(uses.made);
    for (auto& [id, draw] : account.activities.draws)
      for (auto* chances : {&draw.from, &draw.drawn})
        for (auto& [event, count] : *chances) name(events, event);
    for (Referral& referral : account.activities.referrals)
      if (referral.event) name(events, *referral.event);
  }

  std::vector<IdPlace> take() { return std::move(places_); }

 private:
  void name(std::string_view kind, std::string& id) { places_.push_back({kind, &id}); }
  void refer(std::optional<std::string>& id) {
    if (id) name("", *id);
  }
  void names(std::string_view kind, std::vector<std::string>& ids) {
    for (std::string& id : ids) name(kind, id);
  }
  void lots(std::vector<Lot>& list) {
    for (Lot& lot : list) {
      name("/points/lots", lot.id);
      refer(lot.order);
    }
  }
  void recharges(std::vector<WalletLot>& list) {
    for (WalletLot& lot : list)
      if (lot.id != granted_lot) name("/wallet/lots", lot.id);
  }
  void coupons(std::vector<Coupon>& list) {
    for (Coupon& coupon : list) {
      name("/coupons", coupon.id);
      refer(coupon.order);
    }
  }
  void brought(std::vector<Brought>& list) {
    for (Brought& what : list) name(events, what.event);
  }
  void of_order(OrderHeld& order) {
    name("/orders/orders", order.facts.id);
    for (CouponUse& use : order.facts.coupons) name("", use.id);
    names("", order.granted);
    coupons(order.coupons);
    lots(order.points_spent);
    recharges(order.wallet_spent);
  }

  std::vector<IdPlace> places_;
};

}  // namespace

std::vector<IdPlace> ids_of(Account& account) { return Places(account).take(); }

}  // namespace loyalty
