#pragma once
// Stage 1, price: what each unit of a cart costs before any offer.

#include <array>
#include <span>
#include <vector>

#include "core/base/calendar.h"
#include "core/pricing/cart.h"
#include "core/pricing/circumstance.h"
#include "core/program/matching.h"

namespace loyalty {

/// A set of parts, a virtual unit after them, and the shipping fee as one more member at LineSet::shipping.
class LineSet {
 public:
  static constexpr std::size_t shipping = static_cast<std::size_t>(limits::parts) + 1;

  void add(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool has(std::size_t i) const { return words_[i / 64] >> (i % 64) & 1; }
  bool meets(const LineSet& other) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      if (words_[w] & other.words_[w]) return true;
    return false;
  }
  bool empty() const { return *this == LineSet{}; }
  LineSet& operator|=(const LineSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
  }
  bool operator==(const LineSet&) const = default;

 private:
  std::array<std::uint64_t, shipping / 64 + 1> words_{};
};

/// Units of one cart line that cost the same: a line of its own from here on.
struct Part {
  const CartLine* line = nullptr;
  std::size_t of = 0;  ///< the cart line's place in the caller's order
  PriceKind kind = PriceKind::list;
  std::string_view
      source;  ///< what gave the price: a level, a special price; empty for the list price
  const SpecialPrice* special = nullptr;  ///< the special price, if it is one
  std::uint8_t admits = 0;                ///< bit per Stage
  std::int64_t quantity = 0;
  std::int64_t unit_list = 0;       ///< fen
  std::int64_t unit = 0;            ///< fen
  const Offer* only_for = nullptr;  ///< set on a virtual unit: the one offer that it concerns

  std::int64_t list() const { return unit_list * quantity; }
  std::int64_t priced() const { return unit * quantity; }
  bool admitted(Stage stage) const { return admits >> static_cast<int>(stage) & 1; }
};

/// Units of the program's special prices that this cart has taken.
struct PriceUse {
  std::string_view id;
  std::int64_t units = 0;
};

/// The goods of a cart in canonical order, each unit at its lowest price.
struct Goods {
  std::vector<Part> parts;
  std::vector<PriceUse> uses;
};

/// The lines' places in canonical order: by sku, then by the canonical JSON of the line.
std::vector<std::size_t> canonical_order(const std::vector<CartLine>& lines);

/// Prices every unit of the cart. Problem: too_many_parts.
Result<Goods> price_goods(const Circumstance& circumstance, const Cart& cart);

}  // namespace loyalty
