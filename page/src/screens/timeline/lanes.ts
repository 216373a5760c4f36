/**
 * Spells as bars on lanes, one lane a place; by actor the lanes stand under their actor.
 * In: spells of one state of knowledge, forecasts. Out: `Lane`s of `Bar`s. Never: a sharp end where no day is told.
 */
import type { Actor, Palette } from "../../actors/palette";
import type { ForecastRow, TimelineRow } from "../../api/rows";
import { number, stretch } from "../../view/days";

export interface Bar {
  spell: TimelineRow;
  actor: Actor | null;
  /** Surely begun and not yet ended between `sure` and `over`; fades from `from` and out to `to`. */
  from: number;
  sure: number;
  over: number;
  to: number;
  besieger: Actor | null;
  /** First day and the day after the last. */
  contested: [number, number][];
  besieged: [number, number][];
}

export interface Ahead {
  row: ForecastRow;
  actor: Actor | null;
  from: number;
  to: number;
  /** No day by which it was to be is told. */
  open: boolean;
}

export interface Lane {
  id: string;
  place: string;
  bars: Bar[];
  ahead: Ahead[];
}

export interface Group {
  actor: Actor | null;
  lanes: Lane[];
}

const SOFT = 45; // days over which an end fades whose other side nobody told
const AHEAD = 90; // days that a forecast without a horizon is drawn

export function lanes(
  spells: readonly TimelineRow[],
  forecasts: readonly ForecastRow[],
  all: [number, number],
  palette: Palette,
): Lane[] {
  const byPlace = Map.groupBy(forecasts, (row) => row.place);
  return [...Map.groupBy(spells, (spell) => spell.place_id)].map(([id, told]) => ({
    id,
    place: told[0]?.place ?? id,
    bars: told.map((spell) => bar(spell, all, palette)),
    ahead: (byPlace.get(told[0]?.place ?? "") ?? [])
      .filter((row) => row.what.startsWith("control ") && row.made !== null)
      .map((row) => ahead(row, palette)),
  }));
}

function bar(spell: TimelineRow, [first, last]: [number, number], { byId, byName }: Palette): Bar {
  const [since, until] = [spell.since ?? [null, null], spell.until ?? [null, null]];
  const begun = since[1] ?? until[0] ?? until[1];
  const sure = begun ? number(begun) : first;
  const from = since[0] ? number(since[0]) : begun ? sure - SOFT : first;
  const to = until[1] ? number(until[1]) : last;
  const over = until[0] ? number(until[0]) : until[1] ? Math.max(sure, to - SOFT) : sure;
  return {
    spell,
    actor: byId.get(spell.holder_id ?? "") ?? null,
    from: Math.min(from, sure),
    sure: Math.min(sure, to),
    over: Math.max(Math.min(over, to), Math.min(sure, to)),
    to: Math.max(to, sure),
    besieger: byName.get(spell.besieged_by[0] ?? "") ?? null,
    contested: spell.contested_on.map(stretch).filter(([, end]) => end > from),
    besieged: spell.besieged_on.map(stretch),
  };
}

function ahead(row: ForecastRow, { byName }: Palette): Ahead {
  const from = number(row.made ?? "1970-01-01");
  const to = row.horizon ? number(row.horizon) : from + AHEAD;
  return { row, actor: byName.get(row.actor) ?? null, from, to: Math.max(to, from + 7), open: !row.horizon };
}

/** The lanes with what each actor held, under the actor; those who held most first, unknown holders last. */
export function byActor(all: readonly Lane[], palette: Palette): Group[] {
  const groups: Group[] = palette.actors.map((actor) => ({ actor, lanes: held(all, actor) }));
  groups.push({ actor: null, lanes: held(all, null) });
  return groups.filter((group) => group.lanes.length);
}

function held(all: readonly Lane[], actor: Actor | null): Lane[] {
  return all
    .map((lane) => ({
      ...lane,
      bars: lane.bars.filter((each) => each.actor?.id === actor?.id),
      ahead: lane.ahead.filter((each) => actor && each.actor?.id === actor.id),
    }))
    .filter((lane) => lane.bars.length);
}

/** Places where most changed first, then by name: what there is to see stands on top. */
export function busiest(all: readonly Lane[]): Lane[] {
  return [...all].sort(
    (a, b) => dated(b) - dated(a) || b.bars.length - a.bars.length || a.place.localeCompare(b.place, "en"),
  );
}

function dated(lane: Lane): number {
  return Number(lane.bars.some(({ actor, spell }) => actor && (spell.since ?? spell.until)));
}
