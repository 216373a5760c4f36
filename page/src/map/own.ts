/**
 * A base map of the reader's own (`heldby serve --basemap FILE.pmtiles`), in the colours of the page.
 * In: the file, by byte ranges, from the page's own server. Out: layers between the coast and what the record says.
 * Never: an address elsewhere; names, which need glyphs from a server; state borders, which are drawn when asked for.
 */
import * as maplibre from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";
import { t } from "../texts/en";
import { credit } from "./credit.svelte";
import type { Ink } from "./ink";

type Kind = "land" | "water" | "river" | "other" | "road";
type Filter = maplibre.FilterSpecification;

/** What the layers of common schemas (Protomaps, OpenMapTiles, Shortbread) are, lowest first. */
const KINDS: Record<Kind, readonly string[]> = {
  land: ["earth", "land", "landmass"],
  water: ["water", "ocean", "lakes", "water_polygons"],
  river: ["waterway", "waterways", "rivers", "water_lines"],
  other: [],
  road: ["roads", "road", "transportation", "streets"],
};
/** Left out by name: names and points need glyphs, borders are a layer of their own, the rest would be clutter. */
const LEFT_OUT = new Set(
  (
    "boundaries boundary places place place_labels pois poi buildings building housenumber addresses landuse landcover " +
    "mountain_peak aerodrome_label water_name transportation_name water_lines_labels water_polygons_labels street_labels " +
    "boundary_labels sites bridges street_polygons dam_lines dam_polygons pier_lines pier_polygons ferries aerialways " +
    "public_transport aeroway park globallandcover"
  ).split(" "),
);
const POLYGON: Filter = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]];
const LINE: Filter = ["in", ["geometry-type"], ["literal", ["LineString", "MultiLineString"]]];

export type Styled = (ink: Ink) => maplibre.LayerSpecification[];

const protocol = new Protocol({ metadata: true });
maplibre.addProtocol("pmtiles", protocol.tile);

/** Puts the file under the map, below the layer `before`; gives its layers in the colours of any theme. */
export async function addOwn(map: maplibre.Map, address: string, ink: Ink, before: string): Promise<Styled> {
  const tiles = new PMTiles(address);
  protocol.add(tiles);
  let gone = false;
  map.on("remove", () => (gone = true));
  const [header, told] = await Promise.all([tiles.getHeader(), tiles.getMetadata()]);
  if (gone) return () => [];
  const { vector_layers = [], attribution = "" } = told as { vector_layers?: { id: string }[]; attribution?: string };
  const isVector = header.tileType === TileType.Mvt;
  const names = vector_layers.map(({ id }) => id).filter((id) => !LEFT_OUT.has(id));
  const styled: Styled = isVector ? (now) => drawn(names, now) : raster;
  const source = { url: `pmtiles://${address}` };
  map.addSource("own", isVector ? { type: "vector", ...source } : { type: "raster", tileSize: 256, ...source });
  for (const layer of styled(ink)) map.addLayer(layer, before);
  // the hand-drawn rivers would run beside the surveyed ones
  if (!isVector || names.some((name) => ["water", "river"].includes(kindOf(name))))
    for (const ours of ["rivers", "lakes"]) map.setLayoutProperty(ours, "visibility", "none");
  credit.own = plain(attribution) || t.map.own;
  return styled;
}

/** The map stands without it; where it is from, the reader is told that it could not be read. */
export function notDrawn(): void {
  credit.own = t.map.ownFailed;
}

function kindOf(name: string): Kind {
  return (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].includes(name)) ?? "other";
}

function drawn(names: readonly string[], ink: Ink): maplibre.LayerSpecification[] {
  const order = Object.keys(KINDS);
  const sorted = names.toSorted((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)));
  return sorted.flatMap((name) => layersOf(name, ink));
}

function layersOf(name: string, ink: Ink): maplibre.LayerSpecification[] {
  const kind = kindOf(name);
  const from = { source: "own", "source-layer": name };
  const line = { land: ink.border, water: ink.river, river: ink.river, other: ink.refDot, road: ink.road }[kind];
  const width = kind === "river" ? 1.4 : kind === "road" ? 1.2 : 0.8;
  const layers: maplibre.LayerSpecification[] = [];
  if (kind === "land" || kind === "water")
    layers.push({ id: `own-${name}`, type: "fill", ...from, filter: POLYGON, paint: { "fill-color": ink[kind] } });
  if (kind !== "land")
    layers.push({
      id: `own-${name}-line`,
      type: "line",
      ...from,
      filter: LINE,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": line, "line-width": ["interpolate", ["linear"], ["zoom"], 4, width / 2, 10, width * 2] },
    });
  return layers;
}

/** A picture keeps its colours, but speaks more softly than the discs, and darkly in the dark. */
function raster(): maplibre.LayerSpecification[] {
  const dark = document.documentElement.dataset.theme === "dark";
  const paint = { "raster-saturation": -0.6, "raster-opacity": 0.85, "raster-brightness-max": dark ? 0.4 : 1 };
  return [{ id: "own-picture", type: "raster", source: "own", paint }];
}

/** Words without the markup that such files bring along. */
function plain(markup: string): string {
  return new DOMParser().parseFromString(markup, "text/html").body.textContent?.trim().slice(0, 120) ?? "";
}
