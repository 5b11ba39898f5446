import type { Choices } from "../store/cart.js";
import type { MemberStore } from "../store/store.js";
import type { BoundStore } from "./session.js";
/** Either end: what my.createWorker gives the page, and `worker` inside of it. Messages are copied on their way. */
export interface Port {
    postMessage(message: object): void;
    onMessage(heard: (message: unknown) => void): void;
}
/** What the page asks of the store; each answers by a promise, and so does whatever answers nothing. */
declare const calls: readonly ["open", "refresh", "catchUp", "tick", "travel", "add", "addAt", "setQuantity", "choose", "clear", "explain", "priceUnits", "order", "cancel", "act", "draw", "acceptGiftCard", "joinCampaign", "foresee", "previewReturn", "priceWith", "send", "dismiss", "brought"];
type Call = (typeof calls)[number];
type Calls = {
    readonly [K in Call]: (...given: Parameters<MemberStore[K]>) => Promise<Awaited<ReturnType<MemberStore[K]>>>;
};
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
export interface PageLink {
    /** Something that only the page can do: the network, the storage. */
    ask(service: string, given: unknown): Promise<unknown>;
    /** From here on the page has this store, and may ask for what else is here by name. */
    share(store: MemberStore, beside?: Readonly<Record<string, (...given: never[]) => unknown>>): void;
}
/** The worker's end. */
export declare function pageLink(port: Port): PageLink;
/** The page's end: a store that is asked through a worker. `services` are what the worker asks of the page. */
export declare function remoteStore(port: Port, services: PageServices): RemoteStore;
export {};
