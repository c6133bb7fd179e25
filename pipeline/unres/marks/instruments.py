"""Treaties, declarations, agendas and events by the names they bear in running text."""

from __future__ import annotations

from functools import cache
from typing import Final

from unres.language import Language
from unres.lexicon import instruments_in
from unres.lexicon.patterns import pattern
from unres.marks.names import Name
from unres.marks.passage import Passage
from unres.model import Mark, MarkKind

REACH: Final = 12
"""How far before a name the word that makes it another's is looked for."""
SEVERAL: Final = "several"
"""What a short word means where more than one instrument was named that it can mean."""


def find_instruments(passage: Passage) -> list[Mark]:
    """Find instruments by their titles and aliases; articles of theirs stay words.

    A short word ("the Convention") means the one instrument of that sort that was
    named before it in the document; where there are several, or one that the
    lexicon does not know, it is a word.
    """
    found, _ = _read_names(passage)
    return [Mark(start, end, MarkKind.INSTRUMENT, name) for start, end, name in found]


def name_instruments(passage: Passage) -> dict[str, str]:
    """Give what short words mean after a text, where it names instruments."""
    return _read_names(passage)[1]


def _read_names(passage: Passage) -> tuple[list[Name], dict[str, str]]:
    """Give the instruments that a text names, and what short words mean after it."""
    text, language = passage.text, passage.language
    known = instruments_in(language)
    others = pattern("instrument-of-others", language)
    goes_on = pattern("name-goes-on", language)
    meant = {**_usual(language), **passage.context.named}
    new: dict[str, str] = {}
    found: list[Name] = []
    for start, end, target in passage.names.get(MarkKind.INSTRUMENT, ()):
        if target in known:
            at = max(0, start - REACH)
            if goes_on.match(text, end) or others.search(text, at, start):
                continue
            word, name = known[target].short, target
            found.append((start, end, target))
        else:
            word, name = target.removeprefix("="), SEVERAL
            alone = _stands_alone(text, start, end, language)
            if alone and meant.get(word, SEVERAL) != SEVERAL:
                found.append((start, end, meant[word]))
            if alone:
                continue
        # A second one of a sort, or one not known: the short word tells no more.
        new[word] = meant[word] = name if meant.get(word, name) == name else SEVERAL
    return found, new


def _stands_alone(text: str, start: int, end: int, language: Language) -> bool:
    """Say whether a short word is no part of a name."""
    at = max(0, start - REACH)
    if not pattern("short-instrument-before", language).search(text, at, start):
        return False
    return not pattern("short-instrument-goes-on", language).match(text, end)


@cache
def _usual(language: Language) -> dict[str, str]:
    """Give what short words mean where no instrument of that sort was named."""
    return {it.short: it.name for it in instruments_in(language).values() if it.usual}


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
