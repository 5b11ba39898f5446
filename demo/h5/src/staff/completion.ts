// What can be typed at a place of a program: keys and values of the schema, and ids that the program has.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import { name_of, place_of } from "./place";
import { keys_at, values_at } from "./schema";

export function complete({ explicit, pos, state }: CompletionContext): CompletionResult | null {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const { name } = node;
  if (name === "PropertyName") return keys(state, node.parent?.parent ?? node, node.from, node.to);
  if (name === "Object" || (name === "{" && node.parent)) return explicit ? keys(state, name === "{" ? (node.parent as SyntaxNode) : node, pos, pos) : null;
  if (name === "String") return values(state, node, node.from, node.to);
  if (["Property", ":", "Array", "[", ",", "⚠"].includes(name)) return explicit ? values(state, name === "Property" || name === "Array" ? node : (node.parent ?? node), pos, pos) : null;
  return null;
}

function keys(state: EditorState, object: SyntaxNode, from: number, to: number): CompletionResult {
  const there = new Set(object.getChildren("Property").map((property) => name_of(state, property)));
  const here = state.sliceDoc(from, to).replace(/"/g, "");
  // Behind a key that has a value already, only the key is put.
  const valued = /^\s*:/.test(state.sliceDoc(to, to + 20));
  const options = keys_at(place_of(state, object)).filter(({ name }) => name === here || !there.has(name)).map(({ begins, description, name, required }): Completion => ({
    label: `"${name}"`,
    type: "property",
    info: description,
    boost: required ? 10 : 0,
    apply: valued ? `"${name}"` : `"${name}": ${begins}`,
  }));
  return { from, to, options, validFor: /^"?[\w]*"?$/ };
}

function values(state: EditorState, node: SyntaxNode, from: number, to: number): CompletionResult | null {
  const place = place_of(state, node);
  const { id, values } = values_at(node.name === "Array" ? [...place, 0] : place);
  const labels = values.map((value) => JSON.stringify(value));
  if (id && place[place.length - 1] !== "id") labels.push(...ids_in(state));
  if (!labels.length) return null;
  return { from, to, options: [...new Set(labels)].map((label) => ({ label, type: "enum" })), validFor: /^"?[\w-]*"?$/ };
}

/** Ids that the program gives to its things. */
function ids_in(state: EditorState): readonly string[] {
  return [...state.doc.toString().matchAll(/"id":\s*("[^"\\]*")/g)].map(([, id]) => id as string);
}
