import { guarded } from "../guarded.js";
import type { MemberStore } from "../store/store.js";
import type { Views } from "../store/views/index.js";
import { type Changes, changes } from "./changes.js";

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
export function part<K extends keyof Views>(view: K, show: (view: Views[K]) => unknown): Shown<keyof Views> {
  return { view, show } as unknown as Shown<keyof Views>;
}

export interface Binding {
  /** Shows what has changed since, now: for a page that `show` of a bound part depends on. */
  update(): void;
  /** Nothing is sent while a page is hidden; shown again, it gets what it has missed. */
  hide(): void;
  show(): void;
  end(): void;
}

/** Keeps names of a page's data at the views of a store, by the smallest setData, once for all changes of a tick. */
export function bindViews(page: Shows, store: BoundStore, bound: Readonly<Record<string, Bound>>): Binding {
  const shown: Record<string, unknown> = {};
  const sources: Record<string, unknown> = {};
  let waiting = false;
  let hidden = false;
  let ended = false;
  const update = (again: boolean): void => {
    waiting = false;
    if (hidden || ended) return;
    const found: Changes = {};
    const find = (name: string): void => {
      const what = bound[name] as Bound;
      const view = view_of(store, typeof what === "string" ? what : what.view);
      if (!again && sources[name] === view) return;
      sources[name] = view;
      const next = typeof what === "string" || view === undefined ? view : what.show(view as never);
      const paths = changes(shown[name], next, name);
      shown[name] = next;
      for (const path of Object.keys(paths)) found[path] = paths[path];
    };
    // A part that throws leaves the others to be shown.
    for (const name of Object.keys(bound)) guarded(() => find(name));
    if (Object.keys(found).length > 0) page.setData(found);
  };
  const end = store.subscribe(() => {
    if (waiting || hidden || ended) return;
    waiting = true;
    void Promise.resolve().then(() => update(false));
  });
  update(true);
  return {
    update: () => update(true),
    hide: () => {
      hidden = true;
    },
    show: () => {
      hidden = false;
      update(true);
    },
    end: () => {
      ended = true;
      end();
    },
  };
}

/** How the session stands is known before there is anything else to show. */
function view_of(store: BoundStore, name: keyof Views): Views[keyof Views] | undefined {
  return store.view(name) ?? (name === "status" ? store.status : undefined);
}

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

declare function Behavior(definition: object): string;

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
export function sessionBehavior(options: SessionOptions): string {
  const ended = new Set<WithSession>();
  const begin = (page: WithSession): Promise<void> =>
    new Promise<MemberStore>((resolve) => resolve(options.store())).then((store) => {
      // The page may be gone before the store is there.
      if (ended.delete(page) || page.binding) return;
      page.store = store;
      page.binding = bindViews(page, store, options.bind);
      page.opened?.(store);
    }, (error: unknown) => {
      if (!ended.delete(page)) page.failed?.(error);
    });
  return Behavior({
    lifetimes: {
      attached(this: WithSession) {
        void begin(this);
      },
      detached(this: WithSession) {
        if (this.binding) this.binding.end();
        else ended.add(this);
        delete this.binding;
      },
    },
    methods: {
      openSession(this: WithSession) {
        return begin(this);
      },
    },
    pageLifetimes: {
      show(this: WithSession) {
        this.binding?.show();
      },
      hide(this: WithSession) {
        this.binding?.hide();
      },
    },
  });
}
