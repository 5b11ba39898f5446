#include "core/events/occasion.h"

#include <algorithm>

#include "core/base/order.h"
#include "core/events/segment.h"
#include "core/events/tiers.h"

namespace loyalty {
std::vector<std::string> cards_of(const Program& program, const Account& account, Instant at) {
  std::vector<std::string> cards;
  for (const CardHeld& card : account.cards)
    if (!card.until || *card.until > at) cards.push_back(card.id);
  const std::size_t level = current_level(program, account);
  for (const CardPlan& plan : program.cards) {
    const auto place =
        plan.kind == CardKind::tier && plan.level ? program.level(*plan.level) : std::nullopt;
    const bool by_level = place && level >= *place;
    const bool by_list = plan.kind == CardKind::internal &&
                         std::find(plan.members.begin(), plan.members.end(), account.member.id) !=
                             plan.members.end();
    if (by_level || by_list) cards.push_back(plan.id);
  }
  put_in_order(cards);
  cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
  return cards;
}

bool holds(const Condition& condition, const Occasion& o) {
  if (condition == Condition{}) return true;
  Scene scene(o.program, o.at);
  if (o.channel) scene.channel = &*o.channel;
  const Member& member = o.account.member;
  if (member.region) scene.region = &*member.region;
  if (o.program.tiers)
    scene.tier = &o.program.tiers->levels[current_level(o.program, o.account)].id;
  std::vector<std::string> cards;
  if (!condition.cards.empty()) cards = cards_of(o.program, o.account, o.at);
  scene.cards = &cards;
  std::vector<std::string> segments;
  if (!condition.segments.empty()) segments = segments_of(o.program, o.account, o.at);
  scene.segments = &segments;
  const auto birthday = member.birthday ? month_day(*member.birthday) : std::nullopt;
  if (birthday) scene.birthday = &*birthday;
  scene.first_order = o.account.orders.live == 0;
  return holds(condition, scene);
}

}  // namespace loyalty
