"""Every English rule reads its own example, given that the names in it are marked."""

import re

import pytest

from heldby.claim import Known, claim
from heldby.languages import language
from heldby.lexicon.kinds import kinds
from heldby.lexicon.sayings import Saying, sayings
from heldby.mark.quantities import quantities
from heldby.mark.times import times
from heldby.model import Marked, Mention, MentionKind, Passage, PassageKind, Report, Span, report_id

BY_WORDS = Known(
    party=lambda m: m.text,
    armed=lambda m: True,
    voice=lambda m: False,
    unarmed=lambda m: False,
    state=lambda m: False,
    folk=lambda m: False,
    sovereign=lambda body: False,
    side=lambda p: "",
    place=lambda m: m.text,
    place_kind=lambda m: None,
    people=lambda m: 0,
    land=lambda m: "",
)
RULES = sayings("en").all
KINDS = {"place": MentionKind.PLACE, "actor": MentionKind.ACTOR, "person": MentionKind.PERSON}


def given(rule: Saying) -> list[tuple[str, str]]:
    """The words of each role; several stand with a bar between them."""
    return [(role, one) for role, words in rule.gives.items() for one in words.split("|")]


def names(rule: Saying) -> list[Mention]:
    found = []
    for role, words in given(rule):
        kind = KINDS.get(kinds()[rule.kind].roles[role].type)
        if kind and words.lower() not in ("the town",):
            at = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", rule.example)
            assert at, f"{words!r} does not stand in the example of {rule.id}"
            found.append(Mention(start=at.start(), end=at.end(), kind=kind, text=words, form="name"))
    return found


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_a_rule_reads_its_example(rule: Saying) -> None:
    text = rule.example
    assert text, "every rule carries an example"
    english = language("en")
    assert english
    sentences = tuple(english.sentences(text, [Span(start=0, end=len(text))]))
    mentions = [*names(rule), *quantities(text, sentences), *times(text, sentences)]
    report = Report(id=report_id(text), text=text)
    passages = (Passage(start=0, end=len(text), kind=PassageKind.BODY),)
    marked = Marked(sentences=sentences, mentions=tuple(mentions))
    claims, _, problems = claim(report, passages, marked, BY_WORDS)
    assert not problems
    main = kinds()[rule.kind].main_trait
    allowed = {rule.traits.get(main), rule.swap or None}
    right = [c for c in claims if c.kind == rule.kind and c.trait(main) in allowed]
    assert right, f"found only {[c.rule for c in claims]}"
    for role, words in given(rule):
        assert any(words in f.text for c in right for f in c.fillers(role)), role
