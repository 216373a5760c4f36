"""Mistakes that a parser often makes with news, put right by the words' own order.

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  other words, or a tree that has a finite verb on top already.

"Air strikes killed 66 civilians" is often read as a noun with a participle, "rebel-held Douma" as a verb with its
object, and "the fall of Homs and rebel units left" as the fall of units. All are told by form: no finite verb is left
in the sentence; a participle follows a hyphen; a finite verb without a subject follows "and" with a noun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_acronyms import with_letters_as_names
from heldby.languages.en_after_comma import with_fates_after_comma, with_fates_of_each
from heldby.languages.en_asides import with_phrases_after_asides
from heldby.languages.en_doers import (
    with_agent_of_passive,
    with_subject_of_side_clause,
    with_subject_of_side_passive,
)
from heldby.languages.en_figures import (
    with_figures_of_headline,
    with_opening_number,
    with_rough_shares,
    with_second_figure,
    with_second_verb_of_headline,
    with_the_harmed,
)
from heldby.languages.en_fixed import with_borders, with_distances, with_missiles_by_range, with_what_is_due
from heldby.languages.en_headlines import with_sides_of_verb, with_subject_of_headline
from heldby.languages.en_lists import (
    with_gloss_of_list,
    with_his_people,
    with_list_of_unlike,
    with_name_after_title,
    with_names_described,
    with_person_before_day,
    with_subjects_of_being,
)
from heldby.languages.en_loose import (
    with_acts_as_nouns,
    with_counted_range,
    with_distance_of_name,
    with_distance_of_noun,
    with_many_of_whom,
    with_object_is_active,
    with_one_of_them,
    with_one_subject,
    with_receiver,
    with_second_object,
    with_shares_listed,
    with_state_as_told,
    with_those_among,
    with_two_sides,
    with_ways_as_adverbs,
    with_who_tells,
)
from heldby.languages.en_names_of_tellers import with_named_tellers, with_those_it_is_according_to
from heldby.languages.en_participles import with_fates_of_predicates, with_participles_as_adjectives
from heldby.languages.en_people import with_captives, with_people_as_nouns
from heldby.languages.en_relatives import with_nouns_of_relatives
from heldby.languages.en_side_clauses import with_verb_behind_participle
from heldby.languages.en_signs import needed, only_with
from heldby.languages.en_subjects import (
    has_agent,
    with_noun_before_adjective,
    with_subject_before_aim,
    with_subject_of_auxiliary,
)
from heldby.languages.en_tellers import with_tellers_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_HYPHENS = ("-", "\u2013")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})


def mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with these mistakes put right, each only where the words still hang together as a tree."""
    for mend in needed(_MENDS, tokens):
        better = mend(tokens)
        if better is not tokens and is_tree(better):
            tokens = better
    return tokens


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether every word hangs, at last, on a word that hangs on itself."""
    sound: set[int] = set()
    for token in tokens:
        path: list[int] = []
        here = token
        while here.index not in sound:
            if here.index in path:
                return False
            path.append(here.index)
            if here.head == here.index:
                break
            here = tokens[here.head]
        sound.update(path)
    return True


@only_with(*_HYPHENS)
def with_compound_participles(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang "held" of "rebel-held Douma" on Douma, and "rebel" on "held"."""
    found = list(tokens)
    for hyphen in tokens:
        before, after = hyphen.index - 1, hyphen.index + 1
        if hyphen.text not in _HYPHENS or before < 0 or after >= len(tokens):
            continue
        word, participle = tokens[before], tokens[after]
        touching = word.end == hyphen.start and hyphen.end == participle.start
        noun = _noun_after(found, after)
        if not touching or noun is None or not participle.text.lower().endswith(("ed", "eld", "led", "run")):
            continue
        found[after] = replace(participle, dep="amod", head=noun, pos="ADJ", tag="VBN")
        found[before] = replace(word, dep="compound", head=after)
        found[hyphen.index] = replace(hyphen, dep="punct", head=before)
        above = word.head if word.head not in (after, noun) else participle.head
        for token in tokens:
            if token.head in (before, after) and token.index not in (before, after, hyphen.index):
                found[token.index] = replace(found[token.index], head=noun)
        if found[noun].head in (before, after):
            dep = word.dep if word.head not in (after, noun) else participle.dep
            root = above in (before, after, noun)
            found[noun] = replace(found[noun], dep="root" if root else dep, head=noun if root else above)
    return found


def _noun_after(tokens: Sequence[Token], index: int) -> int | None:
    """The noun of the run that follows a participle on which the others hang; the last one when none does."""
    run = []
    for token in tokens[index + 1 :]:
        if token.pos in ("NOUN", "PROPN"):
            run.append(token)
        elif token.pos != "ADJ":
            break
    inside = {token.index for token in run}
    heads = [t.index for t in run if t.head not in inside or t.head == t.index]
    return heads[0] if heads else run[-1].index if run else None


def with_main_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """Put the verb on top where the parser took the main verb for a participle."""
    root = next((t for t in tokens if t.dep == "root"), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or any(t.dep in ("cop", "aux") for t in tokens):
        return tokens
    if not any(t.tag in _FINITE for t in tokens) and any(t.dep == "obj" and t.head == root.index for t in tokens):
        return _verb_with_object(tokens, root)
    later = (t for t in tokens if t.index > root.index and _may_be_verb(tokens, root, t))
    verb = next((t for t in later if not has_agent(tokens, t)), None)  # "rebels, backed by Turkey, advanced on X"
    if verb is None or any(t.tag in _FINITE and t.index != verb.index for t in tokens):
        return tokens
    following = [t for t in tokens if t.index > verb.index and t.pos in _NOMINAL]
    return _promoted(tokens, root, verb) if following else tokens


def _verb_with_object(tokens: Sequence[Token], root: Token) -> Sequence[Token]:
    """ "The militia controls most of X" read as a noun with an object: it is the verb, the noun before its subject."""
    before = [t for t in tokens if t.index < root.index and t.head == root.index and t.pos in _NOMINAL]
    subject = before[-1].index if before else None
    found = []
    for token in tokens:
        if token.index == root.index:
            found.append(replace(token, pos="VERB", tag="VBZ"))
        elif token.index == subject:
            found.append(replace(token, dep="nsubj"))
        elif token.head == root.index and token.index < root.index and subject is not None:
            found.append(replace(token, head=subject))
        else:
            found.append(token)
    return tuple(found)


def _may_be_verb(tokens: Sequence[Token], root: Token, token: Token) -> bool:
    """A participle right after the top noun's phrase, or one said of that noun."""
    if token.tag not in _PARTICIPLES or not token.text.lower().endswith(("ed", "n", "t", "d")):
        return False
    if token.dep == "acl":
        above = tokens[token.head]
        of_a_list = above.dep == "conj" and above.head == root.index and token.index == above.index + 1
        return above.index == root.index or (of_a_list and token.tag == "VBD")
    if token.dep == "advcl":  # hung on the aside: "X, backed by Turkey, advanced"
        aside = tokens[token.head]
        return aside.dep == "acl" and aside.head == root.index and tokens[token.index - 1].text == ","
    after_hyphen = token.index > 0 and tokens[token.index - 1].text in ("-", "\u2013")
    if token.dep != "amod" or after_hyphen:
        return False
    return token.index == root.index + 1 or _has_bare_object(tokens, root, token)


def _has_bare_object(tokens: Sequence[Token], root: Token, token: Token) -> bool:
    """ "Gunmen on Saturday targeted groups of civilians": what follows hangs on the gunmen, with nothing between."""
    noun = tokens[token.head]
    if noun.head != root.index or noun.index != token.index + 1 or tokens[token.index - 1].text in (",", "and"):
        return False
    cased = any(
        t.head in (noun.index, token.index) and t.dep in ("case", "det", "cc", "punct") for t in tokens[: noun.index]
    )
    return not cased


def _promoted(tokens: Sequence[Token], root: Token, verb: Token) -> Sequence[Token]:
    """Hang the noun and what follows the participle on the participle."""
    return tuple(_hung(tokens, token, root, verb) for token in tokens)


def _hung(tokens: Sequence[Token], token: Token, root: Token, verb: Token) -> Token:
    if token.index == verb.index:
        return replace(token, dep="root", head=verb.index, tag="VBD", pos="VERB")
    if token.index == root.index:
        return replace(token, dep="nsubj", head=verb.index)
    if token.index == verb.head and token.index > verb.index:
        return replace(token, dep="obj", head=verb.index)
    if token.index > verb.index and token.head < verb.index and token.dep not in ("punct", "cc"):
        return replace(token, dep=_after_verb(tokens, token), head=verb.index)
    return token


def _after_verb(tokens: Sequence[Token], token: Token) -> str:
    if any(t.head == token.index and t.dep == "case" for t in tokens):
        return "obl"
    return "obj" if token.dep.startswith(("nmod", "obj", "root")) else token.dep


def with_second_subject(tokens: Sequence[Token]) -> Sequence[Token]:
    """Part "the fall of Homs and rebel units left the east" after Homs: the units are the subject of "left"."""
    for joint in tokens[1:]:
        name = tokens[joint.index - 1]
        noun = _last_of_phrase(tokens, joint.index + 1) if joint.pos == "CCONJ" and name.pos == "PROPN" else None
        if noun is None or noun.index + 1 >= len(tokens):
            continue
        verb = tokens[noun.index + 1]
        joined = name.head == noun.index or noun.head == name.index
        if (
            joined
            and verb.tag in _FINITE - {"MD"}
            and verb.pos == "VERB"
            and not _has_other_subject(tokens, verb, (noun, name))
            and _ends_clause(tokens, name, verb)
        ):
            tokens = _parted(tokens, name, joint, noun, verb)
    return tokens


def _ends_clause(tokens: Sequence[Token], name: Token, verb: Token) -> bool:
    """Whether a name may end a clause of its own, with a verb before it: in "Homs and Hama fell" it does not."""
    before = next((t for t in reversed(tokens[: name.index]) if t.tag in _FINITE - {"MD"} and t.pos == "VERB"), None)
    if before is None or any(t.head == before.index and t.tag in ("WDT", "WP") for t in tokens):
        return False
    if name.head == verb.index and name.dep.startswith("nsubj"):  # "attacked A and B captured C": both read as captors
        return before.index == name.index - 1 and not any(t.head == before.index and t.dep == "obj" for t in tokens)
    start = name.index
    while start and tokens[start - 1].pos in ("PROPN", "ADJ", "DET", "NOUN"):
        start -= 1
    return tokens[start - 1].text != ","


def with_relative_of_name(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Raqqa, its capital in northern Syria, which it lost": the clause behind an apposition is about the name."""
    for relative in tokens[2:]:
        verb = tokens[relative.head]
        lies, comma = tokens[verb.head], tokens[relative.index - 1]
        if relative.tag != "WDT" or verb.dep != "acl:relcl" or comma.text != "," or lies.index >= relative.index:
            continue
        inside = lies.dep == "nmod" and lies.pos == "PROPN" and tokens[lies.head].dep == "appos"
        title = tokens[lies.head] if inside else lies
        lying = not inside or any(t.head == lies.index and t.text.lower() == "in" for t in tokens)
        if title.pos != "NOUN" or title.dep not in ("appos", "parataxis") or not lying:
            continue
        opens = max((t.index for t in tokens[: title.index] if t.text == ","), default=0)
        named = tokens[opens - 1]
        if opens and named.pos == "PROPN" and not any(t.pos == "VERB" for t in tokens[opens : title.index]):
            tokens = tuple(replace(t, head=named.index) if t.index == verb.index else t for t in tokens)
    return tokens


def _last_of_phrase(tokens: Sequence[Token], start: int) -> Token | None:
    """The noun that ends the run of nouns and what stands before them, if the run starts here."""
    last = None
    for token in tokens[start:]:
        if token.pos in _NOMINAL:
            last = token
        elif token.pos not in ("ADJ", "DET", "NUM"):
            break
    return last


def _has_other_subject(tokens: Sequence[Token], verb: Token, but: Sequence[Token]) -> bool:
    return any(t.head == verb.index and t.dep.startswith("nsubj") and t not in but for t in tokens)


def _parted(tokens: Sequence[Token], name: Token, joint: Token, noun: Token, verb: Token) -> Sequence[Token]:
    """Two clauses: the name takes the noun's place in the first, the noun is the subject of the second."""
    outer = noun.head if noun.head not in (verb.index, name.index) else verb.head
    outer = name.head if noun.head == name.index else outer
    dep = noun.dep if noun.head == outer and not noun.dep.startswith("nsubj") else "nmod"
    dep = name.dep if noun.head == name.index else dep
    if outer == verb.index:
        outer, dep = name.index - 1, "obj"
    above = tokens[outer]
    while above.pos != "VERB" and above.head != above.index:
        above = tokens[above.head]
    found = []
    for token in tokens:
        if token.index == name.index:
            found.append(replace(token, head=outer, dep=dep))
        elif token.index == joint.index:
            found.append(replace(token, head=verb.index, dep="cc"))
        elif token.index == noun.index:
            found.append(replace(token, head=verb.index, dep="nsubj"))
        elif token.index == verb.index:
            found.append(replace(token, head=above.index, dep="conj"))
        elif joint.index < token.index < noun.index and token.head <= joint.index:
            found.append(replace(token, head=noun.index, dep="amod" if token.pos == "ADJ" else "compound"))
        elif token.index < name.index and token.head == noun.index:
            found.append(replace(token, head=name.index))
        else:
            found.append(token)
    return tuple(found)


# In this order: what one puts right another may need.
_MENDS = (
    with_opening_number,
    with_letters_as_names,
    with_people_as_nouns,
    with_second_object,
    with_receiver,
    with_ways_as_adverbs,
    with_distance_of_noun,
    with_distance_of_name,
    with_object_is_active,
    with_captives,
    with_acts_as_nouns,
    with_who_tells,
    with_tellers_apart,
    with_one_subject,
    with_counted_range,
    with_many_of_whom,
    with_two_sides,
    with_one_of_them,
    with_shares_listed,
    with_state_as_told,
    with_those_among,
    with_borders,
    with_distances,
    with_what_is_due,
    with_missiles_by_range,
    with_compound_participles,
    with_participles_as_adjectives,
    with_fates_of_predicates,
    with_named_tellers,
    with_those_it_is_according_to,
    with_fates_after_comma,
    with_fates_of_each,
    with_rough_shares,
    with_second_figure,
    with_second_verb_of_headline,
    with_figures_of_headline,
    with_noun_before_adjective,
    with_subject_of_auxiliary,
    with_subject_before_aim,
    with_main_verb,
    with_the_harmed,
    with_second_subject,
    with_relative_of_name,
    with_nouns_of_relatives,
    with_verb_behind_participle,
    with_subject_of_side_clause,
    with_subject_of_side_passive,
    with_agent_of_passive,
    with_phrases_after_asides,
    with_name_after_title,
    with_person_before_day,
    with_list_of_unlike,
    with_names_described,
    with_his_people,
    with_gloss_of_list,
    with_subjects_of_being,
    with_subject_of_headline,
    with_sides_of_verb,
)
