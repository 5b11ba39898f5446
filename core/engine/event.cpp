// Reading events: an order may come as the server's cart, which is priced here and becomes the order, or as that cart with
// the page's receipt, whose figures are booked.

#include <algorithm>
#include <array>
#include <charconv>

#include "core/account/fold.h"
#include "core/engine/order.h"
#include "core/engine/verify.h"
#include "core/events/apply.h"
#include "core/overview/shopper.h"

namespace loyalty {

namespace {

/// Books only at this price.
struct Expectation {
  Money payable{0};
  bool operator==(const Expectation&) const = default;
};

/// An event as it comes in.
struct RawEvent {
  Event event;
  std::optional<Cart> cart;
  std::optional<Expectation> expect;
  std::optional<ClaimedQuote> quote;
  std::optional<Receipt> receipt;
  Skew skew;

  const Receipt* claimed() const { return quote ? &quote->receipt : receipt ? &*receipt : nullptr; }
};

}  // namespace

namespace wire {

template <>
struct Describe<Expectation> {
  static constexpr Field fields[] = {
      needed(number<&Expectation::payable, 0, max_amount>("payable"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<RawEvent> {
  static constexpr Field own[] = {
      field<&RawEvent::cart>("cart", Describe<Cart>::shape),
      object<&RawEvent::expect>("expect"),
      field<&RawEvent::skew>("max_ahead", ahead_shape),
      field<&RawEvent::skew>("max_skew", back_shape),
      object<&RawEvent::quote>("quote"),
      object<&RawEvent::receipt>("receipt"),
  };
  static_assert(rising(own));
  /// The fields of an event with these among them. A RawEvent begins with its Event, so their places fit.
  static constexpr auto fields = [] {
    std::array<Field, std::size(Describe<Event>::fields) + std::size(own)> all{};
    std::size_t n = 0, mine = 0;
    for (const Field& f : Describe<Event>::fields) {
      while (mine < std::size(own) && own[mine].name < f.name) all[n++] = own[mine++];
      all[n++] = f;
    }
    while (mine < std::size(own)) all[n++] = own[mine++];
    // An Event is what a RawEvent begins with.
    for (Field& f : all) f.fresh = own[0].fresh;
    return all;
  }();
  static_assert(rising(fields));

  static void check(Reader& r, void* object, std::uint64_t seen) {
    const auto& raw = *static_cast<const RawEvent*>(object);
    check_event(r, raw.event, raw.cart.has_value());
    const std::string_view kind = event_names[static_cast<std::size_t>(raw.event.kind)];
    const bool may = is_ordering(raw.event.kind) && !raw.event.sealed;
    if (raw.cart && (!may || raw.event.order))
      r.problem("wrong_member", {{"kind", kind}, {"member", "cart"}});
    if (raw.expect && !may) r.problem("wrong_member", {{"kind", kind}, {"member", "expect"}});
    // A receipt is held against the server's own cart.
    constexpr std::uint64_t receipts = bit_of(fields, "max_ahead") | bit_of(fields, "max_skew") |
                                       bit_of(fields, "quote") | bit_of(fields, "receipt");
    if ((seen & receipts) && (!may || !raw.cart))
      r.problem("missing_member", {{"kind", kind}, {"member", "cart"}});
    if (raw.quote && raw.receipt)
      r.problem("wrong_member", {{"kind", kind}, {"member", "receipt"}});
    if (raw.cart && !raw.claimed() && raw.cart->at != raw.event.at)
      r.problem_at("/cart/at", "instant_differs",
                   {{"cart", raw.cart->at.value}, {"event", raw.event.at.value}});
    if (raw.cart && raw.cart->day && raw.event.day && *raw.cart->day != *raw.event.day)
      r.problem_at("/cart/day", "day_differs",
                   {{"cart", raw.cart->day->value}, {"event", raw.event.day->value}});
    const std::optional<std::string>& id = raw.event.order_id;
    if (raw.cart && raw.cart->order_id && id && *id != *raw.cart->order_id)
      r.problem_at("/cart/order_id", "order_differs", {{"order_id", *id}});
  }
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire

namespace {

/// A number of canonical JSON as a number, anything else as a text.
Detail detail_of(const char* key, const std::string& json) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), number);
  if (error == std::errc{} && end == json.data() + json.size()) return {key, number};
  const bool quoted = json.size() >= 2 && json.front() == '"';
  return {key, quoted ? json.substr(1, json.size() - 2) : json.empty() ? "null" : json};
}

/// A verdict as the refusal of the event: its code, the place in the event, what was claimed and what is.
Problem problem_of(const Verdict& verdict, bool whole_quote) {
  Problem problem(verdict.reason, "");
  if (!verdict.difference.empty()) {
    const wire::Difference& d = verdict.difference[0];
    problem.at = whole_quote && !d.at.starts_with("/cart") ? "/quote" + d.at : d.at;
    problem.details = {detail_of("claimed", d.claimed), detail_of("own", d.own)};
  }
  if (!verdict.coupon.empty()) problem.details.push_back({"id", verdict.coupon});
  if (!verdict.order.empty()) problem.details.push_back({"order_id", verdict.order});
  return problem;
}

/// What the cart names for sure must apply: a coupon, so many points, so much of the wallet.
wire::Problems choices_missed(const Cart& cart, const Priced& priced) {
  wire::Problems problems;
  const auto refusals = explain_refusals(priced);
  for (std::size_t i = 0; i < cart.coupons.ids.size(); ++i) {
    const std::string& id = cart.coupons.ids[i];
    const auto refused = std::find_if(refusals.begin(), refusals.end(),
                                      [&](const RefusedOffer& r) { return r.id == id; });
    if (refused == refusals.end()) continue;
    const std::string at =
        cart.coupons.kind == CouponChoice::Kind::must ? "/cart/coupons/must/" : "/cart/coupons/";
    for (const Reason& reason : refused->reasons) {
      if (&reason == refused->reasons.data())
        problems.push_back(
            {"coupon_not_applied", at + std::to_string(i), {{"id", id}, {"reason", reason.code}}});
      Problem& why = problems.emplace_back(reason.code, at + std::to_string(i));
      why.details = reason.details;
    }
  }
  // Where nothing is left to pay, less than was named is enough; so are fewer points that are worth the same.
  const Program& program = priced.workings->circumstance.program();
  const Deduction& deducted = priced.deduction;
  bool all_points = priced.totals.goods <= program.pricing.min_payable.value;
  if (program.points && program.points->deduct && cart.points.kind == SpendChoice::Kind::at_most) {
    const DeductPolicy& policy = *program.points->deduct;
    // Points beyond what a member can have are worth no less than the most that fits.
    const std::int64_t asked = std::min(cart.points.at_most, limits::points);
    all_points = all_points || divide(wide_mul(asked, policy.amount.value), policy.points.value) <=
                                   deducted.amount;
  }
  const auto misses = [](const SpendChoice& choice, std::int64_t used) {
    return choice.kind == SpendChoice::Kind::at_most && used < choice.at_most;
  };
  if (misses(cart.points, deducted.points) && !all_points)
    problems.push_back({"points_not_applied",
                        "/cart/points",
                        {{"asked", cart.points.at_most}, {"used", deducted.points}}});
  const std::int64_t from_wallet = priced.payment.principal + priced.payment.bonus;
  if (misses(cart.wallet, from_wallet) && priced.payment.cash > 0)
    problems.push_back({"wallet_not_applied",
                        "/cart/wallet",
                        {{"asked", cart.wallet.at_most}, {"used", from_wallet}}});
  return problems;
}

/// The cart priced at the event's instant, and the order made of it.
wire::Problems price_order(const Program& program, const Account& account, const Cart& cart,
                           const std::string& order, Event& into) {
  auto view = view_at(program, account, into.at);
  if (!view) return {view.error()};
  const Shopper shopper = make_shopper(program, *view, into.at, {into.day, order, {}});
  const auto priced = price_cart(program, shopper, cart);
  if (!priced) {
    Problem problem = priced.error();
    problem.at.insert(0, "/cart");
    return {problem};
  }
  if (auto missed = choices_missed(cart, *priced); !missed.empty()) return missed;
  into.order = order_of(*priced, order);
  return {};
}

/// The receipt held against the server's cart, as `verify` does, and its figures as the order.
wire::Problems take_receipt(const Program& program, const Account& account, const RawEvent& raw,
                            std::string_view text, const std::string& order, Event& into) {
  Claim claim{*raw.cart, *raw.claimed(), order, {}, {}, {}};
  if (raw.quote) {
    claim.text = text;
    claim.below = "/quote";
    claim.coupons = raw.quote->coupons();
  }
  Verification verification(program, account, std::move(claim), into.at, raw.skew);
  if (const Verdict verdict = verification.run(); !verdict.accepted())
    return {problem_of(verdict, raw.quote.has_value())};
  into.order = order_of(verification.priced(), order);
  into.quoted_at = raw.claimed()->at;
  return {};
}

/// What the order is to be paid with, whether the event brings it or it was placed.
wire::Problems check_expected(const Account& account, const Event& event, Money expected) {
  const OrderFacts* order = event.order ? &*event.order : nullptr;
  if (!order && event.order_id)
    if (const OrderHeld* held = find_order(account, *event.order_id)) order = &held->facts;
  if (!order) return {};  // refused as what it is
  const Money payable = sums_of(*order).payable;
  if (payable == expected) return {};
  return {{"payable_differs",
           "/expect/payable",
           {{"expected", expected.value}, {"payable", payable.value}}}};
}

}  // namespace

wire::Problems read_event(const Program& program, const Account& account, std::string_view text,
                          Event& into) {
  RawEvent raw;
  if (auto problems = wire::read(text, raw); !problems.empty()) return problems;
  into = std::move(raw.event);
  // A repeated or late event is the account's to refuse: its cart is not priced.
  if (into.at < account.at || is_known(account, into.id)) {
    if (raw.cart) into.order = OrderFacts{};
    return {};
  }
  if (raw.cart) {
    if (raw.cart->day) into.day = raw.cart->day;
    const std::string order = into.order_id ? *into.order_id : raw.cart->order_id.value_or(into.id);
    auto problems = raw.claimed() ? take_receipt(program, account, raw, text, order, into)
                                  : price_order(program, account, *raw.cart, order, into);
    if (!problems.empty()) return problems;
    into.order_id.reset();
  }
  if (raw.expect) return check_expected(account, into, raw.expect->payable);
  return {};
}

}  // namespace loyalty
