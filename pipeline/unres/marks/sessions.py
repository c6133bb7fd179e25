"""Sessions by their ordinals ("at its twenty-eighth session"), and whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from operator import attrgetter
from typing import Final

from unres.language import Language
from unres.lexicon import hrc_sessions, organs, organs_in
from unres.lexicon.counting import read_ordinal
from unres.lexicon.patterns import pattern
from unres.marks.mentions import Mention
from unres.marks.organs import find_at, find_before
from unres.marks.passage import Passage
from unres.marks.series import FIRST_YEAR
from unres.model import Mark, MarkKind

TENTH: Final = 10
"""No subject has had as many special sessions: a lower number may count them."""
REACH: Final = 60
"""How far before an ordinal "its" may stand."""
CLAUSE: Final = 600
"""No clause has more characters before the session that it tells of."""
NEAR: Final = 150
"""Most clauses have fewer characters there: these are looked at first."""
CALLED: Final = 60
"""How far before "its" a body may be called by a common noun: "the group"."""


def find_sessions(passage: Passage) -> list[Mark]:
    """Find numbered sessions of the organs of the lexicon.

    Keeps off those whose organ is not certain. In "its twenty-sixth and
    twenty-seventh sessions" each is marked.
    """
    text, language = passage.text, passage.language
    marks: list[Mark] = []
    for match in pattern("session-told", language).finditer(text):
        organ = _find_session(passage, match)
        if organ:
            marks += _mark_each(match, organ, language)
    year = pattern("session-year", language)
    for match in year.finditer(text) if passage.numbered else ():
        organ = _find_session(passage, match)
        if organ in organs() and organs()[organ].yearly:
            target = f"{organ}.{match['year']}"
            marks.append(Mark(*match.span(), MarkKind.SESSION, target))
    return marks


def _mark_each(match: re.Match[str], organ: str, language: Language) -> Iterator[Mark]:
    """Mark the sessions that share the word: the first or the last one with it."""
    kind = "ES-" if match["emergency"] else "S-" if match["special"] else ""
    found = list(pattern("ordinal", language).finditer(match["ordinals"]))
    if organ in organs() and organs()[organ].yearly:
        return
    subject = pattern("session-counted", language)
    counted = kind and subject.match(match.string, match.end())
    for ordinal in found:
        if counted and read_ordinal(ordinal[0], language) < TENTH:
            continue
        first, last = ordinal is found[0], ordinal is found[-1]
        end = match.end() if last else match.start("ordinals") + ordinal.end()
        number = f"{kind}{read_ordinal(ordinal[0], language)}"
        if not fits_year(match.string, match.end(), organ, number, language):
            continue
        start = match.start() if first else match.start("ordinals") + ordinal.start()
        yield Mark(start, end, MarkKind.SESSION, f"{organ}.{number}")


def _find_session(passage: Passage, match: re.Match[str]) -> str:
    """Say whose session is named: the Assembly's where a Main Committee meets in it."""
    organ = _find_organ(passage, match)
    others = organs()[organ].sessions if organ in organs() else "own"
    return organ if others in {"own", "none"} else others


def _find_organ(passage: Passage, match: re.Match[str]) -> str:
    """Give the body whose session it is: "of the" one after it, or what "its" means."""
    text, language = passage.text, passage.language
    if language.leading:
        owner = find_before(passage, match.start())
        if owner and owner.end == match.start():
            return owner.organ
    after = pattern("session-owner", language).match(text, match.end())
    if after:
        owner = find_at(passage, after.end())
        return owner.organ if owner else ""
    coming = pattern("session-coming", language).match(text, match.end())
    at = max(0, match.start() - REACH)
    # "Its" may be the end of the word for a session.
    told = (
        match.start("ordinals") if "ordinals" in match.re.groupindex else match.start()
    )
    pronoun = pattern("session-pronoun", language).search(text[at:told])
    if pronoun is None:
        return ""
    its = at + pronoun.start()
    # A sentence or a clause that opens with the session names its subject behind it.
    low = max(0, its - REACH)
    head = text[max(text.rfind(". ", low, its) + 1, low) : its]
    if coming and pattern("session-opening", language).search(head):
        owner = find_at(passage, coming.end())
        return owner.organ if owner else ""
    return find_holder(passage, its)


def find_holder(passage: Passage, its: int) -> str:
    """Say whose session "its" at an offset means, or "" where that is not certain.

    The body named last in the clause, if it is one that holds sessions; where the
    clause names none, the organ that speaks. Offices and programmes hold none, so
    that what is named before them may be meant.
    """
    text, language, speaker = passage.text, passage.language, passage.context.organ
    start = _find_clause(text, its, language)
    if pattern("session-to-it", language).search(text[start:its]):
        return speaker
    mentions = passage.mentions
    first = bisect_left(mentions, start, key=attrgetter("start"))
    # A text of one paragraph may have a hundred thousand of them.
    behind = (mentions[i] for i in range(first, len(mentions)))
    inside = takewhile(lambda it: it.end <= its, behind)
    holding = [mention for mention in inside if _holds(mention, language)]
    last = holding[-1].end if holding else start
    # A body that no lexicon knows, or one that a common noun stands for.
    if pattern("session-body", language).search(text, last, its):
        return ""
    if pattern("session-others", language).search(text, max(last, its - CALLED), its):
        return ""
    return holding[-1].organ if holding else speaker


def fits_year(text: str, end: int, organ: str, number: str, language: Language) -> bool:
    """Say whether the year printed behind a session can be its own; True for none."""
    held = pattern("session-held", language).match(text, end)
    year = int(held["year"]) if held else 0
    if not year or not number.isdigit():
        return True
    if organ == "unga":
        return year - FIRST_YEAR - int(number) in {0, 1}
    session = hrc_sessions().get(number) if organ == "unga-hrc" else None
    return session is None or str(year) in {session.first[:4], session.last[:4]}


def _find_clause(text: str, its: int, language: Language) -> int:
    """Give where the clause begins that an offset stands in."""
    clause, first = pattern("cited-clause", language), its
    for reach in (NEAR, CLAUSE):
        first = max(0, its - reach)
        ends = [found.end() for found in clause.finditer(text, first, its)]
        if ends or not first:
            return ends[-1] if ends else first
    return first


def _holds(mention: Mention, language: Language) -> bool:
    """Whether a body holds sessions, by its title; of unknown ones we must think so."""
    return not mention.organ or _is_holder(mention.organ, language)


@cache
def _is_holder(organ: str, language: Language) -> bool:
    """Whether an organ is a body that meets in sessions, by its record and title."""
    record = organs_in(language)[organ]
    meets = pattern("session-body", language).search(record.title) is not None
    return meets and record.sessions != "none"
