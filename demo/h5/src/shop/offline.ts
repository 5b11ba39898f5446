// What is kept for the time without a network, and for the next page, when the one that is looked at has come: not before.

/** When a page that takes its time has its first prices too. */
const come = 4000;

export function when_come(run: () => void): void {
  setTimeout(run, come);
}

/** Every page, by the service worker. */
export function keep_for_offline(): void {
  if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("./sw.js").catch(() => undefined);
}
