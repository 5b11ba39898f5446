import { LoyaltyError } from "./error.js";

/** The longest text the engine reads, in bytes of UTF-8. */
const max_bytes = 4194304;

const surrogate = /[\ud800-\udfff]/;
const lone_surrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
// What JSON.stringify of ES2019 makes of half a pair; \\ud800 is a backslash before letters.
const escaped_surrogate = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;

/**
 * Refuses what would not arrive as it is: half a surrogate pair swallows its neighbour on the way to UTF-8, and a text
 * longer than the engine reads would be copied for nothing.
 */
export function check_text(text: string, at = ""): void {
  // No character has fewer bytes than UTF-16 units.
  if (text.length > max_bytes) {
    throw new LoyaltyError({ code: "too_large", at, details: { bytes: bytes_of(text), max: max_bytes } });
  }
  if (!surrogate.test(text)) return;
  const half = lone_surrogate.exec(text);
  if (half) refuse_half(text, half.index + half[0].length - 1, at);
}

/** JSON of an object that came from outside, checked. */
export function text_of(value: unknown, at = ""): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw not_json(at, error instanceof Error ? error.message : String(error));
  }
  if (text === undefined) throw not_json(at, typeof value);
  const half = lone_surrogate.exec(text) ?? escaped_surrogate.exec(text);
  if (half) refuse_half(text, half.index + half[0].length - 1, at + place_of_half(value));
  check_text(text, at);
  return text;
}

function refuse_half(text: string, index: number, at: string): never {
  throw new LoyaltyError({ code: "invalid_text", at, details: { byte: bytes_of(text.slice(0, index)) } });
}

function not_json(at: string, given: string): LoyaltyError {
  return new LoyaltyError({ code: "not_an_object", at, details: { given } });
}

/** UTF-8 bytes of a text; half a surrogate pair counts as three. */
function bytes_of(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    // A pair: two units, four bytes.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Where the first text with half a pair stands: a JSON pointer. */
function place_of_half(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (lone_surrogate.test(key) || (typeof inner === "string" && lone_surrogate.test(inner))) return step(key);
    const below = place_of_half(inner);
    if (below) return step(key) + below;
  }
  return "";
}

function step(key: string): string {
  return "/" + key.replace(/~/g, "~0").replace(/\//g, "~1");
}
