/**
 * A decision as the page prepares it: heldby serve changes nothing, so a command or a file carries it to the record.
 * In: a verdict on claims, or a claim found in a report; a reason, by whom. Out: the line of a command, or of a file
 * for `heldby judge --from`. Never: a word of the reader's that a shell would run.
 */
import type { DisputeRow } from "../api/rows";

export type Verdict = "prefer" | "both-stand" | "not-same" | "unverifiable" | "withdraw";

interface Signed {
  reason: string;
  by: string;
}

export interface Decision extends Signed {
  verdict: Verdict;
  /** Of "prefer", the better one first. */
  claims: string[];
}

/** A claim that somebody found: words of a report, and what they say of whom, where and when (EDTF). */
export interface Finding extends Signed {
  report: string;
  words: [number, number];
  what: string;
  place: string;
  actor: string;
  against: string;
  when: string;
}

/** Either, ready to be taken to the record. */
export interface Ready {
  command: (file: string | null) => string;
  line: (at: Date) => string;
}

/** The claims that stand for the sides of a dispute, the side preferred first. */
export function standingFor(row: DisputeRow, preferred: number | null = null): string[] {
  const first = row.sides.map((side) => side.claims[0] ?? "");
  return preferred === null ? first : [first[preferred] ?? "", ...first.filter((_, i) => i !== preferred)];
}

/** For a POSIX shell: nothing within single quotes means anything else. */
function quoted(words: string): string {
  return /^\w[\w.-]*$/.test(words) ? words : `'${words.replaceAll("'", `'\\''`)}'`;
}

const oneLine = (words: string): string => words.trim().replace(/\s+/g, " ");

function signed({ reason, by }: Signed): Signed {
  return { reason: oneLine(reason), by: oneLine(by) };
}

/** The end of a command: why, by whom, and which record, unless it has the name that heldby gives it. */
function ending({ reason, by }: Signed, file: string | null): string[] {
  const record = file === "heldby.db" ? [] : ["--record", file ? quoted(file) : "RECORD"];
  return ["--reason", quoted(oneLine(reason)), "--by", quoted(oneLine(by)), ...record];
}

export function decided(decision: Decision): Ready {
  const { verdict, claims } = decision;
  return {
    command: (file) => ["heldby judge", verdict, ...claims.map(quoted), ...ending(decision, file)].join(" "),
    // with its moment, so that it is recorded once however often the file is taken
    line: (at) => JSON.stringify({ verdict, claims, ...signed(decision), at: at.toISOString() }),
  };
}

export function added(finding: Finding): Ready {
  const { report, words, what, when } = finding;
  const roles = (["place", "actor", "against"] as const).map((role) => [role, finding[role].trim()] as const);
  const named = roles.filter(([, name]) => name);
  const option = ([role, name]: readonly [string, string]): string[] => [`--${role}`, quoted(name)];
  return {
    command: (file) =>
      [
        ...["heldby claim", quoted(report), words.join("-"), what, ...named.flatMap(option)],
        ...(when ? ["--when", quoted(when)] : []),
        ...ending(finding, file),
      ].join(" "),
    line: (at) =>
      JSON.stringify({
        ...{ verdict: "added", report, words, what },
        ...Object.fromEntries(named.map(([role, name]) => [role, [name]])),
        ...(when ? { when } : {}),
        ...signed(finding),
        at: at.toISOString(),
      }),
  };
}
