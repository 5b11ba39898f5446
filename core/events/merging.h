#pragma once
// Two accounts of one person become one: an event in each of their logs.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_member_merged(Posting& posting);
Refusal seal_merged_into(Posting& posting);

}  // namespace loyalty
