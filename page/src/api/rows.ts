/**
 * The rows of heldby's views, as `/api/<view>` gives them: the same as `heldby <view> --json`.
 * Kept beside `src/heldby/views/shapes.py`, `shapes_told.py` and `shapes_ground.py`, field by field.
 */
import type { Day } from "../view/view";

/** [earliest, latest], both inclusive; null where open. */
export type Bounds = [Day | null, Day | null];

interface Where {
  place: string;
  place_id: string;
  lat: number | null;
  lon: number | null;
}

export interface ControlRow extends Where {
  holder: string;
  holder_id: string | null;
  probability: number;
  contested: boolean;
  besieged_by: string[];
  /** They have not closed the ring yet. */
  encircling: boolean;
  /** Who is said to have a part of the place: "rebels: the east". */
  parts: string[];
  since: Bounds | null;
  origins: number;
  dissent: number;
  one_sided: boolean;
  claims: string[];
  as_of: Day | null;
  known: Day | null;
}

export interface TimelineRow extends Where {
  holder: string;
  holder_id: string | null;
  since: Bounds | null;
  until: Bounds | null;
  probability: number;
  contested: boolean;
  /** When it was so, as EDTF intervals. */
  contested_on: string[];
  besieged_by: string[];
  besieged_on: string[];
  /** They have not closed the ring yet. */
  encircling: boolean;
  origins: number;
  dissent: number;
  one_sided: boolean;
  claims: string[];
}

export interface ChangeRow extends Where {
  change: string;
  before: string;
  after: string;
  when: Bounds | null;
  probability: number;
  clock: "valid" | "known";
  claims: string[];
}

export interface WhyRow {
  place: string;
  place_id: string;
  holder: string;
  holder_id: string | null;
  probability: number;
  speaks: "for" | "against";
  about: string;
  about_id: string | null;
  change: string;
  when: Bounds | null;
  weight: number;
  factors: Record<string, number>;
  implied: boolean;
  without: number;
  origin: string;
  says: string;
  source: string | null;
  report: string;
  report_name: string;
  published: string;
  quote: string;
  claims: string[];
}

export interface ClaimRow {
  id: string;
  report: string;
  report_name: string;
  /** In EDTF; empty where it is not known. */
  published: string;
  source: string | null;
  kind: string;
  what: string;
  place: string;
  place_id: string | null;
  actor: string;
  actor_id: string | null;
  against: string;
  helped_by: string[];
  time: string;
  /** The words of the text that tell the time; empty where none do. */
  time_phrase: string;
  status: string;
  certainty: string;
  polarity: "+" | "-";
  says: string;
  origin: string;
  number: string;
  quote: string;
  start: number;
  end: number;
  /** The last verdict that a person gave on it; empty when nobody has. */
  reviewed: string;
}

export interface ReportRow {
  id: string;
  name: string;
  source: string | null;
  title: string | null;
  published: string;
  published_why: string;
  family: string;
  claims: number;
  characters: number;
}

export interface DisputeSide {
  says: string;
  quotes: string[];
  claims: string[];
  origins: string[];
}

export interface DisputeRow {
  difference: string;
  about: string;
  sides: DisputeSide[];
  reconcilable: boolean;
  why: string;
  /** What a person decided; empty while nobody has. */
  outcome: "" | Outcome;
  /** The number of the side preferred, from 1. */
  prefers: number | null;
  reason: string;
  judged_by: string;
  judged_on: Day | null;
  /** The claims that were judged. */
  judged: string[];
}

export type Outcome = "prefer" | "both_stand" | "not_same" | "unverifiable";

export interface EstimateRow {
  question: string;
  scope: string;
  baseline: string;
  baseline_words: string;
  comparable: string;
  issuer: string;
  when: string;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string;
  own_places: number | null;
  own_area: number | null;
  own_people: number | null;
  own_known: number | null;
  claims: string[];
}

export interface ShareRow {
  theatre: string;
  actor: string;
  actor_id: string;
  method: string;
  start: Day;
  end: Day;
  held_start: number;
  held_end: number;
  unknown_start: number;
  unknown_end: number;
  whole: number;
  share_start: number | null;
  share_end: number | null;
  lost: number | null;
  places_told: number;
}

export interface RouteRow {
  from_place: string;
  from_place_id: string;
  to_place: string;
  to_place_id: string;
  actor: string;
  actor_id: string | null;
  state: string;
  via: string[];
  since: Bounds | null;
  reported: string;
  derived: string;
  probability: number | null;
  check: string;
  km: number | null;
  usual_km: number | null;
  at: string[];
  why: string;
  claims: string[];
  as_of: Day | null;
}

export interface ForecastRow {
  made: Day | null;
  issuer: string;
  status: string;
  what: string;
  denied: boolean;
  place: string;
  actor: string;
  certainty: string;
  horizon: Day | null;
  outcome: string;
  when: Bounds | null;
  why: string;
  quote: string;
  claims: string[];
  shown_by: string[];
  as_of: Day | null;
}

export interface SentenceRow {
  section: string;
  sentence: string;
  claims: string[];
  notes: { claim: string; quote: string; report: string; report_id: string; source: string; date: string }[];
}

/** A place that the record tells of, or a town around; `radius_km` is how far it may lie from its coordinates. */
export interface PlaceRow extends Where {
  kind: string;
  within: string;
  country: string;
  population: number;
  radius_km: number;
  /** Whether any report tells of who holds it. */
  told: boolean;
}

export interface NetworkRow {
  theatre: string;
  road: string;
  from_place: string;
  from_place_id: string;
  from_lat: number;
  from_lon: number;
  to_place: string;
  to_place_id: string;
  to_lat: number;
  to_lon: number;
  km: number;
}

/** Which row each view gives. */
export interface Views {
  control: ControlRow;
  timeline: TimelineRow;
  changes: ChangeRow;
  why: WhyRow;
  claims: ClaimRow;
  reports: ReportRow;
  disputes: DisputeRow;
  estimates: EstimateRow;
  share: ShareRow;
  routes: RouteRow;
  forecasts: ForecastRow;
  sitrep: SentenceRow;
  places: PlaceRow;
  network: NetworkRow;
}

/** What `/api/search?q=` gives. */
export interface Searched {
  places: {
    id: string;
    name: string;
    kind: string;
    country: string;
    within: string;
    lat: number | null;
    lon: number | null;
    in_record: boolean;
    near: boolean;
  }[];
  actors: { id: string; name: string; kind: string; country: string; in_record: boolean }[];
  reports: { id: string; name: string; title: string | null; source: string | null }[];
}

/** What `/api/meta` gives, as far as the page uses it. */
export interface Meta {
  program: { name: string; version: string };
  record: { version: number; reports: number; claims: number; places: number };
  basemap: boolean;
  /** The name of the record's file; null for a record on a server. */
  file: string | null;
}

/** Words of a report with their place in it; offsets count code points. */
export interface Stretch {
  text: string;
  start: number;
  end: number;
}

export interface DayRange {
  value: string | null;
  earliest: Day | null;
  latest: Day | null;
}

/** A claim as `/api/report/{id}` and `/api/claim/{id}` give it. */
export interface WholeClaim extends ClaimRow {
  when: DayRange;
  time_words: Stretch | null;
  hedge_words: Stretch | null;
  says_words: Stretch[];
  locus: string;
  traits: Record<string, string>;
  roles: (Stretch & { role: string; basis: string; ids: string[] })[];
}

export interface WholeReport {
  id: string;
  name: string;
  source: string | null;
  title: string | null;
  author: string | null;
  language: string;
  published: DayRange & { reason: string };
  text: string;
  passages: { start: number; end: number; kind: string; why: string }[];
  repairs: Stretch[];
  family: {
    id: string;
    likeness: number;
    why: string;
    members: { id: string; name: string; source: string | null; published: DayRange }[];
  } | null;
  claims: WholeClaim[];
}
