const limit = 1_000_000;

/** The text of a request's body; nothing when it is too long. */
export async function text_of(from) {
  const parts = [];
  let length = 0;
  for await (const part of from) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
