// What was sent from this page, kept on the device: the service keeps that something was done, and not what was said.

import { ref } from "vue";
import { open_session } from "../../shop/session";

export interface Sent {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly about: string;
  readonly moment: string;
}

export function use_sent() {
  const { alone, member, shop } = open_session();
  const key = `feedback/${alone ? "alone/" : ""}${shop}/${member}`;
  const list = ref<readonly Sent[]>(JSON.parse(localStorage.getItem(key) ?? "[]"));
  const keep = (one: Sent) => {
    list.value = [one, ...list.value].slice(0, 50);
    localStorage.setItem(key, JSON.stringify(list.value));
  };
  return { list, keep };
}
