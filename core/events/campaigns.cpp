#include "core/events/campaigns.h"

#include <algorithm>

#include "core/account/fold.h"
#include "core/events/occasion.h"

namespace loyalty {
namespace {

Refusal find_run(const Posting& posting, const CampaignRun*& run) {
  const std::string& id = *posting.event().run;
  run = find_by_id(posting.account().activities.runs, id);
  if (!run) return refuse("unknown_run", "/run", {{"id", id}});
  return {};
}

std::int64_t members_of(const CampaignRun& run) {
  return run.before + static_cast<std::int64_t>(run.helpers.size());
}

}  // namespace

RunStage stage_of(const Campaign& campaign, const CampaignRun& run) {
  RunStage stage{campaign.list, {}, {}, {}};
  if (campaign.kind == CampaignKind::bargain) {
    stage.price = std::max(campaign.floor, campaign.list - run.cut);
    if (stage.price == campaign.floor) return stage;
    stage.next_price = campaign.floor;
    stage.money_missing = stage.price - campaign.floor;
    return stage;
  }
  const std::int64_t members = members_of(run);
  for (const GroupStep& step : campaign.steps) {
    if (step.members <= members) {
      stage.price = step.price;
      continue;
    }
    stage.next_price = step.price;
    stage.members_missing = step.members - members;
    break;
  }
  return stage;
}

Refusal seal_campaign_opened(Posting& posting) {
  const Event& event = posting.event();
  const Campaign* campaign = find_by_id(posting.program().campaigns, *event.campaign);
  if (!campaign) return refuse("unknown_campaign", "/campaign", {{"id", *event.campaign}});
  const Occasion occasion{posting.program(), posting.account(), posting.now(), event.channel};
  if (!holds(campaign->when, occasion))
    return refuse("condition_not_met", "/campaign", {{"id", campaign->id}});
  const std::string run = event.run.value_or(event.id);
  if (find_by_id(posting.account().activities.runs, run))
    return refuse("run_exists", "/run", {{"id", run}});
  const Instant end{posting.now().value + campaign->hours * hour_ms};
  const Instant until = event.until.value_or(end);
  if (until <= posting.now() || until > end)
    return refuse("invalid_window", "/until",
                  {{"from", posting.now().value}, {"until", until.value}});
  posting.post({.count = event.times.value_or(1),
                .id = run,
                .kind = FactKind::campaign_opened,
                .of = campaign->id,
                .until = until});
  return {};
}

Refusal seal_campaign_joined(Posting& posting) {
  const Event& event = posting.event();
  const CampaignRun* run = nullptr;
  if (auto refusal = find_run(posting, run)) return refusal;
  const Campaign* campaign = find_by_id(posting.program().campaigns, run->campaign);
  if (!campaign) return refuse("unknown_campaign", "/run", {{"id", run->campaign}});
  const auto& helpers = run->helpers;
  if (*event.referred == posting.account().member.id ||
      std::find(helpers.begin(), helpers.end(), *event.referred) != helpers.end())
    return refuse("already_helped", "/referred", {{"member", *event.referred}});
  const RunStage stage = stage_of(*campaign, *run);
  if (!stage.next_price) return refuse("campaign_complete", "/run", {{"id", run->id}});
  const bool is_bargain = campaign->kind == CampaignKind::bargain;
  if (is_bargain != event.amount.has_value())
    return refuse("wrong_amount", "/amount", {{"price", stage.price.value}});
  const Money cut = is_bargain ? std::min(*event.amount, *stage.money_missing) : Money{0};
  posting.post(
      {.id = run->id, .kind = FactKind::campaign_joined, .money = cut, .of = event.referred});
  return {};
}

Refusal seal_campaign_ended(Posting& posting) {
  const CampaignRun* run = nullptr;
  if (auto refusal = find_run(posting, run)) return refusal;
  posting.post({.id = run->id, .kind = FactKind::campaign_ended, .of = run->campaign});
  return {};
}

}  // namespace loyalty
