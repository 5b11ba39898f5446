// Which list of an account is full: its lists have limits, so that a snapshot has one.

#include <algorithm>

#include "core/account/fold.h"

namespace loyalty {
namespace {

template <class List>
std::optional<FullList> if_full(const List& list, std::string_view name, std::int64_t max) {
  if (static_cast<std::int64_t>(list.size()) < max) return std::nullopt;
  return FullList{name, max};
}

std::optional<FullList> full_coupons(const Account& account, const Fact& fact) {
  const auto held = std::count_if(
      account.coupons.begin(), account.coupons.end(),
      [](const auto& c) { return c.state == CouponState::held || c.state == CouponState::locked; });
  if (held < coupons_at_most(fact)) return std::nullopt;
  return FullList{"coupons", coupons_at_most(fact)};
}

}  // namespace

std::optional<FullList> full_list(const Account& account, const Fact& fact) {
  const ActivityRoom& did = account.activities;
  switch (fact.kind) {
    case FactKind::points_granted:
    case FactKind::points_returned:
    case FactKind::points_unfrozen:
      return if_full(account.points.lots, "points/lots", limits::lots);
    case FactKind::points_frozen:
      return if_full(account.points.holds, "points/holds", limits::holds);
    case FactKind::growth_counted:
    case FactKind::recharge_counted:
      return if_full(account.tiers.buckets, "tiers/buckets", limits::buckets);
    case FactKind::level_reached: return if_full(account.tiers.rungs, "tiers/rungs", limits::rungs);
    case FactKind::level_granted:
      return if_full(account.tiers.granted, "tiers/granted", limits::granted_levels);
    case FactKind::wallet_credited:
    case FactKind::wallet_returned:
      return if_full(account.wallet.lots, "wallet/lots", limits::wallet_lots);
    case FactKind::gift_card_bought:
    case FactKind::gift_card_received:
      return if_full(account.wallet.gift_cards, "wallet/gift_cards", limits::gift_cards_held);
    case FactKind::coupon_issued:
    case FactKind::coupon_returned: return full_coupons(account, fact);
    case FactKind::card_given: return if_full(account.cards, "cards", limits::cards_held);
    case FactKind::order_opened:
      return if_full(account.orders.orders, "orders/orders", limits::orders_kept);
    case FactKind::offer_used:
      return if_full(account.orders.offer_uses, "orders/offer_uses", limits::counted_ids);
    case FactKind::price_units_used:
      return if_full(account.orders.price_units, "orders/price_units", limits::counted_ids);
    case FactKind::chances_given:
    case FactKind::drawn: return if_full(did.draws, "activities/draws", limits::counted_ids);
    case FactKind::action_done:
      return if_full(did.actions, "activities/actions", limits::counted_ids);
    case FactKind::exchanged:
      return if_full(did.exchanges, "activities/exchanges", limits::counted_ids);
    case FactKind::achieved:
      return if_full(did.achievements, "activities/achievements", limits::counted_ids);
    case FactKind::benefit_used:
      return if_full(did.benefits, "activities/benefits", limits::counted_ids);
    case FactKind::campaign_opened:
      return if_full(did.runs, "activities/runs", limits::campaign_runs);
    case FactKind::campaign_joined: {
      const CampaignRun* run = fact.id ? find_by_id(did.runs, *fact.id) : nullptr;
      if (!run) return std::nullopt;
      return if_full(run->helpers, "activities/runs/helpers", limits::helpers);
    }
    case FactKind::fee_charged:
    case FactKind::interest_earned:
      return if_full(did.services, "activities/services", limits::counted_ids);
    case FactKind::referred:
      return if_full(did.referrals, "activities/referrals", limits::referrals);
    default: return std::nullopt;
  }
}

}  // namespace loyalty
