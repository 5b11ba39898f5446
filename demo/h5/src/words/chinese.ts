import { sentences, words } from "member-center/chinese";
import type { Spoken } from "./language";
import { chinese } from "./zh-CN";

export const spoken: Spoken = { lang: "zh-CN", language: { sentences, words }, page: chinese };
