"""What a unit does; who is asked to act and by when, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.addressee import addressees
from unres.lexicon.patterns import pattern
from unres.model import Mark, MarkKind, Meta
from unres.resolve.times import read_times
from unres.text import Span

NAMED: Final = frozenset({MarkKind.ORGAN, MarkKind.ROLE, MarkKind.STATE})
"""The marks of those who can be asked."""


class Deed(NamedTuple):
    """What a unit does by one of its action phrases."""

    phrase: str
    """The phrase as printed."""
    concept: str
    at: Span
    addressees: tuple[str, ...]
    """Who is asked: lexicon names and codes, as the targets of marks; groups."""
    due: tuple[str, ...]
    """By when it is to be done: later sessions of the organ, and later dates."""


def find_deeds(
    text: str, actions: list[Mark], marks: tuple[Mark, ...], meta: Meta
) -> tuple[Deed, ...]:
    """Give what a unit does by its action phrases and the marks around them."""
    language = meta.language
    asking = addressees(language).asking
    deeds: list[Deed] = []
    for place, action in enumerate(actions, 1):
        names: tuple[str, ...] = ()
        times: tuple[str, ...] = ()
        if action.target in asking:
            last = actions[place].start if place < len(actions) else len(text)
            known = {m.start: m for m in marks if m.kind in NAMED and m.target}
            found = _read_names(text, action.end, known, language)
            names = tuple(dict.fromkeys(found))
            times = tuple(dict.fromkeys(read_times(text, marks, action, last, meta)))
        phrase, at = text[action.start : action.end], Span(action.start, action.end)
        deeds.append(Deed(phrase, action.target, at, names, times))
    return tuple(deeds)


def _read_names(
    text: str, start: int, known: Mapping[int, Mark], language: Language
) -> Iterator[str]:
    """Give who is asked: the objects right behind a phrase, as far as they are known.

    Two capitals with a bare "and" between may share a word that follows ("United
    Nations and African Union forces"): the first waits for the end of the second.
    """
    waiting: list[str] = []
    joined = pattern("asked-lead", language).match(text, start)
    while joined:
        at = joined.end()
        found = _match_group(text, at, language) or _match_mark(
            text, at, known, language
        )
        if found is None:
            return
        name, end = found
        joined = pattern("asked-next", language).match(text, end)
        ended = pattern("asked-end", language).match(text, end)
        waiting.append(name)
        if ended or (
            joined and pattern("asked-joined", language).match(text, joined.end())
        ):
            yield from waiting
            waiting = []


def _match_group(text: str, at: int, language: Language) -> tuple[str, int] | None:
    """Read the group that stands at a place, and where it ends."""
    group = pattern("asked-group", language).match(text, at)
    return (" ".join(group["group"].split()), group.end()) if group else None


def _match_mark(
    text: str, at: int, known: Mapping[int, Mark], language: Language
) -> tuple[str, int] | None:
    """Read the mark that stands at a place, be it behind an article."""
    article = pattern("asked-article", language).match(text, at)
    mark = known.get(at) or (known.get(article.end()) if article else None)
    return (mark.target, mark.end) if mark else None
