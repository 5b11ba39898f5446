// A sample of what happened to a shop's members in a year, as a shop's own systems would have it: for `loyalty cohorts` and
// `loyalty tiers`. The same shop and month give the same sample.

const day = 86_400_000;
const size = 360;
const complaint_types = ['delivery', 'quality', 'service', 'price'];

/** Numbers below 1, the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seed_of = (text) => [...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.codePointAt(0), 7);

/** Records in order of time, and each member's growth, for a shop whose goods cost so much. */
export function sample_of(shop, { campaigns, prices, until }) {
  const next = numbers(seed_of(shop));
  const whole = (below) => Math.floor(next() * below);
  const records = [];
  const growth = [];
  for (let i = 0; i < size; ++i) {
    const member = `s-${i}`;
    const begin = until - (10 + whole(355)) * day;
    // Some come often, most now and then, some once: the rest of the year is theirs.
    const every = [5, 12, 25, 40, 90][whole(5)];
    let paid_in_all = 0;
    records.push({ at: begin, kind: 'joined', member });
    for (let at = begin + whole(3 * day); at < until; at += Math.floor(every * day * (0.4 + next() * 1.2))) {
      const campaign = campaigns[whole(campaigns.length)];
      const seen = campaign !== undefined && next() < 0.5;
      if (seen) records.push({ at, kind: 'exposed', member, campaign, cost: 5 });
      records.push({ at: at + 1000, kind: 'visited', member });
      if (next() < 0.45) continue;
      const paid = prices[whole(prices.length)] * (1 + whole(3));
      paid_in_all += paid;
      const owed = seen && next() < 0.4;
      records.push({ at: at + 60_000, kind: 'ordered', member, paid, margin: Math.floor(paid * (0.12 + next() * 0.2)), ...(owed && { campaign, cost: Math.floor(paid * 0.04) }) });
      if (next() < 0.02) {
        const resolved = next() < 0.85;
        records.push({ at: at + 2 * day, kind: 'complained', member, type: complaint_types[whole(complaint_types.length)], resolved, compensation: resolved ? whole(20) * 100 : 0 });
      }
    }
    growth.push(Math.floor(paid_in_all / 100));
  }
  return { records: records.filter(({ at }) => at < until).sort((a, b) => a.at - b.at), growth, size };
}
