/**
 * Draws one block for each change, stacked, in the gainer's colour: filled where the day is known, outlined where only a
 * span is. In: changes, the axis, the day. Out: pixels. Never: a bar that hides how many changes it stands for.
 */
import type { Palette } from "../actors/palette";
import type { Ink } from "../map/ink";
import type { Change } from "../view/changes";
import type { Axis } from "./axis";

const BLOCK = 9;
const GAP = 2;

export interface Bars {
  changes: readonly Change[];
  /** Ids of those known by the known day; the others are drawn empty. */
  known: ReadonlySet<string> | null;
  axis: Axis;
  palette: Palette;
}

export function keyOf(change: Change): string {
  return `${change.placeId}|${change.after.holder_id}|${change.last}`;
}

export function drawBars(pen: CanvasRenderingContext2D, bars: Bars, height: number, ink: Ink): void {
  const { axis, changes } = bars;
  const stacks = new Map<number, Change[]>();
  for (const change of changes) {
    const bin = Math.floor(axis.x(change.last) / (BLOCK + GAP));
    const stack = stacks.get(bin);
    if (stack) stack.push(change);
    else stacks.set(bin, [change]);
  }
  const most = Math.max(1, ...[...stacks.values()].map((stack) => stack.length));
  const tall = Math.min(BLOCK, (height - GAP) / most - (most > 8 ? 0.4 : GAP));
  const step = tall + (most > 8 ? 0.4 : GAP);
  for (const [bin, stack] of stacks)
    stack.forEach((change, i) => {
      const hue = bars.palette.byId.get(change.after.holder_id ?? "")?.hue;
      const empty = bars.known !== null && !bars.known.has(keyOf(change));
      const colour = empty ? ink.border : hue ? ink.hues[hue][change.exact ? "fill" : "edge"] : ink.control;
      const [x, y] = [bin * (BLOCK + GAP), height - (i + 1) * step];
      pen.fillStyle = pen.strokeStyle = colour;
      if (change.exact && !empty) pen.fillRect(x, y, BLOCK, tall);
      else if (tall > 4) {
        pen.lineWidth = 1.4;
        pen.strokeRect(x + 0.7, y + 0.7, BLOCK - 1.4, tall - 1.4);
      } else pen.fillRect(x, y, BLOCK, Math.max(0.8, tall * 0.5));
    });
}

/** A line that climbs by one at each change; the page shows it up to the day. */
export function drawTotal(
  pen: CanvasRenderingContext2D,
  { axis, changes }: { axis: Axis; changes: readonly Change[] },
  height: number,
  ink: Ink,
): void {
  const up = (n: number): number => height - 1 - ((height - 8) * n) / Math.max(1, changes.length);
  pen.beginPath();
  pen.moveTo(0, up(0));
  changes.forEach((change, i) => {
    pen.lineTo(axis.x(change.last), up(i));
    pen.lineTo(axis.x(change.last), up(i + 1));
  });
  pen.lineTo(axis.width, up(changes.length));
  pen.lineWidth = 1.4;
  pen.strokeStyle = ink.ink;
  pen.stroke();
}
