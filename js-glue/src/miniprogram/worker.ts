// A store in a worker, and what stands for it on the page: Alipay has WebAssembly in workers only. What has changed in the
// views that the page shows crosses between them as paths, as it does with setData.

import { is_loyalty_error } from "../error.js";
import { guarded } from "../guarded.js";
import type { Choices } from "../store/cart.js";
import type { Status } from "../store/scene.js";
import type { Done } from "../store/outcome.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
import { applied, type Changes, changes } from "./changes.js";
import type { BoundStore } from "./session.js";

/** Either end: what my.createWorker gives the page, and `worker` inside of it. Messages are copied on their way. */
export interface Port {
  postMessage(message: object): void;
  onMessage(heard: (message: unknown) => void): void;
}

/** What the page asks of the store; each answers by a promise, and so does whatever answers nothing. */
const calls = [
  "open", "refresh", "catchUp", "tick", "travel", "add", "addAt", "setQuantity", "choose", "clear", "explain", "priceUnits", "order", "cancel", "act", "draw",
  "acceptGiftCard", "joinCampaign", "foresee", "previewReturn", "priceWith", "send", "dismiss", "brought",
] as const;

type Call = (typeof calls)[number];
type Calls = { readonly [K in Call]: (...given: Parameters<MemberStore[K]>) => Promise<Awaited<ReturnType<MemberStore[K]>>> };

/** The store as the page has it. What was refused comes as data: `sentence` is there, the error is not. */
export interface RemoteStore extends BoundStore, Calls {
  readonly choices: Choices | undefined;
  /** What came of something that had waited for the network; until `dismiss` has reached the worker it is told again. */
  readonly news: MemberStore["news"];
  /** Something that the worker does beside the store (see PageLink.share). */
  ask(call: string, ...given: readonly unknown[]): Promise<unknown>;
}

/** What the worker needs of the page, by name: request, get, set. */
export type PageServices = Readonly<Record<string, (given: never) => unknown>>;

type FromPage =
  | { readonly kind: "call"; readonly number: number; readonly call: string; readonly given: readonly unknown[] }
  | { readonly kind: "watch"; readonly view: keyof Views }
  | { readonly kind: "answer"; readonly number: number; readonly value?: unknown; readonly error?: string };
type FromWorker =
  | { readonly kind: "shown"; readonly views: Readonly<Record<string, Changes>>; readonly status: Status; readonly choices: Choices; readonly news: MemberStore["news"] }
  | { readonly kind: "answer"; readonly number: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: "ask"; readonly number: number; readonly service: string; readonly given: unknown };

/** Questions that wait for their answers, by number. */
class Questions {
  private last = 0;
  private readonly waiting: Record<number, { done(value: unknown): void; fail(error: Error): void }> = {};

  ask(send: (number: number) => void): Promise<unknown> {
    const number = ++this.last;
    return new Promise((done, fail) => {
      this.waiting[number] = { done, fail };
      send(number);
    });
  }

  answered({ error, number, value }: { readonly number: number; readonly value?: unknown; readonly error?: string }): void {
    const one = this.waiting[number];
    delete this.waiting[number];
    if (error === undefined) one?.done(value);
    else one?.fail(new Error(error));
  }
}

export interface PageLink {
  /** Something that only the page can do: the network, the storage. */
  ask(service: string, given: unknown): Promise<unknown>;
  /** From here on the page has this store, and may ask for what else is here by name. */
  share(store: MemberStore, beside?: Readonly<Record<string, (...given: never[]) => unknown>>): void;
}

/** The worker's end. */
export function pageLink(port: Port): PageLink {
  const questions = new Questions();
  const shown: Partial<Record<keyof Views, unknown>> = {};
  let store: MemberStore | undefined;
  let does: Readonly<Record<string, (...given: never[]) => unknown>> = {};
  let early: FromPage[] = [];
  let waiting = false;

  const tell = (): void => {
    waiting = false;
    if (!store) return;
    const views: Record<string, Changes> = {};
    for (const name of Object.keys(shown) as (keyof Views)[]) {
      const next = store.view(name);
      if (next !== shown[name]) views[name] = changes(shown[name], next, name);
      shown[name] = next;
    }
    port.postMessage({ kind: "shown", views, status: store.status, choices: store.choices, news: store.news } satisfies FromWorker);
  };
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    void Promise.resolve().then(tell);
  };
  const heard = (message: FromPage): void => {
    if (message.kind === "answer") return questions.answered(message);
    if (!store) return void early.push(message);
    if (message.kind === "watch") {
      shown[message.view] = undefined;
      return later();
    }
    const { call, given, number } = message;
    new Promise((done) => done((does[call] as (...given: readonly unknown[]) => unknown)(...given))).then(
      (value) => port.postMessage({ kind: "answer", number, value: as_data(value) } satisfies FromWorker),
      (error: unknown) => port.postMessage({ kind: "answer", number, error: sentence_of(store, error) } satisfies FromWorker),
    );
  };
  port.onMessage((message) => heard(message as FromPage));
  return {
    ask: (service, given) => questions.ask((number) => port.postMessage({ kind: "ask", number, service, given } satisfies FromWorker)),
    share(given, beside = {}) {
      store = given;
      does = { ...beside };
      const of = given as unknown as Readonly<Record<Call, (...given: never[]) => unknown>>;
      for (const call of calls) does = { ...does, [call]: (...all: never[]) => of[call](...all) };
      store.subscribe(later);
      later();
      const before = early;
      early = [];
      before.forEach(heard);
    },
  };
}

const sentence_of = (store: MemberStore | undefined, error: unknown): string => (is_loyalty_error(error) && store ? store.sentence(error) : String((error as Error).message));

/** An order that was refused brings an error along: no error gets through every host's messages. */
function as_data(value: unknown): unknown {
  const done = value as Done | undefined;
  if (typeof done !== "object" || done === null || !("state" in done) || done.state !== "refused") return value;
  const { error: { at, code, details, message }, ...rest } = done;
  return { ...rest, error: { at, code, details, message } };
}

/** The page's end: a store that is asked through a worker. `services` are what the worker asks of the page. */
export function remoteStore(port: Port, services: PageServices): RemoteStore {
  const questions = new Questions();
  const listeners = new Set<() => void>();
  const views: Partial<Record<string, unknown>> = {};
  const watched = new Set<string>();
  let status: Status = { phase: "opening", online: true, pricing: false, waiting: 0, queued: [], travelling: false, at: 0 };
  let choices: Choices | undefined;
  let news: MemberStore["news"] = [];

  const serve = async ({ given, number, service }: Extract<FromWorker, { kind: "ask" }>): Promise<void> => {
    try {
      const value = await services[service]?.(given as never);
      port.postMessage({ kind: "answer", number, value } satisfies FromPage);
    } catch (error) {
      port.postMessage({ kind: "answer", number, error: String((error as Error).message) } satisfies FromPage);
    }
  };
  port.onMessage((told) => {
    const message = told as FromWorker;
    if (message.kind === "answer") return questions.answered(message);
    if (message.kind === "ask") return void serve(message);
    for (const name of Object.keys(message.views)) views[name] = applied(views[name], message.views[name] as Changes, name);
    status = message.status;
    choices = message.choices;
    news = message.news;
    for (const listener of [...listeners]) guarded(listener);
  });
  const asked = (call: string) => (...given: readonly unknown[]) => questions.ask((number) => port.postMessage({ kind: "call", number, call, given } satisfies FromPage));
  const store: Record<string, unknown> = {
    view(name: keyof Views) {
      if (!watched.has(name)) {
        watched.add(name);
        port.postMessage({ kind: "watch", view: name } satisfies FromPage);
      }
      return views[name];
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  for (const call of calls) store[call] = asked(call);
  store.ask = (call: string, ...given: readonly unknown[]) => asked(call)(...given);
  Object.defineProperties(store, { status: { get: () => status }, choices: { get: () => choices }, news: { get: () => news } });
  return store as unknown as RemoteStore;
}
