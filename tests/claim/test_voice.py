"""Who is credited with what: by verbs, phrases, quotations, and across sentences."""

import pytest

import heldby

OBSERVATORY = "the Syrian Observatory for Human Rights"


def attributions(text: str) -> list[tuple[str, str, str]]:
    """Speaker as it stands beside the cue, cue, and what is told."""
    rows = heldby.annotate(text)["attributions"]
    return [tuple(text[slice(*row[part])] for part in ("source", "cue", "content")) for row in rows if row["source"]]


def sources(text: str) -> dict[str, object]:
    """The source of each claim, by kind."""
    return {claim["kind"]: claim["source"] for claim in heldby.annotate(text)["claims"]}


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("The army said rebels had seized the town of Saraqeb.", "army", "rebels had seized the town of Saraqeb."),
        ("Rebels seized Saraqeb, said Anna Weber of the monitoring team.", "Anna Weber", "Rebels seized Saraqeb,"),
        ("Rebels seized Saraqeb, the army said on Monday.", "army", "Rebels seized Saraqeb,"),
        ("Twelve civilians were killed in Saraqeb a monitor said Thursday.", "monitor", "Twelve civilians were killed"),
        ("The ministry told reporters that rebels seized Saraqeb.", "ministry", "rebels seized Saraqeb."),
        ("A source at the ministry said rebels seized Saraqeb.", "source at the ministry", "rebels seized Saraqeb."),
        ("Anna Weber, an adviser to the union, said rebels seized Saraqeb.", "Anna Weber", "rebels seized Saraqeb."),
        ("An organisation that monitors the war said rebels seized Saraqeb.", "organisation", "rebels seized Saraqeb."),
        ("The agency quoted a military source as saying rebels seized Saraqeb.", "military source", "rebels seized"),
        (
            "Two pilots died near Sake after rebels shot at them, the army was quoted as saying by local media.",
            "army",
            "Two pilots died near Sake after rebels shot at them,",
        ),
        ("According to an army statement artillery fire hit Taiz.", "army statement", "According to an army"),
        ("Raids on Aden hurt 60 people said the Observatory a war monitor.", "Observatory", "Raids on Aden hurt"),
        ("The toll reached 33 local medics told the agency as raids hit Aden.", "local medics", "The toll reached 33"),
        (
            "According to local activists, rebels seized Saraqeb.",
            "local activists",
            "According to local activists, rebels",
        ),
    ],
)
def test_a_speaker_is_found_with_what_is_told(text: str, speaker: str, told: str) -> None:
    found = attributions(text)
    assert len(found) == 1
    assert found[0][0].removeprefix("The ").removeprefix("A ") == speaker
    assert found[0][2].startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "Jets believed to belong to the coalition struck the town.",
        "Rebels seized a stream called Wadi Rum near Saraqeb.",
        "The explosion killed six soldiers in Saraqeb.",
        "The minister did not say who seized Saraqeb.",
    ],
)
def test_narration_has_no_speaker(text: str) -> None:
    assert attributions(text) == []


def test_hearsay_in_the_passive_is_unnamed() -> None:
    text = "At least six soldiers are reported to have been killed in Aleppo."
    assert sources(text)["casualty"] == "unnamed"


def test_a_monitor_is_the_observatory_that_the_report_names() -> None:
    text = f"Six civilians were killed in Aleppo, a monitor said. Rebels fled the city, {OBSERVATORY} added."
    assert sources(text)["casualty"] == "Syrian Observatory for Human Rights"


def test_he_is_the_last_person_who_spoke() -> None:
    text = 'The war goes on, said Anna Weber. The army was silent. "Six civilians were killed in Aleppo," she said.'
    assert sources(text)["casualty"] == "Anna Weber"


def test_what_is_taken_as_known_stays_with_the_author() -> None:
    text = f"Yesterday {OBSERVATORY} said six civilians were killed in the rebel-held town of Saraqeb."
    found = sources(text)
    assert found["casualty"] == "Syrian Observatory for Human Rights"
    assert found.get("control", "author") == "author"


def test_who_takes_what_another_held_is_told_by_the_speaker() -> None:
    told = heldby.annotate("The ministry said the RSF captured army-held positions in El Fasher.")["claims"]
    assert {c["change"]: c["source"] for c in told if c["kind"] == "control"} == {"taken": "ministry", "held": "author"}


def test_who_says_it_blaming_somebody_tells_both() -> None:
    told = heldby.annotate("Shells hit Taiz and killed ten people, the ministry said, blaming the attack on rebels.")
    assert {claim["source"] for claim in told["claims"]} == {"ministry"}


def test_the_director_of_a_body_with_a_long_name_is_the_one_who_spoke() -> None:
    text = "Rebels seized Saraqeb, said Syrian Observatory for Human Rights director Rami Abdel Rahman."
    assert sources(text)["control"] == "Rami Abdel Rahman"


def test_another_toll_goes_on_in_the_same_voice() -> None:
    text = "The army said six civilians were killed in Aleppo. Another 11 soldiers were killed in Homs."
    assert {c["source"] for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"} != {"author"}
    assert "author" not in {c["source"] for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"}


def test_doubt_of_the_verb_is_the_claims_hedge() -> None:
    text = "The rebels claimed that they killed six soldiers in Aleppo."
    claims = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]
    assert [c["certainty"] for c in claims] == ["possible"]


def test_words_within_a_quotation_are_told_once() -> None:
    text = '"I think they lost the town," said Anna Weber.'
    assert [found[0] for found in attributions(text)] == ["Anna Weber"]


def test_the_last_word_of_a_name_states_nothing() -> None:
    assert not attributions("Rebels took the town of Azaz from Islamic State.")


def test_a_person_after_said_needs_no_comma() -> None:
    text = "Jets hit the town of Azaz said Anna Weber director of the Azaz Centre a monitoring body."
    assert [who for who, _, _ in attributions(text)] == ["Anna Weber"]


def test_adding_goes_on_in_the_voice_of_who_spoke() -> None:
    text = "A medic said the army had entered Azaz, adding that rebels seized Saraqeb."
    assert {a["source"] for a in heldby.annotate(text)["claims"]} == {"medic"}


@pytest.mark.parametrize(
    ("text", "source", "certainty"),
    [
        ("There are fears of a siege of Azaz.", "unnamed", "possible"),
        ("Amid rumours that rebels seized Azaz, shops closed.", "unnamed", "possible"),
        ("The council claimed to have seized Azaz.", "council", "possible"),
        ("Shells thought to be Turkish killed five people in Azaz.", "author", "probable"),
        ("Rebels are reported to have seized Azaz.", "unnamed", "probable"),
        ("Six people were also reported killed in Taiz.", "unnamed", "probable"),
        ("There were also reports that rebels had seized Hays.", "unnamed", "probable"),
        ("Militants abducted an estimated 90 people in Azaz.", "author", "probable"),
    ],
)
def test_hearsay_and_guesses(text: str, source: str, certainty: str) -> None:
    claims = heldby.annotate(text)["claims"]
    assert (source, certainty) in {(c["source"], c["certainty"]) for c in claims}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Yemeni Network for Human Rights said the army shelled Taiz.", "Yemeni Network for Human Rights"),
        (
            "The London-based Syrian Observatory for Human Rights said the army shelled Idlib.",
            "Syrian Observatory for Human Rights",
        ),
        (
            "The chairman of the Sudan Centre for Human Rights Omar Hassan said the army shelled Nyala.",
            "Omar Hassan",
        ),
        ("Shells killed nine people in Goma said the hospital adding that two were guards.", "hospital"),
        ("The army shelled Taiz on Monday, according to a hospital tally.", "hospital"),
        ("Rebels shelled Mopti, WHO said.", "World Health Organization"),
        ("Five men were killed in Kutum according to a source at the ministry.", "source at the ministry"),
        ("The ministry pointed out that rebels had shelled Mopti.", "ministry"),
        ("The UN mission said rebels shelled Goma. It added that ten people were killed.", "UN mission"),
    ],
)
def test_bodies_that_tell(text: str, source: str) -> None:
    assert {str(claim["source"]).removeprefix("the ") for claim in heldby.annotate(text)["claims"]} == {source}


def test_several_people_are_nobodys_he() -> None:
    text = "Ali Hassan, the town's mayor, said activists said the army shelled Taiz. He added that rebels took Mocha."
    assert sources(text)["control"] == "Ali Hassan"


def test_an_organisation_told_by_its_seat_is_the_one_that_spoke_before() -> None:
    text = f"The army shelled Idlib, {OBSERVATORY} said. Rebels took Saraqeb, the London-based opposition group added."
    assert sources(text)["control"] == "Syrian Observatory for Human Rights"


def test_who_carries_out_a_raid_tells_of_nothing() -> None:
    told = sources("Myanmar's military carried out an air strike that killed 19 people in Namkham, the TNLA said.")
    assert told == {"event": "Ta'ang National Liberation Army", "casualty": "Ta'ang National Liberation Army"}


@pytest.mark.parametrize("speaker", ["Ukraine's General Staff", "Ukraine's Joint Staff"])
def test_a_general_staff_is_an_army_and_no_person(speaker: str) -> None:
    read = heldby.annotate(f"{speaker} said its troops had repelled 12 attacks near Pokrovsk.")
    assert read["persons"] == []
    assert {c["source"] for c in read["claims"]} == {"Ukrainian government forces"}
    assert {c["actor"] for c in read["claims"]} == {"Ukrainian government forces"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The RSF said it had seized Babanusa, a claim the army denied.", "Rapid Support Forces"),
        ("Azerbaijan said its troops had taken Talish, which Armenia denied.", "Azerbaijan"),
        ("Russia said its troops had taken Krynky, a claim that Ukraine rejected.", "Russia"),
        ("The Defence Ministry in Moscow said its forces had captured Toretsk.", "Russian Defence Ministry"),
        ("The foreign ministry in Khartoum said the army had taken Bara.", "Sudanese Foreign Ministry"),
    ],
)
def test_who_denies_a_word_does_not_give_it_nor_does_the_town_of_a_ministry(text: str, source: str) -> None:
    assert sources(text)["control"] == source


def test_what_turns_behind_an_aside_is_nobodys_word() -> None:
    text = "Myanmar's military retook Loikaw in April, locals said, but resistance groups still hold Demoso."
    found = {c["place"]: c["source"] for c in heldby.annotate(text)["claims"]}
    assert found == {"Loikaw": "locals", "Demoso": "author"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army has retaken Wad Madani, its commander, General Yasser al-Atta, said.", "Yasser al-Atta"),
        ("A doctor at Ayder Hospital said the army had taken Mekelle.", "doctor at Ayder Hospital"),
        ("John Fort said rebels had taken Hama.", "John Fort"),
    ],
)
def test_the_person_an_aside_names_and_who_works_at_a_hospital(text: str, source: str) -> None:
    assert sources(text)["control"] == source


def test_no_group_says_nothing() -> None:
    assert sources("No group has claimed responsibility for the attack in Kidal.") == {"event": "author"}


def test_what_reportedly_happened_is_told_by_somebody_unnamed() -> None:
    told = heldby.annotate("Clashes reportedly broke out near Taiz on Monday and the Houthis captured Hays.")["claims"]
    assert {(c["kind"], c["source"]) for c in told} == {("event", "unnamed"), ("control", "author")}
    assert sources("The ministry said clashes had reportedly broken out near Taiz.")["event"] == "ministry"


def test_a_quoted_witness_does_not_tell_of_the_next_dead() -> None:
    text = '"The shells hit my house in Taiz and killed ten people," a man said. Another man was killed in Hays.'
    told = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]
    assert [c["source"] for c in told] == ["man", "author"]


def test_a_ministry_is_of_the_capital_it_is_in_not_of_the_land_it_tells_of() -> None:
    text = "Russian troops seized the village of Vodiane in the Donetsk region, the Defence Ministry in Moscow said."
    assert sources(text)["control"] == "Russian Defence Ministry"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Dozens of people were killed in Kunduz by the Taliban, a UN report said.", "UN report"),
        ("The RSF captured Nyala from the army, a UN panel said.", "UN panel"),
        ("A bridge near Odesa was bombed by Russia, a Ukrainian general said.", "Ukrainian general"),
        ("Rebels took Goma, M23 a Congolese group said.", "M23"),
    ],
)
def test_who_did_what_is_told_is_not_who_tells_it(text: str, source: str) -> None:
    assert {claim["source"] for claim in heldby.annotate(text)["claims"]} == {source}


def test_several_who_tell_are_told_whatever_stands_before_them() -> None:
    told = heldby.annotate(
        "Ten people were killed in Mopti, two security sources and a local elected official told us."
    )
    assert {tuple(c["source_phrase"]) for c in told["claims"]} == {("security sources", "official")}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Moscow's defence ministry said its forces had taken Vesele in Ukraine.", "Russian Defence Ministry"),
        ("Ankara's defence ministry said its jets had struck Afrin in Syria.", "Turkish Defence Ministry"),
        ("Tehran's foreign ministry denied that Iran had armed the Houthis in Yemen.", "Iranian Foreign Ministry"),
    ],
)
def test_a_capitals_ministry_is_its_states_wherever_the_war_is(text: str, source: str) -> None:
    assert {claim["source"] for claim in heldby.annotate(text)["claims"]} == {source}


def test_what_is_said_in_passing_ends_with_the_aside() -> None:
    text = "The M23, which the UN says is backed by Rwanda, seized Bunagana in June and holds Rutshuru."
    claims = heldby.annotate(text)["claims"]
    assert {(c["kind"], c["source"]) for c in claims} == {("relation", "United Nations"), ("control", "author")}


def test_who_denies_the_sentence_before_did_not_tell_it() -> None:
    claims = heldby.annotate("The M23 has seized Bunagana, near the border with Uganda. Kigali denies the charge.")[
        "claims"
    ]
    assert {c["source"] for c in claims} == {"author"}


def test_what_happened_before_somebody_raised_a_flag_is_not_his_word() -> None:
    text = "The army raised the flag over Derna after the Islamic State lost its last districts."
    told = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "control"]
    assert {c["source"] for c in told} == {"author"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ten men were killed in Nyala, a shopkeeper told AFP.", "shopkeeper"),
        ("The bride was safe but her father was killed in Taiz, a relative told AFP.", "relative"),
        ("According to the Africa desk of Kite News, raids killed ten people in Goma.", "Africa desk of Kite News"),
        ("According to an estimate by the World Bank, 300 people were killed in Mekelle.", "World Bank"),
        ("According to a military spokesman, Brigadier General Rey Cruz, 65 people were killed.", "Rey Cruz"),
        ("Six people were killed in Mopti, according to the governor, Yusuf Ali.", "Yusuf Ali"),
        ("Anna Mitchell a former minister said British aircraft bombed Sirte.", "Anna Mitchell"),
        ("The army has captured Lysychansk, the defence ministry reports.", "Ukrainian Defence Ministry"),
        ("The capture of Nyala was announced by the rebels on Monday.", "Sudanese rebels"),
        ("Footage verified by the BBC shows rebels entering Nyala.", "Footage"),
        ("Amnesty International documented the killing of 51 people in Moura.", "Amnesty International"),
        ("The Red Crescent gave a toll of 31 people killed in Taiz.", "Red Crescent"),
        ("Elsewhere in Yemen the union reported at least 12 people killed in air strikes on Taiz.", "union"),
        ("It was claimed on Monday that rebels had seized Nyala.", "unnamed"),
        ("Rebels have seized Nyala, it is reported.", "unnamed"),
    ],
)
def test_who_tells_by_other_words(text: str, source: str) -> None:
    assert {str(claim["source"]) for claim in heldby.annotate(text)["claims"]} <= {source, f"Yemeni {source}"}


def test_those_before_and_tell_too_whatever_the_tree_hangs_them_on() -> None:
    text = "Gunmen shelled Goma, wounding six people, witnesses and a doctor said."
    assert sources(text)["event"] == ["witnesses", "doctor"]


def test_what_a_speaker_goes_on_with_in_a_participle_is_his() -> None:
    told = heldby.annotate("Ten people were killed in Goma, the ministry said, bringing the toll to 120.")["claims"]
    assert [claim["source"] for claim in told] == ["ministry", "ministry"]


def test_a_name_in_quotation_marks_behind_said_is_no_quotation() -> None:
    text = 'Three strikes hit Atareb the White Cross (WC) said despite a "safe zone" in place there.'
    assert sources(text)["event"] == "White Cross"
    text = 'The blast killed ten people, the ministry said in what it called a "barbaric act" near Goma.'
    assert sources(text)["casualty"] == "ministry"


@pytest.mark.parametrize(
    "text", ["The army denied shelling the hospital in Jaffna.", "The army acknowledged losing Nyala."]
)
def test_who_denies_or_acknowledges_doing_it_tells_it(text: str) -> None:
    assert {claim["source"] for claim in heldby.annotate(text)["claims"]} != {"author"}


def test_who_rejects_a_report_denies_it() -> None:
    (claim,) = heldby.annotate("The Taliban rejected reports that they had lost Kunduz.")["claims"]
    assert (claim["source"], claim["polarity"], claim["certainty"]) == ("Taliban", "-", "certain")


def test_the_source_is_no_state_that_was_told_of() -> None:
    text = 'Two sources said that Russia shelled Kherson. "Russia attacked the port," one of the sources added.'
    assert {claim["source"] for claim in heldby.annotate(text)["claims"]} == {"sources"}


def test_a_quotation_left_open_ends_where_the_next_begins() -> None:
    text = (
        '"They came at night," a nurse said. "I thought it was an explosion far away. "People fell to the ground." '
        'Kurdish forces hold the town of Hasakeh. "We have lost ten men," a commander said.'
    )
    assert sources(text)["control"] == "author"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A medic Yusuf Ali said jets hit Taiz. Ten people were killed in the attack he said describing it as a "
            '"massacre" by the army.',
            "Yusuf Ali",
        ),
        (
            '"The victims were people who had fled the violence in Sake" union director Anna Weber told the agency.',
            "Anna Weber",
        ),
        ('"The Taliban took Kunduz. Ten soldiers were killed in the attack," the statement read.', "statement"),
    ],
)
def test_whose_the_words_before_and_behind_a_quotation_mark_are(text: str, source: str) -> None:
    assert {claim["source"] for claim in heldby.annotate(text)["claims"] if claim["kind"] != "event"} == {source}


def test_two_who_tell_are_two_where_the_second_is_somebodys() -> None:
    text = "Gunmen killed ten people in Barsalogho, two regional sources and a relative of one victim said."
    assert sources(text)["casualty"] == ["regional sources", "relative of one victim"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The Institute for the Study of War, a think tank in Washington, said rebels took Goma.",
            "Institute for the Study of War",
        ),
        ("The Committee to Protect Journalists said rebels took Goma.", "Committee to Protect Journalists"),
        ("DeepState said Russian forces had entered Toretsk.", "DeepState"),
    ],
)
def test_a_body_is_named_whole(text: str, source: str) -> None:
    (claim,) = heldby.annotate(text, published="2024-08-08")["claims"]
    assert claim["source"] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sudan's civil defence said rebels took Kassala.", "Sudan's civil defence"),
        ("Gaza's civil defence said rebels took Rafah.", "Palestinian Civil Defence"),
        ("Syria's civil defence said rebels took Idlib.", "White Helmets"),
    ],
)
def test_a_service_is_that_of_its_own_country(text: str, source: str) -> None:
    (claim,) = heldby.annotate(text, published="2024-08-08")["claims"]
    assert claim["source"] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Aid groups in Sudan said rebels took Kutum.", "Aid groups"),
        ("A rights group in Britain said rebels took Idlib.", "rights group"),
        ("The opposition in Syria said rebels took Idlib.", "Syrian opposition"),
        ("Sudan said rebels took Kutum.", "Sudan"),
    ],
)
def test_who_speaks_in_a_country_is_not_the_country(text: str, source: str) -> None:
    (claim,) = heldby.annotate(text, published="2024-08-08")["claims"]
    assert claim["source"] == source


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("A local official and two residents said the RSF took Bara.", ["local official", "residents"]),
        ("A bomb hit Goma, a police officer and three witnesses said.", ["police officer", "witnesses"]),
        ("The governor and two doctors told Reuters that rebels took Kidal.", ["governor", "doctors"]),
    ],
)
def test_a_number_parts_no_two_who_speak_together(text: str, sources: list[str]) -> None:
    assert heldby.annotate(text)["claims"][0]["source"] == sources
