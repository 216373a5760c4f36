/**
 * The base map of a single file: stands in for map/base.ts, with the same functions.
 * In: colours, the shapes that lie in the file. Out: a `PlainMap`. Never: a worker, a request.
 */
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { file } from "../api/copied";
import type { Ink } from "../map/ink";
import type { Camera } from "../view/view";
import { PlainMap } from "./PlainMap";
import { linesOf, type Line } from "../map/shore";
import "./base.css";

export type BaseMap = PlainMap;

export function baseMap(container: HTMLElement, camera: Camera, ink: Ink): BaseMap {
  const map = new PlainMap(container, camera, ink);
  void fill(map);
  return map;
}

async function fill(map: BaseMap): Promise<void> {
  const waters = await file<{ rivers: GeoJSON.GeoJSON; lakes: GeoJSON.GeoJSON }>("base/waters");
  map.put({ land: await shape("land-50m", "land"), rivers: linesOf(waters.rivers), lakes: linesOf(waters.lakes) });
}

export function recolour(map: BaseMap, ink: Ink): void {
  map.dress(ink);
}

export async function showBorders(map: BaseMap, shown: boolean): Promise<void> {
  map.put({ borders: shown ? await shape("borders-10m", "borders") : [] });
}

async function shape(name: string, part: string): Promise<Line[]> {
  const topology = await file<Topology>(`base/${name}`);
  const object = topology.objects[part];
  return object ? linesOf(feature(topology, object)) : [];
}
