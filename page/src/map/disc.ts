/**
 * Draws the symbol of a place, once for each way it can look; the map then only copies it.
 * In: a mark, a radius, the colours. Out: an image with its middle in the middle. Never: a place or a day.
 */
import type { Actor } from "../actors/palette";
import type { Ink } from "./ink";
import type { Mark } from "./mark";

type Pen = OffscreenCanvasRenderingContext2D;
export interface Stamp {
  image: OffscreenCanvas;
  /** Half its side in CSS pixels. */
  half: number;
}

const TURN = Math.PI * 2;
const HALO = 2;
const EDGE = 1.25;
const CONTEST = 3.6;
const SIEGE = { gap: 4, width: 2, tick: 4 };
const CLOSING = { from: TURN * 0.6, to: TURN * 1.28 }; // of a ring that is not closed yet: open at the lower left
const HATCH = { step: 4, width: 1.8 };
const LETTER_FROM = 7; // below this radius no letter can be read

export class Stamps {
  #kept = new Map<string, Stamp>();
  /** The last of each mark: marks are drawn again and again, mostly at one radius. */
  #last = new WeakMap<Mark, { radius: number; stamp: Stamp }>();

  constructor(
    private readonly ink: Ink,
    private readonly ratio: number,
  ) {}

  of(mark: Mark, radius: number): Stamp {
    const last = this.#last.get(mark);
    if (last?.radius === radius) return last.stamp;
    const key = keyOf(mark, radius);
    let stamp = this.#kept.get(key);
    if (!stamp) this.#kept.set(key, (stamp = this.#draw(mark, radius)));
    this.#last.set(mark, { radius, stamp });
    return stamp;
  }

  #draw(mark: Mark, radius: number): Stamp {
    const half = radius + marginOf(mark);
    const image = new OffscreenCanvas(Math.ceil(half * 2 * this.ratio), Math.ceil(half * 2 * this.ratio));
    const pen = image.getContext("2d", { willReadFrequently: true });
    if (!pen) return { image, half };
    pen.scale(this.ratio, this.ratio);
    pen.translate(half, half);
    drawDisc(pen, mark, radius, this.ink);
    return { image, half };
  }
}

/** No more room than what is drawn needs: copying empty pixels thousands of times is what costs. Whole pixels, so that a
 * copy is as sharp as what it is a copy of. */
function marginOf(mark: Mark): number {
  return mark.besieger ? SIEGE.gap + SIEGE.width + 1 : mark.contested ? Math.ceil(CONTEST + 2) : HALO + 1;
}

function keyOf(mark: Mark, radius: number): string {
  const who = mark.holders.map((actor) => actor.id).join("+");
  const strength = mark.look === "hollow" ? mark.strength.toFixed(1) : "";
  const around = `${mark.contested ? (mark.challenger?.id ?? "?") : ""}|${mark.besieger?.id ?? ""}${mark.closing ? "~" : ""}`;
  return `${who}|${mark.look}|${mark.fill}|${around}|${strength}|${radius}`;
}

export function drawDisc(pen: Pen, mark: Mark, r: number, ink: Ink): void {
  const [one, two] = mark.holders;
  circle(pen, r + HALO);
  pen.fillStyle = ink.halo;
  pen.fill();
  if (!one) return unknown(pen, r, ink);
  if (mark.contested) ring(pen, r + CONTEST / 2, CONTEST, mark.challenger ? hue(mark.challenger, ink).fill : ink.ink3);
  if (mark.besieger) siege(pen, r, hue(mark.besieger, ink).edge, mark.closing);
  circle(pen, r);
  pen.fillStyle = ink.panel;
  pen.fill();
  if (two) return split(pen, one, two, r, ink);
  const { fill, edge, on } = hue(one, ink);
  if (mark.look === "hollow") {
    pen.globalAlpha = 0.45 + 0.55 * mark.strength;
    ring(pen, r, EDGE + 0.4, edge);
    letter(pen, one, r, edge);
    pen.globalAlpha = 1;
  } else if (mark.look === "hatch") {
    hatch(pen, r, fill);
    ring(pen, r, EDGE, edge);
    circle(pen, r * 0.58);
    pen.fillStyle = ink.panel;
    pen.fill();
    letter(pen, one, r, edge);
  } else {
    pen.globalAlpha = mark.fill;
    circle(pen, r);
    pen.fillStyle = fill;
    pen.fill();
    pen.globalAlpha = 1;
    ring(pen, r, EDGE, edge);
    letter(pen, one, r, mark.fill < 0.5 ? ink.ink : on);
  }
}

function unknown(pen: Pen, r: number, ink: Ink): void {
  circle(pen, r);
  pen.fillStyle = ink.panel;
  pen.fill();
  pen.setLineDash([2.4, 2.2]);
  ring(pen, r, 1.4, ink.control);
  pen.setLineDash([]);
}

function split(pen: Pen, one: Actor, two: Actor, r: number, ink: Ink): void {
  const gap = 0.8;
  for (const [actor, side] of [
    [one, -1],
    [two, 1],
  ] as const) {
    const { fill, edge, on } = hue(actor, ink);
    const lean = Math.asin(gap / r);
    const top = -Math.PI / 2 + side * lean;
    pen.beginPath();
    pen.arc(0, 0, r, top, Math.PI - top, side < 0);
    pen.closePath();
    pen.fillStyle = fill;
    pen.fill();
    pen.lineWidth = EDGE;
    pen.strokeStyle = edge;
    pen.stroke();
    if (r >= LETTER_FROM) glyph(pen, actor.letter, side * r * 0.5, r * 0.98, on);
  }
}

function siege(pen: Pen, r: number, colour: string, closing: boolean): void {
  const at = r + SIEGE.gap;
  const [first, last] = closing ? [CLOSING.from, CLOSING.to] : [0, TURN];
  pen.beginPath();
  pen.arc(0, 0, at, first, last);
  pen.lineWidth = SIEGE.width;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.beginPath();
  for (let turn = TURN / 8; turn < TURN; turn += TURN / 4) {
    if (closing && (turn < first ? turn + TURN : turn) > last) continue;
    pen.moveTo(Math.cos(turn) * at, Math.sin(turn) * at);
    pen.lineTo(Math.cos(turn) * (at - SIEGE.tick), Math.sin(turn) * (at - SIEGE.tick));
  }
  pen.stroke();
}

function hatch(pen: Pen, r: number, colour: string): void {
  pen.save();
  circle(pen, r);
  pen.clip();
  pen.rotate(Math.PI / 4);
  pen.beginPath();
  for (let x = -2 * r; x < 2 * r; x += HATCH.step) {
    pen.moveTo(x, -2 * r);
    pen.lineTo(x, 2 * r);
  }
  pen.lineWidth = HATCH.width;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.restore();
}

function letter(pen: Pen, actor: Actor, r: number, colour: string): void {
  if (r >= LETTER_FROM) glyph(pen, actor.letter, 0, r * 1.2, colour);
}

function glyph(pen: Pen, words: string, x: number, size: number, colour: string): void {
  pen.font = `600 ${size}px "IBM Plex Sans Condensed", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.fillStyle = colour;
  pen.fillText(words, x, size * 0.35);
}

function circle(pen: Pen, r: number): void {
  pen.beginPath();
  pen.arc(0, 0, r, 0, TURN);
}

function ring(pen: Pen, r: number, width: number, colour: string): void {
  circle(pen, r);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
}

function hue(actor: Actor, ink: Ink): Ink["hues"][Actor["hue"]] {
  return ink.hues[actor.hue];
}
