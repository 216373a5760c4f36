"""How a language is read: tokens, sentences, syntax.

In:     stretches of a report's text.
Out:    `Sentence`s of `heldby.model`; one module a language, listed in `LANGUAGES`.
Never:  knowledge of wars or claims; that is data under data/lang/<code>/.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from heldby.languages.en import English

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from heldby.model.ports import Language

LANGUAGES: Mapping[str, Callable[[], Language]] = {"en": English}


@cache
def language(code: str) -> Language | None:
    """The reader of a language by ISO 639-1 code, made once; None when heldby has none for it."""
    make = LANGUAGES.get(code)
    return make() if make else None
