#pragma once
// Prices that others help to reach: 拼团 (group buy) and 砍价 (bargain).

#include "core/program/scope.h"

namespace loyalty {

enum class CampaignKind { group_buy, bargain };
inline constexpr std::string_view campaign_kind_names[] = {"group_buy", "bargain"};

/// From so many members on, one unit costs `price` fen.
struct GroupStep {
  std::int64_t members = 0;
  Money price{0};
  bool operator==(const GroupStep&) const = default;
};

/// A group buy costs the price of the highest step that its members reach, and takes no more than the last step's. A
/// bargain costs max(floor, list - what was cut off).
struct Campaign {
  Money floor{0};           ///< bargain
  std::int64_t hours = 24;  ///< from the opening to the end
  std::string id;
  CampaignKind kind = CampaignKind::group_buy;
  Money list{0};  ///< of one unit, before anybody helped
  std::string name;
  std::string sku;
  std::vector<GroupStep> steps;  ///< group buy: members rise, prices fall
  Condition when;
  bool operator==(const Campaign&) const = default;
};

namespace limits {
/// Helpers of one run of a campaign.
inline constexpr std::int64_t helpers = 200;
}  // namespace limits

namespace wire {

template <>
struct Describe<GroupStep> {
  static constexpr Field fields[] = {
      needed(number<&GroupStep::members, 1, limits::helpers>("members")),
      needed(number<&GroupStep::price, 0, limits::unit_price>("price"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Campaign> {
  static constexpr Field fields[] = {number<&Campaign::floor, 0, limits::unit_price>("floor"),
                                     number<&Campaign::hours, 1, 8784>("hours"),
                                     needed(id<&Campaign::id>("id")),
                                     needed(choice<&Campaign::kind, campaign_kind_names>("kind")),
                                     needed(number<&Campaign::list, 1, limits::unit_price>("list")),
                                     needed(text<&Campaign::name>("name")),
                                     needed(id<&Campaign::sku>("sku")),
                                     list<&Campaign::steps, limits::steps>("steps"),
                                     object<&Campaign::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
