"""Conferences, decades, years and days by the names they bear in running text."""

from __future__ import annotations

from typing import Final

from unres.lexicon.patterns import pattern
from unres.marks.passage import Passage
from unres.model import Mark, MarkKind

REACH: Final = 12
"""How far before a name an ordinal is looked for."""


def find_events(passage: Passage) -> list[Mark]:
    """Find events by their titles and aliases, unless the name goes on.

    With an ordinal before it a name is another's: "the third World Summit".
    """
    text, language = passage.text, passage.language
    marks: list[Mark] = []
    for start, end, name in passage.names.get(MarkKind.EVENT, ()):
        at = max(0, start - REACH)
        other = pattern("name-counted", language).search(text, at, start)
        if not other and not pattern("name-goes-on", language).match(text, end):
            marks.append(Mark(start, end, MarkKind.EVENT, name))
    return marks
