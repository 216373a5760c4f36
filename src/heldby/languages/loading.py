"""spaCy, without the part of it that only its own command line needs.

In:     the name of a pipeline under data/pipelines/.
Out:    the pipeline, loaded.
Never:  a download; a changed spaCy: what is put off here is loaded as soon as anybody asks for it.

`import spacy` loads `spacy.cli` (an HTTP client, templates, a project tool) for the sake of one function, `spacy.info`:
about 0.4 of the 0.9 seconds that it takes (`python -X importtime`), which every start of `heldby annotate` would pay.
`spacy.load` makes the tokenizer of the language with its 1,400 special cases, and then fills it anew from the
pipeline's folder; here it is made empty.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_PUT_OFF = "spacy.cli.info"
_EMPTY = "heldby.empty_tokenizer.v1"


def load(pipeline: str) -> Language:
    """A pipeline that ships with heldby. Raises `OSError` when there is none of the name."""
    spacy = _spacy()
    from thinc.api import use_ops  # noqa: PLC0415 - as late as spaCy itself

    # numpy's matrix product reads twice as many words a second as spaCy's own on a pipeline of this size
    with use_ops("numpy", use_blis=False):
        _one_thread()
        folder = str(files("heldby") / "data" / "pipelines" / pipeline)
        spacy.registry.tokenizers.register(_EMPTY, func=_empty_tokenizer)
        return spacy.load(folder, config={"nlp.tokenizer": {"@tokenizers": _EMPTY}})  # type: ignore[no-any-return]


def _empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """What makes a tokenizer without rules, for a pipeline that brings its own."""
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - as late as spaCy itself

    return lambda nlp: Tokenizer(nlp.vocab)


def _one_thread() -> None:
    """Keep matrix products on one thread of this process: those of a sentence are too small to share out.

    With two threads a text takes four times the processor time and no less of anybody's own; whoever has several
    processors reads several texts at once (`--engine local`).
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - it looks at what numpy has loaded by now

    threadpool_limits(limits=1, user_api="blas")


def _spacy() -> Any:
    if "spacy" in sys.modules or _PUT_OFF in sys.modules:
        return import_module("spacy")
    stand_in = ModuleType(_PUT_OFF)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_PUT_OFF] = stand_in
    try:
        return import_module("spacy")
    finally:
        del sys.modules[_PUT_OFF]


def _info(*given: Any, **named: Any) -> Any:
    return import_module(_PUT_OFF).info(*given, **named)
