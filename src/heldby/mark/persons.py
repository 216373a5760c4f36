"""Marks persons: known ones, names after a title or with a given name, and later uses of a surname.

In:     a text, its sentences, the actors known by name.
Out:    `Mention`s of kind PERSON in order. `value` holds `role=` (the title words beside the name) and, for a surname
        or a pronoun of the same sentence, `same=` (where the full name starts).
Never:  a name on capitals alone: a title, a given name, a name's particle or a verb of saying must stand by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from heldby.gazetteer import place_words
from heldby.lexicon.actor_words import ActorWords, actor_words
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, by_name, key
from heldby.lexicon.quantities import quantity_words
from heldby.mark.actor_text import Words
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Repair
from heldby.model.syntax import Sentence

_LONGEST = 7
_ROLE_WORDS = 6
_NEAR = 5
_ABBREVIATED = 4
_JOINERS = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "ul",
        "ur",
        "ad",
        "ar",
        "as",
        "ash",
        "an",
        "de",
        "von",
        "van",
        "der",
        "la",
        "di",
        "da",
    }
)
_AUXILIARIES = frozenset(
    {"had", "has", "have", "was", "were", "is", "are", "will", "would", "could", "may", "might", "fell"}
)
_FATE = frozenset({"killed", "wounded", "captured", "arrested", "died", "appointed", "was", "executed", "beheaded"})
_SLAIN = frozenset({"killed", "assassinated", "executed", "beheaded", "slain", "murdered"})
_ARTICLES, _ASIDE, _LEAST = frozenset({"a", "an", "the"}), 12, 5
_WHERE = frozenset({"in", "at", "near", "from", "to", "of", "on", "around", "outside", "for", "by", "with", "the"})
_NAMED, _KNOWN = frozenset({"named", "called", "nicknamed"}), frozenset({"known", "identified", "named"})
_PAIR = 2
_SMALL = frozenset({"the", "a", "in", "on", "and", "i"})
_OF_WHOM = frozenset({"of", "for", "in", "at", "with", "from", "who"})
_LIES = frozenset({"in", "near", "at", "inside", "outside", "into", "around"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Words `first` to `last` (exclusive) are a person's name; `same` is the first word of the full name it repeats."""

    first: int
    last: int
    role: str = ""
    candidates: tuple[str, ...] = ()
    same: int = -1


def persons(
    text: str, sentences: Sequence[Sentence], known: Actors, repairs: Sequence[Repair] = (), language: str = "en"
) -> tuple[Mention, ...]:
    """Every person named, in order; `form` is name, surname or pronoun; `candidates` the known persons of that name."""
    lexicon = actor_words(language)
    words = Words(text, repairs, sentences)
    full = list(_full_names(words, known, lexicon))
    named = sorted([*full, *_surnames(words, full)], key=lambda n: n.first)
    mentions = [_mention(words, n, known) for n in named]
    return tuple(sorted({(m.start, m.end): m for m in (*mentions, *_pronouns(text, sentences, lexicon))}.values()))


def _full_names(words: Words, known: Actors, lexicon: ActorWords) -> Iterator[_Named]:
    at = 0
    while at < len(words.all):
        found = None
        if words.all[at].capital or words.all[at].key in _JOINERS:
            found = _known_person(words, known, at) or _unknown_person(words, known, lexicon, at)
        if found:
            yield replace(found, role=_role(words, lexicon, found.first))
        other = None if found else words.name_at(at, known)
        at = found.last if found else other.last if other else at + 1


def _known_person(words: Words, known: Actors, at: int) -> _Named | None:
    name = words.name_at(at, known)
    if not name:
        return None
    ids = tuple(i for i in name.actors if (a := known.get(i)) and a.kind == "person")
    return _Named(first=at, last=name.last, candidates=ids) if ids else None


def _unknown_person(words: Words, known: Actors, lexicon: ActorWords, at: int) -> _Named | None:
    first = at
    if not words[at].capital or words[at].gap == "-":  # "Ko-Lan Sirat" is one name
        return None
    if _is_title(words[at].key, lexicon) and not _is_given(words, lexicon, at):
        return None
    last = _run(words, known, lexicon, first)
    titled = words.key(first - 1) in lexicon.titles and words.joined(first)  # "spokesman Zaw Min Tun": all of it
    if words.key(first) not in lexicon.kunya and not titled:
        first = next((i for i in range(first, last - 1) if _is_given(words, lexicon, i)), first)
    if (
        last == first
        or _names_no_person(words, lexicon, first, last)
        or not (_is_called(words, lexicon, first, last) or _is_person(words, lexicon, first, last))
    ):
        return None
    return _Named(first=first, last=last)


def _names_no_person(words: Words, lexicon: ActorWords, first: int, last: int) -> bool:
    """ "The village of Sara Tenda", "Nasser Hospital", "Radio Maisha": a place or a thing, in spite of a given name."""
    told_of = words.key(first - 1) == "of" and words.key(first - 2) in lexicon.place_leads
    called = _is_given(words, lexicon, first) and words.key(last) in lexicon.speech  # "John Fort said"
    told = place_words("en")
    built = (words.key(last - 1) in told.sites or words.key(last - 1) in told.kinds) and not called
    return told_of or built or any(words.key(at) in lexicon.no_person for at in range(first, last))


def _run(words: Words, known: Actors, lexicon: ActorWords, first: int) -> int:
    """The end of the run of name words from a capitalised word; particles stand inside, titles and states do not."""
    if not words[first].capital:
        return first
    end = at = first
    while at < len(words) and at - first < _LONGEST and (at == first or words.joined(at)):
        word = words[at]
        if (end == at and _goes_on(words, lexicon, first, at)) or _bears(words, known, lexicon, first, at):
            end = at + 1
        elif word.key not in _JOINERS or at == first:
            break
        at += 1
        if word.owner:
            break
    return end


def _bears(words: Words, known: Actors, lexicon: ActorWords, first: int, at: int) -> bool:
    """Whether a word with a capital may be a part of the name that begins at `first`."""
    if not words[at].capital:
        return False
    if _of_family(words, known, lexicon, first, at) or _is_surname(words, lexicon, first, at):
        return True
    return not _foreign(words, known, lexicon, at)


def _is_surname(words: Words, lexicon: ActorWords, first: int, at: int) -> bool:
    """ "Ahmed Said was killed": a word for speech that ends a name has its capital, which most words around lack."""
    named = at > first and (_is_given(words, lexicon, first) or words.key(first - 1) in lexicon.titles)
    return named and words.key(at) in lexicon.speech and not _headline(words, lexicon, first, at + 1)


def _goes_on(words: Words, lexicon: ActorWords, first: int, at: int) -> bool:
    """ "Ban Ki-moon": a word behind a hyphen that is no participle ("Dostum-led")."""
    word = words[at]
    return at > first and word.gap == "-" and not (word.key in lexicon.backing or word.key in lexicon.leading)


def _of_family(words: Words, known: Actors, lexicon: ActorWords, first: int, at: int) -> bool:
    """ "President Hafez al-Assad": a known person's surname ends the name of another, whose own stands before it."""
    named = _is_given(words, lexicon, first) or words.key(first - 1) in lexicon.strong_titles
    name = words.name_at(at, known) if named and at > first else None
    actors = [known.get(i) for i in name.actors] if name else []
    return bool(actors) and all(a is not None and a.kind == "person" for a in actors)


def _foreign(words: Words, known: Actors, lexicon: ActorWords, at: int) -> bool:
    """Words that end a person's name though they have a capital."""
    word = words.key(at)
    if any(
        word in words_apart for words_apart in (lexicon.calendar, by_adjective(), by_name(), lexicon.speech, _SMALL)
    ):
        return True
    if (word in lexicon.titles or word in lexicon.body_words) and not _is_given(words, lexicon, at):
        return True
    return words.name_at(at, known) is not None and not _is_given(words, lexicon, at)


def _is_given(words: Words, lexicon: ActorWords, at: int) -> bool:
    return words.key(at) in lexicon.given and words[at].capital


def _is_person(words: Words, lexicon: ActorWords, first: int, last: int) -> bool:
    long = last - first > 1
    lying = words.joined(first) and words.key(first - 1) in _WHERE  # "doctors in Bir Haddaj said"
    titled = _beside(words, lexicon, first) and _is_title(words.key(first - 1), lexicon)
    after_said = words.joined(first) and words.key(first - 1) in lexicon.speech and not _opens_clause(words, last)
    said = (words.key(last) in lexicon.speech and not lying) or after_said
    if words.key(first) in lexicon.kunya:
        parts = words.keys(first, last).split()
        paired = words.key(_behind_pair(words, last)) == "were"
        return long and (titled or said or len(parts) > 3 or words.key(last) in _FATE or paired)
    if (
        _is_told_dead(words, last)
        and not _headline(words, lexicon, first, last)
        and (long or _is_described(words, lexicon, last))
    ):
        return not lying
    if not long:
        return titled and words.key(first - 1) in lexicon.strong_titles and not _headline(words, lexicon, first, last)
    if _is_given(words, lexicon, first):
        return True
    if _is_introduced(words, lexicon, last) and not lying and not _headline(words, lexicon, first, last):
        return words.key(first) not in lexicon.body_openers
    return (
        (titled or (said and words[first].gap != "."))
        and not words[first].text.isupper()
        and not ((not titled or words[first - 1].capital) and _headline(words, lexicon, first, last))
    )


def _is_called(words: Words, lexicon: ActorWords, first: int, last: int) -> bool:
    """ "A commander known as Ibn Omar", "a guard named Yusuf"; "a senior leader, Lawrence, was wounded"."""
    if first < _PAIR or _headline(words, lexicon, first, last):
        return False
    before = words.key(first - 1)
    if words.joined(first) and (before in _NAMED or (before == "as" and words.key(first - 2) in _KNOWN)):
        return any(_is_who(words.key(at), lexicon) for at in range(max(0, first - _NEAR), first - 1))
    aside = _after_comma(words, first) and last < len(words) and _after_comma(words, last)
    return aside and before in lexicon.titles


def _is_title(word: str, lexicon: ActorWords) -> bool:
    """Whether a word is a title, of one or of several ("Commanders A and B")."""
    return word in lexicon.titles or word.removesuffix("s") in lexicon.titles


def _is_who(noun: str, lexicon: ActorWords) -> bool:
    """Whether a noun tells what one person is: "commander", "teacher"."""
    return noun in lexicon.titles or noun in quantity_words().single


def _is_told_dead(words: Words, last: int) -> bool:
    """ "Farhad Karimi was killed", "Farhad Karimi, a commander of the militia, was killed": no body or town is."""
    at = _behind_pair(words, last)
    if at < len(words) and _after_comma(words, at):
        at = next((i for i in range(at + 1, min(at + _ASIDE, len(words))) if _after_comma(words, i)), len(words))
    told = [words.key(i) for i in range(at, min(at + 3, len(words)))]
    fate = told[1:2] if told[:1] in (["was"], ["were"]) else told[2:] if told[1:2] == ["been"] else []
    return bool(_SLAIN & set(fate))


def _behind_pair(words: Words, last: int) -> int:
    """Where the second name of "Farhad Karimi and Ali Reza were killed" ends; else where the first does."""
    end = last + 1
    if words.key(last) != "and" or not words.joined(last):
        return last
    while end < len(words) and words.joined(end) and words[end].capital:
        end += 1
    return end if end - last > _PAIR and words.key(end) == "were" else last


def _is_described(words: Words, lexicon: ActorWords, last: int) -> bool:
    """ "Sangari, an insurgent leader,": what he is follows a comma and an article."""
    if last >= len(words) or not _after_comma(words, last) or words.key(last) not in _ARTICLES:
        return False
    return any(words.key(at) in lexicon.titles for at in range(last + 1, min(last + _LEAST, len(words))))


def _is_introduced(words: Words, lexicon: ActorWords, last: int) -> bool:
    """ "Aung Min Thu, the group's spokesman,": the noun that ends such a phrase, or governs it, is a title."""
    if last >= len(words) or not _after_comma(words, last) or words.key(last) not in _ARTICLES:
        return False
    for at in range(last + 1, min(last + _LEAST, len(words))):
        if not words.joined(at):
            return False
        if words.key(at) in lexicon.titles and (not words.joined(at + 1) or words.key(at + 1) in _OF_WHOM):
            return True
    return False


def _after_comma(words: Words, at: int) -> bool:
    return words.text[words[at - 1].end : words[at].start].startswith(",")


def _opens_clause(words: Words, last: int) -> bool:
    """ "Media said Deir el-Zour had fallen": what is told begins with the name, which spoke nothing."""
    return words.key(last) in _AUXILIARIES


def _beside(words: Words, lexicon: ActorWords, at: int) -> bool:
    """Whether a word goes on from the one before; the point of an abbreviated title does not part them."""
    if words.joined(at):
        return at > 0
    before = words[at - 1] if at else None
    if before is None or not before.capital or len(before.key) > _ABBREVIATED:
        return False
    return before.key in lexicon.titles and words.text[before.end : words[at].start] == ". "


def _headline(words: Words, lexicon: ActorWords, first: int, last: int) -> bool:
    """Whether most words around begin with a capital, so that a capital shows nothing.

    Around a full name: without the name and its titles.
    """
    before, after = words.all[max(0, first - _NEAR) : first], words.all[last : first + _NEAR + 1]
    if last - first > 1:
        around = [*(word for word in before if word.key not in lexicon.titles), *after]
    else:
        around = [*before, *words.all[first:last], *after]
    return 3 * sum(word.capital for word in around) > 2 * len(around)


def _role(words: Words, lexicon: ActorWords, first: int) -> str:
    """The title words directly before a name, with what they are of ("Russian Defence Ministry spokesman")."""
    at = first
    while at and first - at < _ROLE_WORDS and _beside(words, lexicon, at):
        before = words[at - 1]
        if before.key not in lexicon.titles and not (at < first and _tells_role(before.key, lexicon, before.capital)):
            break
        at -= 1
    return words.text[words[at].start : words[first].start].rstrip() if at < first else ""


def _tells_role(word: str, lexicon: ActorWords, capital: bool) -> bool:
    return capital or word in lexicon.before_sources or word in by_adjective() or word in lexicon.heads


def _surnames(words: Words, full: Sequence[_Named]) -> Iterator[_Named]:
    """Later uses of the last name alone, or of the name without its first word."""
    by_last: dict[str, _Named] = {}
    taken = {at for n in full for at in range(n.first, n.last)}
    for named in full:
        parts = words.keys(named.first, named.last)
        for short in _short_forms(parts):
            by_last.setdefault(short, named)
    for at, word in enumerate(words.all):
        if at in taken or not (word.capital or word.key in _JOINERS):
            continue
        last = words.longest(at, 3, by_last)
        if last > at and not (taken & set(range(at, last))) and words[last - 1].capital:
            person = by_last[words.keys(at, last)]
            if person.first < at and not _other_name(words, at, last):
                yield _Named(first=at, last=last, candidates=person.candidates, same=person.first)


def _other_name(words: Words, at: int, last: int) -> bool:
    """Whether the words are part of some other capitalised name, or of a place that is called like a person."""
    if at and words.joined(at) and words.key(at - 1) in _LIES:
        return True
    return (words.joined(last) and words[last].capital and words[last].gap == " ") or words.keys(at, last) in by_name()


def _short_forms(name: str) -> Iterator[str]:
    parts = name.split()
    if len(parts) < 2:
        return
    for start in range(1, len(parts)):
        tail = parts[start:]
        if tail[0] not in _JOINERS or len(tail) > 1:
            yield " ".join(tail)


def _mention(words: Words, named: _Named, known: Actors) -> Mention:
    start, end = words.span(named.first, named.last, known)
    told = [f"role={'_'.join(named.role.split())}"] if named.role else []
    told += [f"same={words[named.same].start}"] if named.same >= 0 else []
    return Mention(
        start=start,
        end=end,
        kind=MentionKind.PERSON,
        text=words.text[start:end],
        form="surname" if named.same >= 0 else "name",
        value=" ".join(told),
        candidates=named.candidates,
    )


def _pronouns(text: str, sentences: Iterable[Sentence], lexicon: ActorWords) -> Iterator[Mention]:
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos in ("PRON", "DET") and key(token.text) in lexicon.person:
                said = text[token.start : token.end]
                yield Mention(start=token.start, end=token.end, kind=MentionKind.PERSON, text=said, form="pronoun")
