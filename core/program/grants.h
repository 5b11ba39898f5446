#pragma once
// What a member may be given for something: one shape for every source.

#include "core/program/expiry.h"

namespace loyalty {

/// Chances to take part in a draw.
struct DrawChances {
  std::string draw;
  std::int64_t times = 0;
  bool operator==(const DrawChances&) const = default;
};

/// Goods handed out.
struct GoodsGrant {
  std::string sku;
  std::int64_t units = 1;
  bool operator==(const GoodsGrant&) const = default;
};

struct Grants {
  Money bonus{0};                   ///< to the wallet's bonus balance
  std::optional<std::string> card;  ///< a card plan
  std::vector<DrawChances> chances;
  std::vector<std::string>
      coupons;  ///< templates, one instance each; a template may stand several times
  std::vector<GoodsGrant> goods;
  std::int64_t growth = 0;           ///< whole growth value
  std::optional<std::string> level;  ///< a tier level, for its term
  Points points{0};
  std::optional<Expiry> points_expiry;  ///< of these points, if not the program's
  bool operator==(const Grants&) const = default;
};

namespace wire {

template <>
struct Describe<DrawChances> {
  static constexpr Field fields[] = {needed(id<&DrawChances::draw>("draw")),
                                     needed(number<&DrawChances::times, 1, 10000>("times"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<GoodsGrant> {
  static constexpr Field fields[] = {
      needed(id<&GoodsGrant::sku>("sku")),
      number<&GoodsGrant::units, 1, limits::units_per_line>("units")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Grants> {
  static constexpr Field fields[] = {number<&Grants::bonus, 0, max_amount>("bonus"),
                                     id<&Grants::card>("card"),
                                     list<&Grants::chances, 8>("chances"),
                                     ids<&Grants::coupons, 50>("coupons"),
                                     list<&Grants::goods, 20>("goods"),
                                     number<&Grants::growth, 0, limits::growth_granted>("growth"),
                                     id<&Grants::level>("level"),
                                     number<&Grants::points, 0, max_amount>("points"),
                                     object<&Grants::points_expiry>("points_expiry")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
