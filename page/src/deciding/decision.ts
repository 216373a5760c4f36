/**
 * A decision as the page prepares it: heldby serve changes nothing, so a command or a file carries it to the record.
 * In: a verdict, claims, a reason, by whom. Out: the line of a command, or of a file for `heldby judge --from`.
 * Never: a word of the reader's that a shell would run.
 */
import type { DisputeRow } from "../api/rows";

export type Verdict = "prefer" | "both-stand" | "not-same" | "unverifiable" | "withdraw";

export interface Decision {
  verdict: Verdict;
  /** Of "prefer", the better one first. */
  claims: string[];
  reason: string;
  by: string;
}

/** The claims that stand for the sides of a dispute, the side preferred first. */
export function standingFor(row: DisputeRow, preferred: number | null = null): string[] {
  const first = row.sides.map((side) => side.claims[0] ?? "");
  return preferred === null ? first : [first[preferred] ?? "", ...first.filter((_, i) => i !== preferred)];
}

/** For a POSIX shell: nothing within single quotes means anything else. */
function quoted(words: string): string {
  return /^[\w.-]+$/.test(words) ? words : `'${words.replaceAll("'", `'\\''`)}'`;
}

const oneLine = (words: string): string => words.trim().replace(/\s+/g, " ");

export function command(decision: Decision, file: string | null): string {
  const { verdict, claims, reason, by } = decision;
  const words = ["heldby judge", verdict, ...claims.map(quoted)];
  words.push("--reason", quoted(oneLine(reason)), "--by", quoted(oneLine(by)), recordOption(file));
  return words.filter(Boolean).join(" ");
}

/** Which record: none needs to be named where it has the name that heldby gives it. */
export function recordOption(file: string | null): string {
  return file === "heldby.db" ? "" : `--record ${file ? quoted(file) : "RECORD"}`;
}

/** A line of a file of decisions; with its moment, so that it is recorded once however often the file is taken. */
export function line(decision: Decision, at: Date): string {
  return JSON.stringify({
    ...decision,
    reason: oneLine(decision.reason),
    by: oneLine(decision.by),
    at: at.toISOString(),
  });
}
