"""Treaties, declarations and agendas by the names they bear in running text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import instruments_in
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.gazetteer import find_known
from unres.marks.names import Found
from unres.model import Mark, MarkKind

REACH: Final = 12
"""How far before a name the word that makes it another's is looked for."""

SEVERAL: Final = "several"
"""What a short word means where more than one instrument was named that it can mean."""


def find_instruments(text: str, context: Context) -> Iterator[Mark]:
    """Find instruments by their titles and aliases; articles of theirs stay words.

    A short word ("the Convention") means the one instrument of that sort that was
    named before it in the document; where there are several, or one that the
    lexicon does not know, it is a word.
    """
    if context.language != UNKNOWN and find_known(
        text, MarkKind.INSTRUMENT, context.language
    ):
        for start, end, name in _read_names(
            text, dict(context.named), context.language
        ):
            yield Mark(start, end, MarkKind.INSTRUMENT, name)


def name_instruments(text: str, context: Context) -> dict[str, str]:
    """Give what short words mean after a text, where it names instruments."""
    if not find_known(text, MarkKind.INSTRUMENT, context.language):
        return {}
    named = dict(context.named)
    deque(_read_names(text, named, context.language), maxlen=0)
    return named


def _read_names(
    text: str, named: dict[str, str], language: Language
) -> Iterator[Found]:
    """Give the instruments that a text names, and keep what short words mean."""
    for start, end, target in find_known(text, MarkKind.INSTRUMENT, language):
        at = max(0, start - REACH)
        word = target.removeprefix("=")
        if target in instruments_in(language):
            other = pattern("instrument-of-others", language).search(text, at, start)
            if not other and not pattern("name-goes-on", language).match(text, end):
                _name(named, instruments_in(language)[target].short, target, language)
                yield Found(start, end, target)
        elif _stands_alone(text, start, end, language):
            name = named.get(word) or _usual(language).get(word, SEVERAL)
            if name != SEVERAL:
                yield Found(start, end, name)
        else:
            _name(named, word, SEVERAL, language)


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
