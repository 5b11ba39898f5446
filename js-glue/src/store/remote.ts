// A second center in a worker: for programs and carts whose price takes longer than a frame of the page.

import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import { is_loyalty_error, LoyaltyError, type Problem } from "../error.js";
import type { Account, Cart, Event, Program, Quote } from "../types/index.js";

/** What is used of a Worker, as the page sees it. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  addEventListener(kind: "message", heard: (event: { readonly data: unknown }) => void): void;
  addEventListener(kind: "error", heard: (event: unknown) => void): void;
  terminate(): void;
}

/** What is used of a worker's own scope. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(kind: "message", heard: (event: { readonly data: unknown }) => void): void;
}

type Call =
  | { readonly does: "open"; readonly program: Program; readonly account: Account }
  | { readonly does: "apply"; readonly event: Event }
  | { readonly does: "quote"; readonly cart: Cart };
type Asked = Call & { readonly number: number };
type Answered = { readonly number: number; readonly value?: Quote; readonly problem?: Problem; readonly error?: string };

/** The worker's side: answers what a store asks. Its script is two lines, of an engine and of this. */
export function serveStore(scope: WorkerScope, load: () => Promise<Engine>): void {
  let center: MemberCenter | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const perform = async (asked: Asked): Promise<Quote | undefined> => {
    if (asked.does === "open") {
      const engine = await load();
      center?.dispose();
      center = engine.open(asked.program, asked.account);
    } else if (asked.does === "apply") {
      center?.apply(asked.event);
    } else {
      return center?.quote(asked.cart);
    }
    return undefined;
  };
  scope.addEventListener("message", ({ data }) => {
    const asked = data as Asked;
    last = last.then(() => perform(asked)).then(
      (value) => scope.postMessage({ number: asked.number, ...(value && { value }) }),
      (error: unknown) => scope.postMessage({
        number: asked.number,
        ...(is_loyalty_error(error)
          ? { problem: { code: error.code, at: error.at, details: error.details } }
          : { error: String(error) }),
      }),
    );
  });
}

/** The page's side. */
export class RemoteCenter {
  private readonly worker: WorkerLike;
  private readonly waiting = new Map<number, { resolve(value: Quote | undefined): void; reject(error: unknown): void }>();
  private number = 0;
  private broken: unknown;

  constructor(worker: WorkerLike) {
    this.worker = worker;
    worker.addEventListener("message", ({ data }) => this.heard(data as Answered));
    worker.addEventListener("error", () => {
      this.broken = new Error("the worker has failed");
      for (const { reject } of this.waiting.values()) reject(this.broken);
      this.waiting.clear();
    });
  }

  async open(program: Program, account: Account): Promise<void> {
    await this.ask({ does: "open", program, account });
  }

  async apply(event: Event): Promise<void> {
    await this.ask({ does: "apply", event });
  }

  async quote(cart: Cart): Promise<Quote> {
    return (await this.ask({ does: "quote", cart })) as Quote;
  }

  dispose(): void {
    this.worker.terminate();
    this.waiting.clear();
  }

  private ask(call: Call): Promise<Quote | undefined> {
    if (this.broken) return Promise.reject(this.broken);
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ ...call, number });
    });
  }

  private heard({ number, value, problem, error }: Answered): void {
    const asked = this.waiting.get(number);
    this.waiting.delete(number);
    if (problem) asked?.reject(new LoyaltyError(problem));
    else if (error) asked?.reject(new Error(error));
    else asked?.resolve(value);
  }
}
