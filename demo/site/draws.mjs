// Seeds of a shop's draws, as its sample members drew with them: the program has their digests.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

function seeds_of(shop) {
  const seeds = new Map();
  const folder = join(shop, 'members');
  for (const file of readdirSync(folder)) for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
    const { draw, kind, seed } = JSON.parse(line);
    if (kind === 'drawn' && seed) seeds.set(draw, seed);
  }
  return seeds;
}

/** Gives the service the seeds, so that members can draw. */
export async function bring_seeds(service, shop) {
  for (const [draw, seed] of seeds_of(shop)) {
    const told = await fetch(new URL(`/v1/draws/${draw}/seeds`, service.base), { method: 'POST', headers: { authorization: `Bearer ${service.key}` }, body: JSON.stringify({ seed }) });
    if (!told.ok) throw new Error(`the seed of ${draw} was not taken: ${told.status}`);
  }
}
