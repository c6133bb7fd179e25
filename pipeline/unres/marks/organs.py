"""Bodies by their names, and what "its" means in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Final

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.patterns import pattern
from unres.marks.mentions import Mention, short_words
from unres.marks.passage import Passage
from unres.model import Mark, MarkKind

_START: Final = attrgetter("start")
_END: Final = attrgetter("end")

REACH: Final = 150
"""How many characters "its" may stand behind the body that it refers to."""


def find_organs(passage: Passage) -> list[Mark]:
    """Find bodies by their names, and by short words where it is clear whose."""
    return [
        Mark(mention.start, mention.end, MarkKind.ORGAN, mention.organ)
        for mention in passage.mentions
        if mention.organ
    ]


def find_before(passage: Passage, at: int) -> Mention | None:
    """Find the body that is named last before an offset."""
    mentions = passage.mentions
    i = bisect_right(mentions, at, key=_END) if mentions else 0
    return mentions[i - 1] if i else None


def find_at(passage: Passage, at: int) -> Mention | None:
    """Find the body whose name starts at an offset."""
    mentions = passage.mentions
    i = bisect_left(mentions, at, key=_START) if mentions else 0
    found = mentions[i] if i < len(mentions) else None
    return found if found and found.start == at else None


def find_owner(passage: Passage, at: int) -> str:
    """Say whose resolution or session "its" at an offset means, or "".

    The body named before it in the clause, if it is named as one that acts; else
    the organ that speaks.
    """
    text, language, speaker = passage.text, passage.language, passage.context.organ
    mention = find_before(passage, at)
    if mention and at - mention.end <= REACH:
        gap = text[mention.end : at]
        attribute = pattern("body-attribute", language).match(text, mention.end)
        acts = _is_adopting(mention) and not attribute
        acts = acts or pattern("body-before-its", language).fullmatch(gap) is not None
        if acts and not pattern("cited-clause", language).search(gap):
            loose = not mention.organ and not _is_bound(gap, language)
            return speaker if loose else mention.organ
    return speaker


def name_bodies(passage: Passage) -> dict[str, str]:
    """Give what short words mean after a text, where it names bodies in full."""
    return {
        word: mention.organ
        for mention in passage.mentions
        if mention.full
        for word in short_words(mention.organ, passage.language)
    }


def _is_bound(gap: str, language: Language) -> bool:
    """Say whether the words between a body and "its" tie the two for certain."""
    return bool(pattern("body-acts", language).search(gap)) and not pattern(
        "body-founded", language
    ).search(gap)


def _is_adopting(mention: Mention) -> bool:
    """Say whether a body adopts resolutions; of unknown ones we must think so."""
    return not mention.organ or bool(organs()[mention.organ].number)
