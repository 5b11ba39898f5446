#pragma once
// Whether a page's receipt holds: the quote calculated again on the server's own cart, program and account.

#include "core/engine/center.h"
#include "core/engine/receipt.h"
#include "core/wire/flatten.h"

namespace loyalty {

/// How far a receipt's instant may be from now, milliseconds.
struct Skew {
  std::int64_t back = 300'000;  ///< a quote grows old while the customer reads
  std::int64_t ahead = 5'000;   ///< what clocks differ
  bool operator==(const Skew&) const = default;
};

struct AppliedClaim {
  std::optional<std::string> coupon;
  bool operator==(const AppliedClaim&) const = default;
};

struct OffersClaim {
  std::vector<AppliedClaim> applied;
  bool operator==(const OffersClaim&) const = default;
};

/// What is read of the quote beside its leaves.
struct ClaimedQuote {
  OffersClaim offers;
  Receipt receipt;

  std::vector<std::string> coupons() const;
  bool operator==(const ClaimedQuote&) const = default;
};

/// "accepted", or the first thing that does not hold, with what was claimed and what is.
struct Verdict {
  std::string_view reason = "accepted";
  std::vector<wire::Difference> difference;  ///< at most one
  std::string coupon;                        ///< coupon_used, held
  std::string order;                         ///< held: by this order

  bool accepted() const { return reason == "accepted"; }
};

/// What is verified: the server's cart, the receipt, and the order that it is for. Keeps references.
struct Claim {
  const Cart& cart;
  const Receipt& receipt;
  std::optional<std::string> order;
  /// The page's whole quote, and where its members stand in that text ("/quote"): to name the first figure that
  /// differs. Without it the digest of the result says whether they are equal.
  std::string_view text, below;
  std::vector<std::string> coupons;  ///< that the quote says are applied
};

class Verification {
 public:
  /// All must outlive it.
  Verification(const Program& program, const Account& account, Claim claim, Instant now, Skew skew)
      : program_(program),
        account_(account),
        claim_(std::move(claim)),
        receipt_(claim_.receipt),
        now_(now),
        skew_(skew) {}

  Verdict run();
  /// Once it is accepted: the cart as it was priced.
  const Priced& priced() const { return *priced_; }

 private:
  Verdict compare_carts() const;
  Verdict compare_programs() const;
  Verdict replay();
  Verdict replay_as_told();
  Verdict price_on(const Account& view);
  Verdict mismatch(wire::Difference difference) const;
  Instant replay_instant() const { return std::max(receipt_.at, account_.at); }
  std::string in_own_order(const std::string& at) const;
  std::vector<wire::Leaf> claimed_result() const;

  const Program& program_;
  const Account& account_;
  const Claim claim_;
  const Receipt& receipt_;
  const Instant now_;
  const Skew skew_;
  Cart cart_;  ///< as it is priced
  std::unique_ptr<Shopper> shopper_;
  std::optional<Priced> priced_;
};

namespace wire {

/// A member that is not read here, whatever it holds.
constexpr Holding nothing{[](void*) -> void* { return nullptr; },
                          [](const void*, const void*) -> const void* { return nullptr; }};
template <class T>
constexpr Field unread(std::string_view name) {
  return {name, &id_shape, [](void* object) { return object; }, &nothing, &detail::fresh_of<T>};
}

template <>
struct Describe<AppliedClaim> {
  static constexpr Field fields[] = {unread<AppliedClaim>("amount"),
                                     id<&AppliedClaim::coupon>("coupon"),
                                     unread<AppliedClaim>("id"), unread<AppliedClaim>("name")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OffersClaim> {
  static constexpr Field fields[] = {
      needed(list<&OffersClaim::applied, limits::offers + limits::coupons_held>("applied")),
      unread<OffersClaim>("proof"), unread<OffersClaim>("refused")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ClaimedQuote> {
  static constexpr Field fields[] = {unread<ClaimedQuote>("add_ons"),
                                     unread<ClaimedQuote>("gifts"),
                                     unread<ClaimedQuote>("held"),
                                     unread<ClaimedQuote>("join"),
                                     unread<ClaimedQuote>("lines"),
                                     unread<ClaimedQuote>("near_misses"),
                                     needed(object<&ClaimedQuote::offers>("offers")),
                                     unread<ClaimedQuote>("points"),
                                     needed(object<&ClaimedQuote::receipt>("receipt")),
                                     unread<ClaimedQuote>("savings"),
                                     unread<ClaimedQuote>("steps"),
                                     unread<ClaimedQuote>("tier"),
                                     unread<ClaimedQuote>("totals")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

/// Milliseconds into one side of a Skew.
template <std::int64_t Skew::*Side>
constexpr Kind skew_kind = {
    .expected = "an integer",
    .integer = [](Reader&, void* slot, std::int64_t v) { static_cast<Skew*>(slot)->*Side = v; }};
constexpr Shape ahead_shape = {.kind = &skew_kind<&Skew::ahead>, .min = 0, .max = 86'400'000};
constexpr Shape back_shape = {.kind = &skew_kind<&Skew::back>, .min = 0, .max = 86'400'000};

}  // namespace wire
}  // namespace loyalty
