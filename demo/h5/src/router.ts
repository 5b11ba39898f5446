import { createRouter, createWebHashHistory } from "vue-router";
import { shops } from "./shops";
import { switch_to } from "./shop/session";

/** Every page of a member's, by its path; each is loaded when it is opened. */
const pages = {
  "": () => import("./pages/home/HomePage.vue"),
  shop: () => import("./pages/shop/ShopPage.vue"),
  cart: () => import("./pages/cart/CartPage.vue"),
  checkout: () => import("./pages/checkout/CheckoutPage.vue"),
  orders: () => import("./pages/orders/OrdersPage.vue"),
  "orders/:order": () => import("./pages/orders/OrderPage.vue"),
} as const;

/** Pages of the shop's staff: no member is needed. */
const staff_pages = {
  program: () => import("./pages/staff/ProgramPage.vue"),
  figures: () => import("./pages/staff/FiguresPage.vue"),
} as const;

// After the hash: static files need no server that knows the paths.
export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: "/", redirect: `/${shops[0]?.id}/${shops[0]?.members[0]}/` },
    ...Object.entries(staff_pages).map(([path, component]) => ({ path: `/:shop/staff/${path}`, name: `staff/${path}`, component, meta: { staff: true } })),
    ...Object.entries(pages).map(([path, component]) => ({ path: `/:shop/:member/${path}`, name: path || "home", component })),
    { path: "/:rest(.*)*", redirect: "/" },
  ],
});

const alone = new URLSearchParams(location.search).has("offline");

router.beforeEach(async (to) => {
  const { shop } = to.params;
  // Staff see the shop in the colours that its members see.
  const member = to.meta.staff ? shops.find(({ id }) => id === shop)?.members[0] : to.params.member;
  if (typeof shop !== "string" || typeof member !== "string") return true;
  if (!shops.some(({ id, members }) => id === shop && members.includes(member))) return "/";
  await switch_to(shop, member, alone);
  return true;
});
