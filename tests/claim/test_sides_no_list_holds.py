"""Sides that no list holds: a warlord's men, "the brigade", letters nobody explains, a front's fighters."""

from __future__ import annotations

import pytest

import heldby


def claims(text: str, kind: str = "control") -> list[dict]:
    return [c for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The warlord Tomas Okelo's militia overran the mining town of Luhwa.", "Tomas Okelo's militia"),
        ("Okelo's fighters entered Teseney without a fight.", "Okelo's fighters"),
        ("Tun Shwe's troops captured Kutkai on Monday.", "Tun Shwe's troops"),
        ("Fighters loyal to General Osman Kadu captured Barentu on Friday.", "Osman Kadu's fighters"),
        ("Gunmen led by the renegade colonel Faustin Dabira seized Birao.", "Faustin Dabira's gunmen"),
        ("Militiamen under the warlord Haji Torak captured Maymana.", "Haji Torak's militiamen"),
        ("Rebel leader Daniel Mukwaya captured Rutshuru on Wednesday.", "Daniel Mukwaya's forces"),
        ("Haftar captured the oil port of Ras Lanuf on Thursday.", "Libyan National Army"),
        ("Tobruk was taken by Rommel in June.", "Wehrmacht"),
    ],
)
def test_who_fights_for_a_person(text: str, doer: str) -> None:
    assert claims(text)[0]["actor"] == doer


@pytest.mark.parametrize(
    "text",
    [
        "General Osman Kadu's fighters captured Barentu on Friday. Kadu's men held Teseney. His troops entered Keren.",
        "Rebels led by the colonel Faustin Dabira seized Birao. Dabira's fighters entered Ndele. "
        "The army took Birao from the rebels.",
        "Troops loyal to the ousted president Ali Bako took Mongo. Bako's soldiers then entered Bitkine.",
    ],
)
def test_they_are_one_side_however_they_are_called(text: str) -> None:
    parties = {p for c in claims(text) for p in (c["actor"], c["against"]) if p and "government" not in p}
    assert len(parties) == 1


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Samir Daoud, commander of the Karsh Front, said his fighters had taken Ayn Dara.", "Karsh Front"),
        ("Samir Daoud, commander of the Karsh Front, was wounded. Daoud's men took Ayn Dara.", "Karsh Front"),
    ],
)
def test_whoever_leads_a_party_lends_it_no_name(text: str, doer: str) -> None:
    assert claims(text)[0]["actor"] == doer


@pytest.mark.parametrize(
    "text",
    [
        "Mary Smith took office in Goma.",
        "Obama and Clinton took office. Troops then left Ramadi.",
        "John Kay took part in the talks on Bukavu.",
        "Fighters under fire in Goma said that John Kay had been killed.",
    ],
)
def test_who_takes_no_place_is_no_side(text: str) -> None:
    told = [c.get("actor") for kind in ("control", "event") for c in claims(text, kind)]
    assert not [
        a for a in told if a and ("Smith" in str(a) or "Obama" in str(a) or "Clinton" in str(a) or "Kay" in str(a))
    ]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The Karsh Front's fighters took Gao.", "Karsh Front"),
        ("On Monday the Karsh Front fighters took Gao from the army.", "Karsh Front"),
        ("The Valley Army's soldiers took Kidal from the government.", "Valley Army"),
        ("Lowland Defence Force troops took Bor from the army.", "Lowland Defence Force"),
        ("The rebel Karsh Front took Dori in Burkina Faso.", "Karsh Front"),
    ],
)
def test_the_men_of_a_body_no_list_holds_are_its_own(text: str, doer: str) -> None:
    assert claims(text)[0]["actor"] == doer


@pytest.mark.parametrize(
    "text",
    ["On Friday Army troops took Gao in Mali.", "The Army's soldiers took Gao in Mali."],
)
def test_army_troops_are_still_the_armys(text: str) -> None:
    assert claims(text)[0]["actor"] == "Malian government forces"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Clashes broke out in Bani Walid between the Desert Shield Brigade and the Martyr Omar Battalion. "
            "The brigade captured the airport.",
            "Desert Shield Brigade",
        ),
        ("The Nile Valley League captured Kosti. Gunmen of the league then captured Rabak.", "Nile Valley League"),
        ("The Movement for Saharan Renewal attacked Ounianga. The movement then seized Faya.", None),
        (
            "The Kaya Nationalities Force fought the army near Loikaw. The KNF took Hpasawng.",
            "Kaya Nationalities Force",
        ),
        ("The Northern Desert Council attacked Gao. The Council's gunmen captured Bourem.", "Northern Desert Council"),
    ],
)
def test_a_shorter_name_is_the_one_body_that_bears_it(text: str, last: str | None) -> None:
    assert claims(text)[-1]["actor"] == (last or "Movement for Saharan Renewal")


@pytest.mark.parametrize(
    "text",
    [
        "The Gambela Patriots Front attacked Itang. Soldiers left for the front. Itang was captured at dawn.",
        "The Desert Shield Brigade and the Martyr Omar Brigade clashed. The brigade captured Bani Walid.",
    ],
)
def test_a_front_is_no_front_and_one_of_two_brigades_nobody(text: str) -> None:
    assert not any("Brigade" in str(c["actor"]) for c in claims(text) if c["change"] == "taken" and c["actor"])
    assert not any(c["type"] == "withdrawal" and c["actor"] for c in claims(text, "event"))


@pytest.mark.parametrize(
    ("text", "rebels"),
    [
        (
            "The Movement for Saharan Renewal, a rebel group based in the Tibesti, attacked Ounianga in Chad. "
            "By nightfall the rebels were in control of the town.",
            "Movement for Saharan Renewal",
        ),
        (
            "The Popular Front of Kivu is a rebel group in eastern Congo. The rebels took Rubare on Friday.",
            "Popular Front of Kivu",
        ),
    ],
)
def test_the_rebels_are_the_group_called_so(text: str, rebels: str) -> None:
    assert claims(text)[-1]["actor"] == rebels


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Unita fighters attacked Kuito.", "UNITA"),
        ("Nato jets bombed Zliten.", "NATO"),
        ("Farc rebels attacked Toribio.", "FARC"),
        ("Shebab gunmen stormed a hotel in Mogadishu.", "al-Shabaab"),
        ("Maoist rebels attacked the town of Jumla in Nepal.", "Communist Party of Nepal (Maoist)"),
    ],
)
def test_letters_written_as_a_word_and_other_spellings(text: str, actor: str) -> None:
    assert claims(text, "event")[0]["actor"] == actor


@pytest.mark.parametrize(
    "text",
    [
        "Anti-Taliban commander Ismail Khan took Herat on Monday.",
        "The former M23 commander Jean Bosco Makoma took Sake on Monday.",
    ],
)
def test_who_fights_a_party_or_has_left_it_does_not_lead_it(text: str) -> None:
    assert claims(text)[0]["actor"].endswith("'s forces")


@pytest.mark.parametrize(
    "text",
    [
        "His men captured Goma. Its mercenaries shelled Bukavu.",
        "Their fighters attacked Beni.",
    ],
)
def test_the_men_of_somebody_whom_nobody_tells_are_nobody(text: str) -> None:
    assert not any(c["actor"] for kind in ("control", "event") for c in claims(text, kind))


def test_soldiers_of_the_division_are_its_soldiers() -> None:
    text = "The 4th Division entered Daraa. Soldiers of the division shelled Tafas."
    assert claims(text, "event")[-1]["actor"] == "4th Division"
