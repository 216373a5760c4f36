/** What lies under the pointer. In: what was painted, a point. Out: the nearest thing within reach, else null. */
import type { Spot } from "./paint";
import type { Trail } from "./trails";

const REACH = 7;

export function nearestSpot(spots: readonly Spot[], x: number, y: number): Spot | null {
  let best: Spot | null = null;
  let least = Infinity;
  for (const spot of spots) {
    const far = Math.hypot(spot.x - x, spot.y - y) - spot.r;
    if (far < REACH && far <= least) [best, least] = [spot, far];
  }
  return best;
}

export function nearestTrail(
  drawn: readonly { trail: Trail; line: [number, number][] }[],
  x: number,
  y: number,
): Trail | null {
  return drawn.find(({ line }) => line.some((b, i) => i > 0 && far(line[i - 1]!, b, x, y) < REACH))?.trail ?? null;
}

function far([ax, ay]: [number, number], [bx, by]: [number, number], x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}
