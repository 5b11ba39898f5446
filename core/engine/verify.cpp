// Engine::verify: replays a quote on the server's own cart, program and account.

#include "core/engine/verify.h"

#include <algorithm>

#include "core/events/apply.h"
#include "core/overview/shopper.h"
#include "core/wire/slices.h"

namespace loyalty {

namespace {

struct VerifyRequest {
  Instant at{0};
  Cart cart;
  Skew skew;
  ClaimedQuote quote;
};

/// What a receipt vouches for: members of the quote.
constexpr std::string_view vouched[] = {"/gifts",  "/lines", "/offers/applied",
                                        "/points", "/steps", "/totals"};

bool is_vouched(std::string_view at) {
  return std::any_of(std::begin(vouched), std::end(vouched), [&](std::string_view v) {
    return at.starts_with(v) && (at.size() == v.size() || at[v.size()] == '/');
  });
}

Verdict verdict(std::string_view reason, std::vector<wire::Difference> difference = {},
                std::string coupon = {}, std::string order = {}) {
  return {reason, std::move(difference), std::move(coupon), std::move(order)};
}
Verdict differs(std::string_view reason, std::string_view at, std::string_view own,
                std::string_view claimed) {
  return verdict(reason, {{std::string(at), wire::quoted(own), wire::quoted(claimed)}});
}
Verdict differs(std::string_view reason, std::string_view at, std::int64_t own,
                std::int64_t claimed) {
  return verdict(reason, {{std::string(at), std::to_string(own), std::to_string(claimed)}});
}

/// A cart with its lines in canonical order, without its instant, which is the receipt's, its order, which the server
/// knows, and what all members have used, which goes on changing.
std::string comparable(const Cart& cart) {
  Cart sorted = cart;
  sorted.at = Instant{0};
  sorted.order_id.reset();
  sorted.offer_totals.clear();
  const auto order = canonical_order(cart.lines);
  sorted.lines.clear();
  for (const std::size_t i : order) sorted.lines.push_back(cart.lines[i]);
  return wire::canonical(sorted);
}

}  // namespace

std::vector<std::string> ClaimedQuote::coupons() const {
  std::vector<std::string> ids;
  for (const AppliedClaim& a : offers.applied)
    if (a.coupon) ids.push_back(*a.coupon);
  return ids;
}

Verdict Verification::run() {
  if (receipt_.rules != rules_version())
    return differs("engine_mismatch", "/receipt/rules", rules_version(), receipt_.rules);
  if (auto carts = compare_carts(); !carts.accepted()) return carts;
  if (auto programs = compare_programs(); !programs.accepted()) return programs;
  const std::int64_t old = now_.value - receipt_.at.value;
  if (old > skew_.back || old < -skew_.ahead)
    return differs("clock_skew", "/receipt/at", now_.value, receipt_.at.value);
  return replay();
}

Verdict Verification::compare_carts() const {
  if (const auto own = comparable(claim_.cart), claimed = comparable(receipt_.cart);
      own != claimed) {
    auto cart = wire::first_difference(wire::flatten(own), wire::flatten(claimed));
    cart[0].at = "/cart" + in_own_order(cart[0].at);
    return verdict("cart_differs", std::move(cart));
  }
  if (const std::string digest = cart_text(receipt_.cart).digest; digest != receipt_.cart_digest)
    return differs("cart_differs", "/receipt/cart_digest", digest, receipt_.cart_digest);
  if (receipt_.cart.at != receipt_.at)
    return differs("cart_differs", "/receipt/cart/at", receipt_.at.value, receipt_.cart.at.value);
  return {};
}

Verdict Verification::compare_programs() const {
  if (receipt_.program.digest != program_.digest)
    return differs("stale_program", "/receipt/program/digest", program_.digest,
                   receipt_.program.digest);
  if (receipt_.program.id != program_.id)
    return differs("stale_program", "/receipt/program/id", program_.id, receipt_.program.id);
  if (receipt_.program.version != program_.version)
    return differs("stale_program", "/receipt/program/version", program_.version,
                   receipt_.program.version);
  return {};
}

/// A pointer into the sorted lines as one into the cart as the server gave it.
std::string Verification::in_own_order(const std::string& at) const {
  constexpr std::string_view lines = "/lines/";
  if (!at.starts_with(lines)) return at;
  std::size_t place = 0, end = lines.size();
  for (; end < at.size() && at[end] != '/'; ++end)
    place = place * 10 + static_cast<std::size_t>(at[end] - '0');
  const auto order = canonical_order(claim_.cart.lines);
  if (place >= order.size()) return at;
  return std::string(lines) + std::to_string(order[place]) + at.substr(end);
}

/// What all members have used since is a reason only where it makes another price.
Verdict Verification::replay() {
  cart_ = receipt_.cart;
  cart_.offer_totals = claim_.cart.offer_totals;
  Verdict found = replay_as_told();
  if (found.accepted() || cart_ == receipt_.cart) return found;
  auto totals = wire::first_difference(wire::flatten(wire::canonical(cart_)),
                                       wire::flatten(wire::canonical(receipt_.cart)));
  if (totals.empty()) return found;
  cart_ = receipt_.cart;
  if (Verdict told = replay_as_told(); !told.accepted()) return told;
  priced_.reset();
  totals[0].at.insert(0, "/cart");
  return verdict("cart_differs", std::move(totals));
}

/// The account cannot be looked at before its last event, which may be later than the quote. Where placed orders hold
/// what is missing, that is the reason.
Verdict Verification::replay_as_told() {
  Account view = *view_at(program_, account_, replay_instant());
  if (claim_.order) take_over(program_, view, *claim_.order);
  Verdict found = price_on(view);
  if (found.accepted() || found.reason == "held" || shopper_->holds.empty()) return found;
  const std::string order = shopper_->holds.front().order;
  for (const OrderHeld& held : account_.orders.orders) set_free(program_, view, held.facts.id);
  if (!price_on(view).accepted()) return found;
  return verdict("held", std::move(found.difference), {}, order);
}

Verdict Verification::price_on(const Account& view) {
  priced_.reset();
  shopper_ = std::make_unique<Shopper>(make_shopper(
      program_, view, replay_instant(), {receipt_.cart.day, claim_.order, receipt_.at}));
  for (const std::string& coupon : claim_.coupons) {
    const auto is_it = [&](const CouponHeld& held) { return held.id == coupon; };
    if (std::any_of(shopper_->coupons.begin(), shopper_->coupons.end(), is_it)) continue;
    for (const CouponLocked& locked : shopper_->locked)
      if (is_it(locked.coupon)) return verdict("held", {}, coupon, locked.order.value_or(""));
    return verdict("coupon_used", {}, coupon);
  }
  auto priced = price_cart(program_, *shopper_, cart_);
  if (!priced)
    return mismatch({"/receipt/cart" + priced.error().at, wire::quoted(priced.error().code), ""});
  priced_ = std::move(*priced);
  if (!claim_.text.empty()) {
    wire::Writer w;
    write_result(w, *priced_, caller_order(*priced_));
    // Mostly the page sends what it was given; else leaf by leaf, in whatever order and with whatever spaces.
    if (!wire::same_values(w.written(), wire::value_at(claim_.text, claim_.below), vouched)) {
      auto difference = wire::first_difference(wire::flatten(w.written()), claimed_result());
      if (!difference.empty()) return mismatch(std::move(difference[0]));
    }
  }
  if (const std::string digest = result_digest(*priced_); digest != receipt_.result_digest)
    return mismatch(
        {"/receipt/result_digest", wire::quoted(digest), wire::quoted(receipt_.result_digest)});
  return verdict("accepted");
}

Verdict Verification::mismatch(wire::Difference difference) const {
  const bool moved_on = receipt_.account != account_digest(account_);
  return verdict(moved_on ? "stale_account" : "result_differs", {std::move(difference)});
}

std::vector<wire::Leaf> Verification::claimed_result() const {
  std::vector<wire::Leaf> leaves;
  for (wire::Leaf& leaf : wire::flatten(claim_.text)) {
    if (!leaf.at.starts_with(claim_.below)) continue;
    leaf.at.erase(0, claim_.below.size());
    if (is_vouched(leaf.at)) leaves.push_back(std::move(leaf));
  }
  return leaves;
}

namespace wire {

template <>
struct Describe<VerifyRequest> {
  static constexpr Field fields[] = {
      needed(instant<&VerifyRequest::at>("at")),
      needed(field<&VerifyRequest::cart>("cart", Describe<Cart>::shape)),
      field<&VerifyRequest::skew>("max_ahead", ahead_shape),
      field<&VerifyRequest::skew>("max_skew", back_shape),
      needed(object<&VerifyRequest::quote>("quote"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire

namespace {

void write_verdict(wire::Writer& w, const Verdict& given) {
  const auto value = [](const std::string& json) { return json.empty() ? "null" : json; };
  w.open();
  if (!given.difference.empty()) {
    const wire::Difference& d = given.difference[0];
    w.key("at").text(d.at).key("claimed").raw(value(d.claimed));
  }
  if (!given.coupon.empty()) w.key("coupon").text(given.coupon);
  if (!given.order.empty()) w.key("order").text(given.order);
  if (!given.difference.empty()) w.key("own").raw(value(given.difference[0].own));
  w.key("verdict").text(given.reason).close();
}

}  // namespace

Reply verify_quote(const Program& program, const Account& account, std::string_view text) {
  VerifyRequest request;
  if (const auto problems = wire::read(text, request); !problems.empty()) return refuse(problems);
  Claim claim{request.cart, request.quote.receipt, request.cart.order_id, text, "/quote", {}};
  claim.coupons = request.quote.coupons();
  wire::Writer w;
  write_verdict(w,
                Verification(program, account, std::move(claim), request.at, request.skew).run());
  return {true, w.str()};
}

}  // namespace loyalty
