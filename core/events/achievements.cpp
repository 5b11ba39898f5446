#include "core/events/achievements.h"

#include <algorithm>

#include "core/events/give.h"

namespace loyalty {

std::int64_t achievement_counter(const Account& account, std::string_view counter) {
  if (counter == "orders") return account.orders.completed;
  if (counter == "check_ins") return account.activities.check_ins.total;
  if (counter == "referrals") {
    const auto& list = account.activities.referrals;
    return std::count_if(list.begin(), list.end(),
                         [](const Referral& r) { return r.level == 1 && !r.undone; });
  }
  const UseCount* uses = wire::find(account.activities.actions, counter);
  return uses ? uses->ever : 0;
}

void post_achievements(Posting& posting) {
  posting.begin_series(achieved_series);
  for (const Achievement& achievement : posting.program().activities.achievements) {
    const auto& had = posting.account().activities.achievements;
    if (std::binary_search(had.begin(), had.end(), achievement.id)) continue;
    if (achievement_counter(posting.account(), achievement.counter) < achievement.goal) continue;
    posting.post({.id = achievement.id, .kind = FactKind::achieved});
    give(posting, achievement.grants, PointsSource::action);
  }
}

}  // namespace loyalty
