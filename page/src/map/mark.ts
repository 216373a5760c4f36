/**
 * What the symbol of a place says: a symbol is a sentence.
 * Fill: who holds. Texture: on whose word. Outline: who challenges. Ring: who besieges. Hollow: thin, old or no evidence.
 * In: the rows of one place on one day. Out: a `Mark`. Never: pixels.
 */
import type { Actor } from "../actors/palette";

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
  /** 0 (old or thin) to 1: how much of a hollow ring is left. */
  strength: number;
}
