// Time catches up with an account: everything that falls due by an instant happens in order of instant, at one
// instant in the order of Due.

#include <algorithm>

#include "core/account/fold.h"
#include "core/events/advance.h"
#include "core/events/apply.h"
#include "core/events/lots.h"
#include "core/events/refunds.h"
#include "core/events/tiers.h"

namespace loyalty {
namespace {

/// What can fall due; of one instant the first comes first.
enum class Due {
  hold_end,
  lock_end,
  points_release,
  points_expiry,
  coupon_expiry,
  card_end,
  gift_card_return,
  level_end,
  grant_end,
  window_close,
  returns_end,
  campaign_end
};

struct Next {
  Instant at{INT64_MAX};
  Due what = Due::points_release;
  std::string id;  ///< of the lot, coupon, card or level

  void consider(std::optional<Instant> due, Due kind, const std::string& of) {
    if (!due || *due > at || (*due == at && kind >= what)) return;
    at = *due;
    what = kind;
    id = of;
  }
};

Next next_due(const Program& program, const Account& account) {
  Next next;
  for (const Lot& lot : account.points.lots) {
    next.consider(lot.until, Due::points_expiry, lot.id);
    if (!lot.released) next.consider(lot.from, Due::points_release, lot.id);
  }
  // What was locked in time stays good for its order.
  for (const Coupon& coupon : account.coupons) {
    if (coupon.state == CouponState::held)
      next.consider(coupon.until, Due::coupon_expiry, coupon.id);
    else if (coupon.state == CouponState::locked)
      next.consider(coupon.locked_until, Due::lock_end, coupon.id);
  }
  for (const CardHeld& card : account.cards) next.consider(card.until, Due::card_end, card.id);
  for (const GiftCardHeld& card : account.wallet.gift_cards)
    next.consider(card.until, Due::gift_card_return, card.id);
  // Without levels in the program nothing tells whether one is kept.
  if (program.tiers && !account.tiers.rungs.empty()) {
    const Rung& held = account.tiers.rungs.back();
    next.consider(held.grace ? held.grace : held.until, Due::level_end, held.level);
  }
  for (const GrantedLevel& granted : account.tiers.granted)
    next.consider(granted.until, Due::grant_end, granted.level);
  if (!account.tiers.buckets.empty())
    next.consider(account.tiers.buckets.front().until, Due::window_close, "");
  for (const OrderHeld& order : account.orders.orders)
    next.consider(order.until, order.state == OrderState::placed ? Due::hold_end : Due::returns_end,
                  order.facts.id);
  for (const CampaignRun& run : account.activities.runs)
    next.consider(run.until, Due::campaign_end, run.id);
  return next;
}

void happen(Posting& posting, const Next& due) {
  const Account& account = posting.account();
  switch (due.what) {
    case Due::hold_end: return end_hold(posting, due.id);
    case Due::lock_end: return posting.post({.id = due.id, .kind = FactKind::coupon_unlocked});
    case Due::points_release: return release_lot(posting, due.id);
    case Due::points_expiry: {
      const Points points = find_by_id(account.points.lots, due.id)->points;
      return posting.post({.id = due.id, .kind = FactKind::points_expired, .points = points});
    }
    case Due::coupon_expiry: return posting.post({.id = due.id, .kind = FactKind::coupon_expired});
    case Due::card_end: return posting.post({.id = due.id, .kind = FactKind::card_ended});
    case Due::gift_card_return:
      return posting.post({.id = due.id, .kind = FactKind::gift_card_returned});
    case Due::level_end: {
      // The window as of the term's last millisecond; what ended long ago is tested as things stand.
      const bool late = due.at <= account.at;
      return end_term(posting, late ? account.at : Instant{due.at.value - 1});
    }
    case Due::grant_end:
      return posting.post({.id = due.id, .kind = FactKind::level_grant_ended, .until = due.at});
    case Due::returns_end: return posting.post({.kind = FactKind::returns_ended, .order = due.id});
    case Due::campaign_end:
      return posting.post({.id = due.id,
                           .kind = FactKind::campaign_ended,
                           .of = find_by_id(account.activities.runs, due.id)->campaign});
    case Due::window_close: return posting.post({.kind = FactKind::window_closed, .until = due.at});
  }
}

}  // namespace

void catch_up(Posting& posting, Instant at) {
  for (;;) {
    const Next due = next_due(posting.program(), posting.account());
    if (due.at > at || posting.failed()) break;
    posting.set_now(std::max(due.at, posting.account().at));
    happen(posting, due);
  }
  posting.set_now(at);
}

Refusal seal_time_passed(Posting&) { return {}; }

std::optional<Instant> due_at(const Program& program, const Account& account) {
  const Instant at = next_due(program, account).at;
  return at.value == INT64_MAX ? std::nullopt : std::optional(at);
}

bool is_due(const Program& program, const Account& account, Instant at) {
  return next_due(program, account).at <= at;
}

std::vector<Fact> advance(const Program& program, Account& account, Instant at) {
  if (at < account.at) return {};
  Event passing;
  passing.at = at;
  Posting posting(program, account, passing);
  catch_up(posting, at);
  account.at = at;
  return posting.take_facts();
}

}  // namespace loyalty
