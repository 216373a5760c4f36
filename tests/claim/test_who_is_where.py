"""Who is told to be in a place, to come into it, to have it in hand, to be about to take it; who left it to whom."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[tuple[str, str, str, str, str]]:
    """Change, place, actor, status and polarity of each claim of control."""
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    return [(c["change"], str(c["place"]), str(c.get("actor")), c["status"], c["polarity"]) for c in found]


def has(text: str, change: str, place: str, actor: str) -> bool:
    """Whether a claim of a change, a place and an actor is read, whatever its mood."""
    return any(row[0] == change and place in row[1] and actor in row[2] for row in told(text))


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("M23 fighters are at the airport of Goma, residents said.", "Goma", "M23"),
        ("Taliban fighters were on the streets of Kandahar.", "Kandahar", "Taliban"),
        ("By noon Houthi fighters were at the presidential palace in Taiz.", "Taiz", "Houthi"),
        ("Wagner fighters are now inside Kidal.", "Kidal", "Wagner"),
        ("Russian soldiers are already in the north of Kupiansk.", "Kupiansk", "Russia"),
        ("RSF fighters could be seen in Wad Madani.", "Wad Madani", "Rapid Support Forces"),
    ],
)
def test_who_is_in_a_place_has_come_in(text: str, place: str, actor: str) -> None:
    assert has(text, "entered", place, actor)


@pytest.mark.parametrize(
    "text",
    [
        "Hamas was in Cairo for talks on a truce.",
        "The army's commander is in Goma.",
        "Russian jets were seen over Idlib.",
        "The rebels were in contact with the government in Juba.",
        "Two of the soldiers are in prison in Bamako.",
        "Hundreds of civilians are in Mariupol.",
        "Wounded soldiers were in a hospital in Goma.",
        "Israeli soldiers were in the area at the time of the blast in Beirut.",
    ],
)
def test_not_all_that_is_somewhere_has_come_in(text: str) -> None:
    assert told(text) == []


def test_who_is_there_for_days_or_on_patrol_holds_it() -> None:
    assert has("The insurgents were in Palma for two days.", "held", "Palma", "")
    assert has("There are M23 fighters on patrol in Bukavu.", "held", "Bukavu", "M23")


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("M23 captured Goma on Monday. Its fighters had marched in at dawn.", "Goma", "M23"),
        ("In Shusha, where Azerbaijani troops rolled in on Friday, shops were shut.", "Shusha", "Azerbaijan"),
        ("Soldiers abandoned Sake on Friday. M23 rebels then moved in.", "Sake", "M23"),
        ("Tanks entered Rafah on Monday.", "Rafah", ""),
        ("Tanks rolled into Jenin before dawn.", "Jenin", ""),
        ("Taliban fighters have poured into Herat, in the west, and Kandahar, in the south.", "Kandahar", "Taliban"),
    ],
)
def test_who_moves_in_has_come_in(text: str, place: str, actor: str) -> None:
    assert has(text, "entered", place, actor)


@pytest.mark.parametrize(
    "more",
    [
        "Aid agencies moved in on Monday.",
        "Reports of looting came in.",
        "Its fighters moved in small groups.",
        "The army went in search of new recruits.",
        "In March the army took control of the telecom company.",
        "The general took over as chief of staff.",
    ],
)
def test_not_all_that_moves_in_comes_into_the_town(more: str) -> None:
    assert [row[0] for row in told(f"M23 seized Sake on Friday. {more}")] == ["taken"]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        (
            "Boko Haram surrounded Dikwa on Sunday. Residents fled when the jihadists took control.",
            "Dikwa",
            "Boko Haram",
        ),
        ("ISIL fighters entered Manbij in 2014. Many left when ISIL took over.", "Manbij", "Islamic State"),
        ("Aleppo in the north and Hama in the centre have been lost to the rebels.", "Hama", "rebels"),
        ("The advance put Sake firmly in the hands of M23.", "Sake", "M23"),
        ("Lalibela back in hands of Tigray rebels", "Lalibela", "Tigray"),
        ("Bor back in army hands after three days of fighting", "Bor", ""),
    ],
)
def test_taken_in_other_words(text: str, place: str, actor: str) -> None:
    assert has(text, "taken", place, actor)


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Hodeida is a vital port in the hands of the Houthis.", "Hodeida", "Houthi"),
        ("Marib remained the only city in government hands.", "Marib", "government"),
        ("With Goma in M23 hands, aid groups left the region.", "Goma", "M23"),
        ("Hamas, the ruler of Gaza since 2007, rejected the offer.", "Gaza", "Hamas"),
        ("Drones struck Jilib, the heartland of al-Shabaab.", "Jilib", "al-Shabaab"),
        ("Deir ez-Zor was the government's main foothold in the desert.", "Deir ez-Zor", "government"),
        ("The KIA is the de facto authority in Laiza.", "Laiza", "Kachin"),
    ],
)
def test_held_in_other_words(text: str, place: str, actor: str) -> None:
    assert has(text, "held", place, actor)


def test_a_ruler_of_before_rules_no_more() -> None:
    assert told("The former ruler of Gaza met reporters in Cairo.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Parts of Bakhmut are still being fought over.", "Bakhmut"),
        ("Some districts of Marawi were being fought over by the army and the militants.", "Marawi"),
        ("The army and the Rapid Support Forces were fighting over Wad Madani.", "Wad Madani"),
        ("The army and the RSF were battling over the presidential palace in Khartoum.", "Khartoum"),
        ("Residents fear a power struggle over control of Taiz.", "Taiz"),
    ],
)
def test_what_is_fought_over_is_contested(text: str, place: str) -> None:
    assert has(text, "contested", place, "")


@pytest.mark.parametrize(
    ("text", "status", "polarity"),
    [
        ("The Taliban have set their sights on Kunduz.", "planned", "+"),
        ("M23 has its eyes on Goma.", "planned", "+"),
        ("Iraq means to win back Mosul.", "planned", "+"),
        ("The MNDAA is close to taking Lashio.", "expected", "+"),
        ("Wagner is close to gaining control of all of Soledar.", "expected", "+"),
        ("The rebels are about to take Homs.", "expected", "+"),
        ("The MNDAA came close to taking Lashio.", "happened", "-"),
        ("The victory means that the army has taken Mosul.", "happened", "+"),
    ],
)
def test_whether_it_is_taken_yet(text: str, status: str, polarity: str) -> None:
    assert [row[3:] for row in told(text) if row[0] == "taken"] == [(status, polarity)]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("M23 took control of Goma. Congolese troops withdrew from Goma the night before.", ["taken", "taken"]),
        ("Taliban fighters entered Kunduz. Government troops left their positions in Kunduz.", ["entered", "taken"]),
        ("Russian forces captured Avdiivka. Ukrainian troops had pulled out of Avdiivka.", ["taken", "taken"]),
        ("Russian troops withdrew from Kherson. Ukrainian troops will enter Kherson later.", ["lost", "entered"]),
        ("M23 captured Goma. The army withdrew from Sake.", ["taken", "lost"]),
        (
            "Tuareg rebels captured Gao in 2012. Malian troops retook it in 2013. On Monday Malian troops left Gao.",
            ["taken", "taken", "lost"],
        ),
    ],
)
def test_a_place_left_to_those_who_came_in_is_taken(text: str, changes: list[str]) -> None:
    assert [row[0] for row in told(text)] == changes


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Eritrean soldiers are on the move towards Adigrat.", "Adigrat", "Eritrean government forces"),
        ("Wagner fighters were on their way to Kidal on Sunday.", "Kidal", "Wagner Group"),
        ("A column of RSF fighters was heading for El Obeid.", "El Obeid", "Rapid Support Forces"),
    ],
)
def test_who_is_on_the_way_to_a_place_approaches_it(text: str, place: str, actor: str) -> None:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    assert [(c["change"], c["place"], c["actor"]) for c in claims] == [("approached", place, actor)]


@pytest.mark.parametrize(
    "text",
    [
        "An aid convoy was on its way to Daraa.",
        "Houthi delegates are on their way to Geneva.",
        "A convoy of refugees moved towards Chad.",
        "The minister was on his way to Bunia.",
    ],
)
def test_others_on_the_way_approach_nothing(text: str) -> None:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    assert [c for c in claims if c["kind"] == "control"] == []


@pytest.mark.parametrize(
    ("text", "change", "place", "actor"),
    [
        ("The rebels have made themselves masters of Bor.", "taken", "Bor", ""),
        ("Goma went to the M23 without a fight.", "taken", "Goma", "M23"),
        ("Zaranj is the latest provincial capital to fall into Taliban hands.", "taken", "Zaranj", "Taliban"),
        ("The army threw the M23 out of Goma.", "taken", "Goma", ""),
        ("The army forced the M23 to give up Goma.", "taken", "Goma", ""),
        ("The Taliban seized the police headquarters in Kunduz.", "taken", "Kunduz", "Taliban"),
        ("Arakan Army fighters overran Military Operations Command 15 in Buthidaung.", "taken", "Buthidaung", "Arakan"),
        ("Syrian rebels claim Daraa", "taken", "Daraa", "rebels"),
        ("Soldiers deserted Goma on Friday.", "lost", "Goma", ""),
        ("Goma slipped from the army's hands on Friday.", "lost", "Goma", ""),
        ("The army threw the M23 back at Goma.", "held", "Goma", ""),
        ("The army has kept the M23 out of Goma.", "held", "Goma", ""),
        ("The M23 calls the shots in Goma.", "held", "Goma", "M23"),
        ("The M23 now has most of Goma.", "held", "Goma", "M23"),
        ("Islamic State fighters are now cornered in Abu Kamal.", "held", "Abu Kamal", "Islamic State"),
        ("Jihadists had the town of Djibo surrounded.", "besieged", "Djibo", "ihadists"),
        ("Russian troops were trapped in Lyman.", "besieged", "Lyman", ""),
        ("M23 fighters drew near Goma on Friday.", "approached", "Goma", "M23"),
        ("M23 fighters came up to Goma from four sides.", "approached", "Goma", "M23"),
        ("The advance brought the M23 to the edge of Goma.", "approached", "Goma", "M23"),
        ("The M23 stands at the gates of Goma.", "approached", "Goma", "M23"),
        ("The M23 is on its way to Goma.", "approached", "Goma", "M23"),
        ("M23 fighters have set foot in Goma.", "entered", "Goma", "M23"),
        ("Bani Walid has changed hands several times.", "contested", "Bani Walid", ""),
        ("The town of Khanasir changed hands many times in the war.", "contested", "Khanasir", ""),
    ],
)
def test_every_day_words_for_who_has_a_place(text: str, change: str, place: str, actor: str) -> None:
    assert has(text, change, place, actor)


@pytest.mark.parametrize(
    "text",
    [
        "Both sides gave accounts of who holds Goma.",
        "The African Union held talks in Goma on Monday.",
        "The United Nations, which had planned to hold a national conference in Ghadames on 14 April, has put it off.",
        "Hundreds of families are trapped in Mariupol.",
        "The people of Deir ez-Zor are trapped in the city.",
        "Gangs stormed the prison of Mirebalais.",
        "Protesters stormed the embassy in Damascus.",
        "M23 fighters attacked Goma, leaving dozens dead.",
        "M23 fighters attacked Goma, leaving others trapped in their homes.",
        "Insurgents fought Rwandan forces inside Palma.",
        "M23 delegates came to Doha.",
        "The talks in Doha came close to collapse.",
        "The boats are on their way to Gaza with aid.",
        "The group claims Crimea as its own.",
    ],
)
def test_words_that_tell_of_no_holder(text: str) -> None:
    assert told(text) == []


def test_who_is_on_the_brink_has_not_fallen() -> None:
    assert told("Lashkar Gah is on the brink of falling to the Taliban.")[0][3] == "expected"


def test_one_holding_is_told_once() -> None:
    assert len(told("M23 has the city of Goma firmly under its control.")) == 1


@pytest.mark.parametrize(
    ("text", "change", "place", "who"),
    [
        (
            "It has been harder for Boko Haram to move its men since losing control of Gwoza.",
            "lost",
            "Gwoza",
            "Boko Haram",
        ),
        ("It became difficult for the Taliban to raise money after losing Kunduz.", "lost", "Kunduz", "Taliban"),
    ],
)
def test_for_whom_it_is_hard_is_who_lost(text: str, change: str, place: str, who: str) -> None:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    assert [(c["change"], c["place"], c["against"]) for c in claims if c["kind"] == "control"] == [(change, place, who)]


def test_a_push_that_is_told_without_its_doer_is_his_who_stands_there() -> None:
    text = "M23 has ringed Goma, but a push into the city may not come until next year."
    assert has(text, "entered", "Goma", "M23")


def sides(text: str) -> list[tuple[str, str, str, str]]:
    """Change, place, actor and who is against it of each claim of control."""
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    return [(c["change"], str(c["place"]), str(c.get("actor")), str(c.get("against"))) for c in found]


@pytest.mark.parametrize(
    ("text", "change", "place", "actor", "against"),
    [
        ("The Nurik Front held off the Zarmak Brigade at Mubi.", "held", "Mubi", "Nurik Front", "Zarmak Brigade"),
        ("Chechen fighters fended off Russian troops at Bamut.", "held", "Bamut", "Chechen", "Russia"),
        ("Goma changed hands from the army to the M23.", "taken", "Goma", "M23", "Congolese"),
        (
            "The junta's last base in Lashio fell on Friday to the MNDAA.",
            "taken",
            "Lashio",
            "Myanmar National",
            "Myanmar military",
        ),
        ("Last Army Base in Kismayo Falls to Islamists", "taken", "Kismayo", "Islamists", "None"),
        ("Karenni fighters maintain positions in eastern Loikaw.", "held", "Loikaw", "Karenni", "None"),
        ("Michika remains under Boko Haram, residents said.", "held", "Michika", "Boko Haram", "None"),
        ("Rebel fighters now sit on the outskirts of Bangui.", "entered", "Bangui", "rebels", "None"),
    ],
)
def test_who_keeps_gets_and_loses_a_place(text: str, change: str, place: str, actor: str, against: str) -> None:
    (row,) = sides(text)
    assert row[0] == change
    assert (place in row[1], actor in row[2], against in row[3]) == (True, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Mocha has changed hands twice between the Houthis and pro-government forces.",
        "Houthi fighters clashed with government troops near Mocha. The port has changed hands several times.",
        "Government troops fought the Houthis in Mocha on Sunday. Parts of it are still being fought over.",
    ],
)
def test_a_contested_place_is_between_the_two_who_fight(text: str) -> None:
    contested = [row for row in sides(text) if row[0] == "contested"]
    assert contested
    assert all("Houthis" in row[2] and "Yemeni government" in row[2] for row in contested)


def test_a_contested_place_is_open_where_three_fight() -> None:
    text = (
        "The army fought the M23 near Sake. Elsewhere the army clashed with the ADF. "
        "The M23 fought the FDLR near Kitchanga. Walikale has changed hands several times."
    )
    assert [row[2] for row in sides(text) if row[0] == "contested"] == ["None"]


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv remains under fire from Russian artillery.",
        "Aden stays under the protection of the coalition.",
        "Money changed hands between the rebels and the army in Goma.",
        "Cash changed hands in Bria, rebels said.",
        "The prisoners changed hands from the army to the M23.",
    ],
)
def test_who_fires_at_a_place_or_pays_there_does_not_hold_it(text: str) -> None:
    assert sides(text) == []
