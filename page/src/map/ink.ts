/** The colours and faces of the style sheet, for what is drawn on a canvas. In: the theme in force. Out: `Ink`. */
import { HUES, type Hue } from "../actors/palette";

export interface Ink {
  land: string;
  water: string;
  river: string;
  riverLabel: string;
  road: string;
  ink: string;
  ink2: string;
  ink3: string;
  panel: string;
  control: string;
  placeLabel: string;
  refLabel: string;
  refDot: string;
  halo: string;
  border: string;
  select: string;
  fontMap: string;
  fontSaid: string;
  hues: Record<Hue, { fill: string; edge: string; on: string }>;
}

export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const hues = Object.fromEntries(
    HUES.map((hue) => [hue, { fill: of(`a-${hue}`), edge: of(`a-${hue}-edge`), on: of(`a-${hue}-on`) }]),
  ) as Ink["hues"];
  return {
    land: of("land"),
    water: of("water"),
    river: of("river"),
    riverLabel: of("river-label"),
    road: of("road"),
    ink: of("ink"),
    ink2: of("ink-2"),
    ink3: of("ink-3"),
    panel: of("panel"),
    control: of("control"),
    placeLabel: of("place-label"),
    refLabel: of("ref-label"),
    refDot: of("ref-dot"),
    halo: of("halo"),
    border: of("line-2"),
    select: of("select"),
    fontMap: of("font-map"),
    fontSaid: of("font-said"),
    hues,
  };
}
