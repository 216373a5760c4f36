/**
 * The map as a file to print or publish: with its legend, both clocks and where everything comes from, drawn in.
 * In: its canvases, the words under them. Out: a PNG, saved. Never: a picture that does not say what day it shows.
 */
import { t } from "../texts/en";
import { actorsOf } from "../actors/seen";
import { drawDisc } from "./disc";
import type { Ink } from "./ink";
import { UNKNOWN } from "./mark";
import type { Site } from "./site";

interface Sheet {
  base: HTMLCanvasElement;
  /** All of one size, the first lowest. */
  over: [HTMLCanvasElement, ...HTMLCanvasElement[]];
  ink: Ink;
  /** First the title, then what stands under it. */
  lines: string[];
  sites: readonly Site[];
}

const FOOT = { line: 17, margin: 17, side: 20, font: 12 };
const HEAD = 64;
const LEGEND = 34;

export function makePicture(sheet: Sheet): void {
  drawSheet(sheet).toBlob((blob) => blob && save(blob, sheet.lines[0] ?? t.name));
}

/** The same as a canvas, to be printed. */
export function drawSheet({ base, over, ink, lines, sites }: Sheet): HTMLCanvasElement {
  const ratio = devicePixelRatio || 1;
  const [width, height] = [over[0].width / ratio, over[0].height / ratio];
  const sheet = document.createElement("canvas");
  const pen = sheet.getContext("2d");
  if (!pen) return sheet;
  const small = `400 ${FOOT.font}px ${ink.fontMap}`;
  pen.font = small;
  const foot = wrapped(pen, lines.slice(2).join("   "), width - 2 * FOOT.side);
  const whole = height + HEAD + LEGEND + FOOT.margin + foot.length * FOOT.line;
  sheet.width = over[0].width;
  sheet.height = Math.round(whole * ratio);
  pen.scale(ratio, ratio);
  pen.fillStyle = ink.panel;
  pen.fillRect(0, 0, width, whole);
  pen.drawImage(base, 0, HEAD, width, height);
  for (const each of over) pen.drawImage(each, 0, HEAD, width, height);
  write(pen, lines[0] ?? "", 20, 30, `600 22px ${ink.fontSaid}`, ink.ink);
  write(pen, lines[1] ?? "", 20, 51, `400 13px ${ink.fontMap}`, ink.ink2);
  legend(pen, sites, ink, HEAD + height + LEGEND / 2, width);
  const under = HEAD + height + LEGEND + 20;
  foot.forEach((line, i) => write(pen, line, FOOT.side, under + i * FOOT.line, small, ink.ink3));
  return sheet;
}

function legend(pen: CanvasRenderingContext2D, sites: readonly Site[], ink: Ink, y: number, width: number): void {
  let x = 30;
  for (const actor of actorsOf(sites)) {
    const stamp = new OffscreenCanvas(80, 80);
    const disc = stamp.getContext("2d");
    if (!disc || x > width - 120) break;
    disc.setTransform(2, 0, 0, 2, 40, 40);
    drawDisc(disc, { ...UNKNOWN, holders: [actor], look: "solid", fill: 1, strength: 1 }, 9, ink);
    pen.drawImage(stamp, x - 20, y - 20, 40, 40);
    write(pen, actor.name, x + 15, y + 4, `500 13px ${ink.fontMap}`, ink.ink);
    x += 45 + pen.measureText(actor.name).width;
  }
}

/** In as many lines as there is need of; a word too long for a line, such as an address, is broken. */
function wrapped(pen: CanvasRenderingContext2D, words: string, width: number): string[] {
  const lines: string[] = [""];
  for (const word of words.split(/(?<= )(?! )/)) {
    const last = lines.at(-1) ?? "";
    if (pen.measureText((last + word).trimEnd()).width <= width) {
      lines[lines.length - 1] = last + word;
      continue;
    }
    if (last) lines.push("");
    for (const letter of word) {
      const line = (lines.at(-1) ?? "") + letter;
      if (pen.measureText(line).width <= width) lines[lines.length - 1] = line;
      else lines.push(letter);
    }
  }
  return lines;
}

function write(pen: CanvasRenderingContext2D, words: string, x: number, y: number, font: string, colour: string): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  pen.fillText(words, x, y);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
