#pragma once
// Stored value: principal and bonus by the recharge that brought them; gift cards.

#include <optional>
#include <string>
#include <vector>

#include "core/account/points.h"

namespace loyalty {

/// Stored value of one recharge, or of all grants of bonus (id "granted"). Oldest first is spent first.
struct WalletLot {
  Instant at{0};
  Money bonus{0};  ///< left
  Money bonus_given{0};
  std::optional<Instant> counted_at;     ///< since then it counts towards levels
  std::optional<Instant> counted_until;  ///< when the recharge leaves the growth window
  bool counted = false;                  ///< it counts towards levels
  wire::Map<std::int64_t> goods;         ///< what it brought and may be asked back: units by sku
  Growth growth{0};                      ///< what it brought
  std::string id;
  Points points{0};                     ///< what it brought
  std::optional<Instant> points_until;  ///< their end
  Money principal{0};                   ///< left
  Money principal_given{0};
  Money refunded{0};  ///< paid back of principal_given
  bool operator==(const WalletLot&) const = default;
};

/// The wallet lot of everything that no recharge brought.
inline constexpr const char* granted_lot = "granted";

/// What of a recharge can be paid back: its principal left, less its bonus already spent.
Money refundable(const WalletLot& recharge);
/// No more of it is left than it was given.
bool is_whole(const WalletLot& lot);

/// The first two are those of a card that is here.
enum class GiftCardState { owned, sent, accepted, used, refunded };
inline constexpr std::string_view gift_card_state_names[] = {"owned", "sent", "accepted", "used",
                                                             "refunded"};
inline constexpr std::string_view gift_card_here_names[] = {"owned", "sent"};

/// A gift card in this member's hands, or on its way to another's.
struct GiftCardHeld {
  std::string card;           ///< its kind
  std::optional<Money> face;  ///< what it is worth; of before that was noted, what the program says
  std::string id;
  std::optional<Money> paid;       ///< for it, by this member; of one received nothing
  std::optional<Money> principal;  ///< what of its face is; beside `face`
  GiftCardState state = GiftCardState::owned;
  std::optional<std::string> to;
  std::optional<Instant> until;  ///< sent: comes back at this instant when nobody accepts it
  bool operator==(const GiftCardHeld&) const = default;
};

/// A gift card that was here: its id is no other card's.
struct GiftCardPast {
  std::string id;
  GiftCardState state = GiftCardState::used;
  bool operator==(const GiftCardPast&) const = default;
};

/// Bounded: a lot with nothing left ends unless an order can still return to it.
struct WalletRoom {
  std::vector<GiftCardHeld> gift_cards;
  std::vector<GiftCardPast> gift_cards_past;  ///< the newest, oldest first
  std::vector<WalletLot> lots;
  std::vector<Missed> missed;  ///< bonus; rising
  Money recharged{0};          ///< since joining, less refunds
  bool operator==(const WalletRoom&) const = default;
};

namespace limits {
inline constexpr std::int64_t wallet_lots = 2000;
inline constexpr std::int64_t gift_cards_held = 500;
/// Gift cards that were here and are known again: an id that comes back after so many others is taken for a new card.
inline constexpr std::int64_t gift_cards_past = 1000;
inline constexpr std::int64_t goods_of_recharge = 100;
}  // namespace limits

namespace wire {

template <>
struct Describe<WalletLot> {
  static constexpr Field fields[] = {
      instant<&WalletLot::at>("at"),
      number<&WalletLot::bonus, 0, max_amount>("bonus"),
      number<&WalletLot::bonus_given, 0, max_amount>("bonus_given"),
      flag<&WalletLot::counted>("counted"),
      instant<&WalletLot::counted_at>("counted_at"),
      instant<&WalletLot::counted_until>("counted_until"),
      numbers_by_id<&WalletLot::goods, 1, max_amount, limits::goods_of_recharge>("goods"),
      number<&WalletLot::growth, 0, max_amount>("growth"),
      needed(id<&WalletLot::id>("id")),
      number<&WalletLot::points, 0, max_amount>("points"),
      instant<&WalletLot::points_until>("points_until"),
      number<&WalletLot::principal, 0, max_amount>("principal"),
      number<&WalletLot::principal_given, 0, max_amount>("principal_given"),
      number<&WalletLot::refunded, 0, max_amount>("refunded")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<GiftCardHeld> {
  static constexpr Field fields[] = {
      needed(id<&GiftCardHeld::card>("card")),
      number<&GiftCardHeld::face, 1, limits::unit_price>("face"),
      needed(id<&GiftCardHeld::id>("id")),
      number<&GiftCardHeld::paid, 0, limits::event_amount>("paid"),
      number<&GiftCardHeld::principal, 0, limits::unit_price>("principal"),
      choice<&GiftCardHeld::state, gift_card_here_names>("state"),
      id<&GiftCardHeld::to>("to"),
      instant<&GiftCardHeld::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<GiftCardPast> {
  static constexpr Field fields[] = {needed(id<&GiftCardPast::id>("id")),
                                     choice<&GiftCardPast::state, gift_card_state_names>("state")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<WalletRoom> {
  static constexpr Field fields[] = {
      list<&WalletRoom::gift_cards, limits::gift_cards_held>("gift_cards"),
      list<&WalletRoom::gift_cards_past, limits::gift_cards_past>("gift_cards_past"),
      list<&WalletRoom::lots, limits::wallet_lots>("lots"),
      list<&WalletRoom::missed, limits::missed>("missed"),
      number<&WalletRoom::recharged, 0, max_amount>("recharged")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
