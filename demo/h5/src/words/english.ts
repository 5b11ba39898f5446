import { sentences, words } from "member-center/english";
import { english } from "./en";
import type { Spoken } from "./language";

export const spoken: Spoken = { lang: "en", language: { sentences, words }, page: english };
