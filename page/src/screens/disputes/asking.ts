/**
 * What a dispute is about, as a question.
 * In: a row of the view. Out: its subject and question, an address that outlives new reports. Never: a judgement of its own.
 */
import type { DisputeRow } from "../../api/rows";
import { t } from "../../texts/en";
import { edtf } from "../../view/days";

/** Days within words, as the record writes them. */
const DAYS = /\[[\d~?./-]*\.\.[\d~?./-]*\]|\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?(?:\/\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?)?/g;

/** A day at the end, to be set off from the words before it. */
const DATED = / (\[[^\]]*\]|\d{4}\S*)$/;

/** Words of the record with its dates as people write them. */
export function readable(words: string): string {
  return words.replaceAll("other:", "").replaceAll(DAYS, (day) => (/-|\.\./.test(day) ? edtf(day) : day));
}

export interface Asked {
  /** "Lyman taken". */
  subject: string;
  /** "On which day?" */
  question: string;
}

export function asked(row: DisputeRow): Asked {
  const at = row.about.indexOf(": ");
  const [what, about] = at < 0 ? ["", row.about] : [row.about.slice(0, at), row.about.slice(at + 2)];
  return {
    subject: readable(about.replaceAll("_", " ").replace(DATED, ", $1")),
    question: t.disputes.questions[what] ?? t.disputes.questions[row.difference] ?? what,
  };
}

export function addressed(row: DisputeRow): string {
  return row.sides.map((side) => side.claims[0] ?? "").join("-");
}

/** Those that cannot both be so first: they are the ones that somebody has to decide; those decided last. */
export function ordered(rows: readonly DisputeRow[]): DisputeRow[] {
  const rank = (row: DisputeRow): number => (row.outcome ? 2 : Number(row.reconcilable));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** "prefer A". */
export function outcomeOf(row: DisputeRow): string {
  if (!row.outcome) return "";
  if (row.outcome === "prefer") return t.deciding.outcomes.prefer(LETTERS[(row.prefers ?? 1) - 1] ?? "");
  return row.outcome === "both_stand" && row.sides.length > 2
    ? t.deciding.outcomes.all_stand
    : t.deciding.outcomes[row.outcome];
}

export function originsOf(row: DisputeRow): number {
  return new Set(row.sides.flatMap((side) => side.origins)).size;
}
