"""Who speaks: the noun group right before a reporting verb, or right after it, or after "according to".

In:     a clause, the mentions in it, the words for those who speak.
Out:    `Speaker`s: the words that name them, or a pronoun or short name that the report must explain.
Never:  a thing that cannot speak; nor trust in the tree alone, for news drops the commas that trees hang on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.busy_tellers import busy_before
from heldby.claim.described import Describing, Speaker
from heldby.claim.filling import filler
from heldby.claim.groups import NOUN_LIKE, is_short_name
from heldby.lexicon.small_words import small_words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.model import Mention

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_RELATIVE = frozenset({"who", "which", "that"})
_NAMING = frozenset({"for", "of", "on"})
_LINKS = frozenset({"of", "at", "for", "in", "from", "with", "on", "near", "inside", "to", "within"})
_WHERE = frozenset({"in", "near", "at", "inside"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FAR = 24
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers(Describing):
    """Finds the speakers of one sentence."""

    def before(self, verb: int) -> Speaker | None:
        """The speaker whose words end before a verb; auxiliaries, dates and asides may stand between."""
        index = self.over_small_words(verb - 1)
        if index < 0:
            return None
        if self.text_of(index) in (",", "\u2014", "\u2013"):
            return self.across_aside(index, verb) or self.subject(verb)
        if self.text_of(index) in ("and", "but", "or"):
            return self.subject(verb)
        found = self._before_words(index, verb)
        return found or self.subject(verb)

    def subject(self, verb: int) -> Speaker | None:
        """The subject that the tree gives a verb, or the verb it is joined to."""
        here = verb
        for _ in range(3):
            subjects = self.clause.kids(here, "nsubj")
            if subjects:
                return self.ending_at(subjects[0], here)
            if self.clause.tokens[here].dep not in ("conj", "xcomp", "advcl", "parataxis"):
                return None
            here = self.clause.tokens[here].head
        return None

    def _before_words(self, index: int, verb: int) -> Speaker | None:
        shown = self._who_shows(index, verb)
        if self.mention(index) and (busy := busy_before(self.clause, index)) is not None:
            return shown or self.ending_at(busy, verb)
        return (
            shown or self._before_statement(index) or self._across_relative(index, verb) or self.ending_at(index, verb)
        )

    def _who_shows(self, index: int, verb: int) -> Speaker | None:
        """ "Footage verified by X shows": the pictures, not who looked at them."""
        for subject in self.clause.kids(verb, "nsubj"):
            if self.text_of(subject) not in self.speech.papers or self.text_of(subject + 1) not in self.speech.finding:
                return None
            return self.ending_at(subject) if self.text_of(subject + 2) == "by" and index > subject + 2 else None
        return None

    def _before_statement(self, index: int) -> Speaker | None:
        """ "X in a statement published by Y said": the name before the means."""
        for k in range(index, max(2, index - 14), -1):
            if (
                self.text_of(k) in self.speech.papers
                and self.text_of(k - 1) in ("a", "an", "its", "his")
                and self.text_of(k - 2) == "in"
            ):
                return self.ending_at(k - 3)
        return None

    def after(self, index: int) -> Speaker | None:
        """The speaker whose words begin at a word."""
        found = self._starting_at(index)
        if found and self.text_of(found.last + 1) in ("and", "&"):
            more = self._starting_at(found.last + 2)
            if more and more.form in ("named", "described") and not self.verb_follows(more.last):
                return replace(found, last=more.last, fillers=(*found.fillers, *more.fillers))
        return found

    def ending_at(self, index: int, verb: int = -1) -> Speaker | None:
        """The speaker whose last word is `index`."""
        token = self.clause.tokens[index]
        lower = token.text.lower()
        relative = lower in _RELATIVE and token.pos in ("PRON", "DET", "SCONJ")
        if relative and not token.text.isupper():  # "WHO said" names a body
            found = self.ending_at(index - (2 if self.text_of(index - 1) == "," else 1), verb) if index > 0 else None
            return replace(found, own=index) if found else None
        if lower in _PRONOUNS or self._of_them(index):
            return Speaker(first=index, last=index, fillers=(), form="pronoun", word=lower.replace("them", "they"))
        if lower in self.speech.unnamed and self.text_of(index - 1) not in self.modifiers(index):
            return Speaker(first=index, last=index, fillers=(), form="unnamed", word=lower)
        mention = self.mention(index) or self._named_before(index)
        named = self._body_for(index) or (self._named(mention, index) if mention else None)
        if named:
            return self._joined(named)
        if token.pos not in ("NOUN", "PROPN") and not self.may_speak(lower):
            return None
        return self._group(index, verb)

    def _of_them(self, index: int) -> bool:
        """ "One of them said": those who spoke before."""
        counted = self.text_of(index - 1) == "of" and self.text_of(index - 2) in self.speech.some_of
        return counted and self.text_of(index) == "them"

    def _body_for(self, index: int) -> Speaker | None:
        """ "The Yemeni Network for Human Rights", "... of": a body whose name goes on behind, as far as a word."""
        last = self.clause.tokens[index]
        first = self.group_start(index)
        body = self.before_article(first) - 1
        person = self.names.at(MentionKind.PERSON, last.start, last.end)
        if person and person.start > self.clause.tokens[first].start:
            return None
        if body < 0 or not last.text[:1].isupper() or self.text_of(body + 1) not in _NAMING:
            return None
        head = self.clause.tokens[body]
        if not head.text[:1].isupper() or head.text.lower() not in self.speech.bodies:
            return None
        listed = self.mention(body)
        if listed and listed.candidates:
            return None if listed.end >= last.end else replace(self._named(listed, body), last=index)
        start = self.group_start(body)
        return self._head_of(start, index) or self._described(start, index, head.text.lower(), form="named")

    def _named(self, mention: Mention, index: int) -> Speaker:
        first = self.first_of(mention)
        last = max(t.index for t in self.clause.tokens if t.start < mention.end)
        if mention.form == "source" and self._is_of_more_words(mention):
            return self._described(self.group_start(index), last, self.text_of(last))
        if mention.kind is not MentionKind.PERSON and self.text_of(index) in self.speech.people:
            begins = self.group_start(index)
            renamed = self._apposed(begins) if begins > 1 and self.person(begins - 1) else None
            if renamed:
                return renamed
        told = Speaker(
            first=self.with_article(first),
            last=last,
            fillers=(filler(mention),),
            form="named",
            word=self.text_of(last),
            definite=self.text_of(first - 1) == "the",
        )
        if mention.kind is MentionKind.PERSON:
            return (self._head_of(first, index) if self.text_of(self.before_article(first)) in _WHERE else None) or told
        wider = self._head_of(first, index) or self._head_of(self._own_words(mention, index), index)
        return wider or self._within(mention, first) or told

    def _within(self, land: Mention, first: int) -> Speaker | None:
        """ "Aid groups in Sudan": the groups, and not the state."""
        link = self.before_article(first)
        is_land = link > 0 and self.names.at(MentionKind.PLACE, land.start, land.end)
        return self.ending_at(link - 1) if is_land and self.text_of(link) == "in" else None

    def _head_of(self, first: int, last: int) -> Speaker | None:
        """ "the head of the Observatory", "a source at the ministry": the noun before the preposition speaks."""
        link = self.before_article(first)
        if link <= 0 or self.text_of(link) not in _LINKS:
            return None
        at = link - 1
        if at > 0 and self.clause.tokens[at].pos in ("ADJ", "ADV", "VERB") and self.may_speak(self.text_of(at - 1)):
            at -= 1  # "a source close to the group", "a teacher living in the town"
            last = at if self.clause.tokens[link - 1].pos == "VERB" else last
        noun = self.clause.tokens[at]
        person = self.mention(at)
        if person and person.kind is MentionKind.PERSON:
            return self._named(person, at)
        start = self.group_start(at)
        if noun.text.lower() in self.speech.bodies and self.text_of(link) == "on":
            return self._described(self.body_of(start), at, noun.text.lower())  # "the commission of inquiry on Mali"
        if not self.may_speak(noun.text.lower()) or noun.text.lower() in self.speech.bodies:
            further = self._head_of(start, last) if noun.pos in ("NOUN", "PROPN") else None
            told = further is not None and (further.form == "named" or further.word in self.speech.people)
            return further if told else None
        return self._apposed(start) or self._described(start, last, noun.text.lower())

    def _group(self, index: int, verb: int) -> Speaker | None:
        """A noun group without a mark of its own."""
        head = self.clause.tokens[index]
        first = self.group_start(index)
        lower = head.text.lower()
        renamed = self._apposed(first) or self._apposed(self.body_of(first)) or self._beside_person(first, lower)
        if renamed:
            return renamed
        if self.may_speak(lower):
            base = self._head_of(first, index) if lower not in self.speech.people else None
            return self._joined(base or self._described(first, index, lower))
        wider = self._head_of(first, index)
        if wider:
            return self._joined(wider)
        place = self.names.at(MentionKind.PLACE, head.start, head.end)
        time = self.names.at(MentionKind.TIME, head.start, head.end)
        subject = head.head == verb and head.dep in ("nsubj", "csubj")
        named = head.pos == "PROPN" or (head.text[:1].isupper() and subject)
        if not named or time or (place and not subject):
            return None
        while first < index and not self.clause.tokens[first].text[:1].isupper():
            first += 1
        return self._joined(self._described(first, index, lower, form="named"))

    def _beside_person(self, first: int, word: str) -> Speaker | None:
        """ "Anna Weber UN coordinator said": the person right before a post, with the body it is at between."""
        at = first - 1
        while at > 0 and first - at < _LONGEST_NAME and not self.person(at) and self.clause.tokens[at].tag == "NNP":
            at -= 1
        person = self.person(at) if at >= 0 and word in self.speech.people else None
        return self._named(person, at) if person else None

    def _joined(self, speaker: Speaker) -> Speaker:
        """With those named before "and" ("an official and two residents"): the tree must hang one on the other."""
        link = self.before_article(speaker.first)
        link -= int(link > 0 and self.clause.tokens[link].pos == "NUM")
        if link <= 0 or self.text_of(link) != "and":
            return speaker
        other = self.clause.tokens[link - 1]
        heads = {t.head for t in self.clause.tokens[speaker.first : speaker.last + 1] if t.dep == "conj"}
        begins = self.group_start(link - 1)
        # "..., killing ten people, residents and a chief told": the tree hangs them on the people
        people = other.text.lower() in self.speech.people and self.text_of(begins - 1) == ","
        if not people and not any(begins <= h <= other.index for h in heads):
            return speaker
        if (more := self.ending_at(link - 1)) is None or more.form not in ("named", "described"):
            return speaker
        return replace(speaker, first=more.first, fillers=(*more.fillers, *speaker.fillers))

    def _apposed(self, first: int) -> Speaker | None:
        """ "the Observatory a Britain-based monitor said": the name before the description speaks."""
        if first <= 0 or self.text_of(first) not in ("a", "an", "the"):
            return None
        before = first - 1 - (self.text_of(first - 1) == ",")
        mention = self.mention(before) if before >= 0 else None
        if self.text_of(first) == "the" and (not mention or mention.kind is not MentionKind.PERSON):
            return None
        if mention:
            return None if self.is_of_clause(before) else self._named(mention, before)
        named = self.clause.tokens[before]
        full = before > 0 and self.clause.tokens[before - 1].pos == "PROPN"
        if named.tag == "NNP" and (full or named.dep == "nsubj") and self.text_of(before) not in small_words():
            place = self.names.at(MentionKind.PLACE, named.start, named.end)
            return None if place else self._group(before, -1)
        return None

    def across_aside(self, comma: int, verb: int) -> Speaker | None:
        """ "X, who watches the war, said": the name before the aside."""
        opened = next(
            (k for k in range(comma - 1, max(-1, comma - _FAR), -1) if self.text_of(k) in (",", "\u2014", "\u2013")), -1
        )
        if opened <= 0:
            return None
        found = self.ending_at(self.over_small_words(opened - 1), verb)
        return found if found and found.form == "named" else self._who_it_is(opened, comma, found) or found

    def _who_it_is(self, opened: int, comma: int, found: Speaker | None) -> Speaker | None:
        """ "Its commander, General X, said", "its wing, the Y Brigades, said": whom nothing but the aside names."""
        named = self.mention(comma - 1)
        aside = self.clause.tokens[opened + 1 : comma]
        if not all(token.pos in (*NOUN_LIKE, "DET") for token in aside):
            return None
        if named and (named.kind is MentionKind.PERSON or (found is None and named.form == "name")):
            return self._named(named, comma - 1)
        unknown = found is not None and found.word in self.speech.people and 1 < len(aside) <= _LONGEST_NAME
        if named is None and unknown and all(token.pos == "PROPN" for token in aside):
            return self._described(opened + 1, comma - 1, self.text_of(comma - 1), form="named")
        return None

    def _across_relative(self, index: int, verb: int) -> Speaker | None:
        """ "an organisation that monitors the war said": the noun before the relative pronoun."""
        for k in range(index, max(0, index - _FAR), -1):
            token = self.clause.tokens[k]
            if token.text in (",", ";", ":", '"', "\u201d"):
                break
            between = self.clause.tokens[k + 1 : verb]
            noun = self.clause.tokens[k - 1]
            told_of = noun.pos in ("NOUN", "PROPN") and (index - k < _FAR // 2 or noun.head == verb)
            if (
                token.text.lower() in ("who", "which", "that", "whose")
                and told_of
                and any(t.tag in _FINITE for t in between)
            ):
                found = self.ending_at(k - 1, verb)
                return replace(found, about=self.names.text[token.start : between[-1].end].lower()) if found else None
        return None

    def _starting_at(self, index: int) -> Speaker | None:
        tokens = self.clause.tokens
        start = index
        while start < len(tokens) and (tokens[start].pos == "DET" or tokens[start].text in ('"', "\u201c")):
            start += 1
        end = start
        while end < len(tokens) and (
            tokens[end].pos in NOUN_LIKE
            or (end > start and is_short_name(tokens[end].text))
            or tokens[end].text in ("-", "'s", "\u2019s", "'", "\u2019")
            or self.hyphened(end)
        ):
            end += 1
            if self._closes_paper(start, end) or (end < len(tokens) and self._starts_telling(start, end)):
                break
        many = self._of_many(start, end)
        if many:
            told = self._starting_at(many)
            return replace(told, first=index) if told else None
        end = self._after_name(end)
        if end == start or self.names.at(MentionKind.TIME, tokens[start].start, tokens[start].end):
            return None
        return self._person_in(index, start, end) or self._head_after(index, start, end)

    def _person_in(self, index: int, start: int, end: int) -> Speaker | None:
        tokens = self.clause.tokens
        inside = self.names.within(MentionKind.PERSON, tokens[start].start, tokens[end - 1].end)
        if not inside:
            return None
        first = self.first_of(inside[0])
        last = max(t.index for t in tokens if t.start < inside[0].end)
        return Speaker(first=index, last=last, fillers=(filler(inside[0]),), form="named", word=self.text_of(first))

    def _head_after(self, index: int, start: int, end: int) -> Speaker | None:
        tokens = self.clause.tokens
        mention = self.mention(end - 1) or self.mention(start)
        reach = end
        head = tokens[end - 1]
        lower = head.text.lower()
        whose = lower in self.speech.people and self.text_of(end) in _LINKS  # "a source at the ministry"
        known = self._named_behind(end, lower) or (self._issuer(end - 2) if end - 2 >= start else None)
        if known:
            return replace(known, first=index)
        if mention and mention.end >= head.end and not (whose and mention.form != "name"):
            last = max(t.index for t in tokens if t.start < mention.end)
            return Speaker(
                first=index,
                last=last,
                fillers=(filler(mention),),
                form="named",
                word=self.text_of(last),
                definite=self.text_of(index) == "the",
            )
        if lower in self.speech.unnamed:
            return (
                Speaker(first=index, last=end - 1, fillers=(), form="unnamed", word=lower)
                if end == start + 1
                else self._described(start, end - 1, lower)
            )
        proper = head.pos == "PROPN" or is_short_name(head.text)
        if not self.may_speak(lower) and not proper:
            return self._counting(index, start, end - 1)
        if self.text_of(reach) in _LINKS:
            stop = reach + 1
            while stop < len(tokens) and (tokens[stop].pos in NOUN_LIKE or self._opens_with(stop, reach)):
                stop += 1
            while stop > reach + 1 and tokens[stop - 1].pos not in ("NOUN", "PROPN"):
                stop -= 1
            time = stop > reach + 1 and self.names.at(MentionKind.TIME, tokens[reach + 1].start, tokens[stop - 1].end)
            reach = reach if time else stop
        behind = self._named_behind(reach, lower)
        if behind:
            return replace(behind, first=index)
        return self._described(start, reach - 1, lower, form="named" if proper else "described", begin=index)

    def _issuer(self, index: int) -> Speaker | None:
        """Whose figures they are: "according to UN figures"."""
        issuer = self.mention(index) if self.text_of(index + 1) in self.speech.counts else None
        return self._named(issuer, index) if issuer and issuer.form == "name" else None

    def _named_behind(self, after: int, word: str) -> Speaker | None:
        """The person behind a post, the body behind a paper: "an estimate by the UN"."""
        if word in self.speech.people:
            return self._apposed_person(after)
        after = self._over_participle(after) if word in self.speech.papers else after
        by = self.after(after + 1) if word in self.speech.papers and self.text_of(after) == "by" else None
        return by if by and by.form == "named" else None

    def _apposed_person(self, after: int) -> Speaker | None:
        """ "According to a spokesman, Brigadier General X, ...": the person whom the post is of."""
        tokens = self.clause.tokens
        at = after + (self.text_of(after) == ",")
        ranks = at
        while ranks < min(at + _LONGEST_NAME, len(tokens)) and tokens[ranks].pos == "PROPN" and not self.person(ranks):
            ranks += 1
        named = self.person(ranks) if ranks < len(tokens) and tokens[ranks].pos == "PROPN" else None
        if named is None:
            return None
        told = self._named(named, ranks)
        closes = at == after or self.text_of(told.last + 1) in (",", ".", "", ")")
        return told if closes else None
