"""Who is asked to act and by when, where a unit's words say it beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from unres.lexicon import addressees
from unres.lexicon.patterns import LANGUAGES, pattern
from unres.model import Mark, MarkKind, Meta
from unres.writers.json.nodes import Node

NAMED: Final = (MarkKind.ORGAN, MarkKind.ROLE, MarkKind.STATE)
"""The marks of those who can be asked."""

_REACH: Final = 28
"""How far before a time its preposition is looked for."""


def find_addressees(node: Node) -> list[str]:
    """Find who is asked: the objects right behind the phrases that ask, in order.

    Gives lexicon names and codes, as the targets of marks; groups as printed. What
    follows a name that is not known for certain is left out.
    """
    marks = node.block.marks
    asking = [mark.end for mark in marks if _asks(mark, node.meta)]
    if not asking:
        return []
    known = {m.start: m for m in sorted(marks) if m.kind in NAMED and m.target}
    found = [name for at in asking for name in _read_names(node.text, at, known)]
    return list(dict.fromkeys(found))


def find_times(node: Node) -> list[str]:
    """Find by when it is to be done: later sessions of the organ, and later dates."""
    found: list[str] = []
    asks, last = False, -1
    for mark in sorted(node.block.marks):
        if mark.kind is MarkKind.ACTION:
            asks, last = _asks(mark, node.meta), -1
        elif asks and _is_later(mark, node.meta):
            more = last >= 0 and pattern("due-and").fullmatch(
                node.text, last, mark.start
            )
            if more or _leads_to(mark, node.text):
                found.append(mark.target)
                last = mark.end
    return list(dict.fromkeys(found))


def _asks(mark: Mark, meta: Meta) -> bool:
    """Tell whether a mark is an action phrase that asks someone to act."""
    if mark.kind is not MarkKind.ACTION or meta.language not in LANGUAGES:
        return False
    return mark.target in addressees().asking


def _read_names(text: str, start: int, known: Mapping[int, Mark]) -> Iterator[str]:
    """Give one who is asked after the other, as far as they are known.

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
