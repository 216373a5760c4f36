/**
 * The places while the slider moves: from one day to another only those are looked at whose holder changes between.
 * In: every spell of the record, fetched once. Out: sites, and which of them look otherwise than before.
 * Never: a question to the server; how likely each holder is on the very day: that is asked when the slider rests.
 */
import type { Palette } from "../actors/palette";
import type { PlaceRow, TimelineRow } from "../api/rows";
import * as days from "../view/days";
import type { Day } from "../view/view";
import { siteOfSpell, type Site } from "./site";

type Course = readonly TimelineRow[];
const OPEN = -Infinity; // a spell whose beginning nobody told has always begun

export class Passing {
  readonly sites: Site[] = [];
  #courses: Course[] = [];
  #starts: number[][] = [];
  /** Which of its spells each site is in; -1 before the first. */
  #now: number[] = [];
  #made = new Map<TimelineRow, Site>();
  /** Each beginning of a spell, in order of days: the day, and the number of its site. */
  #turns: { day: number; number: number }[] = [];
  #day = NaN;

  constructor(
    spells: readonly TimelineRow[],
    private readonly where: ReadonlyMap<string, PlaceRow>,
    private readonly palette: Palette,
  ) {
    for (const course of Map.groupBy(spells, (spell) => spell.place_id).values()) {
      if (course[0]!.lat === null || course[0]!.lon === null) continue;
      const number = this.#courses.push(course) - 1;
      const starts = course.map(startOf);
      this.#starts.push(starts);
      for (const day of starts) this.#turns.push({ day, number });
      this.#now.push(-1);
      this.sites.push(this.#site(number));
    }
    this.#turns.sort((a, b) => a.day - b.day);
  }

  /** Moves to a day. Out: the numbers of the sites that are others than before. */
  to(day: Day): number[] {
    const next = days.number(day);
    const was = this.#day;
    this.#day = next;
    if (next === was) return [];
    const touched = Number.isNaN(was) ? this.sites.keys() : this.#between(Math.min(was, next), Math.max(was, next));
    return [...touched].filter((number) => this.#move(number, next));
  }

  #between(after: number, until: number): Set<number> {
    const found = new Set<number>();
    for (let i = firstAfter(this.#turns, after); i < this.#turns.length && this.#turns[i]!.day <= until; i++)
      found.add(this.#turns[i]!.number);
    return found;
  }

  #move(number: number, day: number): boolean {
    const at = this.#starts[number]!.findLastIndex((start) => start <= day);
    if (at === this.#now[number]) return false;
    this.#now[number] = at;
    this.sites[number] = this.#site(number);
    return true;
  }

  #site(number: number): Site {
    const course = this.#courses[number]!;
    const first = course[0]!;
    const spell = course[this.#now[number]!];
    const make = (): Site => siteOfSpell(first, spell ?? null, this.where.get(first.place_id), this.palette);
    if (!spell) return make();
    const made = this.#made.get(spell) ?? make();
    this.#made.set(spell, made);
    return made;
  }
}

function startOf({ since }: TimelineRow): number {
  const day = since?.[1] ?? since?.[0];
  return day ? days.number(day) : OPEN;
}

/** Where the first beginning after a day stands. */
function firstAfter(turns: readonly { day: number }[], day: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
