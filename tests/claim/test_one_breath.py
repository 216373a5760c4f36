"""What one breath tells by verb, by means and by outcome is one event; so is what is only pointed back to."""

import pytest

import heldby


def events(text: str) -> list[tuple[str, str | None]]:
    rows = heldby.annotate(text, published="2024-06-10")["claims"]
    return [(c["type"], c["place"]) for c in rows if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Rebels targeted Nubl with a number of rocket shells, injuring four people.", "shelling"),
        ("Gunmen targeted the Karim district of Kandahar with rocket attacks on Wednesday.", "shelling"),
        ("Hamas targeted Ashkelon with a barrage of rockets.", "shelling"),
        ("The RSF hit El Obeid with volleys of missiles on Monday.", "missile_strike"),
        ("The junta attacked Myawaddy with a series of air strikes.", "airstrike"),
        ("Boko Haram targeted the market in Potiskum with suicide bombings.", "bombing"),
        ("The army targeted the hideouts of militants in Marawi using air strikes.", "airstrike"),
        ("A number of mortar shells hit houses in the town of Avdiivka, injuring a woman.", "shelling"),
        ("Fighter jets in a series of combat sorties on Saturday targeted militants near Mosul.", "airstrike"),
        ("An attack with rocket shells and explosive rounds on Sevare killed a child.", "shelling"),
        ("Rebels in Mopti fired rocket shells and mortar rounds at Sevare.", "shelling"),
        ("Two people died in an attack with a rocket that hit a school in Sderot.", "shelling"),
        ("A convoy was hit near Shire by an airstrike which killed 12 people and destroyed 18 trucks.", "airstrike"),
    ],
)
def test_by_what_it_was_done_is_no_other_event(text: str, sort: str) -> None:
    assert [told for told, _ in events(text)] == [sort]


def test_what_is_done_at_two_places_is_two_events() -> None:
    text = "Shells hit the port of Hodeidah, and rockets hit the airport of Sanaa."
    assert {place for _, place in events(text)} == {"Hodeidah", "Sanaa"}


@pytest.mark.parametrize(
    "text",
    [
        "The RSF attacked Zamzam on Friday. At least 40 people were killed in the attack.",
        "Jets bombed a market in Nyala on Monday. Nine people died in the strikes, a doctor said.",
        "A car bomb exploded near a bank in Kabul. Four people were wounded as a result of the explosion.",
        "Rebels shelled the airport in Goma. The attack damaged two planes.",
        "Fighting broke out in Kidal on Tuesday. Rescuers could not reach the wounded because of the fighting.",
        "The army launched an offensive near Vovchansk. Its advance has slowed since the first days of the offensive.",
        "Clashes erupted in Tripoli on Sunday. The minister had visited the camp hours before the clashes.",
        "A drone hit a hospital in El Obeid. The UN demanded an investigation into the attack.",
    ],
)
def test_what_only_points_back_to_an_event_is_none(text: str) -> None:
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Jos. The governor condemned the attack.",
        "Gunmen attacked a village near Jos. Residents said the attack took place on Sunday.",
        "Fighting broke out in Kidal on Tuesday. The fighting went on until dusk.",
        "Rebels shelled Goma. Ten people died in the attack on Sake.",
        "Two soldiers were hurt near Cotabato in a clash. The army said three died in the 30-minute clash.",
    ],
)
def test_what_is_told_of_an_event_is_told_anew(text: str) -> None:
    assert len(events(text)) == 2


def test_the_dead_of_an_attack_pointed_back_to_died_where_it_was() -> None:
    text = "Jets bombed a market in Nyala on Monday. Nine people died in the strikes, a doctor said."
    dead = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]
    assert [c["place"] for c in dead] == ["Nyala"]
