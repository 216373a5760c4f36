"""`heldby fetch`: get pages from the web and read them into the record.

In:     addresses of pages and feeds.
Out:    what `add` gives; the pages themselves, kept in a folder.
Never:  a page of a site that says no.
"""

from __future__ import annotations

from typing import Annotated

import typer

import heldby
from heldby.cli.adding import Tally, progress
from heldby.cli.collecting import DEFAULT_CACHE, CacheAt, Contact, Delay, collected, fetcher
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres

_AT_ONCE = 20  # addresses fetched before what they gave is read, so that a long list is not lost halfway


def fetch(  # noqa: PLR0913, PLR0917 - the options of a command are its parameters
    addresses: Annotated[list[str], typer.Argument(help="Pages, or RSS and Atom feeds.", metavar="URL...")],
    source: Annotated[
        str | None, typer.Option(help="Who published them, if the pages do not say.", metavar="NAME")
    ] = None,
    cache: CacheAt = DEFAULT_CACHE,
    delay: Delay = 2.0,
    contact: Contact = "",
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Fetch pages, and of a feed the pages it points at, and read them into the record.

    A site's robots.txt is heeded, and so is its wish for pauses; a busy site is asked again later, three times in all.
    Every version of a page is kept as a WARC file. A page that has not changed since is not sent again.
    """
    from heldby.read import ReadOptions, size_of  # noqa: PLC0415

    done, who = Tally(), fetcher(cache, delay, contact)
    kept = heldby.open(record, theatres=theatre)
    for at in range(0, len(addresses), _AT_ONCE):
        files, problems = collected(who, addresses[at : at + _AT_ONCE])
        done.trouble(problems)
        kept.note(problems)
        with progress(lambda files=files: size_of(files)) as advance:  # type: ignore[misc]
            for each in kept.adding(files, ReadOptions(source=source)):
                done.count(each)
                advance(each.name, each.size)
    done.report(record)
    raise typer.Exit(1 if done.problems else 0)
