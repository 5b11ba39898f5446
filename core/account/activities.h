#pragma once
// What a member does besides buying: check-ins, draws, actions, achievements, referrals, benefits.

#include "core/account/cards.h"
#include "core/account/orders.h"
#include "core/program/campaigns.h"

namespace loyalty {

/// Days checked in without a gap.
struct Run {
  Day first{0}, last{0};
  bool operator==(const Run&) const = default;
};

struct CheckIns {
  std::vector<std::int64_t> milestones;  ///< streaks whose milestone has been given
  std::vector<Run> runs;                 ///< oldest first; those that a make-up can still reach
  std::int64_t total = 0;
  bool operator==(const CheckIns&) const = default;
};

/// One draw that was made; recomputed when the seed is revealed.
struct DrawMade {
  bool fallback = false;  ///< because the prize drawn had run out
  std::optional<std::string>
      member;               ///< who drew, if with another account that is part of this one now
  std::int64_t number = 0;  ///< 1 for the member's first in this campaign
  std::string prize;        ///< what was given
  bool operator==(const DrawMade&) const = default;
};

struct DrawCount {
  std::int64_t chances = 0;
  Day day{0};
  wire::Map<std::int64_t> drawn;  ///< chances drawn, by event that brought them and can be undone
  wire::Map<std::int64_t> from;   ///< chances left, likewise
  std::vector<DrawMade> made;     ///< the newest
  std::int64_t on_day = 0;
  std::int64_t owed = 0;  ///< drawn, of events that were undone: set off against those that come
  bool revealed = false;  ///< the seed is known: no further draws
  std::int64_t total = 0;
  bool operator==(const DrawCount&) const = default;
};

/// A member whom this one brought, and what came of it.
struct Referral {
  Money bonus{0};                        ///< given, less what was taken back
  Money bonus_given{0};                  ///< the commission included
  Money commission{0};                   ///< given as a share of the order
  bool counted = false;                  ///< points and growth count towards levels
  std::optional<Instant> counted_at;     ///< since then
  std::optional<Instant> counted_until;  ///< when they leave the window
  std::optional<std::string> event;      ///< whose grants were more than points and bonus
  Growth growth{0};                      ///< given, less what was taken back
  Growth growth_given{0};
  std::int64_t level = 1;
  std::string member;
  std::optional<std::string> order;
  Money paid{0};     ///< what the referred order was worth
  Points points{0};  ///< given, less what was taken back
  Points points_given{0};
  std::optional<Instant> points_until;  ///< their end
  bool undone = false;
  bool operator==(const Referral&) const = default;
};

/// Uses of a benefit in its current period.
struct BenefitUses {
  std::vector<Brought> made;  ///< those that can be given back, oldest first
  std::string period;         ///< "2026-11-22", "2026-11", "2026" or "ever"; a week by its Monday
  std::int64_t times = 0;
  bool operator==(const BenefitUses&) const = default;
};

/// Uses of a service in its current period, and what it came to since joining.
struct ServiceUses {
  std::string period;
  std::int64_t times = 0;
  Money total{0};
  bool operator==(const ServiceUses&) const = default;
};

/// A group buy or a bargain under way.
struct CampaignRun {
  std::int64_t before = 1;  ///< members in it when it was opened here, this one included
  std::string campaign;
  Money cut{0};  ///< off the price
  std::vector<std::string> helpers;
  std::string id;
  Instant until{0};
  bool operator==(const CampaignRun&) const = default;
};

/// Bounded by the program's activities; runs of campaigns by their ends; referrals by limits::referrals.
struct ActivityRoom {
  std::vector<std::string> achievements;
  wire::Map<UseCount> actions;
  wire::Map<BenefitUses> benefits;
  CheckIns check_ins;
  wire::Map<DrawCount> draws;
  wire::Map<UseCount> exchanges;
  std::vector<Referral> referrals;
  std::vector<CampaignRun> runs;
  wire::Map<ServiceUses> services;
  bool operator==(const ActivityRoom&) const = default;
};

namespace limits {
/// Days back that a make-up can ever reach.
inline constexpr std::int64_t longest_make_up = 366;
/// Runs of check-ins in the last year: at most every other day begins one.
inline constexpr std::int64_t runs = 200;
/// Draws of one campaign kept for the day its seed is revealed.
inline constexpr std::int64_t draws_made = 1000;
inline constexpr std::int64_t referrals = 5000;
/// Draws still listed once the seed has been revealed and nobody needs them any more.
inline constexpr std::size_t draws_listed = 20;
/// Members of somebody else's run that one joins.
inline constexpr std::int64_t run_members = 1'000'000;
/// Runs of campaigns under way.
inline constexpr std::int64_t campaign_runs = 100;
}  // namespace limits

namespace wire {

template <>
struct Describe<Run> {
  static constexpr Column columns[] = {step(column<&Run::first, 0, limits::latest_day>()),
                                       column<&Run::last, 0, limits::latest_day>()};
};

template <>
struct Describe<CheckIns> {
  static constexpr Field fields[] = {numbers<&CheckIns::milestones, 1, 36600, 50>("milestones"),
                                     rows<&CheckIns::runs, limits::runs>("runs"),
                                     number<&CheckIns::total, 0, max_amount>("total")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<DrawMade> {
  static constexpr Field fields[] = {flag<&DrawMade::fallback>("fallback"),
                                     id<&DrawMade::member>("member"),
                                     needed(number<&DrawMade::number, 1, max_amount>("number")),
                                     needed(id<&DrawMade::prize>("prize"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<DrawCount> {
  static constexpr Field fields[] = {
      number<&DrawCount::chances, 0, max_amount>("chances"),
      day<&DrawCount::day>("day"),
      numbers_by_id<&DrawCount::drawn, 1, max_amount, limits::origins>("drawn"),
      numbers_by_id<&DrawCount::from, 1, max_amount, limits::origins>("from"),
      list<&DrawCount::made, limits::draws_made>("made"),
      number<&DrawCount::on_day, 0, max_amount>("on_day"),
      number<&DrawCount::owed, 0, max_amount>("owed"),
      flag<&DrawCount::revealed>("revealed"),
      number<&DrawCount::total, 0, max_amount>("total")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Referral> {
  static constexpr Field fields[] = {number<&Referral::bonus, 0, max_amount>("bonus"),
                                     number<&Referral::bonus_given, 0, max_amount>("bonus_given"),
                                     number<&Referral::commission, 0, max_amount>("commission"),
                                     flag<&Referral::counted>("counted"),
                                     instant<&Referral::counted_at>("counted_at"),
                                     instant<&Referral::counted_until>("counted_until"),
                                     id<&Referral::event>("event"),
                                     number<&Referral::growth, 0, max_amount>("growth"),
                                     number<&Referral::growth_given, 0, max_amount>("growth_given"),
                                     number<&Referral::level, 1, 2>("level"),
                                     needed(id<&Referral::member>("member")),
                                     id<&Referral::order>("order"),
                                     number<&Referral::paid, 0, max_amount>("paid"),
                                     number<&Referral::points, 0, max_amount>("points"),
                                     number<&Referral::points_given, 0, max_amount>("points_given"),
                                     instant<&Referral::points_until>("points_until"),
                                     flag<&Referral::undone>("undone")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<BenefitUses> {
  static constexpr Field fields[] = {list<&BenefitUses::made, limits::brought_kept>("made"),
                                     needed(text<&BenefitUses::period, 10>("period")),
                                     number<&BenefitUses::times, 0, max_amount>("times")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ServiceUses> {
  static constexpr Field fields[] = {needed(text<&ServiceUses::period, 10>("period")),
                                     number<&ServiceUses::times, 0, max_amount>("times"),
                                     number<&ServiceUses::total, 0, max_amount>("total")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<CampaignRun> {
  static constexpr Field fields[] = {number<&CampaignRun::before, 0, limits::run_members>("before"),
                                     needed(id<&CampaignRun::campaign>("campaign")),
                                     number<&CampaignRun::cut, 0, max_amount>("cut"),
                                     ids<&CampaignRun::helpers, limits::helpers>("helpers"),
                                     needed(id<&CampaignRun::id>("id")),
                                     instant<&CampaignRun::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ActivityRoom> {
  static constexpr Field fields[] = {
      ids<&ActivityRoom::achievements, limits::counted_ids>("achievements"),
      rows_by_id<&ActivityRoom::actions, limits::counted_ids>("actions"),
      objects_by_id<&ActivityRoom::benefits, limits::counted_ids>("benefits"),
      object<&ActivityRoom::check_ins>("check_ins"),
      objects_by_id<&ActivityRoom::draws, limits::counted_ids>("draws"),
      rows_by_id<&ActivityRoom::exchanges, limits::counted_ids>("exchanges"),
      list<&ActivityRoom::referrals, limits::referrals>("referrals"),
      list<&ActivityRoom::runs, limits::campaign_runs>("runs"),
      objects_by_id<&ActivityRoom::services, limits::counted_ids>("services")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
