#include "core/account/figures.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

constexpr std::size_t orders_shown = 50;

}  // namespace

void write_orders(wire::Writer& w, const View& view) {
  const auto& orders = view.account.orders.orders;
  w.open_list();
  std::size_t shown = 0;
  for (auto order = orders.rbegin(); order != orders.rend() && shown < orders_shown;
       ++order, ++shown) {
    Money payable{0}, back{0}, saved{0};
    Points earned{0};
    for (std::size_t i = 0; i < parts_of(order->facts); ++i) {
      const OrderLine& part = part_of(order->facts, i);
      const Figures gone = figures_gone(part, order->returned[i]);
      payable += part.payable;
      back += gone.cash + gone.principal + gone.bonus;
      earned += part.earned + part.granted - gone.earned - gone.granted;
      saved += part.bonus - gone.bonus;
      for (std::size_t k = 0; k < part.saved.size(); ++k)
        saved += part.saved[k].second - gone.saved[k].second;
    }
    w.open();
    w.key("at").number(order->at);
    if (order->facts.channel) w.key("channel").text(*order->facts.channel);
    w.key("id").text(order->facts.id);
    w.key("payable").number(payable);
    w.key("points").number(earned);
    w.key("returned").number(back);
    w.key("saved").number(saved);
    w.key("state").text(order_state_names[static_cast<std::size_t>(order->state)]);
    if (order->state == OrderState::completed && order->until) w.key("until").number(*order->until);
    w.close();
  }
  w.close_list();
}

}  // namespace loyalty
