// The member's session of this mini-program, one for all pages: on sample data, or by a service (config.ts).

import type { LocalBooks, MemberStore, Storage } from "member-center/store";
import { config } from "../config";
import { type Backend, local_backend, service_backend } from "./backend";
import { choice } from "./choice";
import { host } from "./host";
import { lang } from "./language";
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

let opened: MemberStore | undefined;

/** The store of the session, where there is one already. */
export const opened_store = (): MemberStore | undefined => opened;

/** Another shop, member or language: what is open is given back, and the next page opens anew. */
export async function end_session(): Promise<void> {
  const ended = opening;
  opening = opened = undefined;
  if (ended) await ended.then(({ store }) => store.dispose(), () => undefined);
}

async function open(): Promise<Session> {
  const parts = await load_package();
  const { service } = config;
  const { member, shop } = choice();
  const storage = texts_of(`${service || "sample"}/${shop}/${member}`);
  const common = { member, channel: host.name, language: parts.language(lang()), storage, loadEngine: () => load_engine(parts) };
  if (service) {
    const backend = service_backend(service, member, parts.newId);
    let token = "";
    const books = new parts.ServiceClient({
      base: service,
      member,
      request: parts.miniProgramRequest(host.request as never),
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
      const standing = parts.member_of(engine, sample, member);
      books = await parts.localBooks({ engine, program: sample.program, goods: sample.goods, ...standing, storage });
      return books;
    },
  });
  return started(store, local_backend(() => books as LocalBooks, parts.newId));
}

function started(store: MemberStore, backend: Backend): Session {
  // What came of something that had waited for the network is said once, on whatever page is in front.
  store.subscribe(() => {
    for (const { id, text, well } of store.news) {
      store.dismiss(id);
      host.toast(text, well ? "well" : "plain");
    }
  });
  host.when_online(() => void store.refresh());
  void store.open();
  opened = store;
  return { store, backend };
}

/** What the next start shows, the cart, and what waits for the network. WeChat keeps 1 MB under a name. */
function texts_of(name: string): Storage {
  return { get: (what) => host.kept(`${name}/${what}`), set: (what, text) => host.keep(`${name}/${what}`, text) };
}
