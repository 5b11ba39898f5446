#include "core/events/draws.h"

#include <algorithm>
#include <charconv>

#include "core/account/fold.h"
#include "core/base/assert.h"
#include "core/base/sha256.h"
#include "core/events/actions.h"
#include "core/events/give.h"
#include "core/events/lots.h"
#include "core/events/occasion.h"

namespace loyalty {
namespace {

std::uint64_t random_number(const Draw& draw, std::string_view member, std::int64_t number,
                            std::string_view seed, std::int64_t attempt) {
  const auto text = [](std::int64_t v) {
    char digits[24];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, v).ptr);
  };
  Sha256 hash;
  const std::string numbers[] = {text(number), text(attempt)};
  const std::string_view fields[] = {seed, draw.id, member, numbers[0], numbers[1]};
  for (std::size_t i = 0; i < std::size(fields); ++i) {
    if (i > 0) hash.update("\n");
    hash.update(fields[i]);
  }
  const auto digest = hash.digest();
  std::uint64_t u = 0;
  for (std::size_t i = 0; i < 8; ++i) u = u << 8 | digest[i];
  return u;
}

Refusal find_draw(const Posting& posting, const Draw*& draw) {
  const Event& event = posting.event();
  draw = find_by_id(posting.program().activities.draws, *event.draw);
  if (!draw) return refuse("unknown_draw", "/draw", {{"id", *event.draw}});
  if (sha256_hex(*event.seed) != draw->seed_digest) return refuse("wrong_seed", "/seed");
  return {};
}

bool has_run_out(const Event& event, const Prize& prize) {
  const auto& gone = event.out_of_stock;
  return prize.stock == 0 || std::find(gone.begin(), gone.end(), prize.id) != gone.end();
}

/// A chance if there is one, otherwise points.
Refusal pay_for_draw(Posting& posting, const Draw& draw) {
  const DrawCount* made = wire::find(posting.account().activities.draws, draw.id);
  if (made && made->chances > 0) {
    posting.post({.count = 1, .id = draw.id, .kind = FactKind::chances_taken});
    return {};
  }
  if (draw.points.value == 0) return refuse("no_chance", "/draw", {{"id", draw.id}});
  const Points available = available_points(posting.account());
  if (available < draw.points)
    return refuse("insufficient_points", "/draw",
                  {{"available", available.value}, {"needed", draw.points.value}});
  spend_points(posting, draw.points);
  return {};
}

}  // namespace

const Prize& draw_prize(const Draw& draw, std::string_view member, std::int64_t number,
                        std::string_view seed) {
  std::uint64_t weights = 0;
  for (const Prize& prize : draw.prizes) weights += static_cast<std::uint64_t>(prize.weight);
  LOYALTY_ASSERT(weights > 0, "draw_prize: the weights sum to 0");
  // 2^64 mod W, in 64 bits.
  const std::uint64_t excess = (UINT64_MAX % weights + 1) % weights;
  std::uint64_t u = 0;
  std::int64_t attempt = 0;
  do {
    u = random_number(draw, member, number, seed, attempt++);
  } while (excess != 0 && u >= UINT64_MAX - excess + 1);
  std::uint64_t place = u % weights;
  for (const Prize& prize : draw.prizes) {
    const auto weight = static_cast<std::uint64_t>(prize.weight);
    if (place < weight) return prize;
    place -= weight;
  }
  return draw.prizes.back();
}

Refusal seal_drawn(Posting& posting) {
  const Draw* draw = nullptr;
  if (auto refusal = find_draw(posting, draw)) return refusal;
  const Occasion occasion{posting.program(), posting.account(), posting.now(),
                          posting.event().channel};
  if (!holds(draw->when, occasion)) return refuse("condition_not_met", "/draw", {{"id", draw->id}});
  const DrawCount* made = wire::find(posting.account().activities.draws, draw->id);
  if (made && made->revealed) return refuse("draw_over", "/draw", {{"id", draw->id}});
  const std::int64_t today = made && made->day == posting.today() ? made->on_day : 0;
  if (draw->daily_limit && today >= *draw->daily_limit)
    return refuse("daily_limit", "/draw", {{"limit", *draw->daily_limit}});
  const std::int64_t number = (made ? made->total : 0) + 1;
  if (auto refusal = pay_for_draw(posting, *draw)) return refusal;

  const Prize* prize =
      &draw_prize(*draw, posting.account().member.id, number, *posting.event().seed);
  const bool fallback = has_run_out(posting.event(), *prize);
  if (fallback) prize = find_by_id(draw->prizes, draw->fallback);
  LOYALTY_ASSERT(prize, "a draw's fallback is one of its prizes: read_program checks it");
  posting.post({.count = number,
                .day = posting.today(),
                .id = draw->id,
                .kind = FactKind::drawn,
                .line = fallback ? 1 : 0,
                .of = prize->id});
  if (prize->sku)
    posting.post({.count = 1, .id = prize->sku, .kind = FactKind::goods_given, .of = draw->id});
  give(posting, prize->grants, PointsSource::action);
  posting.event().seed.reset();  // stays secret until it is revealed
  return {};
}

Refusal seal_draw_revealed(Posting& posting) {
  const Draw* draw = nullptr;
  if (auto refusal = find_draw(posting, draw)) return refusal;
  if (const DrawCount* count = wire::find(posting.account().activities.draws, draw->id))
    for (const DrawMade& made : count->made) {
      if (made.fallback) continue;
      const Prize& prize =
          draw_prize(*draw, made.member ? *made.member : posting.account().member.id, made.number,
                     *posting.event().seed);
      if (prize.id != made.prize)
        return refuse("draw_differs", "/seed",
                      {{"given", made.prize}, {"number", made.number}, {"prize", prize.id}});
    }
  posting.post({.id = draw->id, .kind = FactKind::draw_revealed});
  return {};
}

}  // namespace loyalty
