"""What a caller of a view can get wrong.

InputError
├── UnknownPlace    no place bears the name; the nearest spellings are given
├── UnknownActor    no actor bears the name
├── NoRoad          no theatre has a road between the places
└── UnknownKind     there is no such kind of claim
"""

from __future__ import annotations

from collections.abc import Sequence

from heldby.model.errors import InputError


class UnknownPlace(InputError):
    """No place in the gazetteer bears the name. `name` as given, `nearest` the names spelt most like it."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        self.name, self.nearest = name, tuple(nearest)
        hint = f"; did you mean {', '.join(self.nearest)}?" if self.nearest else "; no name is spelt like it"
        super().__init__(f"no place is called {name!r}{hint}")


class UnknownActor(InputError):
    """No actor bears the name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"no actor is called {name!r}; `heldby claims` shows the names that the reports use")


class NoRoad(InputError):
    """No theatre has a road between two places (or none to the one)."""

    def __init__(self, start: str, end: str) -> None:
        between = f"from {start} to {end}" if start != end else f"to {start}"
        super().__init__(f"no theatre has a road {between}; add it to the routes.csv of a folder for --theatre")


class UnknownKind(InputError):
    """There is no such kind of claim."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        super().__init__(f"there is no kind of claim {name!r}; there are: {', '.join(known)}")
