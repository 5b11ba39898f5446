// The shop's figures: of its members by the service, of a sample of a year by `loyalty cohorts` and `loyalty tiers`, and the
// largest saving that the program allows by `loyalty check`.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { told_by } from './command.mjs';
import { sample_of } from './records.mjs';
import { ask, begins } from './service.mjs';

const asked_of = async (service, path) => (await ask(service, path)).json();

/** What the members that the service has are: level, segment, savings. */
async function members_of(service) {
  const { members } = await asked_of(service, '/v1/members');
  return Promise.all(members.map(async ({ id }) => {
    const { points, savings, segment, tier, wallet } = await asked_of(service, `/v1/members/${id}/overview`);
    return { id, points: points.available, savings, segment, tier: tier && { level: tier.level, name: tier.name }, wallet };
  }));
}

export async function figures_of({ service, loyalty, shop }) {
  const program = await asked_of(service, '/v1/program');
  const { goods } = JSON.parse(readFileSync(join(shop, 'goods.json'), 'utf8'));
  const now = new Date(begins);
  const sample = sample_of(basename(shop), {
    campaigns: (program.promotions ?? []).slice(0, 4).map(({ id }) => id),
    prices: goods.map(({ unit_price }) => unit_price),
    until: Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()),
  });
  const levels = String(Math.max(2, program.tiers?.levels.length ?? 4));
  const [figures, members, cohorts, tiers, check] = await Promise.all([
    asked_of(service, '/v1/figures'),
    members_of(service),
    told_by(loyalty, ['cohorts', '--json', '--timezone', program.timezone], sample.records.map((one) => JSON.stringify(one)).join('\n')),
    told_by(loyalty, ['tiers', '--json', '--tiers', levels], sample.growth.join('\n')),
    told_by(loyalty, ['check', '-', '--json'], JSON.stringify(program)),
  ]);
  return { figures, members, cohorts, tiers, exposure: check.exposure ?? null, warnings: check.warnings ?? [], sample: sample.size, program };
}
