// What pages do: one thing at a time, told how it went.

import type { MemberStore } from "member-center/store";
import { type Backend } from "./backend";
import { session, store_of } from "./session";
import { told } from "./acting";

type Page = { data: { busy?: boolean }; setData(data: object): void };

/** An event of the member's own; what it has brought stands in `got`. True: it is booked. */
export async function act(page: unknown, does: (store: MemberStore) => ReturnType<MemberStore["act"]>, well?: string): Promise<boolean> {
  const own = page as Page;
  if (own.data.busy) return false;
  own.setData({ busy: true, got: [] });
  const store = store_of(page);
  try {
    const done = await does(store);
    if (done.state === "accepted") own.setData({ got: store.brought(done.booked).map(({ text }) => text) });
    return told(done, well);
  } catch (error) {
    wx.showToast({ title: store.sentence(error), icon: "none" });
    return false;
  } finally {
    own.setData({ busy: false });
  }
}

/** Something that the shop's own server does; then what it has booked is applied. */
export async function ask_shop(page: unknown, does: (backend: Backend) => Promise<void>, well = "已完成"): Promise<boolean> {
  const own = page as Page;
  if (own.data.busy) return false;
  own.setData({ busy: true });
  try {
    const { backend, store } = await session();
    await does(backend);
    await store.catchUp();
    wx.showToast({ title: well, icon: "success" });
    return true;
  } catch (error) {
    const store = store_of(page);
    const { details, message } = error as { details?: unknown; message: string };
    wx.showToast({ title: details && store ? store.sentence(error) : message, icon: "none", duration: 3000 });
    return false;
  } finally {
    own.setData({ busy: false });
  }
}
