"""Whose resolutions a list is of, by the words around it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from unres.language import CAPITAL, Language
from unres.lexicon import organs
from unres.lexicon.actions import is_acting
from unres.lexicon.patterns import pattern
from unres.marks.mentions import Mention
from unres.marks.organs import find_at, find_before, find_owner
from unres.marks.passage import Passage
from unres.marks.series import has_numbers
from unres.marks.tokens import Token

UNSURE: Final = "?"
"""The organ of a list whose body no lexicon knows: nothing of it is marked."""
INITIALS: Final = re.compile(rf"\b{CAPITAL}{{2,}}\s$")
"""A body known only by its initials before a head: "WHA resolution"."""
NEAR: Final = 60
"""How far before a head the words are looked at that tell of another body."""
NAMED: Final = re.compile(rf"[^\s.;:“\"] (?P<last>{CAPITAL}[\w’'-]+) $")
"""The last word of a name right before a head: "Organized Crime resolution"."""
YEARLY: Final = re.compile(r"\((?:19|20)\d\d\)")
"""The year in the numbers of the Security Council."""
RECORDS: Final = 200
"""How far before a head the supplement is looked for that prints the text."""


class Lead(NamedTuple):
    """Whose resolutions a list is of, and where its citation starts."""

    start: int
    organ: str = ""
    stated: bool = False
    """Whether the words say so; else the organ is only understood."""
    owned: bool = False
    """Whether "its" or a short word ("Council") points to the organ."""


def find_lead(passage: Passage, head: Token, end: int) -> Lead:
    """Say whose resolutions a list is of that ends at an offset, by words around it."""
    text, language = passage.text, passage.language
    before = find_before(passage, head.start)
    if before and not text[before.end : head.start].strip():
        stated = before.full or not before.organ
        return Lead(before.start, before.organ or UNSURE, stated, owned=True)
    around = text[max(0, head.start - NEAR) : head.start]
    # "Peace and Security resolutions 2250 (2015)": such numbers are of one organ only.
    yearly = YEARLY.search(text, head.end, end) is not None
    others = not yearly and _is_of_others(around, language)
    adopter = UNSURE if others else _find_adopter(passage, head.start, before)
    printed = adopter or _find_printed(passage, head.start)
    if printed:
        return Lead(head.start, printed, stated=True)
    behind = _find_behind(passage, end)
    if behind is not None:
        return Lead(head.start, behind, stated=bool(behind))
    if head.its:
        organ = find_owner(passage, head.start)
        known = has_numbers(organ)
        return Lead(head.start, organ if known else UNSURE, not known, owned=True)
    acting = pattern("acting", language)
    if before and acting.fullmatch(text, before.end, head.start):
        return Lead(head.start, before.organ or UNSURE, stated=not before.organ)
    return Lead(head.start)


def _is_of_others(around: str, language: Language) -> bool:
    """Whether the words right before a head make it that of a body not known."""
    named = NAMED.search(around)
    held = pattern("text-held", language)
    others = INITIALS.search(around) or held.search(around)
    return bool(others or (named and not is_acting(named["last"], language)))


def _find_adopter(passage: Passage, at: int, before: Mention | None) -> str:
    """Give the body that adopted what is cited at a session, by the words before it."""
    adopted = pattern("body-adopted", passage.language)
    if before and adopted.fullmatch(passage.text, before.end, at):
        return before.organ if has_numbers(before.organ) else UNSURE
    return ""


def _find_printed(passage: Passage, at: int) -> str:
    """Give the organ whose texts the Official Records named before an offset print.

    "Supplement No. 53A (A/77/53/Add.1), chap. III, sect. A, resolution 51/4".
    """
    supplement = pattern("supplement", passage.language)
    found = supplement.search(passage.text, max(0, at - RECORDS), at)
    if not found:
        return ""
    name = f"{found['series']} {found['number']}"
    printing = (o.name for o in organs().values() if name in o.supplements)
    return next(printing, UNSURE)


def _find_behind(passage: Passage, end: int) -> str | None:
    """Give the body that a list is of by the words behind it, if any tell."""
    text, language = passage.text, passage.language
    after = pattern("body-after", language).match(text, end)
    if after:
        return _find_after(passage, after.end())
    topic = pattern("topic", language).match(text, end)
    organ = _find_after(passage, topic.end()) if topic else ""
    return organ if has_numbers(organ) else None


def _find_after(passage: Passage, at: int) -> str:
    """Give the body named at an offset; "" for one of two, for either may be meant."""
    found = find_at(passage, at)
    if found is None or not found.organ:
        return UNSURE
    together = pattern("together", passage.language).match(passage.text, found.end)
    return "" if together else found.organ
