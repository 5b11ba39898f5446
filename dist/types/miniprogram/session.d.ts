import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
import { type Changes } from "./changes.js";
/** What is used of a store: the package's MemberStore, or one that a worker is asked through. */
export type BoundStore = Pick<MemberStore, "status" | "subscribe" | "view">;
/** A page or a component, as far as it shows something. */
export interface Shows {
    setData(data: Changes, done?: () => void): void;
}
/** What lies under a name of the page's data: a view, or the part of one that the page draws. */
export type Bound = keyof Views | Shown<keyof Views>;
/** A part of a view. It is made anew when the view is another: keep it to choosing what is drawn. */
export interface Shown<K extends keyof Views> {
    readonly view: K;
    show(view: Views[K]): unknown;
}
/** A part of a view, with the view's type. */
export declare function part<K extends keyof Views>(view: K, show: (view: Views[K]) => unknown): Shown<keyof Views>;
export interface Binding {
    /** Shows what has changed since, now: for a page that `show` of a bound part depends on. */
    update(): void;
    /** Nothing is sent while a page is hidden; shown again, it gets what it has missed. */
    hide(): void;
    show(): void;
    end(): void;
}
/** Keeps names of a page's data at the views of a store, by the smallest setData, once for all changes of a tick. */
export declare function bindViews(page: Shows, store: BoundStore, bound: Readonly<Record<string, Bound>>): Binding;
/** What a behaviour is given to: a page or component with these among its own. */
export interface WithSession extends Shows {
    /** There once the store is: pages do what they do by it. */
    store?: MemberStore;
    binding?: Binding;
    /** Called when the store is there and the first views are shown. */
    opened?(store: MemberStore): void;
    /** There is no store: what was thrown. `openSession` tries again. */
    failed?(error: unknown): void;
}
export interface SessionOptions {
    /** The store of this mini-program; one for all pages. */
    store(): MemberStore | PromiseLike<MemberStore>;
    /** Names of the page's data, and the views that lie there: { cart: "cart" }. */
    bind: Readonly<Record<string, Bound>>;
}
/**
 * WeChat's Behavior that binds a page or component to a session: `behaviors: [sessionBehavior({ store, bind: { cart: "cart" } })]`.
 * Pages that are declared with Page() have it since base library 2.9.2.
 */
export declare function sessionBehavior(options: SessionOptions): string;
