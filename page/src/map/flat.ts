/**
 * From degrees to pixels, as the map below has it (web Mercator, north up).
 * In: the map's middle, zoom and size. Out: `Flat`. Never: a turned or tilted map; those are switched off.
 */
import type { Camera } from "../view/view";
import { across, down, latOf } from "./shore";

const TILE = 512;

export interface Flat {
  width: number;
  height: number;
  x: (lon: number) => number;
  y: (lat: number) => number;
  /** Pixels of a kilometre in the middle of the map. */
  km: number;
  zoom: number;
}

export function flat(camera: Camera, width: number, height: number): Flat {
  const world = TILE * 2 ** camera.zoom;
  const left = across(camera.lng) * world - width / 2;
  const top = down(camera.lat) * world - height / 2;
  return {
    width,
    height,
    x: (lon) => across(lon) * world - left,
    y: (lat) => down(lat) * world - top,
    km: world / (40_075 * Math.cos((camera.lat * Math.PI) / 180)),
    zoom: camera.zoom,
  };
}

/** What lies over a map at its head and foot, in pixels. */
export interface Covered {
  head: number;
  foot: number;
}

/** The camera that shows all points between what is covered. */
export function around(
  points: readonly { lat: number; lon: number }[],
  width: number,
  whole: number,
  { head, foot }: Covered = { head: 0, foot: 0 },
): Camera | null {
  const height = whole - head - foot;
  if (!points.length || width < 50 || height < 50) return null;
  const xs = points.map((p) => across(p.lon));
  const ys = points.map((p) => down(p.lat));
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = Math.min(90, width / 6, height / 6);
  const fit = Math.min(
    (width - 2 * margin) / Math.max(east - west, 1e-6),
    (height - 2 * margin) / Math.max(south - north, 1e-6),
  );
  const zoom = Math.max(1, Math.min(9, Math.log2(fit / TILE)));
  const lower = (foot - head) / 2 / (TILE * 2 ** zoom);
  return { lng: ((west + east) / 2) * 360 - 180, lat: latOf((north + south) / 2 + lower), zoom };
}
