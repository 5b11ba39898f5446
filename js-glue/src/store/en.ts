import { english_club } from "./club.en.js";
import { english_member } from "./member.en.js";
import type { StoreSentences } from "./words.js";

export const english_words: StoreSentences = {
  failed: "That did not work. Please try again later",
  offline: "No network. Please try again later",
  level_after_order: "This order makes you {level}",
  growth_to_level: "{growth} growth to {level}",
  spend_to_level: "An order of {amount} makes you {level}",
  growth_to_keep: "{growth} growth by {by} keeps the level",
  ...english_club,
  ...english_member,
};
