// What the main thread did between a tap and the frame that shows the new total, out of the browser's own trace.

export const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'];

/**
 * For each tap, in milliseconds: `work`, the main thread's own time until the new total is painted and handed to the
 * compositor; `longest`, of one task in it; `paint`, by the clock, from the tap to then. A tap without a new total is left out.
 */
export function taps_of(text) {
  const { traceEvents: events } = JSON.parse(text);
  const marks = events.filter(({ name, cat = '' }) => cat.includes('blink.user_timing') && (name === 'tap' || name === 'total'));
  if (marks.length === 0) return [];
  const { pid, tid } = marks[0];
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = own.filter(({ name, ph, dur }) => ph === 'X' && dur > 0 && (name === 'ThreadControllerImpl::RunTask' || name === 'RunTask')).sort((a, b) => a.ts - b.ts);
  const outer = tasks.filter((task, place) => place === 0 || task.ts >= tasks[place - 1].ts + tasks[place - 1].dur || task.ts + task.dur > tasks[place - 1].ts + tasks[place - 1].dur);
  const commits = own.filter(({ name, ph }) => name === 'Commit' && ph === 'X').sort((a, b) => a.ts - b.ts);
  const taps = marks.filter(({ name }) => name === 'tap').sort((a, b) => a.ts - b.ts);
  return taps.flatMap((tap, place) => {
    const next = taps[place + 1]?.ts ?? Infinity;
    const total = marks.find(({ name, ts }) => name === 'total' && ts >= tap.ts && ts < next);
    const commit = total && commits.find(({ ts }) => ts >= total.ts);
    if (!commit) return [];
    const end = commit.ts + commit.dur;
    let work = 0;
    let longest = 0;
    for (const task of outer) {
      const from = Math.max(task.ts, tap.ts), to = Math.min(task.ts + task.dur, end);
      if (to <= from) continue;
      // A thread's own clock does not count what other programs of this machine took meanwhile.
      const took = (to - from) * ((task.tdur ?? task.dur) / task.dur) / 1000;
      work += took;
      longest = Math.max(longest, took);
    }
    return [{ work, longest, paint: (end - tap.ts) / 1000, parts: parts_of(own, tap.ts, end) }];
  });
}

export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** Where the time went, by what the browser calls it: what lies in another part counts for both. */
function parts_of(own, from, to) {
  const parts = {};
  for (const { name, ph, ts, dur, tdur } of own) {
    if (ph !== 'X' || ts < from || ts >= to || /RunTask/.test(name)) continue;
    parts[name] = (parts[name] ?? 0) + (tdur ?? dur) / 1000;
  }
  return parts;
}

/** The largest parts of a tap in the middle of all. */
export function largest_parts(taps, count = 12) {
  const names = new Set(taps.flatMap(({ parts }) => Object.keys(parts)));
  return [...names].map((name) => [name, percentile(taps.map(({ parts }) => parts[name] ?? 0), 0.5)]).sort((a, b) => b[1] - a[1]).slice(0, count);
}
