import { createRouter, createWebHashHistory, START_LOCATION, type RouteLocationNormalized } from "vue-router";
import { is_member } from "./shop/joined";
import { shops } from "./shops";
import { session, switch_to } from "./shop/session";

/** Every page of a member's, by its path, and where it lies in pages/. */
const pages: Readonly<Record<string, string>> = {
  "": "home/HomePage",
  shop: "shop/ShopPage",
  "shop/:sku": "shop/ThingPage",
  cart: "cart/CartPage",
  checkout: "checkout/CheckoutPage",
  orders: "orders/OrdersPage",
  "orders/:order": "orders/OrderPage",
  mine: "mine/MinePage",
  settings: "settings/SettingsPage",
  levels: "levels/LevelsPage",
  points: "points/PointsPage",
  mall: "mall/MallPage",
  coupons: "coupons/CouponsPage",
  "coupons/:coupon": "coupons/CouponPage",
  savings: "savings/SavingsPage",
  ending: "ending/EndingPage",
  "check-in": "check-in/CheckInPage",
  tasks: "tasks/TasksPage",
  wallet: "wallet/WalletPage",
  "gift-cards": "gift-cards/GiftCardsPage",
  draws: "draws/DrawsPage",
  cards: "cards/CardsPage",
  referral: "referral/ReferralPage",
  campaigns: "campaigns/CampaignsPage",
  benefits: "benefits/BenefitsPage",
  feedback: "feedback/FeedbackPage",
  code: "code/CodePage",
};

/** Each is loaded when it is opened. */
const files = import.meta.glob("./pages/**/*Page.vue");
const component_of = (place: string) => files[`./pages/${place}.vue`];

/** Which of the pages there are. */
export const has_page = (path: string): boolean => component_of(pages[path] ?? "") !== undefined;

/** Pages of the shop's staff: no member is needed. */
const staff_pages = {
  program: () => import("./pages/staff/ProgramPage.vue"),
  figures: () => import("./pages/staff/FiguresPage.vue"),
} as const;

let step: ((event: PopStateEvent) => void) | undefined;
// Heard before the router hears of it, which would go to the page again that a sheet lies upon.
addEventListener("popstate", (event) => step?.(event));

/** `does`: at every step back or forward in the browser's history, before the router's. */
export function on_step(does: (event: PopStateEvent) => void): void {
  step = does;
}

// After the hash: static files need no server that knows the paths.
export const router = createRouter({
  history: createWebHashHistory(),
  // The first page is at its top already: to say so would have it laid out before it is there.
  scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }),
  routes: [
    { path: "/", redirect: `/${shops[0]?.id}/${shops[0]?.members[0]}/` },
    ...Object.entries(staff_pages).map(([path, component]) => ({ path: `/:shop/staff/${path}`, name: `staff/${path}`, component, meta: { staff: true } })),
    { path: "/:shop/join", name: "join", component: () => import("./pages/referral/JoinPage.vue"), meta: { guest: true } },
    ...Object.entries(pages).flatMap(([path, place]) => {
      const component = component_of(place);
      return component ? [{ path: `/:shop/:member/${path}`, name: path || "home", component }] : [];
    }),
    { path: "/:rest(.*)*", redirect: "/" },
  ],
});

/** The pages behind the other tabs, before somebody goes there. */
export async function fetch_tabs(): Promise<void> {
  await Promise.all(["", "shop", "cart", "mine"].map((path) => component_of(pages[path] ?? "")?.()));
}

const alone = new URLSearchParams(location.search).has("offline");

/** Opens the session of a page; another address where there is none. */
async function open_for({ meta, params }: RouteLocationNormalized): Promise<true | string> {
  const { shop } = params;
  const known = shops.find(({ id }) => id === shop);
  // Staff see the shop in the colours that its members see.
  const member = meta.staff ? known?.members[0] : meta.guest ? "" : params.member;
  if (typeof shop !== "string" || typeof member !== "string") return true;
  if (!known || (member && !is_member(shop, member, known.members))) return "/";
  await switch_to(shop, member, alone);
  return true;
}

// The first session is asked for while its page is still on its way; another one only once its page is there, so that the
// page before is never drawn with it.
router.beforeEach((to) => (session.value ? true : open_for(to)));
router.beforeResolve((to) => open_for(to));

// The router listens from its first page on, and writes that page's address over any that came while it was loading: such
// an address is gone to after it. Its event may come a little later than the page.
function go_on({ newURL }: HashChangeEvent): void {
  const wanted = new URL(newURL).hash.slice(1);
  void router.isReady().then(() => {
    if (router.resolve(wanted).fullPath !== router.currentRoute.value.fullPath) return router.replace(wanted);
  });
}
window.addEventListener("hashchange", go_on);
void router.isReady().then(() => setTimeout(() => window.removeEventListener("hashchange", go_on), 500));
