"""Places in a text: half-open ranges of code points, and quotes that verify themselves.

In:     offsets and, for evidence, the text they point into.
Out:    `Span` and `Evidence`.
Never:  a quote that differs from the text by so much as a blank.
"""

from __future__ import annotations

from dataclasses import dataclass

from heldby.model.errors import SpanError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Code points `start` to `end` (half-open) of one report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A verbatim quote and where it stands. Make it with `Evidence.of`, which checks it against the text."""

    report: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, report: str, text: str, start: int, end: int, quote: str | None = None) -> Evidence:
        """Quote `text[start:end]`; with `quote` given, insist that it is that very text.

        Raises `SpanError` when the offsets lie outside the text or the quote differs from it.

        >>> Evidence.of("r1", "Palmyra fell.", 0, 7).quote
        'Palmyra'
        """
        if not 0 <= start < end <= len(text):
            raise SpanError(f"offsets {start}..{end} lie outside a text of {len(text)} characters")
        there = text[start:end]
        if quote is not None and quote != there:
            raise SpanError(f"at {start}..{end} the report reads {there!r}, not {quote!r}")
        return cls(report=report, start=start, end=end, quote=there)
