// What the main thread did between a tap and the frame that shows the new total, out of the browser's own trace.

export const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'];

/**
 * For each tap, in milliseconds: `work`, the main thread's own time from the finger's lifting until the new total is painted and
 * handed to the compositor; `quoted`, a worker's until it has told the total; `ahead`, a worker's while the finger lay on the glass, `held`
 * milliseconds long; `longest`, of one task of the main thread until the next tap,
 * whatever follows the total too, and `all` of them; `paint`, by the clock, from the tap to the painted total. A tap without a new total is left out.
 */
export function taps_of(text) {
  const { traceEvents: events } = JSON.parse(text);
  const totals = events.filter(({ name, cat = '' }) => cat.includes('blink.user_timing') && name === 'total');
  if (totals.length === 0) return [];
  const { pid, tid } = totals[0];
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  // What the bench asks the page between taps is none of its work.
  const asked = own.filter(({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession');
  const tasks = tasks_of(own).filter(({ ts, dur }) => !asked.some((question) => question.ts >= ts && question.ts < ts + dur));
  const workers = new Set(events.filter(({ name, pid: of, args }) => name === 'thread_name' && of === pid && /Worker thread/.test(args.name)).map((event) => event.tid));
  const elsewhere = [...workers].flatMap((thread) => tasks_of(events.filter((event) => event.pid === pid && event.tid === thread)));
  const commits = own.filter(({ name, ph }) => name === 'Commit' && ph === 'X').sort((a, b) => a.ts - b.ts);
  // The browser's own word for it: a listener of ours would be work in each tap.
  const dispatched = (type) => own.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === type).sort((a, b) => a.ts - b.ts);
  const taps = dispatched('pointerup');
  const touches = dispatched('pointerdown').reverse();
  return taps.flatMap((tap, place) => {
    const next = taps[place + 1]?.ts ?? Infinity;
    const total = totals.find(({ ts }) => ts >= tap.ts && ts < next);
    const touch = touches.find(({ ts }) => ts <= tap.ts) ?? tap;
    const commit = total && commits.find(({ ts }) => ts >= total.ts);
    if (!commit) return [];
    const end = commit.ts + commit.dur;
    const sum = (all) => all.reduce((so_far, took) => so_far + took, 0);
    return [{
      work: sum(within(tasks, tap.ts, end)),
      quoted: sum(within(elsewhere, tap.ts, total.ts)),
      ahead: sum(within(elsewhere, touch.ts, tap.ts)),
      held: (tap.ts - touch.ts) / 1000,
      longest: Math.max(...within(tasks, tap.ts, next)),
      all: sum(within(tasks, tap.ts, next)),
      paint: (end - tap.ts) / 1000,
      parts: parts_of(own, tap.ts, end),
    }];
  });
}

/** Tasks of a thread, without those that run inside another. */
function tasks_of(thread) {
  const tasks = thread.filter(({ name, ph, dur }) => ph === 'X' && dur > 0 && (name === 'ThreadControllerImpl::RunTask' || name === 'RunTask')).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  let end = 0;
  return tasks.filter(({ ts, dur }) => {
    if (ts + dur <= end) return false;
    end = ts + dur;
    return true;
  });
}

/** What of each task lies between two moments, in milliseconds of the thread's own clock: that does not count what other programs of this machine took meanwhile. */
function within(tasks, from, to) {
  return tasks.flatMap(({ ts, dur, tdur = dur }) => {
    const part = Math.min(ts + dur, to) - Math.max(ts, from);
    return part > 0 ? [part * (tdur / dur) / 1000] : [];
  });
}

export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** Where the time went, by what the browser calls it: what lies in another part counts for both. */
function parts_of(own, from, to) {
  const parts = {};
  for (const { args, name, ph, ts, dur, tdur } of own) {
    if (ph !== 'X' || ts < from || ts >= to || /RunTask/.test(name)) continue;
    const part = name === 'EventDispatch' ? `${name} ${args.data.type}` : name;
    parts[part] = (parts[part] ?? 0) + (tdur ?? dur) / 1000;
  }
  return parts;
}

/** The largest parts of a tap in the middle of all. */
export function largest_parts(taps, count = 12) {
  const names = new Set(taps.flatMap(({ parts }) => Object.keys(parts)));
  return [...names].map((name) => [name, percentile(taps.map(({ parts }) => parts[name] ?? 0), 0.5)]).sort((a, b) => b[1] - a[1]).slice(0, count);
}
