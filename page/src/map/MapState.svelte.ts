/**
 * What the map screen shows: sites, routes and towns of the day, at once while the slider moves, exactly when it rests.
 * In: the record, the view, the day under the slider. Out: a `Scene`. Never: a question to the server for each day passed.
 */
import { ask, Answer } from "../api/answer.svelte";
import { get } from "../api/client";
import type { ControlRow, NetworkRow, PlaceRow, RouteRow } from "../api/rows";
import { changesOf } from "../view/changes";
import type { RecordState } from "../view/record.svelte";
import { view } from "../view/store.svelte";
import type { Day } from "../view/view";
import type { RiverName, Scene } from "./paint";
import { Roads } from "./roads";
import { sitesAt, sitesOf, type Site } from "./site";
import { trailsOf } from "./trails";

const TOWNS_FROM = 40_000;

export class MapState {
  /** The day under the slider while it is dragged or played; null when it rests. */
  sliding = $state<Day | null>(null);
  readonly record: RecordState;
  readonly control: Answer<ControlRow[]>;
  readonly routes: Answer<RouteRow[]>;
  readonly places: Answer<PlaceRow[]>;
  readonly network: Answer<NetworkRow[]>;
  readonly rivers: Answer<RiverName[]>;

  readonly day: Day | null;
  readonly sites: Site[];
  readonly scene: Scene;
  /** The sites whose holder is known by evidence that has not grown old: where the war is. */
  readonly live: Site[];

  constructor(record: RecordState) {
    this.record = record;
    this.control = ask("control", () => (record.on ? { on: record.on, known: view.known } : null));
    this.routes = ask("routes", () =>
      record.on && view.layers.includes("routes") ? { on: record.on, known: view.known } : null,
    );
    this.places = ask("places", () => ({ people: TOWNS_FROM }));
    this.network = ask("network", () => ({}));
    this.rivers = new Answer(() =>
      get<{ names: RiverName[] }>(new URL("base/waters.json", document.baseURI).href).then(({ names }) => names),
    );
    this.day = $derived(this.sliding ?? record.on);
    const where = $derived(new Map((this.places.value ?? []).map((place) => [place.place_id, place])));
    const courses = $derived(Map.groupBy(record.spells.value ?? [], (spell) => spell.place_id));
    const roads = $derived(new Roads(this.network.value ?? []));
    const resting = $derived(sitesOf(this.control.value ?? [], record.all.value ?? [], where, record.palette));
    const told = $derived(this.sliding ? sitesAt(this.sliding, courses, where, record.palette) : resting);
    this.sites = $derived(view.actors.length ? told.filter(shown) : told);
    this.live = $derived(resting.filter((site) => site.mark.holders.length && site.mark.look !== "hollow"));
    const trails = $derived(trailsOf(this.routes.value ?? [], roads, where, record.palette));
    const towns = $derived(view.layers.includes("towns") ? (this.places.value ?? []) : []);
    this.scene = $derived({
      sites: this.sites,
      trails: view.layers.includes("routes") ? trails : [],
      towns,
      roads,
      rivers: this.rivers.value ?? [],
      selected: view.place,
      hasty: this.sliding !== null,
    });
  }

  readonly changes = $derived.by(() => changesOf(this.record.spells.value ?? []));
  readonly allChanges = $derived.by(() => changesOf(this.record.all.value ?? []));
}

function shown({ mark }: Site): boolean {
  return mark.holders.some((actor) => view.actors.includes(actor.id));
}
