// Engine::verify: replays a quote on the server's own cart, program and account.

#include <algorithm>

#include "core/engine/center.h"
#include "core/overview/shopper.h"
#include "core/wire/flatten.h"

namespace loyalty {

namespace {

struct ProgramNamed {
  std::string digest, id;
  std::int64_t version = 0;
  bool operator==(const ProgramNamed&) const = default;
};

struct Receipt {
  std::string account, cart_digest, engine, result_digest;
  Instant at{0};
  Cart cart;
  ProgramNamed program;
  bool operator==(const Receipt&) const = default;
};

struct AppliedClaim {
  std::optional<std::string> coupon;
  bool operator==(const AppliedClaim&) const = default;
};

struct OffersClaim {
  std::vector<AppliedClaim> applied;
  bool operator==(const OffersClaim&) const = default;
};

/// What is read of the quote beside its leaves.
struct ClaimedQuote {
  OffersClaim offers;
  Receipt receipt;
  bool operator==(const ClaimedQuote&) const = default;
};

struct VerifyRequest {
  Instant at{0};
  Cart cart;
  ClaimedQuote quote;
  std::int64_t max_skew = 300000;  ///< milliseconds between the receipt's instant and now
};

/// What a receipt vouches for: members of the quote.
constexpr std::string_view vouched[] = {"/gifts",  "/lines", "/offers/applied",
                                        "/points", "/steps", "/totals"};

bool is_vouched(std::string_view at) {
  return std::any_of(std::begin(vouched), std::end(vouched), [&](std::string_view v) {
    return at.starts_with(v) && (at.size() == v.size() || at[v.size()] == '/');
  });
}

Reply verdict(std::string_view reason, const wire::Difference* d = nullptr,
              std::string_view coupon = {}) {
  wire::Writer w;
  w.open();
  if (d) w.key("at").text(d->at).key("claimed").raw(d->claimed.empty() ? "null" : d->claimed);
  if (!coupon.empty()) w.key("coupon").text(coupon);
  if (d) w.key("own").raw(d->own.empty() ? "null" : d->own);
  w.key("verdict").text(reason).close();
  return {true, w.str()};
}

Reply differs(std::string_view reason, std::string_view at, std::string_view own,
              std::string_view claimed) {
  const wire::Difference d{std::string(at), wire::quoted(own), wire::quoted(claimed)};
  return verdict(reason, &d);
}

/// A cart with its lines in canonical order and without its instant, which is the receipt's.
std::vector<wire::Leaf> comparable(const Cart& cart) {
  Cart sorted = cart;
  sorted.at = Instant{0};
  const auto order = canonical_order(cart.lines);
  sorted.lines.clear();
  for (const std::size_t i : order) sorted.lines.push_back(cart.lines[i]);
  return wire::flatten(wire::canonical(sorted));
}

class Verification {
 public:
  Verification(const Program& program, const Account& account, const std::string& account_digest,
               const VerifyRequest& request, std::string_view text)
      : program_(program),
        account_(account),
        account_digest_(account_digest),
        request_(request),
        receipt_(request.quote.receipt),
        text_(text) {}

  Reply run() {
    if (receipt_.engine != engine_version())
      return differs("engine_mismatch", "/receipt/engine", engine_version(), receipt_.engine);
    auto cart = wire::first_difference(comparable(request_.cart), comparable(receipt_.cart));
    if (!cart.empty()) {
      cart[0].at = "/cart" + in_own_order(cart[0].at);
      return verdict("cart_differs", &cart[0]);
    }
    if (const std::string digest = cart_text(receipt_.cart).digest; digest != receipt_.cart_digest)
      return differs("cart_differs", "/receipt/cart_digest", digest, receipt_.cart_digest);
    if (receipt_.cart.at != receipt_.at) {
      const wire::Difference d{"/receipt/cart/at", std::to_string(receipt_.at.value),
                               std::to_string(receipt_.cart.at.value)};
      return verdict("cart_differs", &d);
    }
    if (receipt_.program.digest != program_.digest)
      return differs("stale_program", "/receipt/program/digest", program_.digest,
                     receipt_.program.digest);
    if (receipt_.program.id != program_.id)
      return differs("stale_program", "/receipt/program/id", program_.id, receipt_.program.id);
    if (receipt_.program.version != program_.version) {
      const wire::Difference d{"/receipt/program/version", std::to_string(program_.version),
                               std::to_string(receipt_.program.version)};
      return verdict("stale_program", &d);
    }
    const std::int64_t skew = request_.at.value - receipt_.at.value;
    if (skew > request_.max_skew || skew < -request_.max_skew) {
      const wire::Difference d{"/receipt/at", std::to_string(request_.at.value),
                               std::to_string(receipt_.at.value)};
      return verdict("clock_skew", &d);
    }
    return replay();
  }

 private:
  /// A pointer into the sorted lines as one into the cart as the server gave it.
  std::string in_own_order(const std::string& at) const {
    constexpr std::string_view lines = "/lines/";
    if (!at.starts_with(lines)) return at;
    std::size_t place = 0, end = lines.size();
    for (; end < at.size() && at[end] != '/'; ++end)
      place = place * 10 + static_cast<std::size_t>(at[end] - '0');
    const auto order = canonical_order(request_.cart.lines);
    if (place >= order.size()) return at;
    return std::string(lines) + std::to_string(order[place]) + at.substr(end);
  }

  /// The account cannot be looked at before its last event, which may be later than the quote.
  Instant replay_instant() const { return std::max(receipt_.at, account_.at); }

  Reply replay() {
    Account view = account_;
    advance(program_, view, replay_instant());
    const Shopper shopper = make_shopper(program_, view, replay_instant());
    for (const AppliedClaim& a : request_.quote.offers.applied) {
      if (!a.coupon) continue;
      const bool held = std::any_of(shopper.coupons.begin(), shopper.coupons.end(),
                                    [&](const CouponHeld& c) { return c.id == *a.coupon; });
      if (!held) return verdict("coupon_used", nullptr, *a.coupon);
    }
    const auto priced = price_cart(program_, shopper, receipt_.cart);
    if (!priced)
      return mismatch(
          {{"/receipt/cart" + priced.error().at, wire::quoted(priced.error().code), ""}});
    wire::Writer w;
    write_result(w, *priced, caller_order(*priced));
    auto difference = wire::first_difference(wire::flatten(w.written()), claimed_result());
    if (!difference.empty()) return mismatch(difference);
    if (const std::string digest = result_digest(*priced); digest != receipt_.result_digest)
      return mismatch(
          {{"/receipt/result_digest", wire::quoted(digest), wire::quoted(receipt_.result_digest)}});
    return verdict("accepted");
  }

  Reply mismatch(const std::vector<wire::Difference>& difference) const {
    if (receipt_.account != account_digest_) return verdict("stale_account", &difference[0]);
    return verdict("result_differs", &difference[0]);
  }

  std::vector<wire::Leaf> claimed_result() const {
    constexpr std::string_view quote = "/quote";
    std::vector<wire::Leaf> leaves;
    for (wire::Leaf& leaf : wire::flatten(text_)) {
      if (!leaf.at.starts_with(quote)) continue;
      leaf.at.erase(0, quote.size());
      if (is_vouched(leaf.at)) leaves.push_back(std::move(leaf));
    }
    return leaves;
  }

  const Program& program_;
  const Account& account_;
  const std::string& account_digest_;
  const VerifyRequest& request_;
  const Receipt& receipt_;
  std::string_view text_;
};

}  // namespace

namespace wire {

/// A member that is not read here, whatever it holds.
constexpr Holding nothing{[](void*) -> void* { return nullptr; },
                          [](const void*, const void*) -> const void* { return nullptr; }};
template <class T>
constexpr Field unread(std::string_view name) {
  return {name, &id_shape, [](void* object) { return object; }, &nothing, &detail::with_fresh<T>};
}

template <>
struct Describe<ProgramNamed> {
  static constexpr Field fields[] = {
      needed(id<&ProgramNamed::digest>("digest")), needed(id<&ProgramNamed::id>("id")),
      needed(number<&ProgramNamed::version, 1, max_amount>("version"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Receipt> {
  static constexpr Field fields[] = {needed(id<&Receipt::account>("account")),
                                     needed(instant<&Receipt::at>("at")),
                                     needed(field<&Receipt::cart>("cart", Describe<Cart>::shape)),
                                     needed(id<&Receipt::cart_digest>("cart_digest")),
                                     needed(text<&Receipt::engine>("engine")),
                                     needed(object<&Receipt::program>("program")),
                                     needed(id<&Receipt::result_digest>("result_digest"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<AppliedClaim> {
  static constexpr Field fields[] = {unread<AppliedClaim>("amount"),
                                     id<&AppliedClaim::coupon>("coupon"),
                                     unread<AppliedClaim>("id"), unread<AppliedClaim>("name")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OffersClaim> {
  static constexpr Field fields[] = {
      needed(list<&OffersClaim::applied, limits::offers + limits::coupons_held>("applied")),
      unread<OffersClaim>("proof"), unread<OffersClaim>("refused")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ClaimedQuote> {
  static constexpr Field fields[] = {
      unread<ClaimedQuote>("add_ons"),     unread<ClaimedQuote>("gifts"),
      unread<ClaimedQuote>("join"),        unread<ClaimedQuote>("lines"),
      unread<ClaimedQuote>("near_misses"), needed(object<&ClaimedQuote::offers>("offers")),
      unread<ClaimedQuote>("points"),      needed(object<&ClaimedQuote::receipt>("receipt")),
      unread<ClaimedQuote>("savings"),     unread<ClaimedQuote>("steps"),
      unread<ClaimedQuote>("tier"),        unread<ClaimedQuote>("totals")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<VerifyRequest> {
  static constexpr Field fields[] = {
      needed(instant<&VerifyRequest::at>("at")),
      needed(field<&VerifyRequest::cart>("cart", Describe<Cart>::shape)),
      number<&VerifyRequest::max_skew, 0, 86400000>("max_skew"),
      needed(object<&VerifyRequest::quote>("quote"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire

Reply verify_quote(const Program& program, const Account& account,
                   const std::string& account_digest, std::string_view text) {
  VerifyRequest request;
  if (const auto problems = wire::read(text, request); !problems.empty()) return refuse(problems);
  return Verification(program, account, account_digest, request, text).run();
}

}  // namespace loyalty
