"""ACLED and PLOVER: every value of every kind has a code or a reason for none, and only codes of the systems' lists."""

import pytest

import heldby
from heldby.lexicon.codes import entry_of, systems
from heldby.lexicon.kinds import kinds
from heldby.lexicon.sayings import sayings

VALUES = [(kind, value) for kind in kinds().values() for value in kind.traits[kind.main_trait]]


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=[f"{kind.name}-{value}" for kind, value in VALUES])
def test_every_value_has_a_code_in_each_system_or_a_reason(kind, value) -> None:
    for standing in ("home", "other", "open"):
        entry = entry_of(kind, value, standing=standing)
        assert entry.get("why") or set(systems()) <= set(entry), f"{kind.name} {value} ({standing})"


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_codes_are_those_of_the_systems(kind) -> None:
    for key, entry in kind.codes.items():
        value = key.partition("/")[0].partition("~")[0]
        assert value == "*" or value in kind.traits[kind.main_trait], key
        for system, code in entry.items():
            assert system == "why" or code in systems()[system], f"{kind.name} {key}: {code}"


def test_every_value_that_a_wording_gives_has_an_entry() -> None:
    for rule in sayings("en").all:
        kind = kinds()[rule.kind]
        for value in filter(None, (rule.traits.get(kind.main_trait, ""), rule.swap)):
            assert value.startswith("other:") or entry_of(kind, value), f"{rule.id}: {value}"


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("Ukrainian forces recaptured Kherson on Friday.", "Government regains territory"),
        ("Russian forces captured Mariupol on Friday.", "Non-state actor overtakes territory"),
        ("The Taliban captured Kunduz on Friday.", "Non-state actor overtakes territory"),
        ("A suicide bombing hit a market in Kabul.", "Suicide bomb"),
        ("The Taliban hold Kunduz.", None),
        ("The Taliban plan to capture Kunduz.", None),
    ],
)
def test_acled_tells_whose_gain_it_is_and_codes_only_what_happened(text: str, sub_event_type: str | None) -> None:
    claims = [c for c in heldby.annotate(text)["claims"] if c["kind"] in ("control", "event")]
    assert claims
    assert (claims[0]["acled"] or {}).get("sub_event_type") == sub_event_type
