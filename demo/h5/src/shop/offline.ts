// Every page is kept for the time without a network, when the one that is looked at has come: not before.

const after = 2500;

export function keep_for_offline(): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  setTimeout(() => void navigator.serviceWorker.register("./sw.js").catch(() => undefined), after);
}
