#pragma once
// What happens to a member: one flat shape, with a table of what each kind needs and allows.

#include "core/account/opening.h"
#include "core/program/grants.h"
#include "core/wire/boxed.h"

namespace loyalty {

/// What comes back of one line: units, or money without goods (fen), or both. The line is named by its place in the cart
/// or by the shop's own id. Of a line that became several parts it comes from the last part backwards, unless one is
/// named.
struct ReturnLine {
  Money amount{0};
  std::optional<std::string> id;
  std::optional<std::int64_t> line;
  std::optional<std::int64_t> part;  ///< 0 the first of the line
  std::int64_t quantity = 0;
  bool operator==(const ReturnLine&) const = default;
};

/// Which members belong to which kind stands in event_kinds.h; the reader reports missing_member and
/// wrong_member.
struct Event {
  // What most events have, side by side in memory.
  Instant at{0};  ///< when it was appended to the log; never decreases
  EventKind kind = EventKind::member_joined;
  std::string
      id;  ///< at most 56 bytes: what the event grants is numbered <id>.1, ...; by achievements <id>.a1
  std::optional<Sealed> sealed;  ///< absent in a raw event
  wire::Boxed<OrderFacts> order;
  std::optional<std::string> order_id;  ///< beside a cart: the order's id; the event's when absent
  std::optional<std::string> by;        ///< who did it: a member of staff or a system
  std::optional<std::string> channel;
  std::optional<std::string> reason;  ///< free text, kept in the log
  // What some have.
  std::optional<std::string> action;  ///< an action's kind in the program
  std::optional<Money> amount;        ///< money paid, recharged or refunded, fen
  std::optional<std::string> benefit;
  std::optional<Money> bonus;  ///< of the wallet
  std::optional<std::string> campaign;
  std::optional<std::string> card;       ///< a card plan
  std::optional<std::string> coupon;     ///< a template
  std::optional<std::string> coupon_id;  ///< an instance
  std::optional<Day> day;                ///< the local day of the thing itself, if not that of `at`
  std::optional<std::int64_t> days;      ///< service_used: that interest runs
  std::optional<std::string> draw;
  std::optional<std::string> exchange;
  std::optional<Instant> from;
  std::optional<std::string> gift_card;     ///< a kind of gift card
  std::optional<std::string> gift_card_id;  ///< one gift card
  std::optional<bool> gifts_kept;           ///< order_refunded: its gifts stay, and are charged
  std::optional<bool> gifts_returned;       ///< order_refunded: its gifts came back, too
  std::optional<std::string> granted_by;    ///< level_ended: the event that granted it
  wire::Boxed<Grants> grants;
  std::optional<std::int64_t> growth;  ///< whole
  std::optional<std::string> hold;     ///< the id of the points_frozen event
  std::optional<std::string> into;     ///< merged_into: the member who goes on
  std::optional<Money> kept;  ///< referral_undone: what the referred order still is worth, fen
  std::optional<std::int64_t> level;  ///< referral_earned: 1 direct, 2 the referrer's referrer
  std::vector<ReturnLine> lines;
  std::optional<std::string> lot;  ///< pending points
  wire::Boxed<Member> member;
  std::optional<std::int64_t> months;  ///< card_refunded: those of the purchase that have not begun
  std::optional<std::string> number;   ///< printed on a card
  wire::Boxed<Opening> opening;
  wire::Boxed<Account> other;  ///< member_merged: whose account it was; sealed, as it was joined
  std::vector<std::string> out_of_stock;  ///< drawn: prizes that have run out, as the server knows
  bool pending = false;                   ///< points_granted: wait for approval
  std::optional<std::string> plan;        ///< a recharge plan; the best one when absent
  std::optional<Points> points;
  std::optional<std::string> prefix;  ///< member_merged: put before the ids of the other account
  std::optional<Money> principal;     ///< of the wallet
  /// order_paid, order_placed: the instant of the receipt whose figures are booked; given by the engine.
  std::optional<Instant> quoted_at;
  std::optional<std::string> recharge;  ///< the id of a recharged event
  std::optional<std::string> referred;  ///< a member
  std::optional<std::string> run;       ///< of a campaign; the event that opened it, if not given
  std::optional<std::string> seed;      ///< of a draw; drawn events lose it on sealing
  std::optional<std::string> service;
  std::optional<Money> shipping;     ///< order_refunded: shipping paid back, fen
  std::optional<std::string> taken;  ///< the id of a card_taken event
  std::optional<std::string> tier;   ///< a level
  std::optional<std::int64_t> times;
  std::optional<std::string> to;  ///< a member
  std::optional<Instant> until;
  bool operator==(const Event&) const = default;
};

/// Kinds that may carry the server's cart, with the page's receipt, in place of the order.
inline bool is_ordering(EventKind kind) {
  return kind == EventKind::order_placed || kind == EventKind::order_paid;
}

namespace limits {
/// An event's id: what it grants is numbered "<id>.1" and must still be an id.
inline constexpr std::int64_t event_id_bytes = 56;
/// The instant of an event, in the year 9000: what it begins, a hundred years long, still ends at an instant that
/// can be written.
inline constexpr std::int64_t latest_event = 221'845'392'000'000;
}  // namespace limits

namespace wire {

/// Reports missing_member and wrong_member by the event's kind, and an id too long. With a cart an order_paid event
/// needs no `order`: the engine makes it.
void check_event(Reader& r, const Event& event, bool has_cart);

template <>
struct Describe<ReturnLine> {
  static constexpr Field fields[] = {
      number<&ReturnLine::amount, 0, limits::cart_amount>("amount"), id<&ReturnLine::id>("id"),
      number<&ReturnLine::line, 0, limits::parts>("line"),
      number<&ReturnLine::part, 0, limits::parts>("part"),
      number<&ReturnLine::quantity, 0, limits::units_per_line>("quantity")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Event> {
  static constexpr Field fields[] = {
      id<&Event::action>("action"),
      number<&Event::amount, 1, limits::event_amount>("amount"),
      needed(number<&Event::at, earliest_instant, limits::latest_event>("at")),
      id<&Event::benefit>("benefit"),
      number<&Event::bonus, 1, limits::event_amount>("bonus"),
      id<&Event::by>("by"),
      id<&Event::campaign>("campaign"),
      id<&Event::card>("card"),
      id<&Event::channel>("channel"),
      id<&Event::coupon>("coupon"),
      id<&Event::coupon_id>("coupon_id"),
      day<&Event::day>("day"),
      number<&Event::days, 1, limits::period_days>("days"),
      id<&Event::draw>("draw"),
      id<&Event::exchange>("exchange"),
      instant<&Event::from>("from"),
      id<&Event::gift_card>("gift_card"),
      id<&Event::gift_card_id>("gift_card_id"),
      flag<&Event::gifts_kept>("gifts_kept"),
      flag<&Event::gifts_returned>("gifts_returned"),
      id<&Event::granted_by>("granted_by"),
      object<&Event::grants>("grants"),
      number<&Event::growth, 1, limits::growth_granted>("growth"),
      id<&Event::hold>("hold"),
      needed(id<&Event::id>("id")),
      id<&Event::into>("into"),
      number<&Event::kept, 0, limits::cart_amount>("kept"),
      needed(choice<&Event::kind, event_names>("kind")),
      number<&Event::level, 1, 2>("level"),
      list<&Event::lines, limits::parts>("lines"),
      id<&Event::lot>("lot"),
      field<&Event::member>("member", Describe<Member>::change),
      number<&Event::months, 1, limits::period_months>("months"),
      id<&Event::number>("number"),
      object<&Event::opening>("opening"),
      object<&Event::order>("order"),
      id<&Event::order_id>("order_id"),
      object<&Event::other>("other"),
      ids<&Event::out_of_stock, limits::prizes>("out_of_stock"),
      flag<&Event::pending>("pending"),
      id<&Event::plan>("plan"),
      number<&Event::points, 1, limits::points>("points"),
      id<&Event::prefix>("prefix"),
      number<&Event::principal, 1, limits::event_amount>("principal"),
      instant<&Event::quoted_at>("quoted_at"),
      text<&Event::reason>("reason"),
      id<&Event::recharge>("recharge"),
      id<&Event::referred>("referred"),
      id<&Event::run>("run"),
      object<&Event::sealed>("sealed"),
      text<&Event::seed>("seed"),
      id<&Event::service>("service"),
      number<&Event::shipping, 1, limits::cart_amount>("shipping"),
      id<&Event::taken>("taken"),
      id<&Event::tier>("tier"),
      number<&Event::times, 1, 1000000>("times"),
      id<&Event::to>("to"),
      instant<&Event::until>("until")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
