/** Days as words. In: ISO days, intervals, EDTF. Out: English, in texts/en's months. Never: a clock or a time zone. */
import { t } from "../texts/en";
import type { Bounds } from "../api/rows";
import type { Day } from "./view";

const MS = 86_400_000;

/** Days since 1970-01-01; for axes and differences. */
export function number(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS);
}

export function fromNumber(days: number): Day {
  return new Date(days * MS).toISOString().slice(0, 10);
}

export function plus(day: Day, days: number): Day {
  return fromNumber(number(day) + days);
}

/** "2016-03-24/2016-03-26" as its first day and the day after its last. */
export function stretch(words: string): [number, number] {
  const [first = "", last = first] = words.split("/");
  return [number(first), number(last) + 1];
}

/** "28 Mar 2016"; without the year where `beside` has the same. */
export function short(day: Day, beside?: Day): string {
  const [y, m, d] = split(day);
  const year = beside && split(beside)[0] === y ? "" : ` ${y}`;
  return `${d} ${t.months.short[m - 1]}${year}`;
}

/** "28 March 2016". */
export function long(day: Day): string {
  const [y, m, d] = split(day);
  return `${d} ${t.months.long[m - 1]} ${y}`;
}

/** "Mon 28 Mar 2016". */
export function weekday(day: Day): string {
  return `${t.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${short(day)}`;
}

/** "27 Mar 2016", "21–29 Feb 2016", "by 4 Nov 2017", "after 3 May 2015"; "" where nothing is known. */
export function span(bounds: Bounds | null): string {
  if (!bounds) return "";
  const [first, last] = bounds;
  if (first && last) return first === last ? short(last) : both(first, last);
  if (last) return t.days.by(short(last));
  return first ? t.days.after(short(first)) : "";
}

function both(first: Day, last: Day): string {
  const [y1, m1, d1] = split(first);
  const [y2, m2, d2] = split(last);
  if (y1 === y2 && m1 === m2)
    return d1 === 1 && d2 === lengthOf(y2, m2) ? `${t.months.short[m2 - 1]} ${y2}` : `${d1}–${short(last)}`;
  return `${short(first, last)} – ${short(last)}`;
}

/** A date of the record as it is written there (EDTF): a day, a month, a year, an interval, with "~" or "?". */
export function edtf(words: string): string {
  if (!words) return "";
  const oneOf = /^\[(.*)\.\.(.*)\]$/.exec(words);
  if (oneOf) return edtf(`${oneOf[1]}/${oneOf[2]}`);
  if (words.includes("/")) {
    const [from = "", to = ""] = words.split("/").map((part) => (part === ".." ? "" : part));
    if (!from) return t.days.by(edtf(to));
    if (!to) return t.days.after(edtf(from));
    if (isDay(from) && isDay(to)) return span([from, to]);
    return `${edtf(from)} – ${edtf(to)}`;
  }
  const sure = words.replace(/[~?%]$/, "");
  const about = sure === words ? "" : `${t.days.about} `;
  if (isDay(sure)) return about + short(sure);
  const month = /^(\d{4})-(\d{2})$/.exec(sure);
  const names = [...t.months.short, ...Array<string>(8).fill(""), ...t.seasons];
  return about + (month ? `${names[Number(month[2]) - 1]} ${month[1]}` : sure);
}

/** The last day that a date of the record may mean; null where it is open. */
export function latest(words: string): Day | null {
  const last = part(words, -1);
  if (isDay(last)) return last;
  const month = monthsOf(last).at(-1);
  if (month) return `${month}-${String(lengthOf(...yearAndMonth(month))).padStart(2, "0")}`;
  return /^\d{4}$/.test(last) ? `${last}-12-31` : null;
}

/** The first day that a date of the record may mean; null where it is open. */
export function earliest(words: string): Day | null {
  const first = part(words, 0);
  if (isDay(first)) return first;
  const month = monthsOf(first)[0];
  if (month) return `${month}-01`;
  return /^\d{4}$/.test(first) ? `${first}-01-01` : null;
}

/** The first or last bound of an interval ("a/b") or of one of several days ("[a..b]"). */
function part(words: string, at: number): string {
  const bare = words.replace(/^\[(.*)\]$/, "$1");
  return (bare.split(/\/|\.\.(?=\d|$)/).at(at) ?? "").replace(/[~?%]$/, "");
}

/** The first and the last month of a month or a season (21 to 24, spring to winter), "2015-12"; none of anything else. */
function monthsOf(words: string): string[] {
  const found = /^\d{4}-(\d{2})$/.exec(words);
  if (!found) return [];
  const [year, month] = yearAndMonth(words);
  if (month < 21) return [words];
  const first = 3 * (month - 20);
  return [[year, first] as const, first === 12 ? ([year + 1, 2] as const) : ([year, first + 2] as const)].map(
    ([y, m]) => `${y}-${String(m).padStart(2, "0")}`,
  );
}

function yearAndMonth(words: string): [number, number] {
  return [Number(words.slice(0, 4)), Number(words.slice(5, 7))];
}

function isDay(words: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(words);
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function split(day: Day): [number, number, number] {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return [y, m, d];
}
