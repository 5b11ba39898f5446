// What a member can do and has done.

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/allocate.h"
#include "core/base/calendar.h"
#include "core/base/order.h"
#include "core/events/achievements.h"
#include "core/events/benefits.h"
#include "core/events/campaigns.h"
#include "core/events/check_in.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"
#include "core/events/services.h"
#include "core/events/tiers.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

/// How many draws chances, points and the daily limit allow now.
std::int64_t draws_left(const View& view, const Draw& draw, const DrawCount* count) {
  const std::int64_t chances = count ? count->chances : 0;
  std::int64_t left = chances;
  if (draw.points.value > 0) left += available_points(view.account).value / draw.points.value;
  left = std::min(left, max_amount);  // no more are counted
  if (!draw.daily_limit) return left;
  const bool today = count && count->day == view.program.zone.local_day(view.at);
  return std::min(left, std::max<std::int64_t>(0, *draw.daily_limit - (today ? count->on_day : 0)));
}

/// Each with its odds: by weight, and in basis points that sum to 10000.
void write_prizes(wire::Writer& w, const Draw& draw) {
  std::vector<std::int64_t> weights, room(draw.prizes.size(), 10000), shares(draw.prizes.size());
  for (const Prize& prize : draw.prizes) weights.push_back(prize.weight);
  allocate(10000, weights, room, shares);
  w.open_list();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Prize& prize = draw.prizes[i];
    w.open();
    w.key("id").text(prize.id);
    w.key("name").text(prize.name);
    w.key("share").integer(shares[i]);
    w.key("weight").integer(prize.weight);
    w.close();
  }
  w.close_list();
}

/// The days that were checked in.
void write_days(wire::Writer& w, Day from, Day to, const CheckIns& done) {
  w.open_list();
  for (const Run& run : done.runs)
    for (Day day = std::max(from, run.first); day <= std::min(to, run.last); ++day.value)
      w.text(format_day(day));
  w.close_list();
}

/// What it costs, and the days it reaches, the latest first.
void write_make_up(wire::Writer& w, const View& view, const MakeUp& make_up, Day today) {
  const auto joined = joining_day(view.program, view.account);
  w.open();
  w.key("days").open_list();
  for (std::int64_t ago = 1; ago <= limits::longest_make_up; ++ago) {
    const Day day{today.value - ago};
    const auto refusal =
        why_not_made_up(make_up, view.account.activities.check_ins, joined, day, today);
    if (!refusal)
      w.text(format_day(day));
    else if (refusal->code != "not_missed")
      break;
  }
  w.close_list();
  w.key("points").number(make_up.points);
  w.close();
}

/// Held, in its circumstances, and not used up.
bool is_usable(const View& view, const Benefit& benefit, std::optional<std::int64_t> left) {
  return left.value_or(1) > 0 && has_benefit(view.program, view.account, benefit, view.at) &&
         holds(benefit.when, Occasion{view.program, view.account, view.at, std::nullopt});
}

}  // namespace

void write_achievements(wire::Writer& w, const View& view) {
  const auto& had = view.account.activities.achievements;
  w.open_list();
  for (const Achievement& achievement : view.program.activities.achievements) {
    w.open();
    w.key("count").integer(achievement_counter(view.account, achievement.counter));
    w.key("done").boolean(std::binary_search(had.begin(), had.end(), achievement.id));
    w.key("goal").integer(achievement.goal);
    w.key("id").text(achievement.id);
    w.key("name").text(achievement.name);
    w.close();
  }
  w.close_list();
}

void write_benefits(wire::Writer& w, const View& view) {
  w.open_list();
  for (const Benefit& benefit : view.program.benefits) {
    const auto left = benefit_left(view.program, view.account, benefit, view.at);
    w.open();
    w.key("held").boolean(has_benefit(view.program, view.account, benefit, view.at));
    w.key("id").text(benefit.id);
    if (left) w.key("left").integer(*left);
    w.key("name").text(benefit.name);
    if (benefit.quota) {
      w.key("period").text(period_names[static_cast<std::size_t>(benefit.period)]);
      w.key("quota").integer(*benefit.quota);
    }
    w.key("redeemed").text(redeemed_by_names[static_cast<std::size_t>(benefit.redeemed)]);
    w.key("usable").boolean(is_usable(view, benefit, left));
    if (view.program.tiers) {
      const std::string& level =
          view.program.tiers->levels[current_level(view.program, view.account)].id;
      if (const auto* value = wire::find(benefit.values, level)) w.key("value").integer(*value);
    }
    w.close();
  }
  w.close_list();
}

void write_campaigns(wire::Writer& w, const View& view) {
  std::vector<const CampaignRun*> runs;
  for (const CampaignRun& run : view.account.activities.runs) runs.push_back(&run);
  put_in_order(runs, [](const auto* a, const auto* b) { return a->until < b->until; });
  w.open_list();
  for (const CampaignRun* run : runs) {
    const Campaign* campaign = find_by_id(view.program.campaigns, run->campaign);
    if (!campaign) continue;  // of an earlier program: no price is known
    const RunStage stage = stage_of(*campaign, *run);
    w.open();
    w.key("campaign").text(campaign->id);
    w.key("id").text(run->id);
    w.key("kind").text(campaign_kind_names[static_cast<std::size_t>(campaign->kind)]);
    w.key("list").number(campaign->list);
    w.key("members").integer(run->before + static_cast<std::int64_t>(run->helpers.size()));
    if (stage.members_missing) w.key("members_missing").integer(*stage.members_missing);
    if (stage.money_missing) w.key("money_missing").number(*stage.money_missing);
    w.key("name").text(campaign->name);
    if (stage.next_price) w.key("next_price").number(*stage.next_price);
    w.key("price").number(stage.price);
    w.key("sku").text(campaign->sku);
    w.key("until").number(run->until);
    w.close();
  }
  w.close_list();
}

void write_services(wire::Writer& w, const View& view) {
  w.open_list();
  for (const Service& service : view.program.services) {
    const ServiceUses* uses = wire::find(view.account.activities.services, service.id);
    w.open();
    if (const auto free = free_uses_left(view.program, view.account, service, view.at))
      w.key("free_left").integer(*free);
    w.key("id").text(service.id);
    w.key("kind").text(service_kind_names[static_cast<std::size_t>(service.kind)]);
    w.key("name").text(service.name);
    w.key("rate").number(service_rate(view.program, view.account, service));
    w.key("total").number(uses ? uses->total : Money{0});
    w.close();
  }
  w.close_list();
}

void write_check_in(wire::Writer& w, const View& view) {
  const auto& policy = view.program.activities.check_in;
  if (!policy) {
    w.null();
    return;
  }
  const CheckIns& done = view.account.activities.check_ins;
  const Day today = view.program.zone.local_day(view.at);
  const std::int64_t streak = check_in_streak(done, today);
  const bool done_today = !done.runs.empty() && done.runs.back().last == today;
  // A day not done yet would be the next of the streak.
  const std::int64_t of_today = streak + (done_today ? 0 : 1);
  w.open();
  write_days(w.key("days"), month_start(today), today, done);
  if (policy->make_up) write_make_up(w.key("make_up"), view, *policy->make_up, today);
  if (const auto* next = next_milestone(*policy, done)) {
    w.key("milestone").open();
    w.key("grants").object(next->grants);
    w.key("missing").integer(std::max<std::int64_t>(1, next->streak - streak));
    w.key("streak").integer(next->streak).close();
  }
  w.key("month").text(format_day(today).substr(0, 7));
  w.key("reward").object(check_in_reward(*policy, of_today));
  w.key("reward_tomorrow").object(check_in_reward(*policy, of_today + 1));
  w.key("streak").integer(streak);
  w.key("today").boolean(done_today);
  w.key("total").integer(done.total);
  w.close();
}

void write_draws(wire::Writer& w, const View& view) {
  w.open_list();
  for (const Draw& draw : view.program.activities.draws) {
    const DrawCount* count = wire::find(view.account.activities.draws, draw.id);
    w.open();
    w.key("chances").integer(count ? count->chances : 0);
    w.key("id").text(draw.id);
    w.key("left").integer(draws_left(view, draw, count));
    w.key("made").open_list();
    if (count)
      for (const DrawMade& made : count->made) w.object(made);
    w.close_list();
    w.key("name").text(draw.name);
    w.key("points").number(draw.points);
    write_prizes(w.key("prizes"), draw);
    w.key("seed_digest").text(draw.seed_digest);
    std::int64_t weights = 0;
    for (const Prize& prize : draw.prizes) weights += prize.weight;
    w.key("weights").integer(weights);
    w.close();
  }
  w.close_list();
}

void write_referrals(wire::Writer& w, const View& view) {
  Points points{0};
  Money bonus{0};
  std::int64_t members = 0;
  for (const Referral& referral : view.account.activities.referrals) {
    points += referral.points;
    bonus += referral.bonus;
    members += referral.undone ? 0 : 1;
  }
  w.open();
  w.key("bonus").number(bonus);
  w.key("members").integer(members);
  w.key("points").number(points);
  w.close();
}

}  // namespace loyalty
