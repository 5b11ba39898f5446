#pragma once
// What sort of customer a member is: RFM scores and class, the member's own rhythm, tags, preferred
// categories, value. Counted over the program's window, the last `window_days` local days, today included;
// orders count from payment, less what came back.

#include "core/account/account.h"
#include "core/program/program.h"

namespace loyalty {

enum class CustomerClass { loyal, opportunity, random };
inline constexpr std::string_view class_names[] = {"loyal", "opportunity", "random"};

/// 1 plus the cut points reached; without orders in the window, recency is 1.
struct Scores {
  std::int64_t amount = 1, frequency = 1, recency = 1;
  std::optional<std::int64_t> points;  ///< when the program has cut points for them
};

struct Preference {
  std::string category;
  BasisPoints share{0};  ///< of the fen paid for goods with a category, rounded down
  std::int64_t units = 0;
};

struct Segment {
  // Purchases in the window.
  std::int64_t orders = 0;
  Money paid{0};
  Money average{0};  ///< paid / orders, rounded down
  Money largest{0};  ///< the largest order, as it was paid
  std::int64_t skus = 0,
               categories = 0;  ///< kinds of goods, at most limits::skus_kept, categories_kept
  // The rhythm, over all days kept.
  std::optional<std::int64_t> days_since;  ///< since the last order, whenever it was
  std::optional<std::int64_t>
      median_gap;         ///< days between shopping days, lower median; of two gaps or more
  bool churning = false;  ///< days_since exceeds the program's churn_gaps of median_gap
  // The verdict.
  CustomerClass kind = CustomerClass::random;
  Scores scores;
  std::int64_t value = 0;           ///< floor(sum of weight * score / 1000)
  std::optional<std::string> tag;   ///< the first of the program's that holds
  std::vector<Preference> prefers;  ///< the largest share first
};

/// Needs the program's `segments`. `account` has been advanced to `at`.
Segment segment_of(const Program& program, const Account& account, Instant at);

/// Every segment that a condition may ask for, sorted: those the shop set, and with the program's `segments` the
/// class, the tag, "churning", "prefers:CATEGORY", "new" (no order that is not fully refunded) and "asleep"
/// (such orders, but none in the window).
std::vector<std::string> segments_of(const Program& program, const Account& account, Instant at);

}  // namespace loyalty
