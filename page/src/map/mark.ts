/**
 * What the symbol of a place says: a symbol is a sentence.
 * Fill: who holds. Texture: on whose word. Outline: who challenges. Ring: who besieges. Hollow: thin, old or no evidence.
 * In: the rows of one place on one day, or its spell. Out: a `Mark`. Never: pixels.
 */
import type { Actor, Palette } from "../actors/palette";
import type { ControlRow, TimelineRow } from "../api/rows";

export type Look = "solid" | "hatch" | "hollow";

export interface Mark {
  /** None: unknown. Two: the place is split, or told to be of both. */
  holders: Actor[];
  look: Look;
  /** Opacity of the fill: 1 assessed, 0.72 probable, 0.42 possible. */
  fill: number;
  contested: boolean;
  challenger: Actor | null;
  besieger: Actor | null;
  /** The ring is not closed yet. */
  closing: boolean;
  /** 0 (old or thin) to 1: how much of a hollow ring is left. */
  strength: number;
}

export const UNKNOWN: Mark = {
  holders: [],
  look: "hollow",
  fill: 0,
  contested: false,
  challenger: null,
  besieger: null,
  closing: false,
  strength: 0,
};

const SURE = 0.9;
const PROBABLE = 0.7;
const SPLIT = 0.3; // a second holder as likely as this shares the disc, where the first is not probable

/** The mark of a place from its control rows of one day, likeliest first. */
export function markOf(rows: readonly ControlRow[], { byId, byName }: Palette): Mark {
  const named = rows.filter((row) => row.holder_id !== null).sort((a, b) => b.probability - a.probability);
  const [top, second] = named;
  const holder = top && byId.get(top.holder_id ?? "");
  if (!top || !holder) return UNKNOWN;
  const rival = second && byId.get(second.holder_id ?? "");
  const unknown = rows.find((row) => row.holder === "unknown")?.probability ?? 0;
  const hollow = unknown > top.probability;
  const contested = top.contested || rows[0]?.holder === "contested";
  const split = !hollow && rival && second.probability >= SPLIT && top.probability < PROBABLE;
  return {
    holders: split ? [holder, rival] : [holder],
    look: hollow ? "hollow" : top.one_sided ? "hatch" : "solid",
    fill: filled(top.probability),
    contested,
    challenger: contested ? (rival ?? null) : null,
    besieger: byName.get(top.besieged_by[0] ?? "") ?? null,
    closing: top.encircling,
    strength: Math.min(1, top.probability * 2),
  };
}

/** The mark of a spell: exact about who, rough about how surely. Fighting and sieges have days of their own within it. */
export function markOfSpell(spell: TimelineRow | null, { byId }: Palette): Mark {
  const holder = spell?.holder_id ? byId.get(spell.holder_id) : undefined;
  if (!spell || !holder) return UNKNOWN;
  return {
    ...UNKNOWN,
    holders: [holder],
    look: spell.one_sided ? "hatch" : "solid",
    fill: filled(spell.probability),
    strength: 1,
  };
}

function filled(probability: number): number {
  return probability >= SURE ? 1 : probability >= PROBABLE ? 0.72 : 0.42;
}
