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
    counted = pattern("name-counted", language)
    goes_on = pattern("name-goes-on", language)
    return [
        Mark(start, end, MarkKind.EVENT, name)
        for start, end, name in passage.names.get(MarkKind.EVENT, ())
        if not goes_on.match(text, end)
        and not counted.search(text, max(0, start - REACH), start)
    ]
