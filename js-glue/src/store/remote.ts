// A second center in a worker: for programs and carts whose price takes longer than a frame of the page.

import type { MemberCenter } from "../center.js";
import type { Engine } from "../engine.js";
import { is_loyalty_error, LoyaltyError, type Problem } from "../error.js";
import type { Cart, CartLine, Event, Program } from "../types/index.js";
import { text_of } from "../wellformed.js";
import { begin, type Begin, type FirstPrices } from "./ahead.js";

/** How long a price may take, in milliseconds: a worker that has fallen silent is done without. */
const patience = 8000;

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
  | Begin
  | { readonly does: "open"; readonly program: Program; readonly account: string }
  | { readonly does: "apply"; readonly event: Event }
  | { readonly does: "quote"; readonly cart: Omit<Cart, "lines">; readonly lines: Lines };
/** All lines, or those that are others than in the cart before, by their place. */
type Lines = readonly CartLine[] | { readonly changed: readonly (readonly [place: number, line: CartLine])[] };
type Asked = Call & { readonly number: number };
/** `value`: a quote as the engine's own text, which costs the page least; of the first prices several. */
type Answered = { readonly number: number; readonly value?: string | FirstPrices; readonly problem?: Problem; readonly error?: string };

/** The worker's side: answers what a store asks. Its script is two lines, of an engine and of this. */
export function serveStore(scope: WorkerScope, load: () => Promise<Engine>): void {
  let center: MemberCenter | undefined;
  let lines: readonly CartLine[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const perform = async (asked: Asked): Promise<string | FirstPrices | undefined> => {
    if (asked.does === "begin") {
      const { center: opened, first } = begin(await load(), asked);
      center = opened;
      return first;
    }
    if (asked.does === "open") {
      const engine = await load();
      center?.dispose();
      center = engine.open(asked.program, asked.account);
      warm(center);
    } else if (asked.does === "apply") {
      center?.apply(asked.event);
    } else {
      lines = lines_of(asked.lines, lines);
      return center?.text.quote(text_of({ ...asked.cart, lines }));
    }
    return undefined;
  };
  scope.addEventListener("message", ({ data }) => {
    const asked = data as Asked;
    // The page may tell its worker more than the store does.
    if (!asked.number) return;
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

function lines_of(told: Lines, before: readonly CartLine[]): readonly CartLine[] {
  if (!("changed" in told)) return told;
  const changed = new Map(told.changed);
  return before.map((line, place) => changed.get(place) ?? line);
}

/** A first price takes many times as long as the next ones: the functions are compiled by it. Nobody waits for this one. */
function warm(center: MemberCenter): void {
  const cart: Cart = { at: center.snapshot().at ?? 0, lines: [{ sku: "warm", unit_price: 10_000, quantity: 1 }], coupons: "best" };
  try {
    center.text.quote(text_of(cart));
  } catch {
    // What is wrong is said of a cart that somebody has.
  }
}

/** The page's side. */
export class RemoteCenter {
  private readonly worker: WorkerLike;
  private readonly waiting = new Map<number, { resolve(value: string | undefined): void; reject(error: unknown): void }>();
  private number = 0;
  private sent: readonly CartLine[] = [];
  private broken: unknown;

  constructor(worker: WorkerLike) {
    this.worker = worker;
    worker.addEventListener("message", ({ data }) => this.heard(data as Answered));
    worker.addEventListener("error", () => this.fail());
  }

  /** `account` as the text of a snapshot. */
  async open(program: Program, account: string): Promise<void> {
    await this.ask({ does: "open", program, account });
  }

  async apply(event: Event): Promise<void> {
    await this.ask({ does: "apply", event });
  }

  /** The quote's own text. Of a cart that is nearly the one before only what has changed is sent. */
  async quote({ lines, ...cart }: Cart): Promise<string> {
    const before = this.sent;
    this.sent = lines;
    const changed: (readonly [number, CartLine])[] = [];
    lines.forEach((line, place) => line !== before[place] && changed.push([place, line]));
    const less = lines.length === before.length && changed.length < lines.length;
    const late = setTimeout(() => this.fail(), patience);
    try {
      return (await this.ask({ does: "quote", cart, lines: less ? { changed } : lines })) as string;
    } finally {
      clearTimeout(late);
    }
  }

  dispose(): void {
    this.worker.terminate();
    this.fail();
  }

  /** Whoever waits for it waits no longer. */
  private fail(): void {
    this.broken = new Error("the worker has failed");
    for (const { reject } of this.waiting.values()) reject(this.broken);
    this.waiting.clear();
  }

  private ask(call: Call): Promise<string | undefined> {
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
    else asked?.resolve(value as string | undefined);
  }
}
