// What pages need of the phone's host: Alipay's.

import type { Question, Request } from "./host_parts";

interface My {
  getStorageSync(what: { key: string }): { data?: unknown };
  setStorageSync(what: { key: string; data: unknown }): void;
  getSystemInfoSync(): { language?: string };
  showToast(what: { content: string; type: "success" | "none"; duration: number }): void;
  confirm(what: { title: string; content: string; confirmButtonText: string; cancelButtonText: string; success(answer: { confirm: boolean }): void; fail(): void }): void;
  navigateTo(what: { url: string }): void;
  switchTab(what: { url: string }): void;
  reLaunch(what: { url: string }): void;
  setNavigationBar(what: { title: string }): void;
  setClipboard(what: { text: string }): void;
  stopPullDownRefresh(): void;
  onNetworkStatusChange(told: (how: { isConnected: boolean }) => void): void;
  request(what: object): unknown;
}

declare const my: My;

export const host = {
  name: "alipay",
  kept: (name: string): string => (my.getStorageSync({ key: name }).data as string | undefined) || "",
  keep: (name: string, text: string): void => my.setStorageSync({ key: name, data: text }),
  language: (): string => my.getSystemInfoSync().language || "",
  toast: (content: string, how: "well" | "plain" = "plain"): void => my.showToast({ content, type: how === "well" ? "success" : "none", duration: how === "well" ? 1500 : 3000 }),
  ask: ({ content, no, title, yes }: Question): Promise<boolean> =>
    new Promise((resolve) => my.confirm({ title, content, confirmButtonText: yes, cancelButtonText: no, success: ({ confirm }) => resolve(confirm), fail: () => resolve(false) })),
  go: (url: string): void => my.navigateTo({ url }),
  tab: (url: string): void => my.switchTab({ url }),
  restart: (url: string): void => my.reLaunch({ url }),
  page_title: (title: string): void => my.setNavigationBar({ title }),
  /** There is no call for it: the tabs stay as app.json has them. */
  tab_titles: (_titles: readonly string[]): void => undefined,
  copy: (text: string): void => my.setClipboard({ text }),
  next_tick: (run: () => void): void => void setTimeout(run, 0),
  when_online: (run: () => void): void => my.onNetworkStatusChange(({ isConnected }) => isConnected && run()),
  stop_refreshing: (): void => my.stopPullDownRefresh(),
  send: ({ body, method, url }: Request): Promise<{ readonly status: number; readonly data: unknown }> =>
    new Promise((resolve, reject) => {
      my.request({
        url,
        method,
        headers: { "Content-Type": "application/json" },
        ...(body !== undefined && { data: JSON.stringify(body) }),
        dataType: "json",
        success: ({ data, status }: { data: unknown; status: number }) => resolve({ status, data }),
        // An answer of 400 and above is a failure here, and comes with its status.
        fail: ({ data, errorMessage, status }: { data?: unknown; errorMessage?: string; status?: number }) =>
          status !== undefined && status >= 400 ? resolve({ status, data: typeof data === "string" ? JSON.parse(data) : data }) : reject(new Error(errorMessage || "no answer")),
      });
    }),
  request: (options: never): unknown => my.request(options),
};
