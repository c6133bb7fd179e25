"""States and places by the names they bear in running text."""

from __future__ import annotations

from typing import Final

from unres.language import Language
from unres.lexicon import states
from unres.lexicon.patterns import pattern
from unres.marks.passage import Passage
from unres.marks.tails import is_named_for, is_tail
from unres.model import Mark, MarkKind

REACH: Final = 32
"""How far before a name the words that make it a place are looked for."""


def find_states(passage: Passage) -> list[Mark]:
    """Find states and places as whole names; the longest at a place is the one meant.

    A state is a place where the words before it say so ("in Eritrea", "the people of
    Chad"), and in a list where the one before it is; else it is a state. Keeps off
    names that only contain one: those that go on with a capital ("Mexico City"), that
    end in a place ("Council of Europe"), and those on record ("United States dollar").
    """
    text, language, known = passage.text, passage.language, states()
    goes_on = pattern("state-goes-on", language)
    marks: list[Mark] = []
    last = Mark(0, 0, MarkKind.STATE)
    for start, end, name in passage.names.get(MarkKind.STATE, ()):
        if goes_on.match(text, end) or is_tail(text, start, language, last.end):
            continue
        low = max(0, start - REACH)
        if name in known:
            if is_named_for(text, start, end, language):
                continue
            place = _is_place(text, (low, start, end), last, language)
        else:
            place = True
            if pattern("place-named-for", language).search(text[low:start]):
                continue
        last = Mark(start, end, MarkKind.PLACE if place else MarkKind.STATE, name)
        marks.append(last)
    return marks


def _is_place(
    text: str, at: tuple[int, int, int], last: Mark, language: Language
) -> bool:
    """Say whether the words before a state, or the last name in a list, make it one.

    Takes how far back to look, and where the state starts and ends.
    """
    low, start, end = at
    if pattern("place-owns", language).match(text, end):
        return False
    if pattern("place-listed", language).fullmatch(text, last.end, start):
        return last.kind is MarkKind.PLACE
    return pattern("place-before", language).search(text[low:start]) is not None
