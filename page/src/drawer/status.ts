/** The answer as a sentence, with its hedge. In: the control rows of one place. Out: words. Never: a bare claim of fact. */
import type { ControlRow } from "../api/rows";
import { t } from "../texts/en";
import * as days from "../view/days";
import type { Day } from "../view/view";

export interface Status {
  sentence: string;
  rest: string;
  probability: number | null;
  control: string;
}

export function statusOf(rows: readonly ControlRow[], on: Day | null): Status {
  const [top] = rows.filter((row) => row.holder_id !== null).sort((a, b) => b.probability - a.probability);
  const unknown = rows.find((row) => row.holder === "unknown")?.probability ?? 0;
  if (!top)
    return {
      sentence: t.drawer.unknownOn(on ? days.long(on) : ""),
      rest: t.drawer.unknownHint,
      probability: null,
      control: "",
    };
  const old = unknown > top.probability;
  const held = t.drawer.held;
  const hedge = old
    ? held.old
    : top.one_sided
      ? held.own
      : top.probability >= 0.9
        ? held.sure
        : top.probability >= 0.7
          ? held.probable
          : held.possible;
  return {
    sentence: `${hedge} ${top.holder}${since(top)}.`,
    rest: [
      t.drawer.report(top.origins) + t.drawer.dissent(top.dissent),
      top.parts.length ? t.drawer.parts(top.parts.join("; ")) : "",
      top.contested ? t.drawer.alsoContested : "",
      besieged(top),
    ]
      .filter(Boolean)
      .join(" "),
    probability: top.probability,
    control: top.contested ? t.drawer.contested : top.one_sided ? t.drawer.oneSide : t.drawer.assessed,
  };
}

function besieged({ besieged_by: by, encircling }: ControlRow): string {
  const say = encircling ? t.drawer.alsoEncircled : t.drawer.alsoBesieged;
  return by.length ? say(by.join(", ")) : "";
}

function since({ since: bounds }: ControlRow): string {
  const [first, last] = bounds ?? [null, null];
  if (!last) return "";
  return first === last
    ? ` ${t.map.since(days.long(last))}`
    : first
      ? ` ${t.map.since(days.span(bounds))}`
      : ` ${days.span(bounds)}`;
}
