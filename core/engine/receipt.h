#pragma once
// What a quote says of how it came about: enough to calculate it again, and to tell whether it comes to the same.

#include "core/pricing/cart.h"

namespace loyalty {

struct ProgramNamed {
  std::string digest, id;
  std::int64_t version = 0;
  bool operator==(const ProgramNamed&) const = default;
};

struct Receipt {
  std::string account, cart_digest, engine, result_digest;
  Instant at{0};
  Cart cart;
  ProgramNamed program;
  std::int64_t rules = 1;  ///< pages from before rules had a number have none
  bool operator==(const Receipt&) const = default;
};

namespace wire {

template <>
struct Describe<ProgramNamed> {
  static constexpr Field fields[] = {
      needed(id<&ProgramNamed::digest>("digest")), needed(id<&ProgramNamed::id>("id")),
      needed(number<&ProgramNamed::version, 1, max_amount>("version"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Receipt> {
  static constexpr Field fields[] = {needed(id<&Receipt::account>("account")),
                                     needed(instant<&Receipt::at>("at")),
                                     needed(field<&Receipt::cart>("cart", Describe<Cart>::shape)),
                                     needed(id<&Receipt::cart_digest>("cart_digest")),
                                     needed(text<&Receipt::engine>("engine")),
                                     needed(object<&Receipt::program>("program")),
                                     needed(id<&Receipt::result_digest>("result_digest")),
                                     number<&Receipt::rules, 1, max_amount>("rules")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
