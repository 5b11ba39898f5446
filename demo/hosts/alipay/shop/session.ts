// The member's session on Alipay: the store is in a worker, where MYWebAssembly is; the page has what stands for it.

import { miniProgramRequest, newId } from "member-center/service";
import type { MemberStore } from "member-center/store";
import { type Port, type RemoteStore, remoteStore } from "member-center/worker";
import { config } from "../config";
import { type Backend, service_backend } from "./backend";
import { alone } from "./alone";
import { choice } from "./choice";
import { host } from "./host";
import { lang, words } from "./language";

export interface Session {
  readonly store: MemberStore;
  readonly backend: Backend;
}

declare const my: { createWorker?(script: string): Port };

const w = words({ update: "请更新支付宝后再试" }, { update: "Please update Alipay, and try again" });

let opening: Promise<Session> | undefined;

export function session(): Promise<Session> {
  opening = opening || open();
  opening.catch(() => (opening = undefined));
  return opening;
}

async function open(): Promise<Session> {
  if (!my.createWorker) throw new Error(w[lang()].update);
  const { service } = config;
  const { member, shop } = choice();
  const name = (what: string) => `${service || "sample"}/${shop}/${member}/${what}`;
  const backend: { current?: Backend } = {};
  const send = miniProgramRequest(host.request as never);
  const store: RemoteStore = remoteStore(my.createWorker("workers/center.js"), {
    start: () => ({ service, shop, member, lang: lang(), channel: host.name }),
    get: (what: string) => host.kept(name(what)),
    set: ([what, text]: readonly [string, string]) => host.keep(name(what), text),
    request: (request: never) => send(request),
    token: () => (backend.current ? backend.current.token() : ""),
  });
  backend.current = service ? service_backend(service, member, newId) : alone((event) => store.ask("staff", event), newId);
  // Said once, though it is told until the worker has heard that it was.
  const said = new Set<string>();
  store.subscribe(() => {
    for (const { id, text, well } of store.news) {
      if (said.has(id)) continue;
      said.add(id);
      void store.dismiss(id);
      host.toast(text, well ? "well" : "plain");
    }
  });
  host.when_online(() => void store.refresh());
  // Whatever a page calls answers by a promise here: pages of every host take it so.
  return { store: store as unknown as MemberStore, backend: backend.current };
}
