#pragma once
// Two accounts of one person become one: the event in the log of the member who goes on.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_member_merged(Posting& posting);

}  // namespace loyalty
