// The member's session of this page: which shop, which member, by the service or on books of the page's own.

import { type Pace, useView as view_of } from "member-center/vue";
import { loadEngine, web } from "member-center";
import { fetchRequest, ServiceClient } from "member-center/service";
import { type Books, type LocalBooks, localBooks, MemberStore, type Storage, type Views } from "member-center/store";
import url from "member-center/member-center.wasm?url";
import { shallowRef, type ShallowRef } from "vue";
import { language } from "../words/language";
import { type Backend, booked_by, http_backend, local_backend } from "./backend";
import { now } from "./clock";
import { early_ahead, early_answer, early_module } from "./early";

export interface Session {
  readonly shop: string;
  /** Empty: a guest, who is no member yet. */
  readonly member: string;
  /** Without a service: ?offline. */
  readonly alone: boolean;
  readonly store: MemberStore;
  readonly backend: Backend;
}

/** Where the demonstration's services are; the page lies beside them. */
const api = new URL("api", document.baseURI).href;

const current = shallowRef<Session>();

/** The session of the route; there is none before the first shop is opened. */
export const session = current as Readonly<ShallowRef<Session | undefined>>;

/** Views of the session that is open. Pages are made again when the session is another (see App.vue). */
export function useView<K extends keyof Views>(name: K, pace?: Pace): Readonly<ShallowRef<Views[K] | undefined>> {
  return view_of(open_session().store, name, pace);
}

/** The address of a page of the session that is open: `page_path("cart")`. */
export function page_path(page: string): string {
  const { member, shop } = open_session();
  return `/${shop}/${member}/${page}`;
}

export function open_session(): Session {
  if (!current.value) throw new Error("no session is open");
  return current.value;
}

export async function switch_to(shop: string, member: string, alone: boolean): Promise<void> {
  const before = current.value;
  if (before?.shop === shop && before.member === member && before.alone === alone) return;
  before?.store.dispose();
  current.value = alone ? session_alone(shop, member) : session_by_service(shop, member);
  void current.value.store.open();
}

// What waited for the network goes out when it is back; offers begin and end while the page is open.
addEventListener("online", () => void current.value?.store.refresh());
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? current.value?.store.tick() : current.value?.store.keep()));
addEventListener("pagehide", () => current.value?.store.keep());
setInterval(() => document.visibilityState === "visible" && current.value?.store.tick(), 60_000);

function session_by_service(shop: string, member: string): Session {
  const base = `${api}/${shop}`;
  const backend = http_backend(base, member);
  let token: string | undefined;
  const client = new ServiceClient({
    base,
    member,
    request: fetchRequest((to, init) => early_answer(init.method, to, () => fetch(to, init as RequestInit))),
    token: async ({ expired }) => (expired || !token ? (token = await backend.token()) : token),
    retries: 1,
  });
  const store = store_of(`${shop}/${member}`, member, member ? client : books_of_guest(client));
  return { shop, member, alone: false, backend: booked_by(store, backend), store };
}

/** What everybody may see: the rules and the goods, on an empty account. */
function books_of_guest(client: ServiceClient): Books {
  return Object.assign(Object.create(client) as ServiceClient, {
    program: () => client.program(),
    goods: () => client.goods(),
    member: async () => ({ account: {}, events: 0, now: now() }),
    events: async () => [],
  });
}

function session_alone(shop: string, member: string): Session {
  let books: LocalBooks | undefined;
  const storage = texts_of(`alone/${shop}/${member}`);
  const store = store_of(`alone/${shop}/${member}`, member, async (engine) => {
    const { sample_of } = await import("./samples");
    books = await localBooks({ engine, ...(await sample_of(engine, shop, member)), now, storage });
    return books;
  });
  return { shop, member, alone: true, store, backend: booked_by(store, local_backend(() => books as LocalBooks)) };
}

function store_of(name: string, member: string, books: ConstructorParameters<typeof MemberStore>[0]["books"]): MemberStore {
  const ahead = early_ahead(name);
  return new MemberStore({
    books,
    member,
    channel: "h5",
    language: language.value.language,
    storage: texts_of(name),
    loadEngine: async () => {
      const module = await early_module();
      return loadEngine({ host: web({ url: new URL(url, document.baseURI).href, ...(module && { module }) }) });
    },
    worker: price_worker,
    ...(ahead && { ahead }),
    idle: "requestIdleCallback" in window ? (run) => requestIdleCallback(run, { timeout: 50 }) : (run) => setTimeout(run, 0),
    elapsed: () => performance.now(),
  });
}

/** It gets the module that the page has compiled; where there is none it loads its own. */
function price_worker(): Worker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  void early_module().then((module) => worker.postMessage({ module }));
  return worker;
}

function texts_of(name: string): Storage {
  return { get: (what) => localStorage.getItem(`${name}/${what}`), set: (what, text) => localStorage.setItem(`${name}/${what}`, text) };
}
