"""Wordings of news once misread, each kind in several wordings and wars: who took, lost, held or entered what."""

import pytest

import heldby

Row = tuple[str, str | None, str | None, str | None, str, str]


def told(text: str) -> list[Row]:
    """Change, place, gainer or holder, loser, status and polarity of each control claim."""
    found = heldby.annotate(text, published="2022-10-05")["claims"]
    return [
        (c["change"], c["place"], c["actor"], c["against"], c["status"], c["polarity"])
        for c in found
        if c["kind"] == "control"
    ]


def changes(text: str) -> set[str]:
    return {row[0] for row in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi army had withdrawn from Ramadi and had taken up new positions to the east.",
        "The Libyan army pulled out of Tarhuna and took up defensive positions near the airport.",
        "Ukrainian soldiers left Lyman and took up positions outside the town.",
    ],
)
def test_whoever_takes_up_positions_elsewhere_takes_nothing(text: str) -> None:
    assert changes(text) == {"lost"}


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin orders retreat from Kherson",
        "Kyiv orders withdrawal from Lysychansk",
        "Russia's defence minister ordered troops to withdraw from Kherson.",
    ],
)
def test_an_order_to_leave_is_a_plan(text: str) -> None:
    rows = told(text)
    assert [(row[0], row[4]) for row in rows] == [("lost", "planned")]
    assert "Ukrain" in str(rows[0][3]) if "Kyiv" in text else "Ukrain" not in str(rows[0][3])


@pytest.mark.parametrize(
    "text",
    [
        "A UN convoy entered Madaya on Monday.",
        "A Red Cross convoy entered Daraya.",
        "UN inspectors entered Douma on Tuesday.",
        "Goma is patrolled by UN peacekeepers.",
    ],
)
def test_a_convoy_or_a_patrol_holds_no_town(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ukrainian army continues to defend Lysychansk.",
        "Kurdish fighters are still defending Kobani against Islamic State.",
        "A few hundred Islamic State fighters are holding out in Raqqa.",
    ],
)
def test_whoever_defends_a_town_holds_it(text: str) -> None:
    rows = told(text)
    assert [row[0] for row in rows] == ["held"]
    assert rows[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "The Ukrainian ministry denied both the encirclement and the capture of Lysychansk.",
        "The army denied claims that the town of Lysychansk had been encircled.",
        "Reports that Lysychansk had been taken were wrong.",
        "The general dismissed reports that separatists had captured Lysychansk.",
    ],
)
def test_what_is_denied_is_told_as_denied_and_by_no_denier(text: str) -> None:
    rows = told(text)
    assert rows
    assert {row[5] for row in rows} == {"-"}
    assert not any("Ukrain" in str(row[2]) for row in rows)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The Wagner group holds 60 percent of Bakhmut.", "60 percent of Bakhmut"),
        ("The Syrian regime controls parts of Idlib.", "parts of Idlib"),
        ("Libyan forces hold about half of Sirte.", "about half of Sirte"),
    ],
)
def test_a_bit_of_a_place_is_told_as_a_part(text: str, part: str) -> None:
    found = [c for c in heldby.annotate(text, published="2022-10-05")["claims"] if c["kind"] == "control"]
    assert [c["part"] for c in found] == [part]


def test_an_air_base_of_its_own_is_no_part() -> None:
    found = heldby.annotate("The army recaptured the air base of Kweiris in Syria.", published="2015-11-11")["claims"]
    assert [(c["place"], c.get("part")) for c in found if c["kind"] == "control"] == [("Kweiris airbase", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Kherson, which Russian forces left in November, had been occupied since the first days of the war.",
        "Russian forces fled Izium on Saturday. The city had been occupied since April.",
        "Ukrainian troops drove the Russian army from Lyman. The town had been occupied since May.",
    ],
)
def test_who_had_occupied_a_town_is_who_lost_it(text: str) -> None:
    held = [row for row in told(text) if row[0] == "held"]
    assert [row[2] for row in held] == ["Russian military"]


@pytest.mark.parametrize(
    "text",
    [
        "The siege of Tripoli in Libya is over.",
        "The army broke the siege of Deir ez-Zor on Tuesday.",
        "The siege of Taiz was lifted.",
    ],
)
def test_a_siege_that_is_over_besieges_nobody(text: str) -> None:
    assert changes(text) == {"relieved"}


def test_whoever_breaks_a_siege_does_not_besiege() -> None:
    rows = told("The Syrian army launched a campaign to break the siege of Deir ez-Zor.")
    assert ("besieged", None) in {(row[0], row[2]) for row in rows}


def test_forced_to_retreat_is_one_change() -> None:
    assert told("Syrian forces forced the ISIS fighters to retreat from Palmyra.") == [
        ("taken", "Palmyra", "Syrian government forces", "Islamic State", "happened", "+")
    ]
    assert changes("The rebels were forced to retreat from Goma.") == {"lost"}


def test_a_town_without_a_name_takes_the_one_that_follows() -> None:
    text = (
        "Government air strikes hit a rebel-held town in northern Syria on Monday, a monitor said. "
        "The raids on Saraqib began before dawn."
    )
    claims = heldby.annotate(text, published="2018-02-06")["claims"]
    assert {c["place"] for c in claims if c["kind"] in ("control", "event")} == {"Saraqib"}


def test_a_village_south_of_a_town_is_placed_by_its_own_sentence() -> None:
    text = "Rebels captured a village south of al-Bab in Syria on Monday. Fighting went on in Bizaah."
    assert told(text)[0][1] == "al-Bab"


@pytest.mark.parametrize(
    "text",
    [
        'The Iraqi army "liberated" Ramadi on Monday.',
        "The Iraqi army re-captured Ramadi on Monday.",
        "Forces loyal to Iraq's government have recaptured Ramadi.",
        "Ramadi came under the control of the Iraqi army.",
    ],
)
def test_one_taking_in_several_wordings(text: str) -> None:
    assert [row[:3] for row in told(text)][:1] == [("taken", "Ramadi", "Iraq government forces")]


def test_what_has_not_come_yet_is_no_fact() -> None:
    rows = told("The Syrian government will not rest until its army has entered Raqqa.")
    assert [(row[0], row[4]) for row in rows] == [("entered", "hypothetical")]


@pytest.mark.parametrize(
    "text",
    [
        "The militia launched an operation in November aimed at the liberation of Sirte from the militants.",
        "Militants answered an offensive that began on June 3 with the aim of recapturing the capital Ramadi.",
        "The advance is part of a campaign led by the United States to drive Islamic State from Hawija.",
        "Russia is determined to press on with its offensive and capture Sloviansk.",
    ],
)
def test_what_an_operation_is_aimed_at_has_not_happened(text: str) -> None:
    assert {row[4] for row in told(text) if row[0] == "taken"} == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State used to control Sirte.",
        "The Houthis once held the port of Mokha.",
        "Separatist fighters formerly held Lyman.",
    ],
)
def test_what_was_so_once_is_over_not_planned(text: str) -> None:
    claims = [c for c in heldby.annotate(text, published="2022-10-05")["claims"] if c["kind"] == "control"]
    assert [(c["change"], c["status"], c["time"]) for c in claims] == [("held", "happened", "[..2022-10]")]


@pytest.mark.parametrize(
    "text",
    [
        "Shells were used to hold Sirte.",
        "The Houthis used the road to hold Mokha.",
    ],
)
def test_what_a_thing_was_used_for_is_no_habit(text: str) -> None:
    assert "happened" not in {row[4] for row in told(text) if row[0] == "held"}


@pytest.mark.parametrize(
    "text",
    [
        "Residents returned to the formerly rebel-held town of Daraya.",
        "Aid reached the once separatist-controlled city of Lyman.",
        "The ex-rebel stronghold of Daraya was quiet.",
        "Looters roamed the previously Houthi-held port of Mokha.",
    ],
)
def test_former_holders_hold_nothing_now(text: str) -> None:
    assert "held" not in changes(text)


def test_the_town_is_no_city_of_a_million() -> None:
    rows = told("Shells fell near the Beirut-Damascus highway. The town has been held by rebels since March 2011.")
    assert "Damascus" not in {row[1] for row in rows}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("State media said Deir el-Zour had fallen.", "Deir ez-Zor"),
        ("Officials in Baghdad said Tal Afar had been liberated.", "Tal Afar"),
        ("Residents said Wad Madani was captured on Monday.", "Wad Madani"),
    ],
)
def test_a_town_of_two_words_after_said_is_no_speaker(text: str, place: str) -> None:
    assert [row[1] for row in told(text)] == [place]


@pytest.mark.parametrize(
    ("taken", "headed", "holder"),
    [("Enerhodar", "Mykolaiv", "Ukrainian"), ("Misrata", "Zliten", "government"), ("Bunagana", "Goma", "government")],
)
def test_the_town_is_the_one_last_headed_for(taken: str, headed: str, holder: str) -> None:
    rows = told(
        f"Troops occupied {taken} on Monday. A third column is heading for {headed}. "
        f"It was thrown back on Friday, and the city remains in {holder} hands."
    )
    assert [row[1] for row in rows if row[0] == "held"] == [headed]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mosul is the largest city to be recaptured by the Iraqi army.", "Mosul"),
        ("Goma was the first city to be seized by the M23.", "Goma"),
        ("Lyman was the last town to be liberated by Ukrainian forces in the region.", "Lyman"),
    ],
)
def test_the_foremost_to_be_taken_has_been(text: str, place: str) -> None:
    assert [(row[0], row[1], row[4]) for row in told(text)] == [("taken", place, "happened")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Iraqi troops seized the border post at al-Qaim.", "al-Qaim"),
        ("Rebels captured the border post at Nassib.", "Nassib"),
        ("Taliban fighters captured the border post at Spin Boldak.", "Spin Boldak"),
    ],
)
def test_a_border_post_is_itself_and_no_part_of_its_town(text: str, place: str) -> None:
    claims = [c for c in heldby.annotate(text, published="2022-10-05")["claims"] if c["kind"] == "control"]
    assert [(c["change"], c["part"]) for c in claims] == [("taken", None)]
    assert place in str(claims[0]["place_phrase"])


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Goma. Jets struck rebel-held territory along the border.",
        "Lyman was quiet. Rockets fell on separatist-held areas across the region.",
        "Mosul was quiet. Jets struck IS-held land between the rivers.",
    ],
)
def test_held_ground_along_something_is_no_town_told_of_before(text: str) -> None:
    assert not {row[1] for row in told(text) if row[0] == "held"} & {"Goma", "Lyman", "Mosul"}


@pytest.mark.parametrize(
    ("text", "ring"),
    [
        ("The Iraqi army is slowly encircling Mosul.", "closing"),
        ("Raqqa is being encircled by the Syrian Democratic Forces.", "closing"),
        ("The Iraqi army and the Peshmerga are closing a ring around Mosul.", "closing"),
        ("The town of Avdiivka is nearly encircled.", "closing"),
        ("Russian forces have all but encircled Pokrovsk.", "closing"),
        ("Mariupol has been encircled by Russian forces since Monday.", None),
        ("The Syrian army encircled Raqqa on Monday.", None),
        ("Islamic State is besieging Deir ez-Zor.", None),
    ],
)
def test_a_ring_still_being_closed_is_not_closed(text: str, ring: str | None) -> None:
    claims = heldby.annotate(text, published="2022-10-05")["claims"]
    assert [(c["change"], c["ring"]) for c in claims if c["kind"] == "control"] == [("besieged", ring)]


@pytest.mark.parametrize(
    "text",
    [
        "Months of rebel rule have left Bangui in ruins.",
        "Years of Houthi occupation left Hodeidah without electricity.",
        "The group's rule left Sirte in rubble.",
    ],
)
def test_whose_rule_left_a_place_in_ruins_has_not_left_it(text: str) -> None:
    assert "lost" not in changes(text)
    events = heldby.annotate(text, published="2022-10-05")["claims"]
    assert not [c for c in events if c["kind"] == "event" and c["type"] == "withdrawal"]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes went on in Taiz and in surrounding Taiz province.",
        "Their bodies remain in Palma, a commander of the insurgents said.",
        "Russian forces returned to their bombardment of Kharkiv on Tuesday.",
        "Troops in Goma moved to the south of the city.",
    ],
)
def test_what_lies_around_stays_behind_or_is_resumed_is_no_change(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Separatists killed ten soldiers in three days of fighting near the border with Algeria.",
        "The army clashed with gunmen for hours at the crossing with Turkey.",
        "Militants fought soldiers along the frontier with Niger.",
    ],
)
def test_who_lies_beyond_a_border_is_not_fought(text: str) -> None:
    claims = heldby.annotate(text, published="2022-10-05")["claims"]
    assert [c["target"] for c in claims if c["kind"] == "event"]
    assert not {"Algeria", "Turkey", "Niger"} & {c["target"] for c in claims if c["kind"] == "event"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks on a truce were due to resume in Cairo on Friday.", "planned"),
        ("The army is due to withdraw from Goma next week.", "planned"),
        ("The bridge collapsed due to shelling in Kherson.", "happened"),
    ],
)
def test_what_is_due_has_not_happened(text: str, status: str) -> None:
    claims = heldby.annotate(text, published="2022-10-05")["claims"]
    assert {c["status"] for c in claims} == {status}


def test_who_calls_an_operation_something_does_not_carry_it_out() -> None:
    claims = heldby.annotate("Israeli tanks entered Rafah. Hamas called the operation a crime.")["claims"]
    assert not [c for c in claims if c["kind"] == "event" and c["actor"] == "Hamas"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The army pushed its offensive in Borno.", "entered"),
        ("The army pushed back an attack on Baga by Boko Haram.", "held"),
        ("Ukrainian troops beat off an assault on Lyman.", "held"),
    ],
)
def test_who_pushes_an_offensive_has_repelled_none(text: str, change: str) -> None:
    assert changes(text) == {change}
