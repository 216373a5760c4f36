/**
 * Which countries a record is about.
 * In: the places that reports tell of. Out: their countries' names, those with most places first. Never: a country with few.
 */
import type { PlaceRow } from "../api/rows";
import { t } from "../texts/en";

const FEW = 0.1; // of all places

export function countriesOf(places: readonly PlaceRow[]): string[] {
  const told = places.filter(({ told, country }) => told && /^[A-Z]{2}$/.test(country));
  const names = new Intl.DisplayNames(t.lang, { type: "region" });
  return [...Map.groupBy(told, ({ country }) => country)]
    .filter(([, list]) => list.length > told.length * FEW)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code]) => names.of(code) ?? code);
}
