"""Plain text, and what all formats share that are text in a file.

In:     the bytes of a file.
Out:    a `Draft` of its text, given to whoever knows what the text is.
Never:  a binary taken for text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from heldby.model import Problem
from heldby.read.decode import decode, encoding_of
from heldby.read.format import Format, FormatReader
from heldby.read.options import Draft, ReadOptions
from heldby.read.report import is_binary, unreadable
from heldby.read.source import Source, fingerprint, not_read, too_large


def text_of(made: Callable[[Draft], Draft]) -> FormatReader:
    """A reader of files that are one text each; `made` turns the bare text into what the format makes of it."""

    def read(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
        data = source.read(options.max_bytes)
        if data is None:
            yield too_large(source, options.max_bytes)
            return
        draft = decoded(source, data)
        if isinstance(draft, Problem):
            yield draft
            return
        yield from given(made(draft), draft.problems)

    return read


def given(draft: Draft, before: tuple[Problem, ...] = ()) -> Iterator[Draft | Problem]:
    """A draft that has a text, or the Problems that say why it has none."""
    if draft.text.strip() or draft.problems == before:
        yield draft
    else:
        yield from draft.problems


def decoded(source: Source, data: bytes) -> Draft | Problem:
    """The text of a file's bytes, or why they are none."""
    encoding, guessed = encoding_of(data)
    text = decode(data, encoding)
    fault = unreadable(text) or ("it is not text" if guessed and _is_packed(data) else None)
    if fault:
        return not_read(source, fault)
    draft = bare(source, text, data)
    if not guessed:
        return draft
    why = f"it is not UTF-8; read as {encoding}, so check accented letters and quotation marks"
    return replace(draft, problems=(Problem(what="character set guessed", where=source.path, why=why),))


def bare(source: Source, text: str, data: bytes) -> Draft:
    """A text and where it comes from, nothing else known of it."""
    return Draft(text=text, where=source.path, name=source.name, path=source.path, raw_hash=fingerprint(data))


def _is_packed(data: bytes) -> bool:
    """Whether most bytes of the beginning lie outside text in any 8-bit set."""
    sample = data[:4096]
    return is_binary(sample.decode("latin-1")) or sum(byte >= 0x80 for byte in sample) > 0.95 * len(sample)


PLAIN = Format(
    name="plain text",
    endings=(".txt", ".text"),
    read=text_of(lambda draft: draft),
)
