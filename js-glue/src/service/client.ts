import { reason_of } from "../error.js";
import type { Preview } from "../answers.js";
import type { Id, Instant, Overview, Program, Quote } from "../types/index.js";
import { text_of } from "../wellformed.js";
import type { Accepted, Booked, Goods, NewEvent, NewOrder, PastOrders, PastRecords, Standing, WantedCart } from "./answers.js";
import { no_answer, ServiceError, type ToldProblem, unreadable } from "./error.js";
import type { SendRequest, ServiceAnswer, ServiceRequest } from "./request.js";
import {
  is_booked, is_goods, is_log, is_overview, is_past_orders, is_past_records, is_preview, is_problem, is_program, is_quote, is_standing, type Shape, told_as,
} from "./shapes.js";

/** What a client has to know. */
export interface ServiceOptions {
  /** Where the service is: "https://shop.example/loyalty", without a slash at its end. */
  base: string;
  /** Sends a request: `fetchRequest(fetch)`, `miniProgramRequest(wx.request)`, or the host's own. */
  request: SendRequest;
  /** Whose center this is. */
  member: Id;
  /** The member's token; asked before each call, and once more with `expired` when the service says so. Nothing: nobody is logged in. */
  token(asked: { readonly expired: boolean }): string | undefined | Promise<string | undefined>;
  /** Milliseconds that one try may take; 10000 unless given. */
  timeout?: number;
  /** How many tries come after the first; 4 unless given. */
  retries?: number;
  /** Milliseconds before the second try, at most; twice as many before each further one. 400 unless given. */
  pause?: number;
  /** The most that is waited between two tries, in milliseconds; 15000 unless given. */
  longest?: number;
  /** From 0 to below 1; Math.random unless given. */
  random?: () => number;
  /** setTimeout and clearTimeout unless given. */
  timer?: Timer;
}

/** Runs something later, unless it is cleared before. */
export interface Timer {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
  readonly etag?: string;
  /** Nobody's in particular: without a token. */
  readonly open?: boolean;
}

const hosts_timer: Timer = { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) };

/**
 * One member's calls to the service. Everything that changes something has an id of the caller's: a try without an answer
 * is sent again as it was, and counts once. Refusals are ServiceError.
 */
export class ServiceClient {
  /** Whose center it is: what a page keeps of it carries that. */
  readonly owner: Id;
  private readonly options: ServiceOptions;
  private readonly home: string;
  private kept: { readonly etag: string; readonly program: Program } | undefined;

  constructor(options: ServiceOptions) {
    this.options = options;
    this.owner = options.member;
    this.home = `/v1/members/${encodeURIComponent(options.member)}`;
  }

  /** The program that is active. As long as it is the same, it is the same object, and is not sent again. */
  async program(): Promise<Program> {
    const kept = this.kept;
    const answer = await this.call({ method: "GET", path: "/v1/program", open: true, ...(kept && { etag: kept.etag }) });
    if (answer.status === 304 && kept) return kept.program;
    const program: Program = read(answer, is_program);
    this.kept = { etag: answer.headers.etag ?? "", program };
    return program;
  }

  /** What the shop sells. */
  async goods(): Promise<Goods> {
    return read(await this.call({ method: "GET", path: "/v1/goods", open: true }), is_goods);
  }

  /** The account as it is, for a center of the page's own. */
  async member(): Promise<Standing> {
    return read(await this.call({ method: "GET", path: this.home }), is_standing);
  }

  /** What a member center shows now. */
  async overview(): Promise<Overview> {
    return read(await this.call({ method: "GET", path: `${this.home}/overview` }), is_overview);
  }

  /** The log after a place, up to `limit` events (1000 at most). */
  async events(after: number, limit = 100): Promise<readonly Booked[]> {
    const answer = await this.call({ method: "GET", path: `${this.home}/events?after=${after}&limit=${limit}` });
    return read<{ events: readonly Booked[] }>(answer, is_log).events;
  }

  /** Orders that the overview shows no more (over, or more than 50), the newest first; before this one of them. */
  async orders(before?: Id, limit = 20): Promise<PastOrders> {
    const from = before === undefined ? "" : `&before=${encodeURIComponent(before)}`;
    return read(await this.call({ method: "GET", path: `${this.home}/orders?limit=${limit}${from}` }), is_past_orders);
  }

  /** What was ever done, the newest first, up to this instant. The overview has the newest 60. */
  async records(through?: Instant, limit = 500): Promise<PastRecords> {
    const to = through === undefined ? "" : `&through=${through}`;
    return read(await this.call({ method: "GET", path: `${this.home}/records?limit=${limit}${to}` }), is_past_records);
  }

  /** What a cart costs, by the service. */
  async quote(cart: WantedCart): Promise<Quote> {
    return read(await this.call({ method: "POST", path: `${this.home}/quote`, body: cart }), is_quote);
  }

  /** Places an order: it holds what it uses until it is paid, or its time is over. */
  placeOrder(order: NewOrder): Promise<Accepted> {
    return this.book(`${this.home}/orders`, order);
  }

  /** Gives up an order that is not paid. */
  cancelOrder(order: Id, event: { readonly id: Id; readonly reason?: string }): Promise<Accepted> {
    return this.book(`${this.home}/orders/${encodeURIComponent(order)}/cancel`, event);
  }

  /** An event that members may send: they check in, exchange points, use a benefit or a gift card. */
  addEvent(event: NewEvent): Promise<Accepted> {
    return this.book(`${this.home}/events`, event);
  }

  /** Takes a gift card that somebody sent. */
  acceptGiftCard(card: Id, event: { readonly id: Id }): Promise<Accepted> {
    return this.book(`${this.home}/gift-cards/${encodeURIComponent(card)}/accept`, event);
  }

  /** Joins a group buy of somebody else's. */
  joinCampaign(run: Id, event: { readonly id: Id }): Promise<Accepted> {
    return this.book(`${this.home}/campaigns/${encodeURIComponent(run)}/join`, event);
  }

  /** Draws once. The prize is in the sealed event. */
  draw(draw: Id, event: { readonly id: Id }): Promise<Accepted> {
    return this.book(`${this.home}/draws/${encodeURIComponent(draw)}`, event);
  }

  /** What an event would do; nothing is booked. */
  async previewEvent(event: NewEvent): Promise<Preview> {
    return read(await this.call({ method: "POST", path: `${this.home}/events?dry`, body: event }), is_preview);
  }

  private async book(path: string, body: unknown): Promise<Accepted> {
    const answer = await this.call({ method: "POST", path, body });
    return { ...read<Booked>(answer, is_booked), replayed: answer.headers["idempotency-replayed"] === "true" };
  }

  /** The answer, tried until there is one that says something. */
  private async call(call: Call): Promise<ServiceAnswer> {
    const { retries = 4, pause = 400, longest = 15_000, random = Math.random, timer = hosts_timer } = this.options;
    const body = call.body === undefined ? undefined : text_of(call.body);
    let expired = false;
    for (let tries = 0; ; ) {
      const answer = await this.attempt(call, body, expired);
      const problem = answer instanceof ServiceError ? answer : problem_of(answer);
      if (!problem) return answer as ServiceAnswer;
      if (problem.code === "token_expired" && !expired) {
        expired = true;
        continue;
      }
      if (!problem.passes || tries >= retries) throw problem;
      // Exponential, anywhere from half of it to all of it: those that were cut off together do not come back together.
      const most = Math.min(longest, pause * 2 ** tries++);
      const asked = answer instanceof ServiceError ? 0 : Number(answer.headers["retry-after"]) * 1000 || 0;
      const ms = Math.min(longest, Math.max(asked, most * (0.5 + random() / 2)));
      await new Promise<void>((resolve) => {
        timer.set(resolve, ms);
      });
    }
  }

  /** One try. */
  private async attempt(call: Call, body: string | undefined, expired: boolean): Promise<ServiceAnswer | ServiceError> {
    const { base, request, timeout = 10_000, timer = hosts_timer, token } = this.options;
    const headers: Record<string, string> = { Accept: "application/json" };
    const mine = call.open ? undefined : await token({ expired });
    // Without one the service says that it is missing.
    if (mine) headers.Authorization = `Bearer ${mine}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (call.etag) headers["If-None-Match"] = call.etag;
    const asked: ServiceRequest = { method: call.method, url: base + call.path, headers, timeout, ...(body !== undefined && { body }) };
    let end: unknown;
    const late = new Promise<ServiceError>((resolve) => {
      end = timer.set(() => resolve(no_answer("timeout")), timeout);
    });
    try {
      const answer = await Promise.race([request(asked), late]);
      return !(answer instanceof ServiceError) && answer.status === 0 ? no_answer("no status") : answer;
    } catch (error) {
      return no_answer(reason_of(error));
    } finally {
      timer.clear(end);
    }
  }
}

/** The JSON of an answer that went well, if it is the service's. */
function read<T>(answer: ServiceAnswer, is: Shape): T {
  const told = told_as<T>(answer.body, is);
  if (told === undefined) throw unreadable(answer.status, answer.headers["x-request-id"] ?? "");
  return told;
}

/** What is wrong with an answer; nothing: it went well. */
function problem_of(answer: ServiceAnswer): ServiceError | undefined {
  const { status, headers, body } = answer;
  if ((status >= 200 && status < 300) || status === 304) return undefined;
  const request = headers["x-request-id"] ?? "";
  const told = told_as<ToldProblem & { readonly others?: readonly ToldProblem[] }>(body, is_problem);
  // A gateway's own code has decided nothing.
  if (!told) return unreadable(status, request);
  const { code, at, details, title, others = [] } = told;
  return new ServiceError({ code, at, details, title }, others, status, request);
}
