"""Who fights, told without a name: the men of a named owner, who was called so before; and who only tells of it."""

import pytest

import heldby


def rows(text: str) -> list[tuple[str, str | None, str | None]]:
    found = heldby.annotate(text, published="2016-08-05")["claims"]
    return [(c["change"], c["actor"], c["against"]) for c in found if c["kind"] == "control"]


def test_the_men_of_a_named_owner_are_his() -> None:
    assert rows("Most of ISIL's fighters had withdrawn from the town of Tadef in Syria.")[0][2] == "Islamic State"
    assert rows("Ukraine's eastern command said that its troops had pulled back from Vuhledar.")[0][2] == (
        "Ukrainian government forces"
    )


def test_the_separatists_are_who_was_called_so() -> None:
    text = "Karen separatists took Myawaddy in Myanmar. The separatists left the town on Monday."
    first, last = rows(text)[0], rows(text)[-1]
    assert last[2] == first[1]
    assert "Russian" not in str(first[1])
    assert rows("The separatists captured Debaltseve in Ukraine.")[0][1] == "pro-Russian separatists"


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Observatory for Human Rights said ISIL killed 24 people after taking Buyir from the SDF.",
        "The Syrian Observatory for Human Rights announced that militants of the Islamic State took Buyir in Syria.",
    ],
)
def test_who_only_tells_takes_nothing(text: str) -> None:
    assert [row[1] for row in rows(text)] == ["Islamic State"]


def test_support_from_somebody_is_no_loss_of_his() -> None:
    text = "The Syrian army recaptured Palmyra with support from Russian airstrikes."
    assert rows(text)[0][:2] == ("taken", "Syrian government forces")
    assert "Russia" not in str(rows(text)[0][2])


def test_whose_base_is_overrun_loses_it() -> None:
    assert rows("The Rapid Support Forces overran an army garrison in Nyala in Sudan.")[0] == (
        "taken",
        "Rapid Support Forces",
        "Sudanese Armed Forces",
    )


def test_where_one_retreats_to_is_not_lost() -> None:
    assert not [
        r for r in rows("The Tigers have retreated to Mullaitivu in Sri Lanka, their last base.") if r[0] == "lost"
    ]


def test_subjects_behind_a_date_are_read() -> None:
    text = "During the night of 7 February, Turkish forces and rebels attacked al-Bab in Syria, breaking into the city."
    assert [set(actor) for _, actor, _ in rows(text) if isinstance(actor, list)] == [
        {"Turkish Armed Forces", "Syrian rebels"}
    ]


def denied_fighters(text: str) -> list[str | None]:
    found = heldby.annotate(text, published="2016-03-25")["claims"]
    return [c["actor"] for c in found if c.get("type") == "battle" and c["polarity"] == "-"]


def test_who_is_said_not_to_fight_is_not_whoever_fights_nearby() -> None:
    others = "Russia is fighting in Syria too. Islamic State has been fighting Iraqi troops in Anbar."
    said = "“They don't fight. They run away,” said Gen. Karim al-Saadi, commander of Iraq's counterterrorism forces."
    assert denied_fighters(f"{said} {others}") == ["Islamic State"]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "other"),
    [
        (
            "Government troops forced rebels to withdraw from Saraqib.",
            "taken",
            "Syrian government forces",
            "Syrian rebels",
        ),
        ("A helicopter belonging to the Syrian army bombed Saraqib.", "airstrike", "Syrian government forces", None),
        ("Planes from the Saudi-led coalition bombed Hodeidah.", "airstrike", "Saudi-led coalition", None),
        ("The patrol came under heavy fire from the Taliban in Kunduz.", "attack", "Taliban", None),
        ("Gunmen on Saturday targeted groups of civilians with shells in Aleppo.", "shelling", "Gunmen", None),
    ],
)
def test_who_made_it_happen(text: str, kind: str, actor: str, other: str | None) -> None:
    rows = heldby.annotate(text)["claims"]
    (row,) = [c for c in rows if kind in (c.get("change"), c.get("type"))]
    assert row["actor"] == actor
    assert row.get("against") == other


def test_nobody_who_drives_others_out_has_lost_the_town() -> None:
    rows = heldby.annotate("Government troops forced rebels to withdraw from Saraqib.")["claims"]
    (withdrawal,) = [c for c in rows if c.get("type") == "withdrawal"]
    assert withdrawal["actor"] == "Syrian rebels"
    assert "lost" not in {c.get("change") for c in rows}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("The RSF shelled a hospital on Monday.", "shelling", "Rapid Support Forces", "a hospital"),
        ("Israel bombed a school on Tuesday.", "airstrike", "Israel", "a school"),
        ("M23 fighters fired rockets at the army base.", "shelling", "M23", "the army base"),
    ],
)
def test_fire_needs_no_place(text: str, kind: str, actor: str, target: str) -> None:
    (row,) = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "event"]
    assert (row["type"], row["actor"], row["target"], row["place"]) == (kind, actor, target, None)


def test_nobody_is_shelled_with_questions() -> None:
    assert not heldby.annotate("Reporters bombarded the army with questions. Russia bombarded Kyiv with messages.")[
        "claims"
    ]


def test_what_is_shelled_without_a_place_is_where_the_report_is() -> None:
    told = heldby.annotate("El Fasher is quiet. The RSF shelled its hospital on Monday.")["claims"]
    assert [(c["type"], c["place"]) for c in told] == [("shelling", "El Fasher")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Malian troops together with Wagner fighters retook Kidal.", ["Malian government forces", "Wagner Group"]),
        (
            "The Sudanese army, along with the RSF, took Kutum from the rebels.",
            ["Sudanese Armed Forces", "Rapid Support Forces"],
        ),
        ("Rwandan troops captured Masisi together with the M23.", ["Rwandan government forces", "M23"]),
        ("Somali troops, alongside Puntland forces, seized Qandala.", ["Somali government forces", "Puntland forces"]),
        (  # caught, not with them
            "Ukrainian troops took Urozhaine, along with six Russian soldiers.",
            "Ukrainian government forces",
        ),
    ],
)
def test_who_acts_together_with_somebody_acts_too(text: str, who: object) -> None:
    assert rows(text)[0][1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Kremlin said its troops had taken Kurakhove.", "Russian military"),
        ("The Kremlin says its forces now hold Toretsk.", "Russian military"),
        ("Ramzan Kadyrov's men took the village of Benoi.", "Russian military"),
        ("Khalifa Haftar's men captured Gharyan.", "Libyan National Army"),
    ],
)
def test_the_troops_of_who_speaks_for_a_state_and_the_men_of_a_leader(text: str, who: str) -> None:
    assert rows(text)[0][1] == who


def test_the_pentagons_aircraft_are_american() -> None:
    (told,) = [
        c for c in heldby.annotate("The Pentagon said its aircraft had struck a camp near Jilib.")["claims"]
        if c["kind"] == "event"
    ]  # fmt: skip
    assert told["actor"] == "US military"


@pytest.mark.parametrize(
    "text",
    [
        "Clashes were under way near Sake between the army and the M23.",
        "Fighting was ongoing around Sake between the army and the M23.",
    ],
)
def test_who_fights_is_told_behind_under_way(text: str) -> None:
    (told,) = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "event"]
    assert set(told["actor"]) == {"Congolese government forces", "M23"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Viet Minh captured Dien Bien Phu from the French.", "Viet Minh"),
        ("Soviet troops took Kharkiv from the Germans in August 1943.", "Red Army"),
        ("Viv Ansanm gunmen took over the town of Mirebalais.", "Viv Ansanm"),
        ("The Bodo Liberation Tigers captured Kokrajhar.", "Bodo Liberation Tigers"),
        ("Biafran troops retook Owerri in April 1969.", "Biafran army"),
        ("FPRC fighters captured Bria.", "Popular Front for the Rebirth of Central African Republic"),
    ],
)
def test_the_armed_groups_of_many_wars_are_listed(text: str, who: str) -> None:
    assert rows(text)[0][1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Germans captured Kharkiv in 1941.", ("taken", "Germany", None)),
        ("The Red Army took Kharkiv from the Germans in August 1943.", ("taken", "Red Army", "Germany")),
        ("The Turks took Afrin in March 2018.", ("taken", "Turkey", None)),
        ("The British captured Basra in 2003.", ("taken", "United Kingdom", None)),
        ("The French retook Gao from the jihadists.", ("taken", "France", "jihadists")),
        ("The Serbs hold Zvornik in Bosnia.", ("held", "Serbs", None)),  # whose army they are nobody says
    ],
)
def test_a_people_that_takes_towns_is_its_state(text: str, who: tuple[str, str, str | None]) -> None:
    assert rows(text)[0] == who


@pytest.mark.parametrize(
    "text",
    [
        "The Observatory said that IS group fighters had captured the village of Akhtarin.",
        "Boko Haram group fighters took Baga on Sunday.",
        "Al-Shabaab group militants seized the town of Wajid.",
    ],
)
def test_the_fighters_of_a_group_are_that_group(text: str) -> None:
    assert rows(text)[0][1] in ("Islamic State", "Boko Haram", "al-Shabaab")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boko Haram is back. In May the group scored a stunning victory, overrunning Baga.", "Boko Haram"),
        ("The M23 won a decisive battle, capturing Goma.", "M23"),
        ("The Arakan Army launched an attack at dawn, seizing the town of Ann.", "Arakan Army"),
    ],
)
def test_who_wins_a_battle_takes_what_is_told_after_a_comma(text: str, who: str) -> None:
    assert rows(text)[-1][1] == who


def test_whose_tanks_they_are_the_air_strikes_beside_are() -> None:
    text = "Rebels backed by Turkish tanks and air strikes are pushing towards Dabiq in Syria."
    (told,) = [c for c in heldby.annotate(text)["claims"] if c.get("type") == "airstrike"]
    assert told["actor"] == "Turkey"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A coalition of Islamist insurgents took Idlib in March.", ["Syrian rebels"]),
        ("An alliance of the RSF and the SPLM-N captured Kurmuk.", ["Rapid Support Forces", "SPLM-N"]),
        (
            "Lashio fell to an alliance of the Arakan Army and the TNLA.",
            ["Arakan Army", "Ta'ang National Liberation Army"],
        ),
        ("A coalition of M23 fighters and Twirwaneho seized Minembwe.", ["M23", "Twirwaneho"]),
    ],
)
def test_an_alliance_of_somebody_is_its_members(text: str, who: list[str]) -> None:
    told = rows(text)[0][1]
    assert ([told] if isinstance(told, str) else told) == who


@pytest.mark.parametrize(
    "text",
    [
        "A rebel opened fire at troops in Kutum before being executed along with his family.",
        "The M23 shelled Sake. M23 fighters were hit by shelling in Sake on Sunday.",
    ],
)
def test_nobody_is_thought_to_have_attacked_himself(text: str) -> None:
    for told in heldby.annotate(text)["claims"]:
        if told["kind"] == "event" and told["target"]:
            assert told["actor"] is None or told["actor"] != told["target"]


@pytest.mark.parametrize(
    "text",
    [
        "M23 fighters were hit by shelling in Sake on Sunday.",
        "Three Ukrainian soldiers were killed by shelling in Toretsk.",
        "Troops were caught in shelling near Marib.",
        "Houthi fighters came under shelling in Taiz.",
    ],
)
def test_who_is_shelled_does_not_shell(text: str) -> None:
    shelling = [c for c in heldby.annotate(text)["claims"] if c.get("type") == "shelling"]
    assert [c["actor"] for c in shelling] == [None]
