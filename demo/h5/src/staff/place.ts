// Places in a JSON text: by position, and by JSON pointer.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import type { Place } from "./schema";

const values = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

const is_value = ({ name }: SyntaxNode) => values.has(name);

/** The name of a property, without its quotes. */
export function name_of(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild("PropertyName");
  if (!name) return "";
  const text = state.sliceDoc(name.from, name.to);
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.replace(/"/g, "");
  }
}

/** The way from the top to a node. */
export function place_of(state: EditorState, node: SyntaxNode): Place {
  const way: (string | number)[] = [];
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    if (at.name === "Property") way.unshift(name_of(state, at));
    else if (at.parent.name === "Array" && is_value(at)) {
      const { from } = at;
      way.unshift(children(at.parent).filter(is_value).findIndex((one) => one.from === from));
    }
  }
  return way;
}

/** Where a JSON pointer leads: what it names, or the nearest thing around it that is there. */
export function range_of(state: EditorState, pointer: string): { readonly from: number; readonly to: number } {
  let node = children((ensureSyntaxTree(state, state.doc.length, 1000) ?? syntaxTree(state)).topNode).find(is_value);
  let named: SyntaxNode | undefined;
  for (const token of pointer.split("/").slice(1).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))) {
    if (!node) break;
    const next: SyntaxNode | undefined = node.name === "Object"
      ? children(node).find((child) => child.name === "Property" && name_of(state, child) === token)
      : children(node).filter(is_value)[Number(token)];
    if (!next) break;
    named = next.name === "Property" ? (next.getChild("PropertyName") ?? next) : next;
    node = next.name === "Property" ? children(next).find(is_value) : next;
  }
  const found = named ?? node;
  if (!found) return { from: 0, to: 0 };
  // Of a whole object its first line is enough to see.
  return { from: found.from, to: Math.min(found.to, state.doc.lineAt(found.from).to) };
}
