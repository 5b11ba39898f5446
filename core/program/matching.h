#pragma once
// Whether a condition holds, and whether goods are in a scope: the same for prices, offers, events and activities.

#include <string_view>

#include "core/base/types.h"
#include "core/program/program.h"
#include "core/program/shopper.h"

namespace loyalty {

/// Who, when and where: what conditions are tested against. Keeps references to all it is made of; what is not known
/// is null, and a part of a condition that asks for it does not hold.
struct Scene {
  Scene(const Program& at_program, Instant now);

  const Program& program;
  Instant at;
  Day today;
  int minute;                            ///< of the local day
  const std::string* channel = nullptr;  ///< of the cart or event
  const std::string* region = nullptr;   ///< shipped to; the member's where nothing is shipped
  const std::string* tier = nullptr;     ///< level id
  const std::vector<std::string>* cards = nullptr;
  const std::vector<std::string>* segments = nullptr;
  const Birthday* birthday = nullptr;
  bool first_order = false;
};

/// Whether every part of a condition holds.
bool holds(const Condition& condition, const Scene& scene);

/// When a condition begins for this member: its `from`, less the hours that its `early` benefit gives their level.
Instant begins(const Condition& condition, const Scene& scene);

/// The number that a benefit has for a level; 0 without one.
std::int64_t benefit_value(const Program& program, std::string_view benefit,
                           const std::string* tier);

/// Whether a channel is listed; an entry that ends with "*" lists all that begin so.
bool lists_channel(const std::vector<std::string>& channels, const std::string* channel);

/// The month and day of "MM-DD" or "YYYY-MM-DD".
std::optional<Birthday> month_day(std::string_view birthday);

/// Anything that has what a scope asks for.
struct GoodsTags {
  std::string_view sku;
  const std::optional<std::string>& category;
  const std::optional<std::string>& shop;
  const std::vector<std::string>& tags;
};

/// Goods are in scope when they are in every list given and in none of `except`'s.
bool in_scope(const Scope& scope, const GoodsTags& goods);
/// The same for a line of a cart or of an order.
template <class Line>
bool in_scope(const Scope& scope, const Line& line) {
  return in_scope(scope, GoodsTags{line.sku, line.category, line.shop, line.tags});
}

}  // namespace loyalty
