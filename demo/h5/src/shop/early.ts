// What the page's head has asked for already (src/early.ts): each answer is for whoever asks first.

/** An answer that is on its way. */
export function early_answer(method: string, url: string): Promise<Response> | undefined {
  const answers = window.early?.answers ?? {};
  const key = `${method} ${url}`;
  const answer = answers[key];
  delete answers[key];
  return answer;
}

/** The compiled module; nothing: it could not be compiled while it came, and is loaded the long way. */
export async function early_module(): Promise<WebAssembly.Module | undefined> {
  try {
    return await window.early?.module;
  } catch {
    return undefined;
  }
}
