/**
 * The base map: land and water, rivers, borders when asked for; or a file of the reader's own.
 * In: colours, the page's own files. Out: a MapLibre map, north up. Never: an address elsewhere, a glyph server, a tile server.
 */
import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { addressOf, get, isCopy } from "../api/client";
import type { Meta } from "../api/rows";
import type { Camera } from "../view/view";
import { readInk, type Ink } from "./ink";
import type { Styled } from "./own";

maplibre.setWorkerUrl(workerUrl);

const here = (file: string): string => new URL(`base/${file}.json`, document.baseURI).href;
const FINE_FROM = 4.5; // zoom from which the finer coast is worth fetching
const EMPTY: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };

export type BaseMap = maplibre.Map;

const coast = (): Promise<Topology> => get(here("land-50m"));
const rivers = (): Promise<{ rivers: GeoJSON.GeoJSON; lakes: GeoJSON.GeoJSON }> => get(here("waters"));
/** Both are wanted on every map: they are fetched while the record is asked. */
void Promise.allSettled([coast(), rivers()]);

export function baseMap(container: HTMLElement, camera: Camera, ink: Ink): BaseMap {
  const map = new maplibre.Map({
    container,
    style: {
      version: 8,
      transition: { duration: 0, delay: 0 }, // what is printed is drawn in other colours at once
      sources: { land: source(), lakes: source(), rivers: source(), borders: source() },
      layers: layers(ink),
    },
    center: [camera.lng, camera.lat],
    zoom: camera.zoom,
    minZoom: 1,
    maxZoom: 13,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    maxPitch: 0,
    renderWorldCopies: false,
    fadeDuration: 0,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on("load", () => {
    void fill(map);
    if (!isCopy) void ownMap(map);
  });
  // Until the coast is there all is drawn as land: a war at sea is rarer than a slow start.
  map.on("sourcedata", ({ sourceId, isSourceLoaded }) => {
    if (sourceId === "land" && isSourceLoaded && coasted.has(map)) flood(map, readInk());
  });
  return map;
}

/** Maps that show a file of the reader's own, and its layers in the colours of a theme. */
const owned = new WeakMap<BaseMap, Styled>();

/** The base map given to `heldby serve`; what draws it is fetched only where there is one. */
async function ownMap(map: BaseMap): Promise<void> {
  const { basemap } = await get<Meta>(addressOf("meta")).catch(() => ({ basemap: false }));
  if (!basemap) return;
  const { addOwn, notDrawn } = await import("./own");
  const address = new URL("basemap.pmtiles", document.baseURI).href;
  await addOwn(map, address, readInk(), "borders").then((styled) => owned.set(map, styled), notDrawn);
}

/** Maps whose coast has been given to them. */
const coasted = new WeakSet<BaseMap>();

function flood(map: BaseMap, ink: Ink): void {
  map.setPaintProperty("water", "background-color", ink.water);
}

function source(): maplibre.GeoJSONSourceSpecification {
  return { type: "geojson", data: EMPTY, tolerance: 0.2, buffer: 8 };
}

function layers(ink: Ink): maplibre.LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": ink.land } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": ink.land, "fill-antialias": true } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": ink.water, "fill-outline-color": ink.river } },
    {
      id: "rivers",
      type: "line",
      source: "rivers",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": ink.river, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 7, 2.2, 10, 4] },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      layout: { visibility: "none" },
      paint: { "line-color": ink.border, "line-width": 1, "line-dasharray": [5, 3] },
    },
  ];
}

/** The coast: at once the coarse one, the fine one when it would show. */
async function fill(map: BaseMap): Promise<void> {
  const [coarse, waters] = await Promise.all([coast(), rivers()]);
  coasted.add(map);
  put(map, "land", shape(coarse, "land"));
  put(map, "rivers", waters.rivers);
  put(map, "lakes", waters.lakes);
  let fine = false;
  const refine = async (): Promise<void> => {
    if (fine || map.getZoom() < FINE_FROM) return;
    fine = true;
    put(map, "land", shape(await get<Topology>(here("land-10m")).catch(() => coarse), "land"));
  };
  map.on("zoomend", () => void refine());
  await refine();
}

export function recolour(map: BaseMap, ink: Ink): void {
  for (const layer of [...layers(ink), ...(owned.get(map)?.(ink) ?? [])])
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      if (/color$|^raster/.test(name) && map.getLayer(layer.id))
        map.setPaintProperty(layer.id, name as "fill-color", value as string);
  if (coasted.has(map)) flood(map, ink);
}

export async function showBorders(map: BaseMap, shown: boolean): Promise<void> {
  if (!map.getLayer("borders")) return;
  map.setLayoutProperty("borders", "visibility", shown ? "visible" : "none");
  if (shown) put(map, "borders", shape(await get<Topology>(here("borders-10m")), "borders"));
}

function put(map: BaseMap, name: string, data: GeoJSON.GeoJSON): void {
  map.getSource<maplibre.GeoJSONSource>(name)?.setData(data);
}

function shape(topology: Topology, name: string): GeoJSON.GeoJSON {
  const object = topology.objects[name];
  return object ? feature(topology, object) : EMPTY;
}
