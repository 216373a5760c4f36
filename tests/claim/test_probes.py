"""Short reports of many wars, each with the claims that a careful coder would expect: who took, holds or lost what.

The paragraphs are our own words. What is not read yet stands in `fails`, with its reason; such a test fails on the day
that it passes, so that the list can only grow shorter.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import heldby

Row = dict[str, Any]
HERE = Path(__file__).parent
PROBES: dict[str, Row] = {
    probe["id"]: probe for probe in tomllib.loads((HERE / "probes.toml").read_text("utf-8"))["probe"]
}
WANTED = [(probe, number) for probe, row in PROBES.items() for number in range(len(row["claims"]))]
FIELDS = {"change": "control", "event": "event"}


@cache
def read(probe: str) -> tuple[Row, ...]:
    found = heldby.annotate(PROBES[probe]["text"].strip(), published=PROBES[probe]["published"])["claims"]
    return tuple(c for c in found if c["kind"] in FIELDS.values())


def names(value: object) -> str:
    """One name, or several in the order of the alphabet."""
    return " + ".join(sorted(value)) if isinstance(value, list) else str(value or "")


def is_one_of(wanted: str, got: str) -> bool:
    """ "*" is anything; "|" stands between what would do."""
    return wanted == "*" or got in [" + ".join(sorted(one.split(" + "))) for one in wanted.split("|")]


def agrees(wanted: Row, claim: Row) -> bool:
    kind = "event" if "event" in wanted else "control"
    if claim["kind"] != kind or not is_one_of(wanted.get("polarity", "+"), claim["polarity"]):
        return False
    places = claim["place"] if isinstance(claim["place"], list) else [claim["place"] or ""]
    told = {"event": claim.get("type"), "change": claim.get("change"), "time": claim["time"], "status": claim["status"]}
    roles = [role for role in ("actor", "against") if role in wanted]
    return (
        any(is_one_of(wanted["place"], place) for place in places)
        and all(is_one_of(wanted[name], str(value)) for name, value in told.items() if name in wanted)
        and all(is_one_of(wanted[role], names(claim.get(role))) for role in roles)
    )


def marked() -> list[object]:
    """Every claim wanted; those not read yet with their reason."""
    return [
        pytest.param(
            probe,
            number,
            id=f"{probe}-{number + 1}",
            marks=[pytest.mark.xfail(reason=why, strict=True)]
            if (why := PROBES[probe]["claims"][number].get("fails"))
            else [],
        )
        for probe, number in WANTED
    ]


@pytest.mark.parametrize(("probe", "number"), marked())
def test_a_careful_coder_would_find_it(probe: str, number: int) -> None:
    wanted = PROBES[probe]["claims"][number]
    found = read(probe)
    assert any(agrees(wanted, claim) for claim in found), [
        (c.get("change") or c.get("type"), names(c["place"]), names(c["actor"]), names(c.get("against")), c["time"])
        for c in found
    ]


def test_no_probe_is_read_as_nothing() -> None:
    assert [probe for probe in PROBES if not read(probe)] == []
