// Reading events: an order_paid may carry a cart, which is priced here and becomes the order.

#include <algorithm>
#include <array>

#include "core/engine/center.h"
#include "core/engine/order.h"
#include "core/overview/shopper.h"

namespace loyalty {

namespace wire {

template <>
struct Describe<RawEvent> {
  /// The fields of an event, with `cart` among them. A RawEvent begins with its Event, so their places fit.
  static constexpr auto fields = [] {
    std::array<Field, std::size(Describe<Event>::fields) + 1> all{};
    const Field cart = field<&RawEvent::cart>("cart", Describe<Cart>::shape);
    std::size_t n = 0;
    bool placed = false;
    for (const Field& f : Describe<Event>::fields) {
      if (!placed && cart.name < f.name) all[n++] = cart, placed = true;
      all[n++] = f;
    }
    // An Event is what a RawEvent begins with.
    for (Field& f : all) f.with_fresh = cart.with_fresh;
    return all;
  }();
  static_assert(rising(fields));
  static void check(Reader& r, void* object, std::uint64_t) {
    const auto& raw = *static_cast<const RawEvent*>(object);
    check_event(r, raw.event, raw.cart.has_value());
    if (!raw.cart) return;
    if (raw.event.kind != EventKind::order_paid || raw.event.order || raw.event.sealed)
      r.problem("wrong_member", {{"kind", event_names[static_cast<std::size_t>(raw.event.kind)]},
                                 {"member", "cart"}});
    if (raw.cart->at != raw.event.at)
      r.problem_at("/cart/at", "instant_differs",
                   {{"cart", raw.cart->at.value}, {"event", raw.event.at.value}});
  }
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire

wire::Problems read_event(const Program& program, const Account& account, std::string_view text,
                          Event& into) {
  RawEvent raw;
  if (auto problems = wire::read(text, raw); !problems.empty()) return problems;
  into = std::move(raw.event);
  if (!raw.cart) return {};
  // A repeated or late event is the account's to refuse: its cart is not priced.
  auto view = view_at(program, account, into.at);
  if (!view || is_known(account, into.id)) {
    into.order = OrderFacts{};
    return {};
  }
  const Shopper shopper = make_shopper(program, *view, into.at);
  const auto priced = price_cart(program, shopper, *raw.cart);
  if (!priced) {
    Problem problem = priced.error();
    problem.at.insert(0, "/cart");
    return {problem};
  }
  into.order = order_of(*priced, into.order_id.value_or(into.id));
  into.order_id.reset();
  return {};
}

}  // namespace loyalty
