// What pages need of the phone's host: Douyin's. Its calls are named as WeChat's are.

import type { Question, Request } from "./host_parts";

interface Tt {
  getStorageSync(name: string): unknown;
  setStorageSync(name: string, text: string): void;
  getSystemInfoSync(): { language?: string };
  showToast(what: { title: string; icon: "success" | "none"; duration: number }): void;
  showModal(what: { title: string; content: string; confirmText: string; cancelText: string; success(answer: { confirm: boolean }): void; fail(): void }): void;
  navigateTo(what: { url: string }): void;
  switchTab(what: { url: string }): void;
  reLaunch(what: { url: string }): void;
  setNavigationBarTitle(what: { title: string }): void;
  setTabBarItem(what: { index: number; text: string; fail(): void }): void;
  setClipboardData(what: { data: string }): void;
  stopPullDownRefresh(): void;
  onNetworkStatusChange(told: (how: { isConnected: boolean }) => void): void;
  request(what: object): unknown;
}

declare const tt: Tt;

export const host = {
  name: "douyin",
  kept: (name: string): string => (tt.getStorageSync(name) as string | undefined) || "",
  keep: (name: string, text: string): void => tt.setStorageSync(name, text),
  language: (): string => tt.getSystemInfoSync().language || "",
  toast: (title: string, how: "well" | "plain" = "plain"): void => tt.showToast({ title, icon: how === "well" && title.length <= 7 ? "success" : "none", duration: how === "well" ? 1500 : 3000 }),
  ask: ({ content, no, title, yes }: Question): Promise<boolean> =>
    new Promise((resolve) => tt.showModal({ title, content, confirmText: yes, cancelText: no, success: ({ confirm }) => resolve(confirm), fail: () => resolve(false) })),
  go: (url: string): void => tt.navigateTo({ url }),
  tab: (url: string): void => tt.switchTab({ url }),
  restart: (url: string): void => tt.reLaunch({ url }),
  page_title: (title: string): void => tt.setNavigationBarTitle({ title }),
  tab_titles: (titles: readonly string[]): void => titles.forEach((text, index) => tt.setTabBarItem({ index, text, fail: () => undefined })),
  copy: (data: string): void => tt.setClipboardData({ data }),
  next_tick: (run: () => void): void => void setTimeout(run, 0),
  when_online: (run: () => void): void => tt.onNetworkStatusChange(({ isConnected }) => isConnected && run()),
  stop_refreshing: (): void => tt.stopPullDownRefresh(),
  send: ({ body, method, url }: Request): Promise<{ readonly status: number; readonly data: unknown }> =>
    new Promise((resolve, reject) => {
      tt.request({
        url,
        method,
        header: { "Content-Type": "application/json" },
        ...(body !== undefined && { data: JSON.stringify(body) }),
        success: ({ data, statusCode }: { data: unknown; statusCode: number }) => resolve({ status: statusCode, data }),
        fail: ({ errMsg }: { errMsg: string }) => reject(new Error(errMsg)),
      });
    }),
  request: (options: never): unknown => tt.request(options),
};
