// Rivers and lakes as GeoJSON, their lines rounded off, with where each name goes and how it leans.
import { readFileSync } from "node:fs";

const STEPS = 6;
const round = (n) => Math.round(n * 1e4) / 1e4;

export function waters() {
  const drawn = JSON.parse(readFileSync(new URL("../base/waters.json", import.meta.url), "utf8"));
  const rivers = drawn.rivers.map(({ line }) => smooth(line));
  return {
    rivers: { type: "MultiLineString", coordinates: rivers },
    lakes: { type: "MultiPolygon", coordinates: drawn.lakes.map((ring) => [closed(ring)]) },
    names: drawn.rivers.map(({ name, label }, i) => ({ name, ...along(rivers[i], label) })),
  };
}

function along(line, share) {
  const at = Math.max(3, Math.min(line.length - 4, Math.round(share * line.length)));
  const [[x1, y1], [x2, y2], [lon, lat]] = [line[at - 3], line[at + 3], line[at]];
  const lean = Math.atan2(-(y2 - y1), (x2 - x1) * Math.cos((lat * Math.PI) / 180));
  return { lon, lat, lean: round(Math.abs(lean) > Math.PI / 2 ? lean + Math.PI : lean) };
}

function closed(ring) {
  const line = smooth([ring.at(-1), ...ring, ring[0], ring[1]]).slice(STEPS, -STEPS);
  return [...line, line[0]];
}

function smooth(points) {
  const line = [];
  for (let i = 0; i < points.length - 1; i++) {
    const around = [points[Math.max(0, i - 1)], points[i], points[i + 1], points[Math.min(points.length - 1, i + 2)]];
    for (let s = 0; s < STEPS; s++) line.push([0, 1].map((k) => round(spline(...around.map((p) => p[k]), s / STEPS))));
  }
  return [...line, points.at(-1)];
}

function spline(a, b, c, d, s) {
  return 0.5 * (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s * s + (3 * b - a - 3 * c + d) * s ** 3);
}
