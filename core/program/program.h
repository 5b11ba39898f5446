#pragma once
// A merchant's rules: plain, versioned, and fully checked when read.

#include "core/base/zone.h"
#include "core/program/activities.h"
#include "core/program/after_sale.h"
#include "core/program/campaigns.h"
#include "core/program/points_policy.h"
#include "core/program/pricing_policy.h"
#include "core/program/services.h"
#include "core/program/tier_policy.h"
#include "core/program/wallet_policy.h"
#include "core/wire/reader.h"

namespace loyalty {

/// Days of the month (29 to 31 mean the last day of a shorter month) and weekdays, either of which makes a member day.
struct MemberDays {
  std::vector<std::int64_t> days, weekdays;
  bool operator==(const MemberDays&) const = default;
};

/// What a merchant writes.
struct ProgramText {
  Activities activities;
  std::vector<Benefit> benefits;
  std::vector<Campaign> campaigns;
  std::vector<CardPlan> cards;
  std::vector<Offer> coupons;  ///< templates; members hold instances
  std::string currency = "CNY";
  std::string id;
  MemberDays member_days;
  std::string name;
  wire::Names names;  ///< of ids that have no other: categories, channels, regions, goods, ...
  std::optional<PointsPolicy> points;
  PricingPolicy pricing;
  std::vector<Offer> promotions;
  ReturnPolicy returns;
  std::optional<SegmentPolicy> segments;
  std::vector<Service> services;
  std::optional<TierPolicy> tiers;
  std::string timezone;
  std::int64_t version = 0;
  std::optional<WalletPolicy> wallet;
  bool operator==(const ProgramText&) const = default;
};

/// A program that has been read and checked.
struct Program : ProgramText {
  Zone zone;
  std::string digest;  ///< SHA-256 of its canonical JSON and of what is told about it, lower-case hex

  const Offer* coupon(std::string_view id) const;
  /// The place of a level, 0 being the lowest; nullopt when there is none of that id.
  std::optional<std::size_t> level(std::string_view id) const;
};

/// Reads and checks a program; reports every problem at once. Beside the reader's codes: duplicate_id,
/// unknown_id, not_rising, wrong_member, missing_member, invalid_window, invalid_time, unknown_timezone and the
/// like; docs/errors.md lists them.
wire::Problems read_program(std::string_view text, Program& into);

namespace wire {

template <>
struct Describe<MemberDays> {
  static constexpr Field fields[] = {numbers<&MemberDays::days, 1, 31, 31>("days"),
                                     numbers<&MemberDays::weekdays, 1, 7, 7>("weekdays")};
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<ProgramText> {
  static constexpr Field fields[] = {
      object<&ProgramText::activities>("activities"),
      list<&ProgramText::benefits, limits::offers>("benefits"),
      list<&ProgramText::campaigns, limits::activities>("campaigns"),
      list<&ProgramText::cards, limits::offers>("cards"),
      list<&ProgramText::coupons, limits::offers>("coupons"),
      text<&ProgramText::currency, 3>("currency"),
      needed(id<&ProgramText::id>("id")),
      object<&ProgramText::member_days>("member_days"),
      text<&ProgramText::name>("name"),
      object<&ProgramText::names>("names"),
      object<&ProgramText::points>("points"),
      object<&ProgramText::pricing>("pricing"),
      list<&ProgramText::promotions, limits::offers>("promotions"),
      object<&ProgramText::returns>("returns"),
      object<&ProgramText::segments>("segments"),
      list<&ProgramText::services, limits::activities>("services"),
      object<&ProgramText::tiers>("tiers"),
      needed(text<&ProgramText::timezone, 64>("timezone")),
      needed(number<&ProgramText::version, 1, max_amount>("version")),
      object<&ProgramText::wallet>("wallet")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
