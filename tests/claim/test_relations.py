"""Who backs whom and who belongs to whom, where the order of words tells more than the tree."""

import pytest

import heldby


def relations(text: str) -> list[tuple[object, object, object]]:
    told = heldby.annotate(text, name="words.txt")["claims"]
    return [(c["a"], c["rel"], c["b"]) for c in told if c["kind"] == "relation"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saudi-backed rebels took Marib.", ("Saudi Arabia", "backs")),
        (
            "Clashes went on between government forces and M23 rebels backed by Rwanda near Goma.",
            ("Rwanda", "backs", "M23"),
        ),
        ("The Houthis, a movement backed by Iran, took Sanaa.", ("Iran", "backs", "Houthis")),
        ("The Houthis, who are supported by Iran, took Sanaa.", ("Iran", "backs", "Houthis")),
        ("The YPG, with support from the United States, took Manbij.", ("United States", "backs", "YPG")),
        (
            "The Syrian Democratic Forces, an alliance dominated by the YPG, took Raqqa.",
            ("YPG", "part_of", "Syrian Democratic Forces"),
        ),
        (
            "A Turkish-backed offensive by the Syrian National Army has begun.",
            ("Turkey", "backs", "Syrian National Army"),
        ),
        ("Aid comes from nearby Turkey which supports the YPG.", ("Turkey", "backs", "YPG")),
        ("The main backer of the Houthis is Iran.", ("Iran", "backs", "Houthis")),
        (
            "The largest group in the Syrian Democratic Forces is the YPG.",
            ("YPG", "part_of", "Syrian Democratic Forces"),
        ),
        ("Talks by Houthi backer Iran and government ally Saudi Arabia failed.", ("Iran", "backs", "Houthis")),
        ("The YPG in coordination with Hezbollah took the town of Manbij.", ("YPG", "allied_with", "Hezbollah")),
        ("Rwandan troops crossed into Congo in support of the M23.", ("Rwandan government forces", "backs", "M23")),
        ("Russia bombed Idlib in support of the Syrian army.", ("Russia", "backs", "Syrian government forces")),
        ("Uganda supports the Congolese army in Ituri.", ("Uganda", "backs", "Congolese government forces")),
        ("UN experts said that Rwanda supports the M23.", ("Rwanda", "backs", "M23")),
        ("The Houthis are armed by Iran.", ("Iran", "backs", "Houthis")),
        ("Al-Qaeda-affiliated Ansar Dine and the MNLA took Gao.", ("Ansar Dine", "part_of", "al-Qaeda")),
        ("RSF-aligned militias burned the market of Zalingei.", ("RSF-aligned militias", "allied_with")),
        ("IS-affiliated groups attacked a convoy near Gao.", ("IS-affiliated groups", "part_of", "Islamic State")),
        (
            "Eritrea sided with the Ethiopian government in that war.",
            ("Eritrea", "allied_with", "Ethiopian government"),
        ),
        (
            "Boko Haram, which pledged allegiance to the Islamic State, took Gwoza.",
            ("Boko Haram", "allied_with", "Islamic State"),
        ),
    ],
)
def test_names_that_stand_next_to_the_word(text: str, found: tuple[str, ...]) -> None:
    assert found in [told[: len(found)] for told in relations(text)]


def test_a_truce_has_two_sides_whatever_is_said_of_them() -> None:
    told = relations("A truce between the Houthis, backed by Iran, and Hezbollah, backed by Syria, has held.")
    assert (["Houthis", "Hezbollah"], "ceasefire_with", ["Houthis", "Hezbollah"]) in told


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State is excluded from the truce.",
        "The truce does not cover Islamic State.",
        "Fighting went on with Islamic State, which is excluded from the truce.",
        "The truce does not include Islamic State.",
        "The truce does not apply to Islamic State.",
    ],
)
def test_who_is_left_out_of_a_truce_has_none_with_its_sides(text: str) -> None:
    told = heldby.annotate(f"A truce between the Houthis and Hezbollah has held. {text}", name="w")["claims"]
    truces = [(c["a"], c["b"], c["polarity"]) for c in told if c.get("rel") == "ceasefire_with"]
    assert ("Islamic State", ["Houthis", "Hezbollah"], "-") in truces
    assert len(truces) == 2
    assert not [c for c in heldby.annotate(text, name="w")["claims"] if c.get("rel") == "ceasefire_with"]


def test_who_is_in_a_fight_fights_it() -> None:
    told = relations("Turkey supports the Iraqi security forces in their fight against the Islamic State.")
    assert ("Iraq government forces", "fights", "Islamic State") in told


def test_support_for_somebody_is_backing() -> None:
    assert relations("Russia gave support to Hezbollah.") == [("Russia", "backs", "Hezbollah")]
    assert ("Hezbollah", "backs", "Russia") not in relations("Hezbollah took Homs with the support of Russia.")


def test_whoever_cooperates_to_do_something_is_not_named_an_ally() -> None:
    assert not relations("Iraq faces challenges and everybody must cooperate to defeat the Islamic State militarily.")


@pytest.mark.parametrize("verb", ["condemned", "denounced", "mourned", "reported"])
def test_who_condemns_an_attack_did_not_carry_it_out(verb: str) -> None:
    (event,) = (
        c
        for c in heldby.annotate(f"Turkey {verb} the attack on a mosque in Kirkuk.", name="words.txt")["claims"]
        if c["kind"] == "event"
    )
    assert event["actor"] is None


def test_the_dead_of_an_attack_are_theirs_who_claimed_it() -> None:
    text = "Two attacks claimed by the Islamic State killed 35 civilians in Baghdad."
    told = [c for c in heldby.annotate(text, name="words.txt")["claims"] if c["kind"] == "casualty"]
    assert [c["actor"] for c in told] == ["Islamic State"]


def test_nobody_is_related_to_himself() -> None:
    assert not relations("Fighters loyal to Islamic State, an Islamic State militia, took Raqqa.")


def test_what_describes_an_actor_is_the_authors() -> None:
    told = heldby.annotate("The Houthis, backed by Iran, took Sanaa, a Saudi official said.", name="words.txt")[
        "claims"
    ]
    assert {(c["kind"], c["source"] == "author") for c in told} >= {("relation", True), ("control", False)}


def test_all_of_a_list_act_together() -> None:
    words = (
        "The UK, the wider Global Coalition and the Government of Iraq are committed to defeating the Islamic State."
    )
    assert (["United Kingdom", "US-led coalition", "Iraqi government"], "fights", "Islamic State") in relations(words)


def test_a_relation_names_both_its_sides() -> None:
    assert not relations("It will include talks on combating the Islamic State, and they confront Hezbollah.")


def test_who_joins_another_in_a_fight_is_its_ally_and_no_part_of_it() -> None:
    assert ("Free Syrian Army", "allied_with", "Islamic State") in relations(
        "The Free Syrian Army joined Islamic State in clashes with the YPG near Atma."
    )
    assert ("Wagner Group", "allied_with", "Libyan National Army") in relations(
        "The Wagner Group joined forces with the Libyan National Army."
    )
    assert ("Niger", "part_of", "ECOWAS") in relations("Niger joined ECOWAS in 1975.")


def test_a_bracket_glosses_the_name_before_it_alone() -> None:
    told = relations("The army fought JNIM (al-Qaeda branch in Mali) and other armed groups near Kidal.")
    assert told == [("JNIM", "part_of", "al-Qaeda")]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt supported the removal of the Muslim Brotherhood from Derna.",
        "Ankara backed the army's withdrawal from Tripoli.",
        "Turkey trained defectors of the Syrian army in Antakya.",
        "Troops from Chad entered Fotokol.",
    ],
)
def test_who_backs_a_thing_does_not_back_whose_it_is(text: str) -> None:
    assert not relations(text)


def test_who_leaves_a_group_is_no_part_of_it() -> None:
    [row] = heldby.annotate("ISWAP broke away from Boko Haram in 2016.", name="w")["claims"]
    assert (row["rel"], row["polarity"]) == ("part_of", "-")


@pytest.mark.parametrize(
    "text",
    [
        "Anti-ISIL forces captured Tikrit.",
        "The anti-Houthi coalition captured Mokha.",
        "Anti-Taliban militias took Bamyan.",
        "An anti-ISIS offensive began near Raqqa.",
    ],
)
def test_who_stands_against_somebody_is_not_he(text: str) -> None:
    foes = {"Islamic State", "Houthis", "Taliban"}
    assert not foes & {str(c["actor"]) for c in heldby.annotate(text, name="w")["claims"]}


@pytest.mark.parametrize(
    "text",
    [
        "Aircraft belonging to Ethiopia bombed Mekelle.",
        "Trucks that belong to the Houthis reached Aden.",
        "Police killed eight men because they belonged to the Taliban.",
    ],
)
def test_what_somebody_owns_is_no_part_of_him(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The RSF and the Sudanese army agreed to a ceasefire brokered by Saudi Arabia on 20 May.",
        "The Houthis and the Saudi-led coalition agreed to a truce mediated by Oman.",
    ],
)
def test_who_brokers_a_truce_is_no_side_of_it(text: str) -> None:
    sides = [(a, b) for a, rel, b in relations(text) if rel == "ceasefire_with"]
    assert sides
    assert all("Saudi Arabia" not in (*a, *b) and "Oman" not in (*a, *b) for a, b in sides)


def test_a_truce_whose_brokers_alone_are_named_is_between_nobody() -> None:
    assert relations("A ceasefire brokered by Qatar and Egypt collapsed last month.") == []


def test_whom_somebody_appeals_to_is_asked_to_join() -> None:
    text = "The PKK appealed to the Kurdish youth to join the Peshmerga."
    assert all(a != "PKK" for a, _, _ in relations(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The war pits the junta against rebel groups, including some backed by China.", ("China", "backs")),
        ("Somali militias, some of them supported by Ethiopia, took Baidoa.", ("Ethiopia", "backs")),
        ("The Libyan army, helped by Egypt, took Derna.", ("Egypt", "backs")),
    ],
)
def test_some_of_a_group_are_backed(text: str, found: tuple[object, object]) -> None:
    assert found in [(a, rel) for a, rel, _ in relations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pro-Houthi tribesmen closed the road to Aden.", ("tribal fighters", "allied_with", "Houthis")),
        ("Pro-Russian militants entered Sloviansk.", ("pro-Russian separatists", "allied_with", "Russia")),
        (
            "The opposition Syrian Observatory for Human Rights said ten people died in Idlib.",
            ("Syrian Observatory for Human Rights", "allied_with", "Syrian opposition"),
        ),
        (
            "The opposition monitoring group, the Syrian Observatory for Human Rights, said ten people died in Idlib.",
            ("Syrian Observatory for Human Rights", "allied_with", "Syrian opposition"),
        ),
        (
            "The pro-government website Al Masdar News said that rebels left Aleppo.",
            ("Al-Masdar News", "allied_with", "Syrian government"),
        ),
        (
            "The al-Qaeda-linked group al-Shabaab stormed a hotel in Mogadishu.",
            ("al-Shabaab", "allied_with", "al-Qaeda"),
        ),
        (
            "The Islamist group al-Shabaab, which has ties to al-Qaeda, attacked Mogadishu.",
            ("al-Shabaab", "allied_with", "al-Qaeda"),
        ),
        (
            "Jihadist groups with links to al-Qaeda and Islamic State besiege Djibo.",
            ("Jihadist groups", "allied_with", ["al-Qaeda", "Islamic State"]),
        ),
        (
            "Marib was held by soldiers and allied tribesmen.",
            ("Yemeni government forces", "allied_with", "tribal fighters"),
        ),
        (
            "Hezbollah was on the side of the Syrian army in Qusayr.",
            ("Hezbollah", "allied_with", "Syrian government forces"),
        ),
    ],
)
def test_who_stands_with_whom(text: str, found: tuple[object, ...]) -> None:
    assert found in relations(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 3rd Brigade of the Tigray Defence Forces took Shire.", ("3rd Brigade", "Tigray Defence Forces")),
        ("The Free Syrian Army's Hamza Brigade took Afrin.", ("Hamza Division", "Free Syrian Army")),
        ("MONUSCO, the U.N. peacekeeping mission in Congo, left Goma.", ("MONUSCO", "United Nations")),
        ("The Houthi-run Saba news agency said ten people died in Taiz.", ("Saba news agency", "Houthis")),
        ("Al Masirah, the news channel run by the Houthis, said ten people died in Taiz.", ("al-Masirah", "Houthis")),
        (
            "The Syrian Democratic Forces, an alliance of Kurdish and Arab fighters, took Raqqa.",
            (["Kurdish forces (Syria)", "Arab fighters"], "Syrian Democratic Forces"),
        ),
        ("The YPG-dominated SDF crossed the river near Manbij.", ("YPG", "Syrian Democratic Forces")),
    ],
)
def test_who_belongs_to_whom(text: str, found: tuple[object, object]) -> None:
    assert found in [(a, b) for a, rel, b in relations(text) if rel == "part_of"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Talks were held by rebel backer Turkey and regime supporters Russia and Iran about Idlib in Syria.",
            (["Russia", "Iran"], "Syrian government forces"),
        ),
        ("Moscow-installed officials in Melitopol said that ten people died.", ("Russia", "Russia-backed forces")),
        ("Iran stands behind the Houthis.", ("Iran", "Houthis")),
        ("Turkey gave the GNA support in Tripoli.", ("Turkey", "Government of National Accord")),
        (
            "The LNA gets military support from Russia, Egypt and the United Arab Emirates.",
            (["Russia", "Egypt", "United Arab Emirates"], "Libyan National Army"),
        ),
        (
            "The Syrian Democratic Forces, a US-backed alliance of Kurdish and Arab fighters, took Raqqa.",
            ("United States", "Syrian Democratic Forces"),
        ),
    ],
)
def test_who_backs_whom(text: str, found: tuple[object, object]) -> None:
    assert found in [(a, b) for a, rel, b in relations(text) if rel == "backs"]


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis attacked soldiers and allied forces in Marib.",  # anybody
        "A source with ties to the M23 said that Goma fell.",
        "The state-run news agency SANA said ten died in Homs.",
        "Pro-government forces took Aleppo.",  # they are the government's own
        "Opposition activists said ten people died in Idlib.",
    ],
)
def test_nobody_stands_with_anybody(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The group, which severed ties with al-Qaeda, attacked Mogadishu.",
        "Nusra Front broke its links with al-Qaeda in July.",
        "The Local Coordination Committees, an activist network, said shells fell on Homs.",
        "State news agency SANA said shells fell on Homs.",
        "A Syrian opposition official said shells fell on Homs.",
    ],
)
def test_ties_that_are_cut_and_words_for_a_calling_are_no_relations(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army denied any responsibility for the attack in Goma.",
        "Many blamed the Houthis, who denied responsibility for the attack in Aden.",
        "The RSF denied involvement in the attack on the market in Omdurman.",
    ],
)
def test_who_denies_responsibility_for_an_attack_denies_it(text: str) -> None:
    attacks = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "event" and c["type"] == "attack"]
    assert [c["polarity"] for c in attacks] == ["-"]
