/** Draws roads, rivers' names and routes. In: trails, the flat map, the colours. Out: strokes. Never: a disc or a label. */
import type { Flat } from "./flat";
import type { Ink } from "./ink";
import type { Roads } from "./roads";
import type { Trail } from "./trails";

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type XY = [number, number];

const WIDTH = 2.1;
const CASING = 6;
const CUT = { on: 2, off: 4 };
const BAR = { half: 7, apart: 3.5, width: 2.6 };

export function drawRoads(pen: Pen, roads: Roads, flat: Flat, ink: Ink): void {
  pen.strokeStyle = ink.road;
  pen.lineWidth = flat.zoom < 6 ? 1 : 1.6;
  pen.setLineDash([]);
  pen.beginPath();
  for (const row of roads.stretches) {
    pen.moveTo(flat.x(row.from_lon), flat.y(row.from_lat));
    pen.lineTo(flat.x(row.to_lon), flat.y(row.to_lat));
  }
  pen.stroke();
}

export function drawTrail(pen: Pen, trail: Trail, flat: Flat, ink: Ink): XY[] {
  const line = smooth(
    trail.points.map((point): XY => [flat.x(point.lon), flat.y(point.lat)]),
    trail.schematic,
  );
  const colour = trail.actor ? ink.hues[trail.actor.hue].edge : ink.ink2;
  pen.lineJoin = "round";
  stroke(pen, line, ink.halo, CASING, []);
  if (trail.state === "open") stroke(pen, line, colour, WIDTH, []);
  else if (trail.state === "cut") stroke(pen, line, colour, WIDTH, [CUT.on, CUT.off]);
  else stroke(pen, line, ink.ink3, 1.6, [1.6, 3.4]);
  if (trail.state === "cut") bars(pen, line, trail.at, ink);
  return line;
}

function stroke(pen: Pen, line: readonly XY[], colour: string, width: number, dash: number[]): void {
  pen.beginPath();
  line.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.stroke();
  pen.setLineDash([]);
}

/** The double bar across a route where it was cut. */
function bars(pen: Pen, line: readonly XY[], at: number, ink: Ink): void {
  const i = Math.max(1, Math.min(line.length - 1, Math.round(at * (line.length - 1))));
  const [from, to] = [line[i - 1], line[i]];
  if (!from || !to) return;
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  pen.save();
  pen.translate(to[0], to[1]);
  pen.rotate(turn);
  pen.fillStyle = ink.halo;
  pen.fillRect(-BAR.apart - 2, -BAR.half, BAR.apart * 2 + 4, BAR.half * 2);
  pen.lineWidth = BAR.width;
  pen.strokeStyle = ink.ink;
  pen.beginPath();
  for (const x of [-BAR.apart, BAR.apart]) {
    pen.moveTo(x, -BAR.half);
    pen.lineTo(x, BAR.half);
  }
  pen.stroke();
  pen.restore();
}

/** A gentle line through the points (Catmull-Rom); two points alone, which nobody surveyed, are bowed. */
export function smooth(points: readonly XY[], bowed = false): XY[] {
  if (points.length < 3) return bowed ? bow(points) : [...points];
  const line: XY[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [
      points[Math.max(0, i - 1)]!,
      points[i]!,
      points[i + 1]!,
      points[Math.min(points.length - 1, i + 2)]!,
    ];
    for (let s = 0; s < 8; s++)
      line.push([spline(a[0], b[0], c[0], d[0], s / 8), spline(a[1], b[1], c[1], d[1], s / 8)]);
  }
  line.push(points.at(-1)!);
  return line;
}

function bow([from, to]: readonly XY[]): XY[] {
  if (!from || !to) return [];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle: XY = [(from[0] + to[0]) / 2 - dy * 0.08, (from[1] + to[1]) / 2 + dx * 0.08];
  return Array.from({ length: 17 }, (_, i): XY => {
    const s = i / 16;
    const at = (a: number, b: number, c: number): number => (1 - s) ** 2 * a + 2 * s * (1 - s) * b + s * s * c;
    return [at(from[0], middle[0], to[0]), at(from[1], middle[1], to[1])];
  });
}

function spline(a: number, b: number, c: number, d: number, s: number): number {
  return 0.5 * (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s * s + (3 * b - a - 3 * c + d) * s * s * s);
}
