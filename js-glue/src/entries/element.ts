// A card of what a member has saved, as a custom element, for pages there are. Loading it defines `<member-savings>`.

import { define } from "../element/page.js";
import { MemberSavings } from "../element/savings.js";

export { MemberSavings, type Sample, type TokenOf } from "../element/savings.js";

declare global {
  interface HTMLElementTagNameMap {
    "member-savings": MemberSavings;
  }
}

define("member-savings", MemberSavings);
