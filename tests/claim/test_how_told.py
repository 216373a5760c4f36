"""How a claim is told: what may come and what may have been, what is suspected, what has lasted, and by whose word."""

from __future__ import annotations

import pytest

import heldby

PUBLISHED = "2024-03-05"


def told(text: str, quote: str, kind: str) -> dict[str, object]:
    """The claim of a kind in the words of a quote."""
    at = text.index(quote)
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    found = [c for c in claims if c["kind"] == kind and c["start"] < at + len(quote) and at < c["end"]]
    assert len(found) == 1, claims
    return dict(found[0])


@pytest.mark.parametrize(
    ("text", "quote", "kind", "status", "certainty"),
    [
        ("The rebels could take Goma within days, a diplomat said.", "take Goma", "control", "expected", "possible"),
        ("The Taliban might capture Ghazni by the weekend.", "capture Ghazni", "control", "expected", "possible"),
        ("The victims may have been killed by shelling in Derna.", "killed", "casualty", "happened", "possible"),
        ("Russian troops may have seized the village of Torske.", "seized", "control", "happened", "possible"),
        ("If Goma falls, M23 could take Bukavu.", "take Bukavu", "control", "hypothetical", "possible"),
        ("Jets bombed the road so that troops could enter Sirte.", "enter Sirte", "control", "planned", "certain"),
        ("The army said it would attack Bentiu on Monday.", "attack Bentiu", "event", "planned", "certain"),
        ("The army said that Bunagana would fall.", "fall", "control", "expected", "certain"),
        ("The minister vowed that the army would take Wad Madani.", "take Wad", "control", "planned", "certain"),
        (
            "Talk of an assault to capture Rafah has grown louder.",
            "capture Rafah",
            "control",
            "hypothetical",
            "possible",
        ),
        ("There is speculation of an offensive to retake Hsipaw.", "retake", "control", "hypothetical", "possible"),
        ("The negotiations with the ELN are due to restart in Caracas.", "negotiations", "event", "planned", "certain"),
    ],
)
def test_what_may_come_is_foreseen_and_what_may_have_been_is_over(
    text: str, quote: str, kind: str, status: str, certainty: str
) -> None:
    claim = told(text, quote, kind)
    assert (claim["status"], claim["certainty"]) == (status, certainty)


@pytest.mark.parametrize(
    ("text", "quote", "kind", "certainty"),
    [
        ("Suspected Boko Haram fighters stormed a base in Gwoza.", "stormed", "event", "probable"),
        ("The Security Council discussed the reported massacre in Ardamata.", "massacre", "event", "probable"),
        ("A car bombing blamed on al-Shabab hit a hotel in Mogadishu.", "bombing", "event", "probable"),
        ("Ten people died in air strikes reportedly carried out by Ethiopia.", "died", "casualty", "probable"),
        ("The army shelled a suspected rebel hideout in Beni.", "shelled", "event", "certain"),
        ("Scores of men are thought to have died in the battle for Bakhmut.", "the battle", "event", "certain"),
        ("The battle for Khartoum could last for months.", "battle", "event", "certain"),
    ],
)
def test_doubt_about_who_did_it_is_doubt_of_the_deed(text: str, quote: str, kind: str, certainty: str) -> None:
    assert told(text, quote, kind)["certainty"] == certainty


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("The minaret of the old mosque in Timbuktu remains intact.", "intact", "damage"),
        ("Twelve aid workers are being held by the rebels in Bunia.", "held", "casualty"),
        ("Many miners remain trapped under the rubble in Rubaya.", "trapped", "casualty"),
        ("Residents said the army still held the bridge at Shambat.", "held", "control"),
        ("The mayor said the airport at Bukavu was in the hands of the rebels.", "hands", "control"),
        ("The road between Juba and Bor has been closed since December.", "closed", "route"),
        ("The main highway from Kabul to Kandahar is cut.", "cut", "route"),
        ("Gunmen have blocked the road between Cap-Haitien and Gonaives since Friday.", "blocked", "route"),
        ("Since April Russian troops have attacked Chasiv Yar daily.", "attacked", "event"),
        ("For three months drone strikes have targeted the port of Odesa.", "strikes", "event"),
        ("War has raged in Yemen since 2014.", "War", "event"),
        ("Ethiopia has been in the grip of a war between the army and the TPLF since 2020.", "war", "event"),
        ("The two-week-old battle for Marawi has emptied the city.", "battle", "event"),
    ],
)
def test_what_has_lasted_goes_on(text: str, quote: str, kind: str) -> None:
    assert told(text, quote, kind)["status"] == "ongoing"


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Bani Walid has changed hands several times.", "changed", "control"),
        ("A truce between Israel and Hezbollah took effect on 27 November.", "truce", "relation"),
        ("The ELN and the government signed a ceasefire in Bogota.", "ceasefire", "relation"),
        ("The spokesman said the whole of Tripoli was in their hands by noon on Friday.", "hands", "control"),
        ("The road between Juba and Bor was closed on Friday.", "closed", "route"),
        ("The road between Mosul and Raqqa has thus been cut.", "cut", "route"),
    ],
)
def test_what_came_about_has_happened(text: str, quote: str, kind: str) -> None:
    assert told(text, quote, kind)["status"] == "happened"


@pytest.mark.parametrize(
    ("text", "quote", "kind", "source"),
    [
        ("The town hall put the number of dead in Kenscoff at 41.", "dead", "casualty", "town hall"),
        ("UNHCR has registered 12,000 people who fled Palma.", "people", "casualty", "UNHCR"),
        ("A doctor said to Reuters that twelve people had died in Nyala.", "died", "casualty", "doctor"),
        ("A Russian milblogger claimed that troops had entered Lyptsi.", "entered", "control", "Russian milblogger"),
        ("Intercepted radio traffic revealed that 12 rebels were killed.", "killed", "casualty", "radio traffic"),
        (
            "A video released by the Arakan Army showed a wrecked police station in Ann.",
            "wrecked",
            "damage",
            "Arakan Army",
        ),
        ("Rebels seize Uvira: governor", "seize", "control", "governor"),
        ("The ministry rejected Russian claims that Kupiansk had fallen.", "fallen", "control", "ministry"),
        (
            "General Manilov said 822 servicemen had been killed in Grozny. The police had lost 241 men.",
            "lost",
            "casualty",
            "Manilov",
        ),
        ("The attack on Diffa, in which 12 soldiers died, was claimed by JNIM.", "attack", "event", "JNIM"),
    ],
)
def test_whose_word_it_is(text: str, quote: str, kind: str, source: str) -> None:
    assert source in str(told(text, quote, kind)["source"])


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("The attack on Diffa, in which 12 soldiers died, was claimed by JNIM.", "died", "casualty"),
        ("Troops left Sake on Friday as residents feared an attack.", "left", "control"),
        ("The army said it shelled Aden and Marib, rebel strongholds in the south.", "strongholds", "control"),
        ("Nobody has claimed the attack on the mosque in Peshawar.", "attack", "event"),
    ],
)
def test_what_nobody_claims_is_the_authors_word(text: str, quote: str, kind: str) -> None:
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    assert {c["source"] for c in claims if c["kind"] == kind and quote in c["quote"]} == {"author"}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Israel has yet to withdraw from five points in southern Lebanon.", "withdraw"),
        ("The police could not enter the town of Mirebalais.", "enter"),
    ],
)
def test_what_was_not_to_be_is_denied(text: str, quote: str) -> None:
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    assert {(c["polarity"], c["status"]) for c in claims if quote in c["quote"]} == {("-", "happened")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The hope is that most of the museum has survived.", ("happened", "possible")),
        ("The fear is that the bridge was destroyed.", ("happened", "possible")),
        ("The fear is that Goma will fall to the rebels.", ("expected", "possible")),
        ("The plan is that troops enter Goma on Monday.", ("planned", "certain")),
        ("The fact is that rebels have taken Goma.", ("happened", "certain")),
        ("The result is that two hospitals were destroyed.", ("happened", "certain")),
    ],
)
def test_what_the_hope_or_the_plan_is(text: str, told: tuple[str, str]) -> None:
    found = {(c["status"], c["certainty"]) for c in heldby.annotate(text, published="2024-06-14")["claims"]}
    assert found == {told}
