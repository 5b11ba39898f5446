#pragma once
// Gift cards: owned -> sent -> accepted -> used, or back to their owner when nobody accepts them in time, or paid back. A
// card that
// changes hands is two events with one id, one in each member's log.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_gift_card_bought(Posting& posting);
Refusal seal_gift_card_sent(Posting& posting);
Refusal seal_gift_card_accepted(Posting& posting);
Refusal seal_gift_card_used(Posting& posting);
Refusal seal_gift_card_refunded(Posting& posting);

}  // namespace loyalty
