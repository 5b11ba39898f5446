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
  give(posting, check_in_reward(policy, day.value - run.first.value + 1), PointsSource::check_in);
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

Grants check_in_reward(const CheckInPolicy& policy, std::int64_t k) {
  Grants grants;
  if (policy.rising) {
    const Points rising = policy.rising->start + policy.rising->step * (k - 1);
    grants.points = std::min(rising, policy.rising->cap);
  } else if (!policy.rewards.empty()) {
    grants = policy.rewards[static_cast<std::size_t>(k - 1) % policy.rewards.size()];
  }
  return grants;
}

const Milestone* next_milestone(const CheckInPolicy& policy, const CheckIns& check_ins) {
  const auto& had = check_ins.milestones;
  for (const Milestone& milestone : policy.milestones)
    if (!std::binary_search(had.begin(), had.end(), milestone.streak)) return &milestone;
  return nullptr;
}

std::optional<Day> joining_day(const Program& program, const Account& account) {
  const auto joined = account.member.joined;
  return joined ? std::optional(program.zone.local_day(*joined)) : std::nullopt;
}

Refusal why_not_made_up(const MakeUp& make_up, const CheckIns& check_ins, std::optional<Day> joined,
                        Day day, Day today) {
  if (day >= today) return refuse("not_missed", "/day");
  if (joined && day < *joined) return refuse("before_joining", "/day");
  if (run_of(check_ins, day)) return refuse("not_missed", "/day");
  if (today.value - day.value > limits::longest_make_up ||
      missed_since(check_ins, day, today) > make_up.days)
    return refuse("too_late", "/day", {{"days", make_up.days}});
  return {};
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
  if (auto refusal = why_not_made_up(*policy->make_up, posting.account().activities.check_ins,
                                     joining_day(posting.program(), posting.account()), day, today))
    return refusal;
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
