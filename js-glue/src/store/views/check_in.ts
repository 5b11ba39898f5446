import type { Day } from "../../types/index.js";
import { month_sheet, share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type PointsShown, points } from "./shown.js";

/** 签到: the month's sheet, the streak, what today brings and what comes next. */
export interface CheckInView {
  /** "2026-11", in the program's zone. */
  readonly month: string;
  /** "2026年11月". */
  readonly title: string;
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly CalendarDay[])[];
  readonly today: boolean;
  readonly streak: number;
  /** "已连续签到 3 天". */
  readonly streak_text: string;
  /** "累计 12 天". */
  readonly total_text: string;
  readonly reward: readonly Bring[];
  readonly tomorrow: readonly Bring[];
  readonly milestone?: { readonly text: string; readonly share: number; readonly brings: readonly Bring[] };
  readonly make_up?: { readonly price: PointsShown; readonly days: readonly Day[]; readonly rule: string };
  /** What each day of the cycle brings, a sentence each. */
  readonly rules: readonly string[];
}

export interface CalendarDay {
  readonly day: Day;
  /** "28". */
  readonly text: string;
  /** missed: and cannot be made up any more. */
  readonly state: "done" | "open" | "missed" | "today" | "coming" | "outside";
}

/** Nothing: the shop has no check-in. */
export function check_in_view(scene: Scene): CheckInView | undefined {
  const { describer, overview, speaker, words } = scene;
  const { check_in } = overview;
  const told = describer.checkIn();
  if (!check_in || !told) return undefined;
  const { make_up, milestone, month, reward, reward_tomorrow, streak, today, total } = check_in;
  const [year, number] = month.split("-");
  return {
    month, today, streak,
    title: words.tell("month_title", { year, month: speaker.word("month", String(Number(number))) }),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => words.tell(`weekday_${day}`)),
    weeks: month_sheet(month).map((week) => week.map((day) => day_view(scene, day))),
    streak_text: words.tell(streak > 0 ? "streak_days" : "streak_none", { days: String(streak) }),
    total_text: words.tell("check_ins_total", { days: String(total) }),
    reward: brings(scene, reward),
    tomorrow: brings(scene, reward_tomorrow),
    rules: [...told.days, ...told.milestones, ...(told.makeUp === undefined ? [] : [told.makeUp])],
    ...(milestone && {
      milestone: {
        text: milestone_text(words, milestone),
        share: share(streak, milestone.streak),
        brings: brings(scene, milestone.grants),
      },
    }),
    ...(make_up && { make_up: { price: points(speaker, make_up.points), days: make_up.days, rule: told.makeUp ?? "" } }),
  };
}

/** "再签 3 天（连续 7 天）可得"; where the streak is to begin, "连续签到 7 天可得". */
export function milestone_text(words: Scene["words"], { missing, streak }: { readonly missing: number; readonly streak: number }): string {
  return words.tell(missing === streak ? "milestone_whole" : "milestone_missing", { days: String(missing), streak: String(streak) });
}

function day_view({ overview, speaker }: Scene, day: Day): CalendarDay {
  const { check_in } = overview;
  const today = speaker.day(overview.at);
  const text = String(Number(day.slice(8)));
  if (!day.startsWith(check_in?.month ?? "")) return { day, text, state: check_in?.make_up?.days.includes(day) ? "open" : "outside" };
  if (check_in?.days.includes(day)) return { day, text, state: "done" };
  if (day === today) return { day, text, state: "today" };
  if (day > today) return { day, text, state: "coming" };
  return { day, text, state: check_in?.make_up?.days.includes(day) ? "open" : "missed" };
}
