#include "core/insight/changes.h"

#include <algorithm>

#include "core/insight/findings.h"
#include "core/insight/worth.h"

namespace loyalty {
namespace {

template <class T>
const T* with_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& e) { return e.id == id; });
  return found == list.end() ? nullptr : &*found;
}

template <class T>
std::size_t index_in(const std::vector<T>& list, const T* element) {
  return static_cast<std::size_t>(element - list.data());
}

/// Whether whoever is in `before` is in `after`; an empty list is everyone.
bool keeps_all(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  return std::all_of(before.begin(), before.end(), [&](const std::string& id) {
    return std::find(after.begin(), after.end(), id) != after.end();
  });
}

class Comparison {
 public:
  Comparison(const Program& before, const Program& after) : before_(before), after_(after) {}

  ProgramChanges run() {
    identity();
    held_ids();
    levels();
    benefits();
    campaigns();
    draws();
    points();
    return std::move(found_);
  }

 private:
  void refuse(std::string_view code, std::string_view at, NewDetails details = {}) {
    found_.refused.push_back({code, at, details});
  }
  void warn(std::string_view code, std::string_view at, NewDetails details = {}) {
    found_.warnings.push_back({code, at, details});
  }

  void identity() {
    if (before_.id != after_.id)
      refuse("other_program", "/after/id", {{"after", after_.id}, {"before", before_.id}});
    if (before_.currency != after_.currency)
      refuse("currency_changed", "/after/currency",
             {{"after", after_.currency}, {"before", before_.currency}});
    if (before_.timezone != after_.timezone)
      warn("timezone_changed", "/after/timezone",
           {{"after", after_.timezone}, {"before", before_.timezone}});
    if (after_.version <= before_.version && after_.digest != before_.digest)
      refuse("version_not_raised", "/after/version",
             {{"after", after_.version}, {"before", before_.version}});
  }

  template <class T>
  void stays(std::string_view kind, const std::vector<T>& before, const std::vector<T>& after,
             std::string_view at) {
    for (std::size_t i = 0; i < before.size(); ++i)
      if (!with_id(after, before[i].id))
        refuse("held_id_removed", place_of(at, i) + "/id", {{"id", before[i].id}, {"kind", kind}});
  }

  void held_ids() {
    if (before_.tiers) {
      const std::vector<Level> none;
      stays("tier", before_.tiers->levels, after_.tiers ? after_.tiers->levels : none,
            "/before/tiers/levels");
    }
    stays("coupon", before_.coupons, after_.coupons, "/before/coupons");
    stays("card", before_.cards, after_.cards, "/before/cards");
    if (before_.wallet) {
      const std::vector<GiftCardKind> none;
      stays("gift_card", before_.wallet->gift_cards,
            after_.wallet ? after_.wallet->gift_cards : none, "/before/wallet/gift_cards");
    }
  }

  void levels() {
    if (!before_.tiers || !after_.tiers) return;
    std::size_t last = 0;
    for (const Level& level : before_.tiers->levels) {
      const Level* now = with_id(after_.tiers->levels, level.id);
      if (!now) continue;
      const std::size_t index = index_in(after_.tiers->levels, now);
      const std::string at = place_of("/after/tiers/levels", index);
      if (index < last) refuse("levels_reordered", at, {{"level", level.id}});
      last = std::max(last, index);
      if (level.growth && now->growth && *now->growth > *level.growth)
        warn("threshold_raised", at + "/growth",
             {{"after", *now->growth}, {"before", *level.growth}, {"level", level.id}});
      if (level.reach != now->reach || level.growth.has_value() != now->growth.has_value())
        warn("reach_changed", at, {{"level", level.id}});
      const BasisPoints paid = level.rate.value_or(whole), pays = now->rate.value_or(whole);
      if (pays > paid)
        warn("level_price_raised", at,
             {{"after", pays.value}, {"before", paid.value}, {"level", level.id}});
    }
  }

  void benefits() {
    for (std::size_t i = 0; i < before_.benefits.size(); ++i) {
      const Benefit& benefit = before_.benefits[i];
      if (benefit.redeemed != RedeemedBy::system) continue;
      const Benefit* now = with_id(after_.benefits, benefit.id);
      if (!now) {
        refuse("benefit_deleted", place_of("/before/benefits", i), {{"id", benefit.id}});
        continue;
      }
      const std::string at = place_of("/after/benefits", index_in(after_.benefits, now));
      const auto narrowed = [&](std::string_view member) {
        refuse("benefit_narrowed", at, {{"id", benefit.id}, {"member", member}});
      };
      if (now->redeemed != RedeemedBy::system) narrowed("redeemed");
      if (now->quota && (!benefit.quota || *now->quota < *benefit.quota)) narrowed("quota");
      if (now->period != benefit.period && now->quota) narrowed("period");
      if (now->when != benefit.when && now->when != Condition{}) narrowed("when");
      if (now->grants != benefit.grants) narrowed("grants");
      const bool was_for_all = benefit.tiers.empty() && benefit.cards.empty();
      const bool is_for_all = now->tiers.empty() && now->cards.empty();
      if (!is_for_all && (was_for_all || !keeps_all(benefit.tiers, now->tiers))) narrowed("tiers");
      if (!is_for_all && !was_for_all && !keeps_all(benefit.cards, now->cards)) narrowed("cards");
      for (const auto& [tier, value] : benefit.values)
        if (!wire::find(now->values, tier)) {
          narrowed("values");
          break;
        }
    }
  }

  /// Runs under way have the price that the program says by then.
  void campaigns() {
    for (std::size_t i = 0; i < before_.campaigns.size(); ++i) {
      const Campaign& campaign = before_.campaigns[i];
      const Campaign* now = with_id(after_.campaigns, campaign.id);
      if (!now || now->kind != campaign.kind || now->sku != campaign.sku) {
        warn("campaign_ended", place_of("/before/campaigns", i), {{"id", campaign.id}});
        continue;
      }
      const auto dearer = [&](std::string_view member, Money before, Money after) {
        if (after > before)
          warn("campaign_dearer",
               place_of("/after/campaigns", index_in(after_.campaigns, now)) + '/' +
                   std::string(member),
               {{"after", after.value}, {"before", before.value}, {"id", campaign.id}});
      };
      if (campaign.kind == CampaignKind::bargain) {
        dearer("floor", campaign.floor, now->floor);
        dearer("list", campaign.list, now->list);
        continue;
      }
      for (const GroupStep& step : campaign.steps)
        if (const Money after = price_for(*now, step.members); after > step.price) {
          dearer("steps", step.price, after);
          break;
        }
    }
  }
  /// What a group of so many pays.
  static Money price_for(const Campaign& campaign, std::int64_t members) {
    Money price = campaign.list;
    for (const GroupStep& step : campaign.steps)
      if (step.members <= members) price = step.price;
    return price;
  }

  void draws() {
    const auto& drawn = before_.activities.draws;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const Draw* now = with_id(after_.activities.draws, drawn[i].id);
      if (!now) {
        warn("draw_removed", place_of("/before/activities/draws", i), {{"id", drawn[i].id}});
        continue;
      }
      const std::string at =
          place_of("/after/activities/draws", index_in(after_.activities.draws, now));
      if (now->seed_digest != drawn[i].seed_digest)
        refuse("seed_changed", at + "/seed_digest", {{"id", drawn[i].id}});
      if (!same_odds(drawn[i], *now)) refuse("odds_changed", at + "/prizes", {{"id", drawn[i].id}});
    }
  }

  /// The published seed decides by the weights in their order.
  static bool same_odds(const Draw& a, const Draw& b) {
    return a.fallback == b.fallback &&
           std::equal(
               a.prizes.begin(), a.prizes.end(), b.prizes.begin(), b.prizes.end(),
               [](const Prize& x, const Prize& y) { return x.id == y.id && x.weight == y.weight; });
  }

  void points() {
    if (!before_.points) return;
    const PointWorth was = point_worth(before_);
    const PointWorth is = point_worth(after_);
    if (is < was)
      warn("points_devalued", after_.points ? "/after/points" : "/after",
           {{"after", is.of(Points{10000})}, {"before", was.of(Points{10000})}});
  }

  const Program& before_;
  const Program& after_;
  ProgramChanges found_;
};

}  // namespace

ProgramChanges changes(const Program& before, const Program& after) {
  return Comparison(before, after).run();
}

}  // namespace loyalty
