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
import type { Line } from "./shore";
import { coastLines } from "./areas";
import type { RiverName, Scene } from "./paint";
import { Passing } from "./passing";
import { Roads } from "./roads";
import { shows, sitesOf, type Site } from "./site";
import { trailsOf } from "./trails";

export const TOWNS_FROM = 40_000;

export interface Slide {
  passing: Passing;
  day: Day;
}

export class MapState {
  /** The day under the slider while it is dragged, and until the answer for the day it was left on is there. */
  sliding = $state<Day | null>(null);
  #released = $state(false);
  readonly record: RecordState;
  readonly control: Answer<ControlRow[]>;
  readonly routes: Answer<RouteRow[]>;
  readonly places: Answer<PlaceRow[]>;
  readonly network: Answer<NetworkRow[]>;
  readonly rivers: Answer<RiverName[]>;
  readonly coast: Answer<Line[]>;

  readonly day: Day | null;
  readonly sites: Site[];
  readonly scene: Scene;
  /** What to draw instead of the scene's sites while the slider moves. */
  readonly slide: Slide | null;
  /** The sites whose holder is known by evidence that has not grown old: where the war is. */
  readonly live: Site[];

  /** `on`: the day asked about. */
  constructor(record: RecordState, on: () => Day | null = () => record.on) {
    this.record = record;
    this.control = ask("control", () => (on() ? { on: on(), known: view.known } : null));
    this.routes = ask("routes", () =>
      on() && view.layers.includes("routes") ? { on: on(), known: view.known } : null,
    );
    this.places = ask("places", () => ({ people: TOWNS_FROM }));
    this.network = ask("network", () => ({}));
    this.rivers = new Answer(() =>
      get<{ names: RiverName[] }>(new URL("base/waters.json", document.baseURI).href).then(({ names }) => names),
    );
    this.coast = new Answer(() => (view.layers.includes("areas") ? coastLines() : null));
    this.day = $derived(this.sliding ?? on());
    const where = $derived(new Map((this.places.value ?? []).map((place) => [place.place_id, place])));
    const roads = $derived(new Roads(this.network.value ?? []));
    const resting = $derived(sitesOf(this.control.value ?? [], record.all.value ?? [], where, record.palette));
    this.sites = $derived(view.actors.length ? resting.filter((site) => shows(site, view.actors)) : resting);
    const passing = $derived(new Passing(record.spells.value ?? [], where, record.palette));
    this.slide = $derived(this.sliding ? { passing, day: this.sliding } : null);
    $effect(() => {
      if (this.#released && !this.control.loading) this.#hold(null);
    });
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
      only: view.actors,
      ground: view.layers.includes("areas") ? resting : [],
      coast: this.coast.value ?? [],
    });
  }

  slideTo(day: Day): void {
    this.#hold(day);
  }

  /** The slider was let go: what it shows stays until what is exact is there. */
  rest(): void {
    this.#released = true;
  }

  #hold(day: Day | null): void {
    this.#released = false;
    this.sliding = day;
  }

  readonly changes = $derived.by(() => changesOf(this.record.spells.value ?? []));
  readonly allChanges = $derived.by(() => changesOf(this.record.all.value ?? []));
}
