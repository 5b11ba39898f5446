// An open sheet holds the focus; Escape and Back close it; then the focus is again on what it was opened with.

import { nextTick, onBeforeUnmount, type Ref, watch } from "vue";
import { on_step, router } from "../router";

interface Open {
  /** What is drawn of it. */
  readonly drawn: () => HTMLElement | null | undefined;
  readonly close: () => void;
}

/** The last is in front. */
const open: Open[] = [];
/** What was tapped last on the page: the focus may have left it already, as a button's that can do nothing for a while. */
let tapped: EventTarget | null = null;
/** The entry of the browser's history that is looked at: a page's, or `extra`, which a sheet has put upon it for Back to leave. */
let here = entry();

const can_have_focus = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

function entry(): { readonly extra: boolean; readonly position: unknown } {
  const { position, sheet } = (history.state ?? {}) as { position?: unknown; sheet?: true };
  return { extra: sheet === true, position };
}

/** A tap beside it closes a sheet; whoever has no finger has its button and Escape. */
export const no_button: object = { role: undefined, tabindex: undefined };

/** `inside`: an element in the sheet. */
export function use_sheet(show: Ref<boolean>, inside: Readonly<Ref<HTMLElement | null>>): void {
  const one: Open = { drawn: () => inside.value?.closest<HTMLElement>(".van-popup"), close: () => (show.value = false) };
  // A button that waits for an answer, and a row that is gone, lose the focus to the page behind.
  const changes = new MutationObserver(hold);
  const away = () => {
    changes.disconnect();
    if (open.includes(one)) open.splice(open.indexOf(one), 1);
    void nextTick(give_back);
  };
  watch(show, async (now) => {
    if (!now) return away();
    open.push(one);
    page().inert = true;
    // Where a sheet was before there is such an entry already.
    if (!entry().extra) history.pushState({ ...(history.state as object), sheet: true }, "");
    here = entry();
    await nextTick();
    const drawn = one.drawn();
    if (!drawn || !open.includes(one)) return;
    changes.observe(drawn, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    hold();
  }, { flush: "post", immediate: true });
  onBeforeUnmount(away);
}

const front = (): Open | undefined => open[open.length - 1];
const page = () => document.getElementById("app") as HTMLElement;

/** The focus is in the sheet in front. */
function hold(): void {
  const drawn = front()?.drawn();
  const at = document.activeElement;
  if (drawn && (!drawn.contains(at) || at?.matches(":disabled"))) drawn.focus({ preventScroll: true });
}

/** One sheet may have made room for another. */
function give_back(): void {
  if (open.length > 0) return hold();
  if (!page().inert) return;
  page().inert = false;
  const before = tapped instanceof Element ? tapped.closest<HTMLElement>(can_have_focus) : null;
  before?.focus({ preventScroll: true });
  if (before && before === document.activeElement) return;
  const main = document.querySelector("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus({ preventScroll: true });
}

router.afterEach(() => (here = entry()));
document.addEventListener("click", ({ target }) => {
  if (open.length === 0) tapped = target;
}, true);
document.addEventListener("keydown", on_key);
on_step(on_way);

function on_way(event: PopStateEvent): void {
  const before = here;
  here = entry();
  if (here.position !== before.position || here.extra === before.extra) return;
  event.stopImmediatePropagation();
  if (here.extra) return;
  const sheet = front();
  // Its sheet has gone in another way: this step back is to do what it was made for.
  if (sheet) sheet.close();
  else history.back();
}

function on_key(event: KeyboardEvent): void {
  const sheet = front();
  const drawn = sheet?.drawn();
  if (!sheet || !drawn) return;
  if (event.key === "Escape") {
    event.preventDefault();
    sheet.close();
  } else if (event.key === "Tab") {
    const all = [...drawn.querySelectorAll<HTMLElement>(can_have_focus)].filter((one) => one.getClientRects().length > 0);
    const [first = drawn] = all, last = all[all.length - 1] ?? drawn;
    const at = document.activeElement;
    const around = event.shiftKey ? at === first || at === drawn : at === last;
    if (!around && drawn.contains(at)) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
