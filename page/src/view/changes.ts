/**
 * When places changed hands, from their spells.
 * In: spells of one state of knowledge. Out: `Change`s in order of time. Never: a change whose day nobody told.
 */
import type { TimelineRow } from "../api/rows";
import { number } from "./days";
import type { Day } from "./view";

export interface Change {
  place: string;
  placeId: string;
  before: TimelineRow | null;
  after: TimelineRow;
  first: Day;
  last: Day;
  /** Whether the very day is told. */
  exact: boolean;
}

/** A spell that begins is a change, if a day by which it began and one before which it had not are told. */
export function changesOf(spells: readonly TimelineRow[]): Change[] {
  const found: Change[] = [];
  let before: TimelineRow | null = null;
  for (const spell of spells) {
    if (before?.place_id !== spell.place_id) before = null;
    const [first, last] = spell.since ?? [null, null];
    if (first && last && spell.holder_id !== (before?.holder_id ?? null)) {
      found.push({
        place: spell.place,
        placeId: spell.place_id,
        before,
        after: spell,
        first,
        last,
        exact: first === last,
      });
    }
    before = spell;
  }
  return found.sort((a, b) => number(a.last) - number(b.last) || (a.place < b.place ? -1 : 1));
}

/** The days on which something changes, without repeats; what "next change" steps through. */
export function steps(changes: readonly Change[]): Day[] {
  return [...new Set(changes.map((change) => change.last))].sort();
}

/** How many changes there were up to a day, the day included; they are in order of time. */
export function countUntil(changes: readonly Change[], day: Day): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.last <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function nextStep(days: readonly Day[], from: Day): Day | null {
  return days.find((day) => day > from) ?? null;
}

export function previousStep(days: readonly Day[], from: Day): Day | null {
  return days.findLast((day) => day < from) ?? null;
}
