// A text that a tap changes, in one node that stays: another node would be another box to be laid out.

import type { Directive } from "vue";

/** Shows the text at once, whatever stood there. */
export function write(element: Element | null | undefined, text: string): void {
  const node = element?.firstChild;
  if (node instanceof Text) {
    if (node.data !== text) node.data = text;
  } else if (element) element.textContent = text;
}

/** `<b v-figure="text" />`: may be written over by hand in between; the next time it is drawn it is right again. */
export const vFigure: Directive<Element, string> = {
  created: (element, { value }) => write(element, value),
  updated: (element, { value }) => write(element, value),
};
