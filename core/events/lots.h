#pragma once
// The rules of the points ledger: when points become available, when they end, and which go first.

#include "core/events/posting.h"

namespace loyalty {

/// When points that become available at `from` expire; nothing: never. {yearly, years: n} is that day of the n-th
/// following year (n = 1: 次年清零). Every expiry is the end of a local day.
std::optional<Instant> points_expiry(const Program& program, PointsSource source, Instant from,
                                     const std::optional<Expiry>& own = {});

/// When points of an order completed on local day `day` become available: the end of the last protected day, or
/// `now` without protection.
Instant points_release(const Program& program, Day day, Instant now);

/// What the earning caps of day and month still admit on a day that is counted apart; nothing: no cap.
std::optional<Points> cap_room(const Program& program, const Account& account, Day day);
/// Whether points from this source count towards, and are cut by, the caps.
bool is_capped(const Program& program, PointsSource source);
/// Records points counted towards the caps.
void count_towards_caps(Posting& posting, Points points);

/// Grants points that are available now, cut to the caps if their source is under them, and lets them repay debt.
/// Returns the points granted.
Points grant_points(Posting& posting, PointsSource source, Points points,
                    std::optional<Instant> until, std::optional<std::string> order = {});

/// What is available repays what is owed.
void repay_debt(Posting& posting);

/// insufficient_points {available, needed}, or nothing.
Refusal check_available(const Account& account, Points needed);

/// Spends available points: those that expire first, then the oldest. `points` must be available.
void spend_points(Posting& posting, Points points, std::optional<std::string> order = {});

/// Points an order spent come back to their lots with their old expiry, those that would expire last first. What was
/// forgiven to the order is set off before.
void return_points(Posting& posting, const std::string& order, Points points);

/// What brought points: an order, or something whose points lie with others of one source and end.
struct PointsCause {
  std::optional<std::string> order;
  PointsSource source = PointsSource::spending;
  std::optional<Instant> until;  ///< the end of its points
  std::optional<Instant> since;  ///< when it came to count, where that is known
};

/// Takes back what a cause brought: from its own lots; from what has expired since then instead; then as spending does.
/// What is short becomes debt or is forgiven, as the program says.
void take_points_back(Posting& posting, const PointsCause& cause, Points points);
/// Takes points as spending does; there must be so many.
void take_points(Posting& posting, Points points);

/// Sets available points aside under a hold, in the order of spending. `points` must be available.
void freeze_points(Posting& posting, const std::string& hold, Points points);

/// What was set aside comes back to its lots and repays what is owed.
void unfreeze_points(Posting& posting, const std::string& hold);

/// A lot becomes available and repays what is owed.
void release_lot(Posting& posting, const std::string& lot);

}  // namespace loyalty
