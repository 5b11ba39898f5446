// What pages need of the phone's host: WeChat's. Alipay and Douyin have a file like this of their own.

import type { Question, Request } from "./host_parts";

export const host = {
  name: "weapp",
  kept: (name: string): string => wx.getStorageSync(name) as string,
  keep: (name: string, text: string): void => wx.setStorageSync(name, text),
  /** "zh_CN", "en". */
  language: (): string => (wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync()).language || "",
  /** A few words that go away by themselves. Beside a picture WeChat has room for seven letters. */
  toast: (title: string, how: "well" | "plain" = "plain"): void => {
    const short = how === "well" && title.length <= 7;
    wx.showToast({ title, icon: short ? "success" : "none", duration: short ? 1500 : 3000 });
  },
  ask: ({ content, no, title, yes }: Question): Promise<boolean> =>
    new Promise((resolve) => {
      wx.showModal({ title, content, confirmText: yes, cancelText: no, success: ({ confirm }) => resolve(confirm), fail: () => resolve(false) });
    }),
  go: (url: string): void => {
    wx.navigateTo({ url });
  },
  tab: (url: string): void => {
    wx.switchTab({ url });
  },
  /** Every page anew. */
  restart: (url: string): void => {
    wx.reLaunch({ url });
  },
  page_title: (title: string): void => {
    wx.setNavigationBarTitle({ title });
  },
  tab_titles: (titles: readonly string[]): void => titles.forEach((text, index) => wx.setTabBarItem({ index, text, fail: () => undefined })),
  copy: (data: string): void => {
    wx.setClipboardData({ data });
  },
  next_tick: (run: () => void): void => wx.nextTick(run),
  /** Runs whenever the network is back. */
  when_online: (run: () => void): void => wx.onNetworkStatusChange(({ isConnected }) => isConnected && run()),
  stop_refreshing: (): void => {
    wx.stopPullDownRefresh();
  },
  send: ({ body, method, url }: Request): Promise<{ readonly status: number; readonly data: unknown }> =>
    new Promise((resolve, reject) => {
      wx.request({
        url,
        method,
        header: { "Content-Type": "application/json" },
        ...(body !== undefined && { data: JSON.stringify(body) }),
        success: ({ data, statusCode }) => resolve({ status: statusCode, data }),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      });
    }),
  /** As the service's client asks (see miniProgramRequest). */
  request: (options: never): unknown => wx.request(options),
};
