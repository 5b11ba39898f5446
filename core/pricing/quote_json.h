#pragma once
// A priced cart as the members of a quote, in canonical JSON.

#include "core/pricing/hints.h"
#include "core/wire/writer.h"

namespace loyalty {

/// Places of the parts in the output: the caller's order.
std::vector<std::size_t> caller_order(const Priced& priced);

/// What a receipt vouches for: gifts, lines, applied offers, points, steps and totals.
void write_result(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order);

/// The same in few bytes and in canonical order, for the digest: lists of the figures without their names, and
/// nothing twice.
void write_digested(wire::Writer& w, const Priced& priced);

// The members of a quote, each one value.
void write_gifts(wire::Writer& w, const Priced& priced);
void write_lines(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order);
void write_applied(wire::Writer& w, const Priced& priced);
void write_offers(wire::Writer& w, const Priced& priced, const std::vector<RefusedOffer>& refusals,
                  const wire::Map<std::int64_t>& costs);
void write_points(wire::Writer& w, const Priced& priced);
void write_steps(wire::Writer& w, const Priced& priced, const std::vector<std::size_t>& order);
void write_totals(wire::Writer& w, const Priced& priced);
void write_near_misses(wire::Writer& w, const std::vector<NearMiss>& misses);
void write_add_ons(wire::Writer& w, const std::vector<AddOnQuote>& quotes);

}  // namespace loyalty
