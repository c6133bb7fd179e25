"""What a unit does; who is asked to act and by when, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Final, NamedTuple

from unres.lexicon import addressees
from unres.lexicon.patterns import LANGUAGES, pattern
from unres.model import Mark, MarkKind, Meta
from unres.text import Span
from unres.writers.json.nodes import Node

NAMED: Final = (MarkKind.ORGAN, MarkKind.ROLE, MarkKind.STATE)
"""The marks of those who can be asked."""

_REACH: Final = 28
"""How far before a time its preposition is looked for."""


class Deed(NamedTuple):
    """What a unit does by one of its action phrases."""

    phrase: str
    concept: str
    at: Span
    addressees: tuple[str, ...] = ()
    """Who is asked: lexicon names and codes, as the targets of marks; groups."""
    due: tuple[str, ...] = ()
    """By when it is to be done: later sessions of the organ, and later dates."""


def list_deeds(node: Node) -> list[Deed]:
    """Give what a unit does, phrase by phrase."""
    actions = sorted(m for m in node.block.marks if m.kind is MarkKind.ACTION)
    if not actions:
        return []
    known = {m.start: m for m in node.block.marks if m.kind in NAMED and m.target}
    deeds: list[Deed] = []
    for action, end in zip_longest(actions, (each.start for each in actions[1:])):
        words, at = node.text[action.start : action.end], Span(action.start, action.end)
        asks = _asks(action, node.meta)
        names = _read_names(node.text, action.end, known) if asks else ()
        times = (
            _read_times(node, Span(action.end, end or len(node.text))) if asks else ()
        )
        both = tuple(dict.fromkeys(names)), tuple(dict.fromkeys(times))
        deeds.append(Deed(words, action.target, at, *both))
    return deeds


def _read_times(node: Node, clause: Span) -> Iterator[str]:
    """Give the times that the clause of an action says it is to be done by."""
    last = -1
    for mark in sorted(node.block.marks):
        if clause.start <= mark.start < clause.end and _is_later(mark, node.meta):
            more = last >= 0 and pattern("due-and").fullmatch(
                node.text, last, mark.start
            )
            if more or _leads_to(mark, node.text):
                yield mark.target
                last = mark.end


def _asks(mark: Mark, meta: Meta) -> bool:
    """Tell whether a mark is an action phrase that asks someone to act."""
    if mark.kind is not MarkKind.ACTION or meta.language not in LANGUAGES:
        return False
    return mark.target in addressees().asking


def _read_names(text: str, start: int, known: Mapping[int, Mark]) -> Iterator[str]:
    """Give who is asked: the objects right behind a phrase, as far as they are known.

    Two capitals with a bare "and" between may share a word that follows ("United
    Nations and African Union forces"): the first waits for the end of the second.
    """
    waiting: list[str] = []
    joined = pattern("asked-lead").match(text, start)
    while joined:
        at = joined.end()
        name, end = _match_group(text, at) or _match_mark(text, at, known) or ("", at)
        joined, ended = (
            pattern("asked-next").match(text, end),
            pattern("asked-end").match(text, end),
        )
        if not name or not (joined or ended):
            return
        waiting.append(name)
        if ended or (joined and pattern("asked-joined").match(text, joined.end())):
            yield from waiting
            waiting = []


def _match_group(text: str, at: int) -> tuple[str, int] | None:
    """Read the group that stands at a place, and where it ends."""
    group = pattern("asked-group").match(text, at)
    return (" ".join(group["group"].split()), group.end()) if group else None


def _match_mark(
    text: str, at: int, known: Mapping[int, Mark]
) -> tuple[str, int] | None:
    """Read the mark that stands at a place, be it behind an article."""
    article = pattern("asked-article").match(text, at)
    mark = known.get(at) or (known.get(article.end()) if article else None)
    return (mark.target, mark.end) if mark else None


def _is_later(mark: Mark, meta: Meta) -> bool:
    """Tell whether a mark is a time after the document's own."""
    if mark.kind is MarkKind.DATE:
        return bool(meta.dated) and mark.target > meta.dated
    organ, _, number = mark.target.rpartition(".")
    if mark.kind is not MarkKind.SESSION or organ != meta.organ:
        return False
    numbers = (number, meta.session)
    return all(map(str.isdecimal, numbers)) and int(number) > int(meta.session)


def _leads_to(mark: Mark, text: str) -> bool:
    """Tell whether the words before a time make it one by which to act."""
    before = text[max(0, mark.start - _REACH) : mark.start]
    if mark.kind is MarkKind.DATE:
        return bool(pattern("due-by").search(before))
    return bool(pattern("due-session").search(before))
