/** An element with its class and its children; texts are texts, never HTML. */
export function el(tag: string, className = "", ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function button(text: string, label: string, press: () => void, disabled = false): HTMLElement {
  const element = el("button", "", text) as HTMLButtonElement;
  element.setAttribute("aria-label", label);
  element.disabled = disabled;
  element.onclick = press;
  return element;
}

/** A switch with its words. */
export function choice(text: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = on;
  box.onchange = () => change(box.checked);
  return el("label", "choice", text, box);
}
