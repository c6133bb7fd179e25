"""Sessions by their ordinals: "at its twenty-eighth session"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.counting import read_ordinal
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.holders import find_holder, fits_year
from unres.marks.organs import find_at, find_before
from unres.model import Mark, MarkKind

TENTH: Final = 10
"""No subject has had as many special sessions: a lower number may count them."""

REACH: Final = 60
"""How far before an ordinal "its" may stand."""


def find_sessions(text: str, context: Context) -> Iterator[Mark]:
    """Find numbered sessions of the organs of the lexicon.

    Keeps off those whose organ is not certain. In "its twenty-sixth and
    twenty-seventh sessions" each is marked.
    """
    if not pattern("session-word", context.language).search(text):
        return
    for match in pattern("session-told", context.language).finditer(text):
        organ = _find_session(text, match, context)
        if organ:
            yield from _mark_each(match, organ, context.language)
    for match in pattern("session-year", context.language).finditer(text):
        organ = _find_session(text, match, context)
        if organ in organs() and organs()[organ].yearly:
            yield Mark(*match.span(), MarkKind.SESSION, f"{organ}.{match['year']}")


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


def _find_session(text: str, match: re.Match[str], context: Context) -> str:
    """Say whose session is named: the Assembly's where a Main Committee meets in it."""
    organ = _find_organ(text, match, context)
    others = organs()[organ].sessions if organ in organs() else "own"
    return organ if others in {"own", "none"} else others


def _find_organ(text: str, match: re.Match[str], context: Context) -> str:
    """Give the body whose session it is: "of the" one after it, or what "its" means."""
    if context.language.leading:
        owner = find_before(text, match.start(), context)
        if owner and owner.end == match.start():
            return owner.organ
    after = pattern("session-owner", context.language).match(text, match.end())
    if after:
        owner = find_at(text, after.end(), context)
        return owner.organ if owner else ""
    coming = pattern("session-coming", context.language).match(text, match.end())
    at = max(0, match.start() - REACH)
    # "Its" may be the end of the word for a session.
    told = (
        match.start("ordinals") if "ordinals" in match.re.groupindex else match.start()
    )
    pronoun = pattern("session-pronoun", context.language).search(text[at:told])
    if pronoun is None:
        return ""
    its = at + pronoun.start()
    # A sentence or a clause that opens with the session names its subject behind it.
    head = text[max(text.rfind(". ", 0, its) + 1, its - REACH) : its]
    if coming and pattern("session-opening", context.language).search(head):
        owner = find_at(text, coming.end(), context)
        return owner.organ if owner else ""
    return find_holder(text, its, context)
