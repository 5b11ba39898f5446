import type { TextStorage } from "../service/queue.js";

/** Texts by name that outlive the page: localStorage, wx.getStorageSync and wx.setStorageSync, a file. */
export interface Storage {
  get(name: string): string | null | undefined | Promise<string | null | undefined>;
  set(name: string, text: string): void | Promise<void>;
}

/** One text of it, as the queue takes it. */
export function one_text(storage: Storage, name: string): TextStorage {
  return { get: () => storage.get(name), set: (text) => storage.set(name, text) };
}

/** What was kept under a name; nothing when it is none of ours, or the host does not let us. */
export async function kept_json<T = unknown>(storage: Storage, name: string): Promise<T | undefined> {
  try {
    const text = await storage.get(name);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Kept as well as the host can: a full or forbidden storage costs the next start, not this one. */
export async function keep_json(storage: Storage, name: string, value: unknown): Promise<void> {
  try {
    await storage.set(name, JSON.stringify(value));
  } catch {
    // Told by nobody: nothing is lost but time.
  }
}

/** For as long as the page lives. */
export function memory_storage(): Storage {
  const texts: Record<string, string> = {};
  return {
    get: (name) => texts[name],
    set: (name, text) => {
      texts[name] = text;
    },
  };
}
