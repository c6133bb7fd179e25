"""Conferences, decades, years and days by the names they bear in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.language import UNKNOWN
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.gazetteer import find_known
from unres.model import Mark, MarkKind

REACH: Final = 12
"""How far before a name an ordinal is looked for."""


def find_events(text: str, context: Context) -> Iterator[Mark]:
    """Find events by their titles and aliases, unless the name goes on.

    With an ordinal before it a name is another's: "the third World Summit".
    """
    if context.language != UNKNOWN:
        for start, end, name in find_known(text, MarkKind.EVENT, context.language):
            at = max(0, start - REACH)
            other = pattern("name-counted", context.language).search(text, at, start)
            if not other and not pattern("name-goes-on", context.language).match(
                text, end
            ):
                yield Mark(start, end, MarkKind.EVENT, name)
