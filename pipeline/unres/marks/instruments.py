"""Treaties, declarations and agendas by the names they bear in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.lexicon.patterns import LANGUAGES, pattern
from unres.marks.finder import Context
from unres.marks.gazetteer import find_known
from unres.model import Mark, MarkKind

REACH: Final = 12
"""How far before a name the word that makes it another's is looked for."""


def find_instruments(text: str, context: Context) -> Iterator[Mark]:
    """Find instruments by their titles and aliases; articles of theirs stay words."""
    if context.language in LANGUAGES:
        for start, end, name in find_known(text, MarkKind.INSTRUMENT):
            at = max(0, start - REACH)
            other = pattern("instrument-of-others").search(text, at, start)
            if not other and not pattern("name-goes-on").match(text, end):
                yield Mark(start, end, MarkKind.INSTRUMENT, name)
