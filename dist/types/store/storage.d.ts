import type { TextStorage } from "../service/queue.js";
/** Texts by name that outlive the page: localStorage, wx.getStorageSync and wx.setStorageSync, a file. */
export interface Storage {
    get(name: string): string | null | undefined | Promise<string | null | undefined>;
    set(name: string, text: string): void | Promise<void>;
}
/** One text of it, as the queue takes it. What cannot be read is put aside as `queue/unread/1`, 2 and so on. */
export declare function one_text(storage: Storage, name: string): TextStorage;
/** What was kept under a name; nothing when it is none of ours, or the host does not let us. */
export declare function kept_json<T = unknown>(storage: Storage, name: string): Promise<T | undefined>;
/** Kept as well as the host can: a full or forbidden storage costs the next start, not this one. */
export declare function keep_json(storage: Storage, name: string, value: unknown): Promise<void>;
/** For as long as the page lives. */
export declare function memory_storage(): Storage;
