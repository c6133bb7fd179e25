"""Sessions by their ordinals: "at its twenty-eighth session"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.counting import read_ordinal
from unres.lexicon.patterns import pattern
from unres.marks.holders import find_holder, fits_year
from unres.marks.organs import find_at, find_before
from unres.marks.passage import Passage
from unres.model import Mark, MarkKind

TENTH: Final = 10
"""No subject has had as many special sessions: a lower number may count them."""

REACH: Final = 60
"""How far before an ordinal "its" may stand."""


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
