/**
 * The claims about who held a place, gathered by independent origin.
 * In: claims of the place, the weights behind the answer, the reports. Out: `Group`s, those that agree first.
 * Never: ten copies as ten voices.
 */
import type { ClaimRow, ReportRow, WhyRow } from "../api/rows";

export interface Told {
  claim: ClaimRow;
  why: WhyRow | null;
  report: ReportRow | null;
}

export interface Group {
  origin: string;
  /** Who speaks: the outlet, or whom it credits. */
  name: string;
  told: Told[];
  copies: number;
  speaks: "for" | "against" | "";
  againstInterest: boolean;
  ownGain: boolean;
}

const ABOUT_CONTROL = new Set(["control", "siege"]);

export function groupsOf(
  claims: readonly ClaimRow[],
  why: readonly WhyRow[],
  reports: readonly ReportRow[],
): { groups: Group[]; others: Told[] } {
  const weights = new Map(why.map((row) => [row.claims[0] ?? "", row]));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const told = claims.map((claim): Told => ({
    claim,
    why: weights.get(claim.id) ?? null,
    report: byId.get(claim.report) ?? null,
  }));
  const about = told.filter(({ claim, why: weight }) => weight || ABOUT_CONTROL.has(claim.kind));
  const groups = [...Map.groupBy(about, ({ claim }) => claim.origin)].map(([origin, list]) => groupOf(origin, list));
  groups.sort((a, b) => worth(b) - worth(a));
  return { groups, others: told.filter((each) => !about.includes(each)) };
}

function groupOf(origin: string, told: Told[]): Group {
  told.sort((a, b) => strength(b) - strength(a));
  const [first] = told;
  const interest = told.map(({ why }) => why?.factors.interest ?? 1);
  return {
    origin,
    name: first ? voice(first) : origin,
    told: [...new Map(told.toReversed().map((each) => [saying(each), each])).values()].reverse(),
    copies: new Set(told.map(({ claim }) => claim.report)).size - 1,
    speaks: first?.why?.speaks ?? "",
    againstInterest: interest.some((factor) => factor > 1),
    ownGain: interest.some((factor) => factor < 1),
  };
}

/** What is stated comes before what only follows from it ("seized X" implies who held it before). */
function strength({ why }: Told): number {
  return why ? Math.abs(why.weight) + (why.implied ? 0 : 100) : -1;
}

/** Copies say the same in the same words: once is enough. */
function saying({ claim }: Told): string {
  return [claim.quote, claim.what, claim.actor, claim.time].join("|");
}

function voice({ claim, report }: Told): string {
  return report?.source ?? claim.source ?? claim.report_name;
}

function worth(group: Group): number {
  const most = Math.max(0, ...group.told.map(strength));
  return { for: 2000, against: 1000, "": 0 }[group.speaks] + most;
}
