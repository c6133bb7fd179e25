"""Whose session "its" means: the nearest body that holds sessions, or nobody's."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import takewhile
from operator import attrgetter
from typing import Final

from unres.language import Language
from unres.lexicon import hrc_sessions, organs_in
from unres.lexicon.patterns import pattern
from unres.marks.mentions import Mention
from unres.marks.passage import Passage
from unres.marks.series import FIRST_YEAR

CLAUSE: Final = 600
"""No clause has more characters before the session that it tells of."""

NEAR: Final = 150
"""Most clauses have fewer characters there: these are looked at first."""

REACH: Final = 60
"""How far before "its" a body may be called by a common noun: "the group"."""


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
    if pattern("session-others", language).search(text, max(last, its - REACH), its):
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
