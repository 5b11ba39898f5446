// What the page's head has asked for already (src/early.ts): each answer is for whoever asks first.

/** The answer that is on its way; where there is none, or it is no good, what `otherwise` brings. */
export async function early_answer(method: string, url: string, otherwise: () => Promise<Response>): Promise<Response> {
  const answers = window.early?.answers ?? {};
  const key = `${method} ${url}`;
  const answer = await answers[key]?.catch(() => undefined);
  delete answers[key];
  return answer?.ok ? answer : otherwise();
}

/** The compiled module; nothing: it could not be compiled while it came, and is loaded the long way. */
export async function early_module(): Promise<WebAssembly.Module | undefined> {
  try {
    return await window.early?.module;
  } catch {
    return undefined;
  }
}
