"""What can go wrong by our mistake or the caller's; faults of a report are `Problem` values instead.

    HeldbyError
    ├── SpanError        a quote does not stand where it is said to stand
    ├── TimeError        a text is not a date heldby can read (EDTF or TIMEX3)
    ├── NotationError    a line is not a claim in heldby's notation
    ├── InputError       a file, folder or option given by the caller cannot be used
    ├── KnowledgeError   a data file (kinds, names, rules, a theatre) is wrong
    ├── UnsoundReading   the parts of one reading do not belong together; a fault of heldby
    ├── EngineError      the workers that read in parallel cannot go on
    ├── MissingLibrary   something was asked that needs a library which is not installed
    └── RecordError      the record cannot be opened, read or written
        ├── ReadOnlyRecord
        └── RecordFull

Every message says what to do next.
"""

from __future__ import annotations


class HeldbyError(Exception):
    """The root: catch this to catch everything heldby raises on purpose."""


class SpanError(HeldbyError):
    """A quote does not stand at the offsets given for it."""


class TimeError(HeldbyError):
    """A text is not a date or interval that heldby can read."""


class NotationError(HeldbyError):
    """A line is not a claim in heldby's one-line notation."""


class InputError(HeldbyError):
    """What the caller gave (a path, an option, a table without its columns) cannot be used."""


class KnowledgeError(HeldbyError):
    """A data file of heldby or of a theatre is wrong; names the file and the row."""


class UnsoundReading(HeldbyError):
    """The claims and links of a reading are not all of its report, or two bear one name; it is not recorded."""


class EngineError(HeldbyError):
    """The workers that read in parallel cannot go on; what was recorded before is safe."""


class MissingLibrary(HeldbyError):
    """What was asked needs a library that is not installed; `extra` is the part of heldby that brings it."""

    def __init__(self, library: str, extra: str = "gis") -> None:
        self.library, self.extra = library, extra
        super().__init__(f"this needs {library}, which is not installed: pip install 'heldby[{extra}]'")


class RecordError(HeldbyError):
    """The record cannot be opened, read or written."""


class ReadOnlyRecord(RecordError):
    """The record may be read but not written."""


class RecordFull(RecordError):
    """The disk under the record is full; what was recorded before is safe."""
