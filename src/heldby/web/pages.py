"""The web page: its files as npm built them, or how to build it.

In:     the folder `page/` beside this module, which ships in the wheel and is empty in a source checkout until built.
Out:    `/`, `/assets/...` and the addresses that the page makes its own: a screen's, a report's, a claim's.
Never:  a file from outside the folder.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse, Response

PAGE = Path(__file__).parent / "page"
# The screens of the page that have an address of their own, as in page/src/view/view.ts; the map is at "/".
SCREENS = frozenset({"timeline", "estimates", "disputes", "reports", "review", "sitrep"})
STYLE = Path(__file__).parent / "plain.css"
# Vite names files after their content, so a name never changes its meaning.
_FOREVER = "public, max-age=31536000, immutable"


TURNS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Characters that turn the direction of a line, for `str.translate` to take out."""
UNSEEN = {**TURNS, **dict.fromkeys((*range(32), *range(127, 160)), " ")}


def page_file(path: str, page: Path = PAGE) -> Response | None:
    """A file of the page, None when there is none of that name."""
    if "\0" in path:
        return None
    found = (page / path).resolve()
    if not found.is_file() or page.resolve() not in found.parents:
        return None
    kept = _FOREVER if path.startswith("assets/") else "no-cache"
    return FileResponse(found, headers={"Cache-Control": kept})


def is_built(page: Path = PAGE) -> bool:
    """Whether the page is there."""
    return (page / "index.html").is_file()


def front(page: Path = PAGE) -> Response:
    """The page itself, or how to build it."""
    return page_file("index.html", page) or HTMLResponse(_UNBUILT, headers={"Cache-Control": "no-cache"})


def plain(title: str, body: str) -> str:
    """A page of plain HTML; `body` is markup, made of escaped text by the caller."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title.translate(UNSEEN))}</title>\n<link rel="icon" href="data:,">\n'
        '<link rel="stylesheet" href="/plain.css">\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


_UNBUILT = plain(
    "heldby",
    """<main>
<h1>The page is not built yet</h1>
<p>heldby is running, and answers programs. In a source checkout the page is built by</p>
<pre>make page</pre>
<p>which needs Node; then load this address again. A heldby installed as a package has it built in.</p>
<ul>
<li><a href="/api/control">who holds what</a>, as JSON; every view is at <code>/api/</code> and its name</li>
<li><a href="/api/reports">the reports</a>; each is at <code>/report/</code> and its id, readable without a script</li>
<li><a href="/api/meta">what is in the record</a>, and which views there are</li>
<li><a href="/?f=json">OGC API Features</a>, for QGIS and other maps</li>
<li><a href="/openapi.json">all of it, as OpenAPI</a></li>
</ul>
</main>""",
)
