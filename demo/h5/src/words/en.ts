import type { PageWords } from "./zh-CN";

export const english: PageWords = {
  home: { title: "Member center", points: "Points", coupons: "Coupons", balance: "Balance", saved: "Saved this month" },
  tabs: { home: "Home", shop: "Shop", cart: "Cart", mine: "Mine" },
  shop: { title: "Shop", estimate: "Estimated price" },
  cart: { title: "Cart", empty: "The cart is empty", go: "Go shopping", payable: "To pay", saved: "Saved", order: "Place order" },
  time: { shows: "Showing", back: "Back to now", only_shows: "Not in the time machine" },
  common: { loading: "Opening…", failed: "Could not be opened", again: "Try again", language: "中文", close: "Close", back: "Back", more: "One more:", less: "One less:", comma: ", ", colon: ": ", listed: ", " },
  price: { list: "List price", payable: "To pay", saved: "You save", cash: "Still to pay", fee: "Delivery" },
};
