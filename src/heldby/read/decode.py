"""Bytes become text: byte order marks, UTF-8, and older character sets.

In:     the bytes of a file, or the file itself for tables too large to hold.
Out:    text whose line ends are as they were, and a Problem when the character set had to be guessed.
Never:  a repair of characters that were spoilt before they came here.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_UNMEANT = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")  # no character in Windows-1252: such text is Latin-1
_MOSTLY_ASCII = 0.9  # Western text in an 8-bit set is nearly all ASCII; charset detection is unsure of exactly that


def encoding_of(data: bytes) -> tuple[str, bool]:
    """The character set of a document's bytes, and whether it is a guess."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data), True
    return "utf-8", False


def encoding_of_stream(stream: BinaryIO) -> tuple[str, bool]:
    """The same for an open file of any size, read in pieces; the file is left at its end."""
    first = stream.read(_SAMPLE)
    for mark, name in _MARKS:
        if first.startswith(mark):
            return name, False
    decoder, piece, odd = codecs.getincrementaldecoder("utf-8")(), first, b""
    try:
        while piece:
            odd = piece
            decoder.decode(piece)
            piece = stream.read(_SAMPLE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        rest = iter(lambda: stream.read(_SAMPLE), b"")
        unmeant = b"".join(byte for part in rest for byte in _UNMEANT if byte in part)
        return _older(odd + unmeant[:5]), True
    return "utf-8", False


def decode(data: bytes, encoding: str) -> str:
    """The text; bytes without a meaning in the set become U+FFFD, in UTF-16 and UTF-32 too."""
    return data.decode(encoding, errors="replace")


def _older(data: bytes) -> str:
    sample = data[:_SAMPLE]
    plain = sum(byte < 0x80 for byte in sample)
    if plain < _MOSTLY_ASCII * len(sample):
        best = from_bytes(sample).best()
        if (
            best is not None and "a,".encode(best.encoding) == b"a,"
        ):  # text in UTF-16 without a mark is taken for binary
            return best.encoding
    return "latin-1" if any(byte in data for byte in _UNMEANT) else "cp1252"
