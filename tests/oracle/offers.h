#pragma once
// The oracle's view of offers: which of them can be used at all, what they touch, and which may
// stand together.

#include "tests/oracle/parts.h"

namespace loyalty::oracle {

/// Stages of application, in order.
enum class Turn { exchange, promotion, coupon, shipping };

/// A promotion, or one coupon in the member's hands.
struct Entry {
  const Offer* offer = nullptr;
  bool coupon = false;
  std::string id;  ///< the promotion's, or the coupon instance's
  Int until = 0;   ///< coupons
  Int asked = 0;   ///< its place among the coupons the cart names; a large number when it is not
  Turn turn = Turn::promotion;
  std::size_t place = 0;  ///< of its group
  std::vector<bool>
      scoped;  ///< parts of its scope that count: whose price admits it, or for shipping all
  std::vector<bool> touched;  ///< parts it shares or does not share with other offers
  bool touches_shipping = false;
};

bool is_goods_discount(EffectKind kind);

Entry entry_of(const Case& c, const std::vector<Part>& parts, const Offer& offer,
               const CouponHeld* held);

/// Whether a price admits this entry's stage.
bool admits(const Part& part, const Entry& entry);

/// Application order.
bool before(const Entry& a, const Entry& b);

/// Why an entry cannot be used whatever the amounts; "" when it can. Leaves out how many instances
/// of one coupon the limits allow.
std::string unusable(const Case& c, const Entry& entry);

/// How many more uses the offer's limits allow; a large number without limits.
Int uses_left(const Case& c, const Offer& offer);

enum class Clash { none, max_per_order, max_per_line, exclusive, excludes, self, max_coupons };

/// The first stacking rule that forbids a set.
Clash clash(const Case& c, const std::vector<const Entry*>& set);

}  // namespace loyalty::oracle
