#include <algorithm>

#include "core/account/fold.h"
#include "core/events/check_in.h"
#include "core/events/give.h"
#include "core/events/lots.h"

namespace loyalty {
namespace {

const Run* run_of(const CheckIns& check_ins, Day day) {
  for (const Run& run : check_ins.runs)
    if (run.first <= day && day <= run.last) return &run;
  return nullptr;
}

void reward(Posting& posting, const CheckInPolicy& policy, Day day) {
  const Run* found = run_of(posting.account().activities.check_ins, day);
  if (!found) return;  // the posting has failed
  const Run run = *found;
  const std::int64_t k = day.value - run.first.value + 1;
  if (policy.rising) {
    const Points rising = policy.rising->start + policy.rising->step * (k - 1);
    give_points(posting, PointsSource::check_in, std::min(rising, policy.rising->cap),
                points_expiry(posting.program(), PointsSource::check_in, posting.now()));
  } else if (!policy.rewards.empty()) {
    const auto place = static_cast<std::size_t>(k - 1) % policy.rewards.size();
    give(posting, policy.rewards[place], PointsSource::check_in);
  }
  const std::int64_t streak = run.last.value - run.first.value + 1;
  for (const Milestone& milestone : policy.milestones) {
    const auto& had = posting.account().activities.check_ins.milestones;
    if (milestone.streak > streak || std::binary_search(had.begin(), had.end(), milestone.streak))
      continue;
    posting.post({.count = milestone.streak, .kind = FactKind::milestone_reached});
    give(posting, milestone.grants, PointsSource::check_in);
  }
}

/// Days without a check-in from `day` up to yesterday.
std::int64_t missed_since(const CheckIns& check_ins, Day day, Day today) {
  std::int64_t missed = today.value - day.value;
  for (const Run& run : check_ins.runs) {
    const std::int64_t first = std::max(run.first.value, day.value);
    const std::int64_t last = std::min(run.last.value, today.value - 1);
    if (first <= last) missed -= last - first + 1;
  }
  return missed;
}

}  // namespace

std::int64_t check_in_streak(const CheckIns& check_ins, Day today) {
  if (check_ins.runs.empty()) return 0;
  const Run& last = check_ins.runs.back();
  return last.last.value + 1 < today.value ? 0 : last.last.value - last.first.value + 1;
}

Refusal seal_checked_in(Posting& posting) {
  const auto& policy = posting.program().activities.check_in;
  if (!policy) return refuse("no_check_in", "");
  const Day today = posting.today();
  if (run_of(posting.account().activities.check_ins, today))
    return refuse("already_checked_in", "");
  posting.post({.day = today, .kind = FactKind::checked_in});
  reward(posting, *policy, today);
  return {};
}

Refusal seal_check_in_made_up(Posting& posting) {
  const auto& policy = posting.program().activities.check_in;
  if (!policy || !policy->make_up) return refuse("no_make_up", "");
  const Day day = *posting.event().day, today = posting.today();
  const auto joined = posting.account().member.joined;
  if (day >= today) return refuse("not_missed", "/day");
  if (joined && day < posting.program().zone.local_day(*joined))
    return refuse("before_joining", "/day");
  const CheckIns& check_ins = posting.account().activities.check_ins;
  if (run_of(check_ins, day)) return refuse("not_missed", "/day");
  if (today.value - day.value > 366 || missed_since(check_ins, day, today) > policy->make_up->days)
    return refuse("too_late", "/day", {{"days", policy->make_up->days}});
  const Points cost = policy->make_up->points, available = available_points(posting.account());
  if (cost > available)
    return refuse("insufficient_points", "",
                  {{"available", available.value}, {"needed", cost.value}});
  spend_points(posting, cost);
  posting.post({.day = day, .kind = FactKind::checked_in});
  reward(posting, *policy, day);
  return {};
}

}  // namespace loyalty
