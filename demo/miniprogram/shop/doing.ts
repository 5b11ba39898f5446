// What pages do: one thing at a time, told how it went.

import type { Bring, Done, MemberStore } from "member-center/store";
import { told } from "./acting";
import type { Backend } from "./backend";
import { host } from "./host";
import { said } from "./language";
import { session } from "./session";

type Booked = Parameters<MemberStore["brought"]>[0];

interface Acting {
  readonly data: { readonly busy: boolean };
  setData(data: object): void;
  readonly store: MemberStore;
}

/** An event of the member's own; what it has brought stands in `got`. True: it is booked. */
export async function act(page: Acting, does: (store: MemberStore) => Promise<Done>, well?: string): Promise<boolean> {
  if (page.data.busy) return false;
  page.setData({ busy: true, got: [] });
  try {
    const done = await does(page.store);
    if (done.state === "accepted") page.setData({ got: (await page.store.brought(done.booked)) as readonly Bring[] });
    return told(done, well);
  } catch (error) {
    host.toast(sentence_of(page, error));
    return false;
  } finally {
    page.setData({ busy: false });
  }
}

/** Something that the shop's own server does; then what it has booked is applied, and what that brought stands in `got`. */
export async function ask_shop(page: Acting, does: (backend: Backend) => Promise<unknown>, well = said("done")): Promise<boolean> {
  if (page.data.busy) return false;
  page.setData({ busy: true, got: [] });
  try {
    const { backend, store } = await session();
    const booked = await does(backend);
    await store.catchUp();
    if (is_booked(booked)) page.setData({ got: await store.brought(booked) });
    host.toast(well, "well");
    return true;
  } catch (error) {
    host.toast(sentence_of(page, error));
    return false;
  } finally {
    page.setData({ busy: false });
  }
}

/** Of the engine's and the service's errors the sentence; a worker's store has made it already. */
function sentence_of({ store }: Acting, error: unknown): string {
  const { details, message } = error as { details?: unknown; message: string };
  return details && store && store.sentence ? store.sentence(error) : message;
}

const is_booked = (answer: unknown): answer is Booked => typeof answer === "object" && answer !== null && "sealed" in answer;
