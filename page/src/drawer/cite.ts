/** A citation to paste into a text: what was held, on which two days, by which sentences. In: the drawer. Out: words. */
import { t } from "../texts/en";
import * as days from "../view/days";
import type { Day } from "../view/view";
import type { Group } from "./groups";

export function citation(
  place: string,
  sentence: string,
  on: Day | null,
  known: Day | null,
  groups: readonly Group[],
): string {
  const day = on ? days.long(on) : "";
  const asKnown = `${t.clocks.known.toLowerCase()} ${known ? days.long(known) : t.clocks.latest.toLowerCase()}`;
  const quotes = groups.slice(0, 5).map((group) => {
    const first = group.told[0];
    return first ? `“${first.claim.quote}” ${group.name}, ${days.edtf(first.report?.published ?? "")}.` : "";
  });
  return [`${place}, ${day} (${asKnown}): ${sentence}`, ...quotes, location.href].join("\n");
}
