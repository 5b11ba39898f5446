// How a cart is read and written: the parts that a table of members cannot say.

#include "core/pricing/cart.h"

#include <algorithm>

#include "core/base/order.h"
#include "core/program/members.h"
#include "core/wire/writer.h"

namespace loyalty::wire {

namespace {

CouponChoice& coupons(void* object) { return *static_cast<CouponChoice*>(object); }
SpendChoice& spend(void* object) { return *static_cast<SpendChoice*>(object); }

constexpr Field coupon_fields[] = {needed(ids<&CouponChoice::ids, limits::coupons_held>("must"))};

constexpr Shape coupon_list = list_shape<std::string, id_shape, limits::coupons_held>;

/// Each asks for a search of its own.
constexpr std::int64_t max_explained = 20;

void* append_coupon(Reader& r, void* object) {
  auto& ids = coupons(object).ids;
  return detail::has_room(r, ids.size(), coupon_list.max) ? coupon_list.kind->append(r, &ids)
                                                          : nullptr;
}

void begin_coupons(void* object, bool list) {
  coupons(object).kind = list ? CouponChoice::Kind::exactly : CouponChoice::Kind::must;
}

void named_coupons(Reader& r, void*, std::string_view given) {
  static constexpr std::string_view names[] = {"best"};
  if (given != names[0]) detail::not_one_of(r, given, names);
}

/// A coupon can be taken once: a second mention is a mistake of the page.
void check_coupons(Reader& r, void* object, std::uint64_t seen) {
  const auto& ids = coupons(object).ids;
  const std::string_view list = seen ? "/must" : "";
  std::vector<std::size_t> order(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) order[i] = i;
  put_in_order(order, [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::string& id = ids[order[i]];
    if (id != ids[order[i - 1]]) continue;
    r.problem_at(std::string(list) + '/' + decimal(order[i]), "duplicate_entry", {{"value", id}});
  }
}

void write_coupons(Writer& w, const Shape&, const void* object) {
  const auto& choice = *static_cast<const CouponChoice*>(object);
  switch (choice.kind) {
    case CouponChoice::Kind::best: w.text("best"); break;
    case CouponChoice::Kind::exactly: detail::write_value(w, coupon_list, &choice.ids); break;
    case CouponChoice::Kind::must:
      w.open().key("must");
      detail::write_value(w, coupon_list, &choice.ids);
      w.close();
      break;
  }
}

void named_spend(Reader& r, void* object, std::string_view given) {
  static constexpr std::string_view names[] = {"none", "max"};
  if (given == names[0])
    spend(object) = {};
  else if (given == names[1])
    spend(object) = {SpendChoice::Kind::max, 0};
  else
    detail::not_one_of(r, given, names);
}

void at_most(Reader& r, void* object, std::int64_t v) {
  if (detail::in_range(r, v, 0, max_amount)) spend(object) = {SpendChoice::Kind::at_most, v};
}

void write_spend(Writer& w, const Shape&, const void* object) {
  const auto& choice = *static_cast<const SpendChoice*>(object);
  switch (choice.kind) {
    case SpendChoice::Kind::none: w.text("none"); break;
    case SpendChoice::Kind::max: w.text("max"); break;
    case SpendChoice::Kind::at_most: w.integer(choice.at_most); break;
  }
}

constexpr Field cart_fields[] = {
    list<&Cart::add_ons, limits::add_ons>("add_ons"),
    id<&Cart::as_card>("as_card"),
    id<&Cart::as_tier>("as_tier"),
    needed(instant<&Cart::at>("at")),
    id<&Cart::channel>("channel"),
    object<&Cart::coupons>("coupons"),
    day<&Cart::day>("day"),
    ids<&Cart::explain, max_explained>("explain"),
    needed(list<&Cart::lines, limits::lines>("lines")),
    number<&Cart::near_misses, 0, limits::near_misses>("near_misses"),
    numbers_by_id<&Cart::offer_totals, 0, max_amount, 2 * limits::offers>("offer_totals"),
    id<&Cart::order_id>("order_id"),
    object<&Cart::points>("points"),
    object<&Cart::shipping>("shipping"),
    object<&Cart::wallet>("wallet"),
};
static_assert(rising(cart_fields));

}  // namespace

namespace {

constexpr Kind coupons_kind = {
    .expected = "\"best\", a list or an object",
    .text = named_coupons,
    .append = append_coupon,
    .begin = begin_coupons,
    .write = write_coupons,
};
constexpr Kind spend_kind = {
    .expected = "\"none\", \"max\" or an integer",
    .integer = at_most,
    .text = named_spend,
    .write = write_spend,
};

}  // namespace

constinit const Shape Describe<CouponChoice>::shape = {
    .kind = &coupons_kind,
    .check = check_coupons,
    .element = &id_shape,
    .fields = &fields_of<coupon_fields>,
};
constinit const Shape Describe<SpendChoice>::shape = {.kind = &spend_kind};

void Describe<Cart>::check(Reader& r, void* object, std::uint64_t) {
  const auto& cart = *static_cast<const Cart*>(object);
  if (cart.lines.empty()) r.problem_at("/lines", "empty_cart");
  std::int64_t units = 0;
  for (std::size_t i = 0; i < cart.lines.size(); ++i) {
    const CartLine& line = cart.lines[i];
    units += line.quantity;
    const auto has_id = [&](const CartLine& other) { return other.id == line.id; };
    if (line.id && std::any_of(cart.lines.data(), &line, has_id))
      r.problem_at(element_at("lines", i) + "/id", "duplicate_id",
                   {{"id", *line.id}, {"kind", "line"}});
    for (std::size_t k = 0; k < line.prices.size(); ++k) {
      // A line's own price concerns that line and no other.
      if (line.prices[k].scope != Scope{})
        wrong_member(r, element_at("lines", i) + element_at("prices", k), "line_price", "scope");
    }
  }
  if (units > limits::units_per_cart)
    r.problem_at("/lines", "too_many_units", {{"max", limits::units_per_cart}, {"units", units}});
}

constinit const Shape Describe<Cart>::shape = object_shape<cart_fields, &Describe<Cart>::check>;

}  // namespace loyalty::wire
