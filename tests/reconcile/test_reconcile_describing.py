"""What sources say of a party or an operation that no event decides: found in several wordings, and not elsewhere."""

from pathlib import Path

import pytest

import heldby


def disputes(folder: Path, *texts: str) -> list[dict]:
    """The disputes over accounts that a record of these reports holds."""
    for n, text in enumerate(texts):
        (folder / f"{n}.md").write_text(
            f"---\ndate: 2016-03-2{n + 7}\nsource: Paper {n}\n---\n{text}\n", encoding="utf-8"
        )
    with heldby.open(folder / "r.db") as record:
        record.add([folder / f"{n}.md" for n in range(len(texts))])
        rows = record.at().disputes().to_dicts()
    return [r for r in rows if r["difference"] == "definition" or " fights" in r["about"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi army described the operation near Makhmur as the start of the Mosul offensive. "
        "American officials, however, said it was a far more limited operation.",
        "The army portrayed the assault on villages near Makhmur as the opening phase of the campaign for Mosul. "
        "A Kurdish commander called it a small operation.",
    ],
)
def test_the_start_of_an_offensive_against_a_limited_operation(tmp_path: Path, text: str) -> None:
    [found] = disputes(tmp_path, text)
    assert found["difference"] == "definition"
    assert found["reconcilable"]
    assert all(side["quotes"] for side in found["sides"])
    assert "limited" in found["sides"][1]["says"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia presented its intervention in Syria as one targeting the Islamic State. "
        "The Russian intervention has mainly hurt Syrian rebels in Idlib.",
        "Russia described its intervention in Syria as a campaign against the Islamic State. "
        "But the Russian intervention has mostly weakened Syrian rebels in Idlib.",
    ],
)
def test_whom_a_force_is_said_to_aim_at_against_whom_it_mostly_hit(tmp_path: Path, text: str) -> None:
    [found] = disputes(tmp_path, text)
    assert [s["says"] for s in found["sides"]] == ["directed at Islamic State", "mainly hit Syrian rebels"]
    assert "aim" in found["why"]


def test_a_party_that_does_not_fight_against_one_that_defends(tmp_path: Path) -> None:
    text = (
        "The Islamic State is losing ground in Hit. “They don’t fight,” said Lt. Gen. Abdul-Ghani al-Assadi. "
        "The Islamic State continues to defend when it is attacked, said Michael Knights, an analyst."
    )
    [found] = disputes(tmp_path, text)
    assert found["difference"] == "polarity"
    assert found["reconcilable"]
    assert [s["says"] for s in found["sides"]] == ["Islamic State fights", "Islamic State does not fight"]


@pytest.mark.parametrize(
    "text",
    [
        "The army described the attack on Makhmur as a crime. Officials said it was a limited operation.",
        "Russia described its intervention as a campaign against the Islamic State. "
        "The Russian intervention has mainly hurt the Islamic State.",
        "The Islamic State defended Hit on Monday. The rebels do not fight in Idlib, said a commander of the rebels.",
        "The army began its offensive near Makhmur. It was a limited operation, the army said.",
    ],
)
def test_what_is_no_contradiction_is_no_dispute(tmp_path: Path, text: str) -> None:
    assert disputes(tmp_path, text) == []
