#include "core/overview/view.h"

namespace loyalty {

void write_wallet(wire::Writer& w, const View& view) {
  const WalletBalance balance = wallet_balance(view.account);
  w.open();
  w.key("bonus").number(balance.bonus);
  w.key("gift_cards").open_list();
  for (const GiftCardHeld& card : view.account.wallet.gift_cards) w.object(card);
  w.close_list();
  const OrderSums held = held_by_orders(view.account);
  w.key("held").open().key("bonus").number(held.bonus);
  w.key("principal").number(held.principal).close();
  w.key("principal").number(balance.principal);
  w.key("recharged").number(view.account.wallet.recharged);
  w.key("recharges").open_list();
  for (const WalletLot& lot : view.account.wallet.lots) {
    if (lot.id == granted_lot || lot.principal + lot.bonus == Money{0}) continue;
    w.open();
    w.key("amount").number(lot.principal_given);
    w.key("at").number(lot.at);
    w.key("bonus").number(lot.bonus);
    w.key("id").text(lot.id);
    w.key("principal").number(lot.principal);
    w.key("refundable").number(refundable(lot));
    w.close();
  }
  w.close_list();
  w.close();
}

}  // namespace loyalty
