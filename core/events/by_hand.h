#pragma once
// What a person in charge puts right by hand: stored value, growth, levels that were granted.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_wallet_granted(Posting& posting);
Refusal seal_wallet_taken(Posting& posting);
Refusal seal_growth_taken(Posting& posting);
Refusal seal_level_ended(Posting& posting);

}  // namespace loyalty
