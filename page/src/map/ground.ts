/**
 * Land, lakes and rivers on a canvas, where no MapLibre is wanted: a page opened from disk, a map that does not move.
 * In: lines, the part of the world in sight, colours. Out: pixels. Never: a request but for the page's own files.
 */
import { get } from "../api/client";
import { coastLines } from "./areas";
import type { Ink } from "./ink";
import type { Camera } from "../view/view";
import { across, down, linesOf, type Line } from "./shore";

export interface Ground {
  land: Line[];
  lakes: Line[];
  rivers: Line[];
  borders: Line[];
}

export const BARE: Ground = { land: [], lakes: [], rivers: [], borders: [] };

/** The part of the world in sight: its corner and size in pixels, and how many the whole world has. */
export interface Window {
  world: number;
  left: number;
  top: number;
  width: number;
  height: number;
  zoom: number;
}

const TILE = 512;

export function windowOf({ lng, lat, zoom }: Camera, width: number, height: number): Window {
  const world = TILE * 2 ** zoom;
  return { world, left: across(lng) * world - width / 2, top: down(lat) * world - height / 2, width, height, zoom };
}

type Pen = CanvasRenderingContext2D;

/** What lies beneath the record, from the page's own files. */
export async function groundLines(): Promise<Ground> {
  const waters = new URL("base/waters.json", document.baseURI).href;
  const [land, { rivers, lakes }] = await Promise.all([
    coastLines(),
    get<{ rivers: GeoJSON.GeoJSON; lakes: GeoJSON.GeoJSON }>(waters),
  ]);
  return { ...BARE, land, rivers: linesOf(rivers), lakes: linesOf(lakes) };
}

export function drawGround(pen: Pen, { land, lakes, rivers, borders }: Ground, seen: Window, ink: Ink): void {
  pen.fillStyle = ink.water;
  pen.fillRect(0, 0, seen.width, seen.height);
  fill(pen, land, seen, ink.land);
  fill(pen, lakes, seen, ink.water);
  stroke(pen, rivers, seen, ink.river, Math.max(0.6, Math.min(4, (seen.zoom - 2) * 0.45)));
  pen.setLineDash([5, 3]);
  stroke(pen, borders, seen, ink.border, 1);
  pen.setLineDash([]);
}

function fill(pen: Pen, lines: readonly Line[], seen: Window, colour: string): void {
  pen.beginPath();
  for (const line of lines) trace(pen, line, seen);
  pen.fillStyle = colour;
  pen.fill("evenodd");
}

function stroke(pen: Pen, lines: readonly Line[], seen: Window, colour: string, width: number): void {
  pen.beginPath();
  for (const line of lines) trace(pen, line, seen);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineJoin = pen.lineCap = "round";
  pen.stroke();
}

function trace(pen: Pen, { points, box, closed }: Line, { world, left, top, width, height }: Window): void {
  const [west, north, east, south] = box;
  if (west * world - left > width || east * world < left || north * world - top > height || south * world < top) return;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]! * world - left, points[i + 1]! * world - top];
    if (i) pen.lineTo(x, y);
    else pen.moveTo(x, y);
  }
  if (closed) pen.closePath();
}
