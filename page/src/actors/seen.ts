/** Who holds the places in sight. In: sites. Out: actors, those with most places first. Never: an actor twice. */
import type { Site } from "../map/site";
import type { Actor } from "./palette";

export function actorsOf(sites: readonly Site[]): Actor[] {
  const counts = new Map<Actor, number>();
  for (const { mark } of sites) for (const actor of mark.holders) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([actor]) => actor);
}
