/**
 * Coasts, rivers and borders as lines on the unit square of the web Mercator projection.
 * In: GeoJSON. Out: `Line`s with the box around each. Never: pixels.
 */
export interface Line {
  /** x, y, x, y, ... between 0 and 1. */
  points: Float64Array;
  box: [number, number, number, number];
  closed: boolean;
}

export function across(lon: number): number {
  return (lon + 180) / 360;
}

export function down(lat: number): number {
  const held = Math.max(-85, Math.min(85, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI);
}

export function lonOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;
}

export function linesOf(shape: GeoJSON.GeoJSON): Line[] {
  switch (shape.type) {
    case "FeatureCollection":
      return shape.features.flatMap(linesOf);
    case "Feature":
      return linesOf(shape.geometry);
    case "GeometryCollection":
      return shape.geometries.flatMap(linesOf);
    case "Polygon":
      return shape.coordinates.map((ring) => line(ring, true));
    case "MultiPolygon":
      return shape.coordinates.flat().map((ring) => line(ring, true));
    case "LineString":
      return [line(shape.coordinates, false)];
    case "MultiLineString":
      return shape.coordinates.map((part) => line(part, false));
    default:
      return [];
  }
}

function line(coordinates: GeoJSON.Position[], closed: boolean): Line {
  const points = new Float64Array(coordinates.length * 2);
  const box: Line["box"] = [1, 1, 0, 0];
  coordinates.forEach(([lon = 0, lat = 0], i) => {
    const [x, y] = [across(lon), down(lat)];
    points[2 * i] = x;
    points[2 * i + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  });
  return { points, box, closed };
}
