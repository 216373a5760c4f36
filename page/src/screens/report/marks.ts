/**
 * Cuts a passage where claims begin and end, so that each piece is under the same lines.
 * In: a passage, claims in reading order. Out: `Piece`s that make up the passage. Never: a claim left out for another.
 */
import type { WholeClaim, WholeReport } from "../../api/rows";
import type { Text } from "../../words/text";

export type Passage = WholeReport["passages"][number];

export interface Numbered {
  number: number;
  claim: WholeClaim;
  /** Claims that overlap are underlined one below the other. */
  lane: number;
}

export interface Piece {
  start: number;
  text: string;
  /** Under which lines, the longest claim first. */
  claims: Numbered[];
  /** Claims whose words end here: their numbers follow. */
  ended: Numbered[];
}

export interface Block {
  kind: "read" | "folded";
  passages: Passage[];
}

const READ = new Set(["body", "headline", "caption", "pullquote"]);
export const LANES = 3;

/** Numbers claims in reading order and gives those that overlap different lanes. */
export function numbered(claims: readonly WholeClaim[]): Numbered[] {
  const ends: number[] = [];
  return claims.map((claim, i) => {
    const free = ends.findIndex((end) => end <= claim.start);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = claim.end;
    return { number: i + 1, claim, lane: Math.min(lane, LANES - 1) };
  });
}

/** What is read for claims stands open; what was set aside is folded, neighbours together. */
export function blocks(passages: readonly Passage[], claims: readonly Numbered[]): Block[] {
  const found: Block[] = [];
  for (const passage of passages) {
    const told = claims.some(({ claim }) => claim.start < passage.end && claim.end > passage.start);
    const kind = READ.has(passage.kind) || told ? "read" : "folded";
    const last = found.at(-1);
    if (kind === "folded" && last?.kind === "folded") last.passages.push(passage);
    else found.push({ kind, passages: [passage] });
  }
  return found;
}

/** `also`: further offsets to cut at, such as the ends of what is lit. */
export function pieces(text: Text, passage: Passage, claims: readonly Numbered[], also: readonly number[]): Piece[] {
  const { start, end } = passage;
  const here = claims.filter(({ claim }) => claim.start < end && claim.end > start);
  const cuts = new Set([start, end]);
  for (const at of [...here.flatMap(({ claim }) => [claim.start, claim.end]), ...also])
    if (at > start && at < end) cuts.add(at);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, i) => {
    const to = ordered[i + 1] ?? end;
    return {
      start: from,
      text: text.cut(from, to),
      claims: here
        .filter(({ claim }) => claim.start < to && claim.end > from)
        .sort((a, b) => b.claim.end - b.claim.start - (a.claim.end - a.claim.start)),
      ended: here.filter(({ claim }) => claim.end === to || (to === end && claim.end > end && claim.start >= start)),
    };
  });
}
