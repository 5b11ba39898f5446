#include "core/account/sums.h"

#include <algorithm>
#include <span>

#include "core/base/arithmetic.h"

namespace loyalty {
namespace {

/// Lists hold fewer than 2^17 amounts below 2^53.
bool in_range(std::initializer_list<Wide> sums) {
  return std::all_of(sums.begin(), sums.end(), [](Wide sum) { return sum <= max_amount; });
}

bool lots_fit(const Account& account) {
  Wide points = 0;
  for (const Lot& lot : account.points.lots) points += lot.points.value;
  return in_range({points});
}

bool holds_fit(const Account& account) {
  Wide points = 0;
  for (const Hold& hold : account.points.holds)
    for (const Lot& part : hold.parts) points += part.points.value;
  return in_range({points});
}

bool buckets_fit(std::span<const Bucket> buckets, Wide most) {
  Wide growth = 0, orders = 0, paid = 0, points = 0, recharged = 0;
  for (const Bucket& bucket : buckets) {
    growth += bucket.growth.value;
    orders += bucket.orders;
    paid += bucket.paid.value;
    points += bucket.points_earned.value;
    recharged += bucket.recharge_total.value;
  }
  const auto sums = {growth, orders, paid, points, recharged};
  return std::all_of(sums.begin(), sums.end(), [most](Wide sum) { return sum <= most; });
}

bool wallet_fits(const Account& account) {
  Wide principal = 0, bonus = 0;
  for (const WalletLot& lot : account.wallet.lots) {
    principal += lot.principal.value;
    bonus += lot.bonus.value;
  }
  return in_range({principal, bonus});
}

Wide sum_of(const wire::Map<Money>& amounts) {
  Wide sum = 0;
  for (const auto& [key, amount] : amounts) sum += amount.value;
  return sum;
}

bool savings_fit(const Account& account) {
  Wide total = 0, by_source = 0, by_channel = 0;
  for (const auto& [period, saved] : account.orders.savings) {
    total += saved.total.value;
    by_source += sum_of(saved.by_source);
    by_channel += sum_of(saved.by_channel);
  }
  return in_range({total, by_source, by_channel});
}

bool referrals_fit(const Account& account) {
  Wide points = 0, bonus = 0;
  for (const Referral& referral : account.activities.referrals) {
    points += referral.points.value;
    bonus += referral.bonus.value;
  }
  return in_range({points, bonus});
}

/// What placed orders hold; each of them fits.
bool held_fits(const Account& account) {
  Wide bonus = 0, points = 0, principal = 0;
  for (const OrderHeld& order : account.orders.orders) {
    if (order.state != OrderState::placed) continue;
    const OrderSums held = sums_of(order.facts);
    bonus += held.bonus.value;
    points += held.points.value;
    principal += held.principal.value;
  }
  return in_range({bonus, points, principal});
}

}  // namespace

bool sums_fit(const Account& account, FactKind raised_by) {
  switch (raised_by) {
    case FactKind::points_granted:
    case FactKind::points_returned:
    case FactKind::points_unfrozen: return lots_fit(account);
    case FactKind::points_frozen: return holds_fit(account);
    case FactKind::growth_counted:
    case FactKind::recharge_counted: return buckets_fit(account.tiers.buckets, max_amount);
    case FactKind::wallet_credited:
    case FactKind::wallet_returned: return wallet_fits(account);
    case FactKind::order_opened: return held_fits(account);
    case FactKind::saved: return savings_fit(account);
    case FactKind::referred: return referrals_fit(account);
    default: return true;
  }
}

bool sums_fit(const OrderFacts& order) {
  Wide growth = 0, paid = 0, points = 0, saved = 0, spent = 0;
  for (std::size_t i = 0; i < parts_of(order); ++i) {
    const OrderLine& part = part_of(order, i);
    growth += part.growth.value;
    paid += part.payable.value;
    saved += part.list.value - part.payable.value + part.bonus.value;
    points += part.earned.value + part.granted.value;
    spent += part.deducted_points.value + part.points_paid.value;
  }
  return in_range({growth, paid, points, saved, spent});
}

std::vector<std::string_view> sums_out_of_range(const Account& account) {
  std::vector<std::string_view> lists;
  const auto expect = [&](bool fits, std::string_view list) {
    if (!fits) lists.push_back(list);
  };
  expect(lots_fit(account), "/points/lots");
  expect(holds_fit(account), "/points/holds");
  expect(buckets_fit(account.tiers.buckets, max_amount), "/tiers/buckets");
  // Of these no sum is told; levels are found again with them.
  expect(buckets_fit(account.tiers.closed, INT64_MAX / 2), "/tiers/closed");
  expect(wallet_fits(account), "/wallet/lots");
  expect(held_fits(account), "/orders/orders");
  expect(savings_fit(account), "/orders/savings");
  expect(referrals_fit(account), "/activities/referrals");
  return lists;
}

}  // namespace loyalty
