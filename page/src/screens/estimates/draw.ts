/**
 * A chart of one series: ranges with their issuers, and the record's own lines beside them. Loaded late, with Plot.
 * In: a series, lines, a size. Out: an SVG. Never: a smooth curve between dated facts, or a style the page's policy forbids.
 */
import * as Plot from "@observablehq/plot";
import { t } from "../../texts/en";
import type { OwnPoint } from "./own";
import { bounds, isShare, moment, readAs, type Series } from "./series";

const MS = 86_400_000;
const COMPACT = new Intl.NumberFormat(t.lang, { notation: "compact" });
/** The record's own count for the very day and baseline of a figure. */
const SIGNS = { places: "circle", area: "diamond", people: "times" } as const;
const HALF_YEAR = 183;
const MANY = 12;
const POWERS = [0, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];
const DASHES: Record<string, string> = { places: "none", area: "4 3", people: "1 3" };

interface Figure {
  x: Date;
  from: Date;
  to: Date;
  low: number;
  high: number;
  best: number | null;
  open: "" | "up" | "down";
  label: string;
}

export interface Size {
  width: number;
  height: number;
}

export function draw(series: Series, own: readonly OwnPoint[], on: number | null, { width, height }: Size): Element {
  const figures = series.rows.flatMap(figure);
  const lines = own.map((point) => ({ ...point, x: new Date(point.day * MS) }));
  const counts = series.rows.flatMap(counted);
  const values = [...figures.flatMap((f) => [f.low, f.high]), ...[...lines, ...counts].map((own) => own.value)];
  const days = stretch([...figures.flatMap((f) => [f.from, f.to]), ...lines.map((l) => l.x)]);
  const chart = Plot.plot({
    width,
    height,
    marginLeft: 46,
    marginRight: 14,
    marginTop: 14,
    className: "drawn",
    ariaLabel: t.estimates.chart(series.question, series.rows.length),
    x: {
      type: "utc",
      label: null,
      domain: days,
      ticks: Math.max(2, Math.floor(width / 90)),
    },
    y: scaleOf(values, series),
    marks: [
      Plot.ruleY([0], { stroke: "var(--control)" }),
      on === null || on * MS < Number(days[0]) || on * MS > Number(days[1])
        ? null
        : Plot.ruleX([new Date(on * MS)], { stroke: "var(--ink)", strokeDasharray: "1 3" }),
      ...["places", "area", "people"].map((method) =>
        Plot.lineY(
          lines.filter((line) => line.method === method),
          { x: "x", y: "value", curve: "step-after", stroke: "var(--ink-2)", strokeDasharray: DASHES[method]! },
        ),
      ),
      Plot.dot(counts, {
        x: "x",
        y: "value",
        r: 3.4,
        symbol: (one: Counted) => SIGNS[one.method],
        fill: "var(--paper)",
        stroke: "var(--ink-2)",
        strokeWidth: 1.4,
      }),
      Plot.ruleY(figures, {
        x1: "from",
        x2: "to",
        y: (f: Figure) => f.best ?? f.low,
        stroke: "var(--ink)",
        strokeWidth: 1.4,
        strokeOpacity: figures.length > MANY ? 0.25 : 1,
      }),
      Plot.ruleX(figures, { x: "x", y1: "low", y2: "high", stroke: "var(--ink)", strokeWidth: 2 }),
      Plot.dot(
        figures.filter((f) => f.best !== null),
        { x: "x", y: "best", r: 4, symbol: "square", fill: "var(--panel)", stroke: "var(--ink)", strokeWidth: 1.8 },
      ),
      Plot.dot(
        figures.filter((f) => f.open === "up"),
        { x: "x", y: "low", dy: -6, symbol: "triangle", r: 4, fill: "var(--ink)" },
      ),
      Plot.dot(
        figures.filter((f) => f.open === "down"),
        { x: "x", y: "high", dy: 6, symbol: "triangle", rotate: 180, r: 4, fill: "var(--ink)" },
      ),
      ...(["start", "middle", "end"] as const).map((anchor) =>
        Plot.text(
          labelled(figures, width).filter((f) => anchored(f, days) === anchor),
          {
            x: "x",
            y: (f: Figure) => f.high,
            text: "label",
            dy: -13,
            fill: "var(--ink)",
            stroke: "var(--paper)",
            strokeWidth: 4,
            fontSize: 11.5,
            fontWeight: 500,
            textAnchor: anchor,
          },
        ),
      ),
      Plot.tip(
        figures,
        Plot.pointer({ x: "x", y: (f: Figure) => f.best ?? f.low, title: "label", fill: "var(--panel)" }),
      ),
    ],
  });
  // the page allows styles from its own files only; what this one would say stands in Chart.svelte
  for (const style of chart.querySelectorAll("style")) style.remove();
  // groups may not bear names; the picture as a whole does
  for (const group of chart.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  chart.setAttribute("role", "img");
  return chart;
}

interface Counted {
  x: Date;
  value: number;
  method: keyof typeof SIGNS;
}

function counted(row: Series["rows"][number]): Counted[] {
  const when = moment(row);
  if (!when) return [];
  const own = [
    ["places", row.own_places],
    ["area", row.own_area],
    ["people", row.own_people],
  ] as const;
  return own.flatMap(([method, value]) => (value === null ? [] : [{ x: new Date(when[1] * MS), value, method }]));
}

function figure(row: Series["rows"][number]): Figure[] {
  const [when, span] = [moment(row), bounds(row)];
  if (!when || !span) return [];
  const middle = (when[0] + when[1]) / 2;
  const open = row.high === null ? "up" : row.low === null ? "down" : "";
  return [
    {
      x: new Date(middle * MS),
      from: new Date(when[0] * MS),
      to: new Date(when[1] * MS),
      ...span,
      open,
      label: `${row.issuer}, ${readAs({ ...row, unit: row.unit === "percent" ? "percent" : "" })}`,
    },
  ];
}

/** Names only where there is room: all of a few, none of many; pointing at one tells it. */
function labelled(figures: readonly Figure[], width: number): Figure[] {
  return figures.length <= Math.max(3, width / 130) ? [...figures] : [];
}

/** Names near an edge are written inwards. */
function anchored({ x }: Figure, [from, to]: [Date, Date]): "start" | "middle" | "end" {
  const part = (Number(x) - Number(from)) / (Number(to) - Number(from));
  return part < 0.3 ? "start" : part > 0.7 ? "end" : "middle";
}

/** Half a year at least: a single day has no scale. */
function stretch(days: readonly Date[]): [Date, Date] {
  const numbers = days.map(Number);
  const [from, to] = [numbers.reduce((a, b) => Math.min(a, b), Infinity), numbers.reduce((a, b) => Math.max(a, b), 0)];
  const margin = Math.max((to - from) * 0.04, (HALF_YEAR * MS - (to - from)) / 2);
  return [new Date(from - margin), new Date(to + margin)];
}

/** By powers of ten where some figures are hundreds of times the others: else most would lie on the ground line. */
function scaleOf(values: readonly number[], series: Series): Plot.ScaleOptions {
  const common = { label: null, grid: true, tickFormat: (n: number) => COMPACT.format(n) };
  if (isWide(series, values))
    return {
      ...common,
      type: "symlog",
      constant: 3,
      domain: [0, Math.max(...values) * 1.5],
      ticks: POWERS.filter((n) => n <= Math.max(...values) * 1.5),
    };
  return { ...common, nice: true, domain: domain(values, series), ticks: 5 };
}

export function isWide(series: Series, values: readonly number[]): boolean {
  if (isShare(series.question) || values.length < 4) return false;
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  return (sorted.at(-1) ?? 1) / (sorted[Math.floor(sorted.length / 2)] ?? 1) > 40;
}

function domain(values: readonly number[], series: Series): [number, number] {
  const most = Math.max(1, ...values);
  const least = Math.min(0, ...values);
  return isShare(series.question) || series.unit === "percent" ? [least, Math.max(100, most)] : [least, most * 1.15];
}
