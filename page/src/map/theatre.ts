/**
 * Which of several wars the map opens on, where a record tells of more than one.
 * In: sites. Out: those of one theatre: of the place that is open, else where most changed lately, else where most is known.
 * Never: a place left off the map: this only chooses where the map stands.
 */
import type { Site } from "./site";

const APART = 5; // degrees between neighbours, from which on they are another theatre's

export function theatre(sites: readonly Site[], place: string | null): readonly Site[] {
  const left = new Set(sites);
  const groups: Site[][] = [];
  for (const site of sites) {
    if (!left.delete(site)) continue;
    const group = [site];
    for (const one of group)
      for (const other of left)
        if (Math.hypot(one.lat - other.lat, one.lon - other.lon) < APART && left.delete(other)) group.push(other);
    groups.push(group);
  }
  const worth = (group: readonly Site[]): number =>
    (group.some((site) => site.id === place) ? 1e6 : 0) +
    group.filter((site) => site.fresh).length * 100 +
    group.length;
  return groups.sort((a, b) => worth(b) - worth(a))[0] ?? sites;
}
