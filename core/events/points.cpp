#include "core/events/points.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/events/coupons.h"
#include "core/events/give.h"
#include "core/events/growth.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/wallet.h"

namespace loyalty {
namespace {

Refusal find_pending(const Posting& posting, const Lot*& lot) {
  const std::string& id = *posting.event().lot;
  lot = find_by_id(posting.account().points.lots, id);
  if (!lot || lot->released) return refuse("unknown_lot", "/lot", {{"id", id}});
  if (lot->order) return refuse("lot_of_order", "/lot", {{"order_id", *lot->order}});
  return {};
}

}  // namespace

Refusal seal_points_granted(Posting& posting) {
  const Event& event = posting.event();
  if (event.until && *event.until <= posting.now())
    return refuse("invalid_window", "/until",
                  {{"from", posting.now().value}, {"until", event.until->value}});
  if (!event.pending) {
    give_points(posting, PointsSource::grant, *event.points,
                event.until ? event.until
                            : points_expiry(posting.program(), PointsSource::grant, posting.now()));
    return {};
  }
  posting.post({.id = posting.next_id(),
                .kind = FactKind::points_granted,
                .of = std::string("grant"),
                .points = *event.points,
                .until = event.until});
  return {};
}

Refusal seal_points_taken(Posting& posting) {
  if (auto refusal = check_available(posting.account(), *posting.event().points)) return refusal;
  take_points(posting, *posting.event().points);
  return {};
}

Refusal seal_points_frozen(Posting& posting) {
  Points left = *posting.event().points;
  if (auto refusal = check_available(posting.account(), left)) return refusal;
  freeze_points(posting, posting.event().id, left);
  return {};
}

Refusal seal_points_unfrozen(Posting& posting) {
  const std::string& id = *posting.event().hold;
  if (!find_by_id(posting.account().points.holds, id))
    return refuse("unknown_hold", "/hold", {{"id", id}});
  unfreeze_points(posting, id);
  return {};
}

Refusal seal_points_approved(Posting& posting) {
  const Lot* found = nullptr;
  if (auto refusal = find_pending(posting, found)) return refusal;
  const Lot lot = *found;
  posting.post({.from = posting.now(),
                .id = lot.id,
                .kind = FactKind::points_due,
                .until = lot.until ? lot.until
                                   : points_expiry(posting.program(), lot.source, posting.now())});
  release_lot(posting, lot.id);
  count_points(posting, lot.points);
  return {};
}

Refusal seal_points_rejected(Posting& posting) {
  const Lot* found = nullptr;
  if (auto refusal = find_pending(posting, found)) return refusal;
  posting.post({.id = found->id, .kind = FactKind::points_rejected, .points = found->points});
  return {};
}

}  // namespace loyalty
