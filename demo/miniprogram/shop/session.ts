// The member's session of this mini-program, one for all pages: on sample data, or by a service (config.ts).

import { sessionBehavior, type SessionOptions } from "member-center/session";
import type { LocalBooks, MemberStore, Storage } from "member-center/store";
import { config } from "../config";
import { type Backend, local_backend, service_backend } from "./backend";
import { load_engine, load_package } from "./loading";

export interface Session {
  readonly store: MemberStore;
  readonly backend: Backend;
}

let opening: Promise<Session> | undefined;

/** The session, opened at the first call. What failed is tried again at the next. */
export function session(): Promise<Session> {
  opening = opening || open();
  opening.catch(() => (opening = undefined));
  return opening;
}

/** A behaviour that keeps a page's data at views of the session. */
export function shows(bind: SessionOptions["bind"]): string {
  return sessionBehavior({ store: () => session().then(({ store }) => store), bind });
}

async function open(): Promise<Session> {
  const parts = await load_package();
  const { member, service, shop } = config;
  const storage = texts_of(`${service || "sample"}/${shop}/${member}`);
  const common = { channel: "weapp", language: parts.language, storage, loadEngine: () => load_engine(parts) };
  if (service) {
    const backend = service_backend(service, member, parts.newId);
    let token = "";
    const books = new parts.ServiceClient({
      base: service,
      member,
      request: parts.miniProgramRequest(wx.request as never),
      token: async ({ expired }) => (expired || !token ? (token = await backend.token()) : token),
      retries: 2,
    });
    return started(new parts.MemberStore({ ...common, books }), backend);
  }
  const sample = parts.samples[shop];
  if (!sample) throw new Error(`there is no sample of ${shop}`);
  let books: LocalBooks | undefined;
  const store = new parts.MemberStore({
    ...common,
    books: async (engine) => {
      const center = engine.open(sample.program);
      const seeds: Record<string, string> = {};
      for (const event of sample.members[member] || []) {
        if (event.kind === "drawn" && event.seed) seeds[event.draw] = event.seed;
        center.apply(event);
      }
      const account = center.snapshot();
      center.dispose();
      books = await parts.localBooks({ engine, program: sample.program, goods: sample.goods, account, seeds, now: Date.now, storage });
      return books;
    },
  });
  return started(store, local_backend(() => books as LocalBooks, parts.newId));
}

function started(store: MemberStore, backend: Backend): Session {
  void store.open();
  return { store, backend };
}

/** What the next start shows, the cart, and what waits for the network. WeChat keeps 1 MB under a name. */
function texts_of(name: string): Storage {
  return {
    get: (what) => wx.getStorageSync(`${name}/${what}`) as string,
    set: (what, text) => wx.setStorageSync(`${name}/${what}`, text),
  };
}

/** The store that the behaviour has given to a page. */
export function store_of(page: unknown): MemberStore {
  return (page as { store: MemberStore }).store;
}

/** What a page does when there is no session, and when the customer tries again. */
export const retries = {
  failed(this: unknown, error: unknown) {
    (this as { setData(data: object): void }).setData({ problem: error instanceof Error ? error.message : "请检查网络" });
  },
  again(this: unknown) {
    const page = this as { store?: MemberStore; setData(data: object): void; openSession(): void };
    page.setData({ problem: "" });
    if (page.store) void page.store.open();
    else page.openSession();
  },
};
