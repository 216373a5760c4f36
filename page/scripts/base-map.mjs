// Makes the base map's files: coast in two sizes and borders from the world-atlas package (Natural Earth, public domain),
// rivers and lakes from base/waters.json.
// Borders are lines between two countries only, so that they can be a layer of their own, off until asked for.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { mesh } from "topojson-client";
import { topology } from "topojson-server";
import { waters } from "./waters.mjs";

const require = createRequire(import.meta.url);
const atlas = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
const out = new URL("../public/base/", import.meta.url);
mkdirSync(out, { recursive: true });
const write = (name, object) => writeFileSync(new URL(`${name}.json`, out), JSON.stringify(object));

write("land-50m", atlas("land-50m"));
write("land-10m", atlas("land-10m"));
const countries = atlas("countries-10m");
const borders = mesh(countries, countries.objects.countries, (one, other) => one !== other);
write("borders-10m", topology({ borders }, 1e6));
write("waters", waters());
