// What the page's head has asked for already (src/early.ts): each answer is for whoever asks first.

import type { Ahead } from "member-center/store";

/** The answer that is on its way; where there is none, or it is no good, what `otherwise` brings. */
export async function early_answer(method: string, url: string, otherwise: () => Promise<Response>): Promise<Response> {
  const { early } = window;
  const waiting = early?.ask;
  if (early && waiting) {
    early.ask = undefined;
    waiting();
  }
  const answers = early?.answers ?? {};
  const key = `${method} ${url}`;
  const answer = await answers[key]?.catch(() => undefined);
  delete answers[key];
  return answer?.ok ? answer : otherwise();
}

/** The compiled module; nothing: it could not be compiled while it came, and is loaded the long way. */
export async function early_module(): Promise<WebAssembly.Module | undefined> {
  return window.early?.module;
}

/** The first page's styles, after those of all pages: before it is drawn, and none waits until its scripts have run. */
export async function early_styles(): Promise<void> {
  await Promise.all((window.early?.styles ?? []).map((href) => new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.crossOrigin = "";
    link.href = href;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  })));
}

let taken = false;

/** The worker that prices what the last visit has kept of this session, or what the service says of it. */
export function early_ahead(of: string): Ahead | undefined {
  const ahead = window.early?.ahead;
  if (!ahead || taken) return undefined;
  taken = true;
  if (ahead.of === of) return ahead;
  ahead.worker.terminate();
  return undefined;
}
