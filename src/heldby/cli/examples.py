"""Examples for every command, shown by its --help; docs/commands.md is made from them too.

In:     the name of a command.
Out:    command lines, each with what it is for.
Never:  a command line that does not run: a test runs them all on the sample.
"""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "demo": (("heldby demo", "read the sample into heldby-demo.db and ask it"),),
    "add": (
        ("heldby add reports/", "every file of a folder, into heldby.db"),
        ("heldby add monday.txt --published 2016-03-28 --source Reuters", "a text that does not say so itself"),
        ("heldby add archive.zip", "a packed folder: saved pages, PDF, DOCX, letters, tables, whatever is in it"),
        ("heldby add urls.txt --fetch", "the pages at the addresses in a list, fetched with care"),
        ("heldby add control.csv", "who held what by your own table: place, holder, from, to, known, source"),
        ("heldby add articles.csv.gz --record syria.db", "one report a row, into a record of its own"),
        (
            "heldby add stories.csv --column text=story --column published=day",
            "a table whose columns go by other names",
        ),
        ("heldby add reports/ --engine local", "on all processors of this computer"),
    ),
    "fetch": (
        ("heldby fetch https://example.org/news/feed.xml", "the pages that a feed points at"),
        ("heldby fetch https://example.org/news/1 --contact me@example.org --delay 5", "one page, more gently"),
    ),
    "watch": (
        ("heldby watch reports/ --once", "what is new in a folder, once, for cron"),
        ("heldby watch reports/ https://example.org/news/feed.xml --every 15m", "a folder and a feed, until Ctrl-C"),
    ),
    "control": (
        ("heldby control", "who holds what, by the latest news"),
        ("heldby control --place Palmyra --on 2016-03-28", "one place on one day, with the sentences"),
        ("heldby control --place Palmyra --on 2016-03-28 --why", "the claims for and against it, with their weights"),
        ("heldby control --on 2016-03-28 --known 2016-03-25", "the same day, as one could know it three days before"),
        ("heldby control --json", "for programs: one object a place and holder"),
    ),
    "why": (("heldby why --place Palmyra --on 2016-03-28", "the claims behind the answer, and those against it"),),
    "timeline": (
        ("heldby timeline --place Palmyra", "who held it, from when to when"),
        ('heldby timeline --actor "Islamic State"', "all that one actor held"),
    ),
    "changes": (
        ("heldby changes --from 2016-03-01 --to 2016-03-31", "what changed hands in a month"),
        ("heldby changes --clock known --from 2016-03-25 --to 2016-03-28", "what one learnt in those days, of any day"),
    ),
    "events": (
        ("heldby events --place Palmyra --kind control", "each change of hands once, and who tells it"),
        ("heldby events --from 2016-03-01 --to 2016-03-31", "what happened in a month"),
        ('heldby events --actor "Islamic State" --from 2017-01-01', "what it did or suffered since a day"),
    ),
    "claims": (
        ("heldby claims --place Palmyra --kind control", "who says who took or held it, word for word"),
        ("heldby claims --source SANA --limit 20", "what one publisher or credited source says"),
    ),
    "reports": (("heldby reports --known 2016-03-28", "what could be read by that day"),),
    "disputes": (("heldby disputes --place Kherson", "where reports of a place do not agree, side by side"),),
    "judgements": (("heldby judgements", "what people decided, with their reasons, withdrawn decisions too"),),
    "estimates": (("heldby estimates --question killed", "figures of one question, each with its issuer"),),
    "share": (
        ("heldby share --from 2015-01-01 --to 2016-03-28", "how much each party held on two days, in three ways"),
        ('heldby share --actor "Islamic State" --place Iraq', "one party in one country"),
    ),
    "routes": (
        ("heldby routes --on 2016-03-28", "which ways were open or cut on a day, by reports and by who held the roads"),
        ('heldby routes --place Mosul --to Raqqa --actor "Islamic State" --on 2016-03-28', "one way, for one party"),
    ),
    "reach": (("heldby reach --base Palmyra --on 2016-03-28", "what its holder reaches from there, what is cut off"),),
    "forecasts": (
        ("heldby forecasts", "what was planned or expected, by whom, and what became of it"),
        ('heldby forecasts --outcome "came true" --on 2016-12-31', "those that had come true by a day"),
    ),
    "sitrep": (
        ("heldby sitrep --from 2016-03-01 --to 2016-03-31", "what happened in a month, each sentence with its quotes"),
        ("heldby sitrep --place Palmyra --to 2016-03-31 -o palmyra.docx", "one place, as a document with footnotes"),
    ),
    "places": (
        ("heldby places", "the places told of: where they are, how exactly, what they are part of"),
        ("heldby places --people 100000 --json", "with the larger towns around them, for a map"),
    ),
    "network": (("heldby network --json", "the roads of the theatres, to draw them"),),
    "judge": (
        ("heldby judge --from decisions.jsonl", "what was decided on the page's screen of disputes"),
        (
            "heldby judge prefer CLAIM OTHER --reason 'it was there, the other quotes a rumour'",
            "of two claims that differ, by their ids in heldby disputes --json",
        ),
        ("heldby judge withdraw CLAIM OTHER --reason 'the video was of another town'", "as if it had not been decided"),
    ),
    "claim": (
        (
            "heldby claim REPORT 0-40 held --place Palmyra --actor ISIS --when 2015-06 --reason 'it says so there'",
            "words that heldby passed over, by the report's id and their offsets; the page prepares the line",
        ),
    ),
    "serve": (
        ("heldby serve --port 0 --open", "the page on any free port, in your browser"),
        (
            "heldby serve --record syria.db --theatre syria/",
            "a record of its own, with your names of places and actors",
        ),
    ),
    "publish": (
        ("heldby publish -o site", "a folder for any web server, with the whole page"),
        ("heldby publish --single-file -o record.html", "one file that opens from disk, to send to somebody"),
        ("heldby publish -o site --states 8", "a smaller one: what was known on 8 days"),
    ),
    "annotate": (
        ("heldby annotate < reports.jsonl > read.jsonl", "what each text says, nothing stored"),
        ("heldby annotate --war-only < reports.jsonl > read.jsonl", "of general news, only what tells of fighting"),
    ),
    "group": (("heldby group < reports.jsonl", "which texts are copies or rewrites of one another"),),
    "export": (
        ("heldby export -o held.geojson", "who holds what, for a map; the ending says in which format"),
        (
            "heldby export -o war.gpkg --view control --view routes --view events --on 2016-03-28",
            "for QGIS or R, a layer each",
        ),
        ("heldby export --format csv --view claims -o claims.csv", "every claim, for a spreadsheet"),
        ("heldby export --format acled -o events.csv", "what happened, in ACLED's columns"),
        ("heldby export --format wikimap --on 2016-03-28", "the marks of a Wikipedia war map, to look over and paste"),
        ("heldby export -o copy.db", "the record itself, while others may go on writing"),
    ),
    "roads": (
        (
            "heldby roads roads.geojson --close-gaps 8 -o routes.csv",
            "a theatre's roads from the lines of a map",
        ),
    ),
    "init": (
        ("heldby init --record war.db", "an empty record; with postgresql://HOST/DATABASE, on a server"),
        (
            "heldby init --record postgresql://heldby_owner@db.example/war",
            "the same on a server; see docs/postgresql.md",
        ),
    ),
}


def epilog(command: str) -> str:
    """The examples of a command as the end of its help, in Markdown."""
    lines = [f"- `{line}`: {what}" for line, what in EXAMPLES.get(command, ())]
    return "\n\n".join(["Examples:", "", *lines]) if lines else ""
