/**
 * What every screen needs of the record: all spells, those known on the day, the reports, the actors' letters.
 * In: the view's known day. Out: answers, and what follows from them. Never: what only one screen needs.
 */
import { getContext, setContext } from "svelte";
import { palette } from "../actors/palette";
import { ask, type Answer } from "../api/answer.svelte";
import type { DisputeRow, ReportRow, TimelineRow } from "../api/rows";
import { earliest, latest } from "./days";
import { view } from "./store.svelte";
import type { Day } from "./view";

export class RecordState {
  /** Every spell by all that is known today; gives the axis of time and the actors' letters, whatever `known` is. */
  readonly all: Answer<TimelineRow[]> = ask("timeline", () => ({}));
  /** The spells as known on the day. */
  readonly spells: Answer<TimelineRow[]> = ask("timeline", () => ({ known: view.known }));
  readonly reports: Answer<ReportRow[]> = ask("reports", () => ({}));
  readonly disputes: Answer<DisputeRow[]> = ask("disputes", () => ({ known: view.known }));

  readonly palette = $derived(palette(this.all.value ?? []));
  /** The last day on which a report was published. */
  readonly last: Day | null = $derived(lastOf(this.reports.value ?? []));
  /** The day shown: the one asked for, else the last by which all must be known, else the last told of. */
  readonly on: Day | null = $derived(view.on ?? view.known ?? this.last);
  readonly empty = $derived(this.reports.value?.length === 0);
  /** Reports that could be read by the known day, and those written later. */
  readonly written = $derived(counted(this.reports.value ?? [], view.known));
}

function lastOf(reports: readonly ReportRow[]): Day | null {
  return reports.reduce<Day | null>((last, r) => later(last, latest(r.published)), null);
}

function later(one: Day | null, other: Day | null): Day | null {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

function counted(reports: readonly ReportRow[], known: Day | null): { then: number; later: number } {
  const then = known ? reports.filter((r) => (latest(r.published) ?? "9999") <= known).length : reports.length;
  return { then, later: reports.length - then };
}

/** The days that a report may have been published on; null where that is not known. */
export function publishedSpan(report: ReportRow): { first: Day; last: Day } | null {
  const last = latest(report.published);
  return last ? { first: earliest(report.published) ?? last, last } : null;
}

const KEY = Symbol("record");

export function startRecord(): RecordState {
  return setContext(KEY, new RecordState());
}

export function useRecord(): RecordState {
  return getContext<RecordState>(KEY);
}
