"""A claim survives a trip through one line of text, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.model import (
    Basis,
    Certainty,
    Claim,
    Filler,
    Hedge,
    NotationError,
    Polarity,
    Quantity,
    Status,
    Voice,
    parse,
    written,
)

words = st.text(min_size=1, max_size=12)
names = st.from_regex(r"[a-z_]{1,10}", fullmatch=True).filter(
    lambda n: n not in {"author", "unnamed", "number", "when", "says", "said", "rule", "id", *(str(s) for s in Status)}
)


@st.composite
def fillers(draw: st.DrawFn) -> Filler:
    text = draw(words)
    start = draw(st.integers(0, 10_000))
    return Filler(start=start, end=start + len(text), text=text, basis=draw(st.sampled_from(Basis)))


stated = fillers()
numbers = st.none() | st.integers(0, 10**7).map(float)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    quote = draw(words)
    start = draw(st.integers(0, 10_000))
    sources = draw(st.lists(fillers(), max_size=2).map(tuple))
    return Claim(
        id=draw(words),
        report=draw(words),
        kind=draw(names),
        quote=quote,
        start=start,
        end=start + len(quote),
        locus=draw(names),
        voice=Voice(sources=sources, unnamed=draw(st.booleans()) and not sources, said=draw(st.none() | fillers())),
        hedge=Hedge(certainty=draw(st.sampled_from(Certainty)), cue=draw(st.none() | fillers())),
        status=draw(st.sampled_from(Status)),
        polarity=draw(st.sampled_from(Polarity)),
        traits=draw(st.dictionaries(names, words, max_size=3)),
        roles=draw(st.dictionaries(names, st.lists(fillers(), min_size=1, max_size=3).map(tuple), max_size=3)),
        quantity=draw(
            st.none()
            | st.builds(
                Quantity, low=numbers, high=numbers, bound=names, phrase=words, unit=st.text(max_size=5), best=numbers
            )
        ),
        time=draw(st.none() | fillers()),
        rule=draw(st.just("") | words),
    )


@given(claims())
def test_a_claim_reads_back_as_it_was_written(claim: Claim) -> None:
    line = written(claim)
    assert "\n" not in line
    assert parse(line) == claim


def test_the_line_reads_like_a_sentence() -> None:
    claim = Claim(
        id="1a2b",
        report="9f2c",
        kind="control",
        quote="Palmyra fell to the army",
        start=0,
        end=24,
        traits={"change": "taken"},
        roles={
            "place": (Filler(start=0, end=7, text="Palmyra"),),
            "actor": (Filler(start=16, end=24, text="the army"),),
            "against": (Filler(start=40, end=43, text="IS,", basis=Basis.IMPLIED),),
        },
    )
    assert written(claim) == (
        'control change=taken; place "Palmyra"@0-7; actor "the army"@16-24; against "IS,"^@40-43; '
        'happened certain +; author; body of 9f2c:0-24 "Palmyra fell to the army"; id 1a2b'
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "starts with its kind"),
        ("control change=taken; id 1", "ends with its quote"),
        ('control; place Palmyra; body of a:0-1 "x"; id 1', "with their offsets"),
        ('control; happened surely +; body of a:0-1 "x"; id 1', "certainty and polarity"),
        ('casualty; number many; body of a:0-1 "x"; id 1', "a number is written"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(line: str, says: str) -> None:
    with pytest.raises(NotationError, match=says):
        parse(line)
