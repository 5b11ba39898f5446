#include "core/insight/exposure.h"

#include <algorithm>

#include "core/base/arithmetic.h"
#include "core/insight/worth.h"

namespace loyalty {
namespace {

/// Work for all carts, in rules prepared and sets priced: a second or two at most.
constexpr std::int64_t work_at_most = 100'000;
/// Units of a cart that are looked at in the time of a rule.
constexpr std::int64_t units_at_once = 256;
/// A cart is made dearer by what it saved, so that thresholds of what earlier offers leave are reached as well; the
/// amounts settle soon, since each saves a part of what is added.
constexpr int raises = 6;
/// Sets looked at for one cart.
constexpr std::int64_t sets_each = 2000;
/// Days looked through for one on which an offer holds: two months have every weekday and day of the month.
constexpr std::int64_t days_ahead = 62;
/// Where to begin when a program names no instant: 2026-01-01T00:00Z.
constexpr Instant no_window{1767225600000};
/// A purchase without any threshold: 100 yuan.
constexpr std::int64_t plain_price = 10000;

void add(std::vector<std::string>& to, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

/// Every amount from which on something in the program changes, fen; rising.
std::vector<std::int64_t> thresholds(const Program& program) {
  std::vector<std::int64_t> all{plain_price};
  for (const auto* list : {&program.coupons, &program.promotions})
    for (const Offer& o : *list) {
      if (o.threshold.amount) all.push_back(o.threshold.amount->value);
      for (const Effect& e : o.effects) {
        if (e.by == By::units) continue;
        for (const Step& step : e.steps) all.push_back(step.at);
        if (e.every) all.push_back(*e.every);
      }
    }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](std::int64_t at) { return at < 1 || at > limits::unit_price; }),
            all.end());
  return all;
}

std::int64_t units_wanted(const Offer& o) {
  std::int64_t units = std::max<std::int64_t>(1, o.threshold.units.value_or(1));
  for (const Effect& e : o.effects) {
    if (e.by == By::units && !e.steps.empty()) units = std::max(units, e.steps.back().at);
    if (e.by == By::units && e.every) units = std::max(units, *e.every);
    units = std::max(units, static_cast<std::int64_t>(e.offs.size()));
    if (e.kind == EffectKind::bundle_price) units = std::max(units, e.units.value_or(1));
    if (e.kind == EffectKind::buy_get) units = std::max(units, *e.buy + *e.get);
  }
  return std::min(units, limits::units_per_line);
}

/// Goods that are in this scope, if its first entries are not among the exceptions.
CartLine goods_of(const Scope& scope) {
  CartLine line;
  line.sku = scope.skus.empty() ? "goods" : scope.skus.front();
  if (!scope.categories.empty()) line.category = scope.categories.front();
  if (!scope.shops.empty()) line.shop = scope.shops.front();
  if (!scope.tags.empty()) line.tags = {scope.tags.front()};
  return line;
}

/// Free goods, or as good as cash: it costs its face, whatever else is in the order.
bool is_gift(const Offer& coupon) {
  return cash_worth(coupon).value > 0 ||
         std::any_of(coupon.effects.begin(), coupon.effects.end(),
                     [](const Effect& e) { return e.kind == EffectKind::exchange; });
}

/// The member to whom the program gives everything.
Shopper everything_for(const Program& program) {
  Shopper shopper;
  if (program.tiers) shopper.tier = program.tiers->levels.back().id;
  for (const CardPlan& card : program.cards) shopper.cards.push_back(card.id);
  const auto see = [&](const Condition& when) { add(shopper.segments, when.segments); };
  for (const auto* list : {&program.coupons, &program.promotions})
    for (const Offer& o : *list) see(o.when);
  for (const SpecialPrice& price : program.pricing.special_prices) see(price.when);
  for (const Offer& coupon : program.coupons)
    if (!is_gift(coupon))
      shopper.coupons.push_back(
          {coupon.id, coupon.id, Instant{earliest_instant}, Instant{latest_instant}});
  std::sort(shopper.cards.begin(), shopper.cards.end());
  std::sort(shopper.segments.begin(), shopper.segments.end());
  return shopper;
}

/// An order for one offer: its goods, channel, region, and an instant at which it holds.
class Occasions {
 public:
  Occasions(const Program& program, Shopper& shopper) : program_(program), shopper_(shopper) {}

  /// The first instant from the offer's window on at which its condition holds, with the birthday on that day.
  std::optional<Cart> cart_for(const Offer& o) {
    Cart cart;
    cart.coupons.kind = CouponChoice::Kind::best;
    cart.near_misses = 0;
    if (!o.when.channels.empty()) {
      cart.channel = o.when.channels.front();
      std::erase(*cart.channel, '*');
      if (cart.channel->empty()) cart.channel = "any";
    }
    cart.shipping = Shipping{};
    if (!o.when.regions.empty()) cart.shipping->region = o.when.regions.front();
    CartLine line = goods_of(o.scope);
    line.quantity = units_wanted(o);
    cart.lines = {line};
    Instant from = o.when.from.value_or(no_window);
    if (o.validity && o.validity->from) from = std::max(from, *o.validity->from);
    const Day first = program_.zone.local_day(from);
    for (std::int64_t day = 0; day < days_ahead; ++day) {
      const Instant midnight = program_.zone.day_start(Day{first.value + day});
      for (const std::int64_t minute : minutes_of(o.when)) {
        cart.at = std::max(from, Instant{midnight.value + minute * 60'000});
        if (cart.at.value > latest_instant) return std::nullopt;
        const Civil today = civil(program_.zone.local_day(cart.at));
        shopper_.birthday = Birthday{today.month, today.day};
        if (Circumstance(program_, shopper_, cart).holds(o.when)) return cart;
      }
    }
    return std::nullopt;
  }

 private:
  static std::vector<std::int64_t> minutes_of(const Condition& when) {
    std::vector<std::int64_t> minutes;
    for (const Hours& h : when.hours) minutes.push_back(parse_minute_of_day(h.from).value_or(0));
    if (minutes.empty()) minutes.push_back(12 * 60);
    return minutes;
  }

  const Program& program_;
  Shopper& shopper_;
};

BasisPoints share_saved(std::int64_t list, std::int64_t payable) {
  return BasisPoints{mul_div(list - payable, whole.value, list, Rounding::up)};
}

/// Keeps this cart if it saves a larger share.
void keep_worse(std::optional<Exposure>& worst, const Priced& priced, const Cart& cart,
                const Shopper& shopper) {
  const std::int64_t list = priced.totals.list, payable = priced.totals.goods;
  if (worst && Wide{payable} * worst->list >= Wide{worst->payable} * list) return;
  worst =
      Exposure{cart, shopper, list, payable, share_saved(list, payable), priced.best.optimal, {}};
  for (const AppliedOffer& applied : priced.applied)
    worst->offers.push_back(priced.candidate(applied).offer->id);
}

}  // namespace

std::optional<Exposure> worst_exposure(const Program& program) {
  Shopper shopper = everything_for(program);
  const auto amounts = thresholds(program);
  std::optional<Exposure> worst;
  const std::size_t rules = program.promotions.size() + program.coupons.size() +
                            (program.points ? program.points->earn.rules.size() : 0);
  std::int64_t work = 0;
  for (const auto* list : {&program.promotions, &program.coupons})
    for (const Offer& o : *list) {
      if (is_gift(o)) continue;
      auto cart = Occasions(program, shopper).cart_for(o);
      if (!cart) continue;
      for (const std::int64_t amount : amounts) {
        std::int64_t saved = 0;
        for (int raise = 0; raise < raises; ++raise) {
          if (work > work_at_most) return worst;
          CartLine& line = cart->lines.front();
          line.unit_price = Money{(amount + saved + line.quantity - 1) / line.quantity};
          if (line.unit_price.value > limits::unit_price) break;
          const auto priced = price_cart(program, shopper, *cart, nullptr, sets_each);
          work += static_cast<std::int64_t>(rules) * (1 + line.quantity / units_at_once);
          if (!priced || priced->totals.list == 0) break;
          work += priced->best.explored;
          keep_worse(worst, *priced, *cart, shopper);
          const std::int64_t off = priced->totals.list - priced->totals.goods;
          if (off <= saved) break;
          saved = off;
        }
      }
    }
  return worst;
}

}  // namespace loyalty
