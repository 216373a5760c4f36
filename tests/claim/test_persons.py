"""What became of somebody with a name, by a verb, a noun or a clause that names him."""

import pytest

import heldby


def fates(text: str) -> list[tuple[object, object]]:
    return [(c["person"], c["fate"]) for c in heldby.annotate(text)["claims"] if c["kind"] == "person"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Iran vowed revenge for the killing of Qasim Soleimani in Baghdad.",
            [("Qasem Soleimani", "killed")],
        ),
        ("The arrest of Radovan Karadzic in Belgrade ended the search.", [("Radovan Karadzic", "captured")]),
        ("A commander identified as Hassan Abboud was killed near Sirte.", [("Hassan Abboud", "killed")]),
        ("Gen. Thaung Tun was taken prisoner by the Arakan Army near Ann.", [("Thaung Tun", "captured")]),
        (
            "General Ivan Petrov and Colonel Oleg Orlov were captured in Izium.",
            [("Ivan Petrov", "captured"), ("Oleg Orlov", "captured")],
        ),
        ("Commander Hassan Abboud suffered a head injury in Idlib.", [("Hassan Abboud", "wounded")]),
        # a noun for what he is, and the word that names him
        ("Gunmen killed a teacher named Musa Bello in Zaria.", [("Musa Bello", "killed")]),
        ("Police arrested a man named Karim Haddad in Tripoli.", [("Karim Haddad", "captured")]),
        ("A farmer called Joseph Dusabe was beaten to death in Goma.", [("Joseph Dusabe", "killed")]),
        # a surname that is a word for speech
        ("Ahmed Said was killed in Goma.", [("Ahmed Said", "killed")]),
        ("Colonel Mohamed Claims was wounded in Goma.", [("Mohamed Claims", "wounded")]),
        # who the dead are
        (
            "Among the dead were Brigadier Jean Kasongo, commander of the sector, and his aide, Captain Luc Mbala.",
            [("Jean Kasongo", "killed"), ("Luc Mbala", "killed")],
        ),
        (
            "The dead were General Ivan Petrov and Colonel Oleg Orlov.",
            [("Ivan Petrov", "killed"), ("Oleg Orlov", "killed")],
        ),
        (
            "Those killed were General Ivan Petrov and Colonel Oleg Orlov.",
            [("Ivan Petrov", "killed"), ("Oleg Orlov", "killed")],
        ),
        (
            "Those arrested were named as Ali Hassan and Omar Hadi.",
            [("Ali Hassan", "captured"), ("Omar Hadi", "captured")],
        ),
        ("The two men killed were Ali Hassan and Omar Hadi.", [("Ali Hassan", "killed"), ("Omar Hadi", "killed")]),
        ("Among those captured was Brigadier Thaung Tun.", [("Thaung Tun", "captured")]),
        (
            "Commanders Abu Bakr and Modu Sulum were killed near Bama.",
            [("Abu Bakr", "killed"), ("Modu Sulum", "killed")],
        ),
        # other words for a fate
        ("General Musa Hilal was placed under house arrest in Khartoum on Monday.", [("Musa Hilal", "captured")]),
        ("Commander Aung Min was taken into custody in Yangon.", [("Aung Min", "captured")]),
        ("General Oleg Orlov lost both legs when his car hit a mine.", [("Oleg Orlov", "wounded")]),
        ("The army said it had eliminated Mohammed Deif in Khan Younis.", [("Mohammed Deif", "killed")]),
        ("Ahmed said the town had fallen.", []),
        ("The wounded were taken to Goma.", []),
        # who tells of it, and who is only threatened, came to no harm
        ("The spokesman Ivan Petrov reported 19 civilians, most of them women, had been killed in Izium.", []),
        ("Rebels threatened the killing of Hassan Abboud.", []),
    ],
)
def test_the_fate_of_a_named_person(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(map(str, fates(text))) == sorted(map(str, found))
