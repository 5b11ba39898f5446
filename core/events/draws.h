#pragma once
// 抽奖: the seed's digest is published before the first draw and the seed after the last, so that everybody can
// recompute every draw.

#include "core/events/posting.h"

namespace loyalty {

Refusal seal_drawn(Posting& posting);
Refusal seal_draw_revealed(Posting& posting);

/// The prize of a member's `number`th draw (1 the first). u is the first 8 bytes, big-endian, of SHA-256 over seed,
/// campaign, member, number and try (from 0), joined by newlines; u >= 2^64 - (2^64 mod W) is tried again, W being the
/// sum of the weights; otherwise u mod W falls into the prizes' weights, in the program's order.
const Prize& draw_prize(const Draw& draw, std::string_view member, std::int64_t number,
                        std::string_view seed);

}  // namespace loyalty
