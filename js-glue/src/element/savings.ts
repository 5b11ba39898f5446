import { en, zhCN } from "../entries/messages.js";
import { fetchRequest, ServiceClient } from "../entries/service.js";
import { chineseWords, englishWords, type Language, localBooks, MemberStore } from "../entries/store.js";
import { loadEngine, web } from "../entries/web.js";
import type { Goods } from "../service/answers.js";
import type { Fetch } from "../service/request.js";
import type { Account, Program } from "../types/index.js";
import { card_words, css, html } from "./look.js";
import { dress, Element, page_fetch, type PageRoot } from "./page.js";

/** The member's token; asked before each call, and once more with `expired` when the service says so. */
export type TokenOf = (asked: { readonly expired: boolean }) => string | Promise<string>;

/** A member without a service. */
export interface Sample {
  readonly program: Program;
  readonly account: Account;
  readonly goods?: Goods;
}

const languages: Readonly<Record<"zh-CN" | "en", Language>> = {
  "zh-CN": { sentences: zhCN, words: chineseWords },
  en: { sentences: en, words: englishWords },
};

/**
 * `<member-savings base="https://shop.example" member="lin" lang="zh-CN">`: what a member has saved, on any page. It asks the
 * service with `token`, or shows a `sample`. `module`: where member-center.wasm is, if not beside the script.
 */
export class MemberSavings extends Element {
  static readonly observedAttributes = ["base", "lang", "member", "module"];
  private readonly root: PageRoot;
  private store: MemberStore | undefined = undefined;
  private asked: TokenOf | undefined = undefined;
  private shown: Sample | undefined = undefined;
  private due = false;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.root.innerHTML = html;
    dress(this.root, css);
  }

  get token(): TokenOf | undefined {
    return this.asked;
  }

  set token(token: TokenOf | undefined) {
    this.asked = token;
    this.start_soon();
  }

  get sample(): Sample | undefined {
    return this.shown;
  }

  set sample(sample: Sample | undefined) {
    this.shown = sample;
    this.start_soon();
  }

  connectedCallback(): void {
    // What the page has set before the element was defined stands in the way of the setters.
    const own = this as unknown as Record<string, unknown>;
    for (const name of ["token", "sample"])
      if (Object.prototype.hasOwnProperty.call(own, name)) {
        const value = own[name];
        delete own[name];
        own[name] = value;
      }
    this.start_soon();
  }

  disconnectedCallback(): void {
    this.store?.dispose();
    this.store = undefined;
  }

  attributeChangedCallback(name: string): void {
    if (name !== "lang") return this.start_soon();
    this.store?.speak(languages[this.speaks()]);
    this.draw();
  }

  private speaks(): "zh-CN" | "en" {
    return /^en\b/i.test(this.getAttribute("lang") ?? "") ? "en" : "zh-CN";
  }

  /** Attributes and properties come one after another: once for all of them. */
  private start_soon(): void {
    if (this.due) return;
    this.due = true;
    void Promise.resolve().then(() => {
      this.due = false;
      if (this.isConnected) this.start();
    });
  }

  private start(): void {
    this.store?.dispose();
    this.store = undefined;
    const books = this.books();
    if (!books) return;
    const module = this.getAttribute("module");
    const store = new MemberStore({ books, language: languages[this.speaks()], loadEngine: () => loadEngine(module ? { host: web({ url: module }) } : {}) });
    this.store = store;
    store.subscribe(() => this.draw());
    void store.open().then(() => this.draw());
  }

  private books(): ConstructorParameters<typeof MemberStore>[0]["books"] | undefined {
    const sample = this.shown;
    if (sample) return (engine) => localBooks({ engine, program: sample.program, account: sample.account, goods: sample.goods ?? { goods: [] }, now: Date.now });
    const [base, member, token] = [this.getAttribute("base"), this.getAttribute("member"), this.asked];
    if (!base || !member || !token) return undefined;
    const send = page_fetch() as Fetch;
    return new ServiceClient({ base, member, token, request: fetchRequest((url, init) => send(url, init)) });
  }

  private draw(): void {
    const { store } = this;
    if (!store) return;
    const words = card_words[this.speaks()];
    const view = store.view("home");
    const failed = !view && store.status.phase === "failed";
    this.tell("shop", view?.shop ?? "");
    this.tell("title", view ? words.title : "");
    this.tell("total", view?.saved.total.text ?? "");
    this.tell("month", view ? `${words.month} ${view.saved.month.text}` : "");
    this.tell("level", view?.level?.name ?? "");
    this.tell("problem", failed ? (store.status.problem ?? "") : "");
  }

  private tell(id: string, text: string): void {
    const part = this.root.querySelector(`#${id}`);
    if (!part || part.textContent === text) return;
    part.textContent = text;
    part.hidden = text === "";
  }
}
