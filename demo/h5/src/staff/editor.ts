// CodeMirror with what a program needs.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json, jsonLanguage } from "@codemirror/lang-json";
import { bracketMatching, ensureSyntaxTree, foldGutter, HighlightStyle, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { complete } from "./completion";
import { place_of, range_of } from "./place";
import { told_at } from "./schema";

export interface Mark {
  /** JSON pointer. */
  readonly at: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--brand-text)" },
  { tag: tags.string, color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--accent-text)" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "13px", height: "100%" },
  ".cm-content": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--paper-2)", color: "var(--ink-2)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--brand-soft)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--line) !important" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", maxWidth: "min(420px, 90vw)" },
  ".cm-tooltip-hover": { padding: "6px 10px" },
  ".cm-panels": { backgroundColor: "var(--paper-2)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-search": { fontSize: "13px" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
  ".cm-textfield": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
});

/** What the schema says of the key under the pointer. */
const explained = hoverTooltip((view, pos) => {
  const node = syntaxTree(view.state).resolveInner(pos, 1);
  if (node.name !== "PropertyName" || !node.parent) return null;
  const text = told_at(place_of(view.state, node.parent));
  if (!text) return null;
  return {
    pos: node.from,
    end: node.to,
    create: () => {
      const dom = document.createElement("div");
      dom.textContent = text;
      return { dom };
    },
  };
});

export function make_editor(parent: HTMLElement, text: string, label: string, phrases: Readonly<Record<string, string>>, changed: (text: string) => void): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), foldGutter(), history(), bracketMatching(), closeBrackets(), highlightActiveLine(), lintGutter(), json(),
        jsonLanguage.data.of({ autocomplete: complete }), autocompletion({ icons: false }), explained, syntaxHighlighting(colours), look,
        // The page's own search sees only the lines that are drawn.
        search({ top: true }), highlightSelectionMatches(), EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({ "aria-label": label }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) changed(state.doc.toString());
        }),
      ],
    }),
  });
}

/** Shows marks at their places. */
export function mark(view: EditorView, marks: readonly Mark[]): void {
  const diagnostics = marks.map(({ at, message, severity }): Diagnostic => ({ ...range_of(view.state, at), message, severity }));
  view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
}

/** The first line that is no JSON, and that place is marked; nothing: it is. */
export function broken_line(view: EditorView, message: string): number | undefined {
  const { state } = view;
  try {
    JSON.parse(state.doc.toString());
    return undefined;
  } catch {
    let from: number | undefined;
    (ensureSyntaxTree(state, state.doc.length, 1000) ?? syntaxTree(state)).iterate({
      enter: (node) => {
        if (node.type.isError) from ??= node.from;
      },
    });
    const at = from ?? state.doc.length;
    view.dispatch(setDiagnostics(state, [{ from: at, to: at, severity: "error", message }]));
    return state.doc.lineAt(at).number;
  }
}

export const find_in = (view: EditorView): boolean => openSearchPanel(view);

/** Puts another text for all of it; it can be undone. */
export function put_text(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

export function show_line(view: EditorView, number: number): void {
  const { from } = view.state.doc.line(number);
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

export function show_place(view: EditorView, at: string): void {
  const { from } = range_of(view.state, at);
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}
