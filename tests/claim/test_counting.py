"""Which figures a sentence counts: parts and breakdowns, one person, two fates of one figure, those taken up again."""

from typing import Any

import pytest

import heldby

Told = tuple[str, str | None, float | None]


def told(text: str) -> list[Told]:
    rows: list[dict[str, Any]] = heldby.annotate(text)["claims"]
    return [(c["measure"], c["victims"], c["low"]) for c in rows if c["kind"] == "casualty" and c["polarity"] == "+"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a part told before the verb
            "Eleven people, including six children, were killed in Taiz.",
            [("killed", "people", 11), ("killed", "children", 6)],
        ),
        (
            "On Tuesday 14 villagers including three girls were killed in shelling on Toretsk.",
            [("killed", "villagers", 14), ("killed", "girls", 3)],
        ),
        (
            "The blast killed 15 worshippers, six of whom were children, in Peshawar.",
            [("killed", "worshippers", 15), ("killed", "children", 6)],
        ),
        (  # a sum and what it is made of
            "The attack on Djibo killed 22 people: nine guards, eleven traders and two children.",
            [("killed", "people", 22), ("killed", "guards", 9), ("killed", "traders", 11), ("killed", "children", 2)],
        ),
        (
            "Seventeen children and six women were among those killed in Hodeidah.",
            [("killed", "children", 17), ("killed", "women", 6)],
        ),
        ("Two nurses were also among the victims.", [("killed", "nurses", 2)]),
        (  # what the dead of an opening "of" are
            "Of the 82 killed, 39 were women and 21 were children.",
            [("killed", "people", 82), ("killed", "women", 39), ("killed", "children", 21)],
        ),
        ("Of those wounded four were journalists.", [("wounded", "journalists", 4)]),
        ("Among the 40 dead were 12 women.", [("killed", "people", 40), ("killed", "women", 12)]),
        ("Of the 200 wounded, 15 were in critical condition.", [("wounded", "people", 200)]),
        (
            "Troops killed two of the attackers and a bystander in Jos.",
            [("killed", "attackers", 2), ("killed", "bystander", 1)],
        ),
        ("A family of five was killed in Rafah.", [("killed", "family", 5)]),
        (
            "Police killed 22 protesters and arrested hundreds more in Khartoum.",
            [("killed", "protesters", 22), ("captured", "protesters", 200)],
        ),
        ("The regiment was destroyed, losing 900 of its men at Verdun.", [("killed", "its men", 900)]),
        (  # the officer is one of the soldiers, who are the other verb's
            "Clashes killed three villagers, while 11 soldiers, including an officer, died in Lashkar Gah.",
            [("killed", "villagers", 3), ("killed", "Afghan government soldiers", 11), ("killed", "officer", 1)],
        ),
        ("Troops crossed the border into Sudan, and 300 soldiers crossed the border later.", []),
        ("A mass grave containing 87 bodies was found in West Darfur.", [("killed", "people", 87)]),
        ("The clashes forced 13,000 residents of Sake to flee.", [("displaced", "residents", 13000)]),
        ("The losses amounted to 12,000 killed, wounded and missing.", [("casualties", "people", 12000)]),
        ("Some 600 Yazidi women are still held captive by the group.", [("captured", "Yazidi women", 600)]),
        (
            "Two rescue workers were among the 16 dead in Odesa.",
            [("killed", "rescue workers", 2), ("killed", "people", 16)],
        ),
        ("The raid killed at least 15 women and children in Kandahar.", [("killed", "women and children", 15)]),
        (  # who was driven away was not killed
            "The war caused 900 deaths, in addition to the displacement of 3,000 people, in Kachin.",
            [("killed", "people", 900), ("displaced", "people", 3000)],
        ),
        (  # a share is no count
            "One in six of the volunteers has been killed in Taiz.",
            [],
        ),
        ("The death toll in Jos surpassed 130 people.", [("killed", "people", 130)]),
        ("More than 3,000 villagers took refuge in Bunia.", [("displaced", "villagers", 3000)]),
        ("Thousands crossed into Uganda from Ituri.", [("displaced", "people", 2000)]),
        ("The mayor of Mariupol said they had buried 32 people.", []),
        (  # a toll that changed stands at what it came to
            "The death toll from the strike on a market in Dnipro rose from 40 to 46 on Monday.",
            [("killed", "people", 46)],
        ),
        ("Officials in Goma lowered the death toll from 60 to 42.", [("killed", "people", 42)]),
        ("The deaths raise the number of journalists killed in Gaza to 120.", [("killed", "journalists", 120)]),
        (
            "The attack brought the number of traders killed in Zamfara since May to 64.",
            [("killed", "traders", 64)],
        ),
        (  # the wounded beside the dead are none of them
            "The death toll in Jos reached 14 in addition to 30 injured villagers.",
            [("killed", "people", 14), ("wounded", "villagers", 30)],
        ),
        (
            "The morgue in Zliten received 21 bodies and 50 injured civilians.",
            [("killed", "people", 21), ("wounded", "civilians", 50)],
        ),
        (
            "The hospital in Mukalla received 29 bodies of children and 48 injured, including 30 women.",
            [("killed", "children", 29), ("wounded", "people", 48), ("wounded", "women", 30)],
        ),
        (  # a part is of the figure just told
            "The raid in Jenin killed nine people and injured four, two of them children.",
            [("killed", "people", 9), ("wounded", "people", 4), ("wounded", "children", 2)],
        ),
        (
            "The blast in Sumy left five people dead and 14 injured, among them six women.",
            [("killed", "people", 5), ("wounded", "people", 14), ("wounded", "women", 6)],
        ),
        (  # the figure told just before
            "Eight miners were killed and as many wounded in Donetsk.",
            [("killed", "miners", 8), ("wounded", "miners", 8)],
        ),
        (
            "Shelling killed five villagers in Agdam and wounded the same number.",
            [("killed", "villagers", 5), ("wounded", "villagers", 5)],
        ),
        (
            "Twelve rebels died and an equal number were captured in Kachin State.",
            [("killed", "Burmese rebels", 12), ("captured", "Burmese rebels", 12)],
        ),
        ("The gunmen killed as many as they could in Bunia.", [("killed", "people", None)]),
        (
            "The raid in Sirte ended in the killing or wounding of 12 smugglers.",
            [("casualties", "smugglers", 12)],
        ),
        (
            "Some 5,000 refugees from Sudan arrived in Adre.",
            [("displaced", "refugees", 5000)],
        ),
        (  # whose men were lost
            "The Houthis lost 40 fighters in Marib.",
            [("killed", "Houthis", 40)],
        ),
        ("Mali lost 15 soldiers at Dioura.", [("killed", "Malian government soldiers", 15)]),
        (
            "The Germans lost 20,000 men killed, wounded or captured at Kursk.",
            [("casualties", "Germany", 20000)],
        ),
        (  # told by a noun and a verb
            "Five of the dead were killed in Bana.",
            [("killed", "people", 5)],
        ),
        (  # his wife is no other name of his
            "The strike in Rafah killed a commander, his wife and four children.",
            [("killed", "commander", 1), ("killed", "wife", 1), ("killed", "children", 4)],
        ),
        ("This is one reason he is hurting with young voters in Seoul.", []),
        (  # who is shut in by a siege is not missing
            "The advance trapped 8,000 villagers in El Fasher.",
            [],
        ),
        ("Rescuers in Dnipro said 14 people were trapped under the rubble.", [("missing", "people", 14)]),
        ("Five peacekeepers were wounded in Goma.", [("wounded", "peacekeepers", 5)]),
        ("The airstrikes have claimed hundreds of lives in Hodeidah.", [("killed", "people", 200)]),
        ("Officials reported nine fatalities in Goma.", [("killed", "people", 9)]),
        (  # a figure within a phrase for where is nobody's
            "The strike killed civilians in three villages near Gao.",
            [("killed", "civilians", None)],
        ),
        (  # one person, however he is described
            "The strike left an elderly woman dead in Kherson.",
            [("killed", "elderly woman", 1)],
        ),
        ("A two-day-old baby was killed in Omdurman.", [("killed", "two-day-old baby", 1)]),
        ("One of the medics died in Kramatorsk.", [("killed", "medics", 1)]),
        (
            "Troops killed several smugglers and wounded another near Gao.",
            [("killed", "smugglers", None), ("wounded", "smugglers", 1)],
        ),
        ("The strike killed a commander and recruiter in Kismayo.", [("killed", "commander", 1)]),
        ("A man and woman were killed in Kherson.", [("killed", "man and woman", 2)]),
        (  # whom "and" joins to a verb is its object too
            "The patrol then detained the driver and one additional suspected smuggler for questioning.",
            [("captured", "driver and one additional suspected smuggler", 2)],
        ),
        (
            "Police identified and detained both smugglers in Agadez.",
            [("captured", "smugglers", 2)],
        ),
        (  # a name beside a figure
            "Abu Ali and at least 20 guards were killed in Marib.",
            [("killed", "guards", 20)],
        ),
        (
            "Gunmen abducted a priest, two nuns and a driver in Bamenda.",
            [("captured", "priest", 1), ("captured", "nuns", 2), ("captured", "driver", 1)],
        ),
        ("Police arrested a couple of other smugglers near Agadez.", [("captured", "smugglers", 2)]),
        (  # a figure of two fates is of both together
            "Some 49 villagers were killed and wounded in Bakhmut.",
            [("casualties", "villagers", 49)],
        ),
        ("Shelling killed or injured dozens of people in Khartoum.", [("casualties", "people", 24)]),
        ("The raid left dozens of villagers dead or wounded in Djibo.", [("casualties", "villagers", 24)]),
        (
            "Shelling killed four nurses and wounded four in Khartoum.",
            [("killed", "nurses", 4), ("wounded", "nurses", 4)],
        ),
        (
            "Shelling killed and wounded villagers near Lyman.",
            [("killed", "villagers", None), ("wounded", "villagers", None)],
        ),
        ("The army executed its plan near Wad Madani.", []),
        ("Rebels captured Bor and five more villages.", []),
        ("In May the group captured Goma and a number of other towns.", []),
        (  # a headline without commas
            "12 Nurses Killed 30 Wounded in Bombing in Maiduguri",
            [("killed", "Nurses", 12), ("wounded", "Nurses", 30)],
        ),
        (
            "A woman was killed and 35 others were injured in Kherson.",
            [("killed", "woman", 1), ("wounded", "people", 35)],
        ),
        (
            "Seventeen villagers were injured in Djibo while another one was injured in Dori.",
            [("wounded", "villagers", 17), ("wounded", "villagers", 1)],
        ),
        (
            "One clerk was killed and two were wounded along with one nurse in Taiz.",
            [("killed", "clerk", 1), ("wounded", "clerk", 2), ("wounded", "nurse", 1)],
        ),
        (
            "Mortar shells killed a civilian and injured 14 others in Taiz.",
            [("killed", "civilian", 1), ("wounded", "civilians", 14)],
        ),
        (
            "The blast caused the death of one villager and the injury of 13 others in Djibo.",
            [("killed", "villager", 1), ("wounded", "villagers", 13)],
        ),
        ("The group said the death toll was at least 24.", [("killed", "people", 24)]),
        ("The network gave a toll of 17 people killed in Goma.", [("killed", "people", 17)]),
        ("Three guards were martyred in Sirte.", [("killed", "guards", 3)]),
        ("The number of deaths from the strike on Dnipro rose to 45.", [("killed", "people", 45)]),
        ("The number of dead in Mopti has risen to 30.", [("killed", "people", 30)]),
        ("The number of victims has reached 236 in Goma.", [("killed", "people", 236)]),
        ("At least five of those killed were nurses.", [("killed", "nurses", 5)]),
        ("Fourteen of the dead were drivers, a doctor in Aden said.", [("killed", "drivers", 14)]),
        (
            "Of the 30 people killed in Sanaa, 12 were pupils.",
            [("killed", "people", 30), ("killed", "pupils", 12)],
        ),
        (
            "Ten children and two guards were among 48 people killed in Mopti.",
            [("killed", "people", 48), ("killed", "children", 10), ("killed", "guards", 2)],
        ),
        ("The blast killed 12 wounding 30 in Mogadishu.", [("killed", "people", 12), ("wounded", "people", 30)]),
        (
            "The raid killed four villagers and wounded several in Beni.",
            [("killed", "villagers", 4), ("wounded", "villagers", None)],
        ),
        # nobody counts those who are told of by "both"
        (
            "Seven people, both traders and drivers, were killed in Gao.",
            [("killed", "people", 7), ("killed", "traders", None), ("killed", "drivers", None)],
        ),
        ("Hundreds of dead and injured people lay in Goma.", [("casualties", "people", 200)]),
        ("Hundreds of wounded villagers reached Goma.", [("wounded", "villagers", 200)]),
        ("The number of people killed in Dnipro rose to 80.", [("killed", "people", 80)]),
        ("The strikes brought to 45 the number killed in Dnipro this week.", [("killed", "people", 45)]),
        ("Fifteen victims were brought to Kassala for treatment.", []),
        ("The strike left 12 dead and 30 hurt in Lviv.", [("killed", "people", 12), ("wounded", "people", 30)]),
        ("More than twenty villagers suffered burns in Omdurman.", [("wounded", "villagers", 20)]),
        ("Rescuers pulled 12 bodies from the rubble in Dnipro.", [("killed", "people", 12)]),
        ("A man woman and child died in Taiz.", [("killed", "man woman and child", 3)]),
        ("Troops killed a courier, Mohammad Umar, in Khost.", []),
        # who has a name is no casualty beside himself
        ("A strike killed the local commander Ibrahim Musa in Mopti.", []),
    ],
)
def test_figures_are_of_those_whom_they_count(text: str, wanted: list[Told]) -> None:
    assert sorted(told(text), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The rebels suffered 200 casualties in Goma.", {"Congolese rebels"}),
        ("The battalion lost 60 killed and 190 wounded at Bakhmut.", {"battalion"}),
        ("Ukrainian losses were put at 45 killed and 120 wounded.", {"Ukrainian government forces"}),
        ("The Axis suffered 2,000 casualties at Tobruk.", {"Axis"}),
        ("The bombing caused 60 casualties in Aden.", {"people"}),
        ("The attack left 20 dead and 30 wounded in Gao.", {"people"}),
    ],
)
def test_losses_are_of_whoever_bears_them(text: str, whose: set[str]) -> None:
    assert {victims for _, victims, _ in told(text)} == whose


def test_those_who_fell_did_not_wound_the_others() -> None:
    rows = heldby.annotate("The strikes killed 40 Houthi fighters and wounded dozens of others.")["claims"]
    assert [c["actor"] for c in rows if c["kind"] == "casualty"] == [None, None]


def test_one_child_is_not_the_many_who_died_since() -> None:
    text = "A child was killed in Harasta. The fighting on that front has left at least 37 dead."
    assert ("killed", "people", 37) in told(text)


def test_the_dead_of_a_war_are_not_those_of_its_news() -> None:
    text = "On Friday two reporters were killed in Marib. The conflict has killed more than 150,000."
    assert ("killed", "people", 150000) in told(text)


def test_a_body_is_no_site() -> None:
    rows = heldby.annotate("Some bodies were burned beyond recognition in Bucha.")["claims"]
    assert not [c for c in rows if c["kind"] == "damage"]


def test_the_wounded_who_are_carried_off_did_not_wound_anybody() -> None:
    rows = heldby.annotate("Rescuers evacuated wounded residents from a building in Kharkiv.")["claims"]
    assert [c.get("actor") for c in rows if c.get("measure") == "wounded"] == [None]


def test_whoever_tells_of_the_dead_is_not_dead() -> None:
    text = (
        "Rami Abdel Rahman the head of the group said on Thursday that villagers captured while fleeing after the "
        "militants overran the base were executed by the militants during the night."
    )
    assert not [c for c in heldby.annotate(text)["claims"] if c["kind"] == "person" and c.get("fate") == "killed"]
