// A page on the service: prices on each tap by its own engine, orders that are kept until they are answered.

import { openMemberCenter } from "member-center";
import { fetchRequest, Follower, newId, OfflineQueue, ServiceClient } from "member-center/service";

export async function openShop({ base, member, channel, token, storage, told, fetch }) {
  const client = new ServiceClient({ base, member, token, request: fetchRequest(fetch) });
  const [program, goods, { account, events, now }] = await Promise.all([client.program(), client.goods(), client.member()]);
  const center = await openMemberCenter({ program, account });
  const follower = new Follower(client, center, events);
  const behind = now - Date.now();
  // The service's time, as well as the page knows it: never before what has happened already.
  const clock = () => Math.max(Date.now() + behind, follower.at, account.at ?? 0);

  const queue = new OfflineQueue({
    client,
    storage,
    async told(outcome) {
      if (outcome.state === "accepted") await follower.apply(outcome.booked);
      await told(outcome);
    },
  });

  return {
    queue,
    // On each tap: without asking anybody.
    price(lines) {
      const cart = { at: clock(), lines, offer_totals: goods.offer_totals ?? {} };
      if (channel) cart.channel = channel;
      if (goods.shipping) cart.shipping = goods.shipping;
      return center.quote(cart);
    },
    // Made once, sent until it is answered, booked at what was shown.
    order: (quote) => queue.submit({ call: "placeOrder", order: { id: newId("order-"), receipt: quote.receipt } }),
    overview: () => center.overview(clock()),
  };
}
