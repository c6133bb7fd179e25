"""Treaties, declarations and agendas by the names they bear in running text."""

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
    if MarkKind.INSTRUMENT not in passage.names:
        return []
    found, _ = _read_names(passage)
    return [Mark(start, end, MarkKind.INSTRUMENT, name) for start, end, name in found]


def name_instruments(passage: Passage) -> dict[str, str]:
    """Give what short words mean after a text, where it names instruments."""
    return _read_names(passage)[1]


def _read_names(passage: Passage) -> tuple[list[Name], dict[str, str]]:
    """Give the instruments that a text names, and what short words mean after it."""
    names = passage.names.get(MarkKind.INSTRUMENT)
    if not names:
        return [], {}
    text, language = passage.text, passage.language
    named = dict(passage.context.named)
    found: list[Name] = []
    for start, end, target in names:
        at = max(0, start - REACH)
        word = target.removeprefix("=")
        if target in instruments_in(language):
            other = pattern("instrument-of-others", language).search(text, at, start)
            if not other and not pattern("name-goes-on", language).match(text, end):
                _name(named, instruments_in(language)[target].short, target, language)
                found.append((start, end, target))
        elif _stands_alone(text, start, end, language):
            name = named.get(word) or _usual(language).get(word, SEVERAL)
            if name != SEVERAL:
                found.append((start, end, name))
        else:
            _name(named, word, SEVERAL, language)
    return found, named


def _name(named: dict[str, str], word: str, name: str, language: Language) -> None:
    """Keep what a short word means once an instrument of that sort was named."""
    before = named.get(word) or _usual(language).get(word, name)
    named[word] = name if before == name else SEVERAL


def _stands_alone(text: str, start: int, end: int, language: Language) -> bool:
    """Say whether a short word is no part of a name."""
    at = max(0, start - REACH)
    opens = pattern("short-instrument-before", language).search(text, at, start)
    return bool(opens) and not pattern("short-instrument-goes-on", language).match(
        text, end
    )


@cache
def _usual(language: Language) -> dict[str, str]:
    """Give what short words mean where no instrument of that sort was named."""
    return {it.short: it.name for it in instruments_in(language).values() if it.usual}
