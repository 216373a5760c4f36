/**
 * Finds places, actors and reports by name.
 * In: words, the record. Out: the best first. Never: a place left out for how its name is spelt: the gazetteer hears it.
 */
import { get, addressOf } from "../api/client";
import type { PlaceRow } from "../api/rows";
import { t } from "../texts/en";
import { edtf } from "../view/days";
import type { RecordState } from "../view/record.svelte";
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

export async function find(words: string, record: RecordState): Promise<Found[]> {
  const wanted = plain(words);
  if (!wanted) return [];
  const named = await places(words.trim());
  return [...named, ...actors(wanted, record), ...reports(wanted, record)];
}

async function places(words: string): Promise<Found[]> {
  const found = await get<PlaceRow[]>(addressOf("places", { find: words })).catch(() => []);
  return found.slice(0, MOST).map((row) => ({
    kind: "place",
    id: row.place_id,
    name: row.place,
    about: [row.kind, row.within, row.found_by && t.search.known(row.found_by)].filter(Boolean).join(", "),
    label: row.told ? t.search.told : t.search.untold,
    camera: row.lat !== null && row.lon !== null ? { lng: row.lon, lat: row.lat, zoom: NEAR } : null,
  }));
}

function actors(wanted: string, record: RecordState): Found[] {
  return record.palette.actors
    .filter((actor) => plain(actor.name).includes(wanted))
    .slice(0, MOST)
    .map(({ id, name, places }) => ({
      kind: "actor",
      id,
      name,
      about: t.filter.places(places),
      label: t.search.actors,
      camera: null,
    }));
}

function reports(wanted: string, record: RecordState): Found[] {
  return (record.reports.value ?? [])
    .filter((report) => plain(`${report.title ?? ""} ${report.source ?? ""} ${report.name}`).includes(wanted))
    .slice(0, MOST)
    .map((report) => ({
      kind: "report",
      id: report.id,
      name: report.title ?? report.name,
      about: [report.source, edtf(report.published)].filter(Boolean).join(", "),
      label: t.search.reports,
      camera: null,
    }));
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
