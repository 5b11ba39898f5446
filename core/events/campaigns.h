#pragma once
// 拼团 and 砍价: runs of campaigns that a member has opened or joined, and the price at each stage of them.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_campaign_opened(Posting& posting);
Refusal seal_campaign_joined(Posting& posting);
Refusal seal_campaign_ended(Posting& posting);

/// What a run has come to.
struct RunStage {
  Money price{0};                   ///< of one unit now, fen
  std::optional<Money> next_price;  ///< of the next step; none when there is nothing more to gain
  std::optional<std::int64_t> members_missing;  ///< to the next step; group buys
  std::optional<Money> money_missing;           ///< to the floor; bargains
};
RunStage stage_of(const Campaign& campaign, const CampaignRun& run);

}  // namespace loyalty
