// One thing at a time: while it is under way a second tap does nothing, and a refusal is a sentence.

import { showToast } from "vant/es/toast";
import "vant/es/toast/style";
import { ref, type Ref } from "vue";
import type { Accepted } from "member-center/service";
import type { Done } from "member-center/store";
import { page_words } from "../words/page";
import { open_session } from "./session";

const w = page_words(
  { waiting: "网络不通，已保存，联网后自动提交" },
  { waiting: "No network: kept, and sent as soon as there is one" },
);

export interface Doing {
  readonly busy: Readonly<Ref<boolean>>;
  /** Something of the member's own; the answer is what was booked. */
  act(does: () => Promise<Done>): Promise<Accepted | undefined>;
  /** Something that the shop's backend does, after the money is there. */
  staff(does: () => Promise<Accepted>): Promise<Accepted | undefined>;
}

export function use_doing(): Doing {
  const { store } = open_session();
  const busy = ref(false);
  const once = async (does: () => Promise<Accepted | undefined>) => {
    if (busy.value) return undefined;
    busy.value = true;
    try {
      return await does();
    } catch (error) {
      showToast({ message: store.sentence(error), wordBreak: "break-word" });
      return undefined;
    } finally {
      busy.value = false;
    }
  };
  return {
    busy,
    act: (does) => once(async () => {
      const done = await does();
      if (done.state === "accepted") return done.booked;
      showToast({ message: done.state === "waiting" ? w.value.waiting : done.sentence, wordBreak: "break-word" });
      return undefined;
    }),
    staff: (does) => once(async () => {
      const booked = await does();
      await store.catchUp();
      return booked;
    }),
  };
}
