#pragma once
// What would change the price: near misses, add-ons, what a coupon's tap would cost, what joining would save.

#include "core/pricing/refusals.h"

namespace loyalty {

// Each hint prices the cart again. Together they may work as much as the quote's own search may: the program's
// node_limit is shared out evenly among all that a cart asks for.

/// 凑单: an offer that only a threshold keeps away.
struct NearMiss {
  const RefusedOffer* refusal;
  std::optional<std::int64_t>
      payable_then;  ///< fen, with one more unit priced at the gap; null for units
};

/// The offers with the smallest gaps, at most cart.near_misses: gaps in money first, ascending, then gaps in
/// units. One whose gap in money is closed and that then is not applied is left out.
std::vector<NearMiss> near_misses(const Priced& priced, const std::vector<RefusedOffer>& refusals);

/// An item that could be put into the cart as well.
struct AddOnQuote {
  std::string_view sku;
  std::int64_t extra = 0;  ///< fen more to pay than now; negative when the total falls
  std::vector<std::string_view> reaches;  ///< offers applied then and not now
};

/// All of cart.add_ons, by (extra, sku).
std::vector<AddOnQuote> quote_add_ons(const Priced& priced);

/// What taking each coupon of cart.explain that is refused as lower_saving would cost: fen, by instance id.
wire::Map<std::int64_t> costs_of_taking(const Priced& priced,
                                        const std::vector<RefusedOffer>& refusals);

/// The cart as a member of another tier or with another card would pay it.
struct Guise {
  std::int64_t payable = 0;
  std::int64_t saves = 0;  ///< fen less than now; negative when it would cost more
};
/// Nothing when the cart asks for neither as_tier nor as_card.
std::optional<Guise> price_as(const Priced& priced);

}  // namespace loyalty
