import type { TextStorage } from "../service/queue.js";

/** Texts by name that outlive the page: localStorage, wx.getStorageSync and wx.setStorageSync, a file. */
export interface Storage {
  get(name: string): string | null | undefined | Promise<string | null | undefined>;
  set(name: string, text: string): void | Promise<void>;
}

/** One text of it, as the queue takes it. What cannot be read is put aside as `queue/unread/1`, 2 and so on. */
export function one_text(storage: Storage, name: string): TextStorage {
  return { get: () => storage.get(name), set: (text) => storage.set(name, text), aside: (text) => put_aside(storage, name, text, 1) };
}

/** Under the first name that is free: what was put there before is not written over. What is not a promise is not waited for. */
function put_aside(storage: Storage, name: string, text: string, place: number): void | Promise<void> {
  // A storage that has something under every name.
  if (place > 99) throw new Error("no room");
  const own = `${name}/unread/${place}`;
  const put = (there: string | null | undefined) => (!there ? storage.set(own, text) : there === text ? undefined : put_aside(storage, name, text, place + 1));
  const there = storage.get(own);
  return typeof there === "object" && there ? there.then(put) : put(there);
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
