// What a member can do and has done.

#include <algorithm>

#include "core/account/fold.h"
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

void write_prizes(wire::Writer& w, const Draw& draw) {
  w.open_list();
  for (const Prize& prize : draw.prizes) {
    w.open();
    w.key("id").text(prize.id);
    w.key("name").text(prize.name);
    w.key("weight").integer(prize.weight);
    w.close();
  }
  w.close_list();
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
  if (!view.program.activities.check_in) {
    w.null();
    return;
  }
  const CheckIns& done = view.account.activities.check_ins;
  const Day today = view.program.zone.local_day(view.at);
  w.open();
  w.key("streak").integer(check_in_streak(done, today));
  w.key("today").boolean(!done.runs.empty() && done.runs.back().last == today);
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
