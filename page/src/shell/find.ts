/**
 * Finds places, actors and reports by name.
 * In: words. Out: the best first, those that the record tells of before others. Never: a near spelling passed off as the name.
 */
import { addressOf, get } from "../api/client";
import type { Searched } from "../api/rows";
import { t } from "../texts/en";
import type { Camera } from "../view/view";

export interface Found {
  kind: "place" | "actor" | "report";
  id: string;
  name: string;
  about: string;
  label: string;
  camera: Camera | null;
}

const MOST = 6;
const NEAR = 8; // zoom at which a found place is shown with its surroundings

export async function find(words: string): Promise<Found[]> {
  const q = words.trim();
  if (!q) return [];
  const { places, actors, reports } = await get<Searched>(addressOf("search", { q }));
  return [
    ...places.slice(0, MOST).map((place) => placed(place, q)),
    ...actors
      .filter((actor) => actor.in_record)
      .map(({ id, name, country }) => entry("actor", id, name, country, t.search.actors)),
    ...reports.map(({ id, name, title, source }) => entry("report", id, title ?? name, source ?? "", t.search.reports)),
  ];
}

function placed(place: Searched["places"][number], q: string): Found {
  const other = !place.near && place.name.toLowerCase() !== q.toLowerCase();
  const about = [place.kind, place.within, place.near ? t.search.near : other && t.search.known(q)].filter(Boolean);
  const label = place.in_record ? t.search.told : t.search.untold;
  const camera = place.lat !== null && place.lon !== null ? { lng: place.lon, lat: place.lat, zoom: NEAR } : null;
  return { ...entry("place", place.id, place.name, about.join(", "), label), camera };
}

function entry(kind: Found["kind"], id: string, name: string, about: string, label: string): Found {
  return { kind, id, name, about, label, camera: null };
}
