// Runs vectors on an engine of the package, and says what differs from native's answers.

import { parse, stringify } from './lossless.mjs';

const canonical = (value) => stringify(parse(JSON.stringify(value)), true);

/** The engine's answer as text; of an error, what LoyaltyError keeps of it. */
function answer(ask) {
  try {
    return ask();
  } catch (error) {
    if (error.name !== 'LoyaltyError') throw error;
    const problem = ({ at, code, details }) => ({ at, code, details });
    return canonical({ error: problem(error), ...(error.others.length > 0 && { others: error.others.map(problem) }) });
  }
}

/** Answers of a vector's calls, in order. */
function answers(engine, { program, account, calls }) {
  let center;
  const opened = answer(() => {
    center = engine.open(program, account || undefined);
    return canonical(center.opened);
  });
  try {
    return calls.map(({ call, padding, request }) => {
      if (call === 'open') return opened;
      return answer(() => (call === 'snapshot' ? center.text.snapshot() : center.text[call](' '.repeat(padding) + request)));
    });
  } finally {
    center?.dispose();
  }
}

/** One line for each call that answers otherwise than native. */
export function differences(engine, vectors) {
  const found = [];
  for (const vector of vectors) {
    answers(engine, vector).forEach((text, i) => {
      const { call, refused, output } = vector.calls[i];
      // LoyaltyError holds numbers as JavaScript does.
      const wanted = refused ? canonical(JSON.parse(output)) : output;
      if (text !== wanted) found.push(`${vector.name} /calls/${i} ${call}\n  native ${wanted}\n  here   ${text}`);
    });
  }
  return found;
}
