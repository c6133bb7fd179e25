"""All names that the lexicons know, and where a text holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, Protocol

from unres.lexicon import (
    events,
    instruments,
    organs,
    other_words,
    places,
    roles,
    state_names,
)
from unres.marks.names import HEAD, Found, Node, find_names, index_names
from unres.model import MarkKind

BODY: Final = "body"
"""The sort of words that may mean a body, known to the lexicon or not."""


class _Titled(Protocol):
    """A record of something that bears names."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


def find_known(text: str, kind: str) -> list[Found]:
    """Give the names of one kind that a text holds, in order."""
    return _find_all(text).get(kind, [])


@lru_cache(maxsize=4)
def _find_all(text: str) -> Mapping[str, list[Found]]:
    """Find the names of all kinds in a text; one finder after another asks."""
    return find_names(text, _index())


@cache
def _index() -> Node:
    """Index all names; short ones, which mean what was named before, after a "=".

    What is named for something of another kind is not that: the "Office of the High
    Commissioner" is no office-holder, the "Conference of the Parties to the United
    Nations Framework Convention on Climate Change" no instrument.
    """
    bodies = _list_names(organs().values())
    short = [(role.short, "=" + role.short) for role in roles().values() if role.short]
    offices = [*_list_names(roles().values()), *short]
    nouns = {(it.short, "=" + it.short) for it in instruments().values() if it.short}
    treaties = _list_names(instruments().values())
    meetings = _list_names(events().values())
    return index_names({
        MarkKind.ORGAN: bodies,
        BODY: [(word, word) for word in other_words("organ")],
        MarkKind.EVENT: [*meetings, *_hide(meetings, [*bodies, *treaties])],
        MarkKind.ROLE: [*offices, *_hide(offices, bodies)],
        MarkKind.INSTRUMENT: [
            *((word, "") for word in other_words("instrument")),
            *treaties,
            *sorted(nouns),
            *_hide(treaties, [*bodies, *offices]),
        ],
        MarkKind.STATE: [
            *((word, "") for word in other_words("place")),
            *_list_names(places().values()),
            *state_names().items(),
        ],
    })


def _list_names(records: Iterable[_Titled]) -> list[tuple[str, str]]:
    """Give each title and alias with the name of its record."""
    return [(n, it.name) for it in records for n in (it.title, *it.aliases)]


def _hide(
    known: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Give the names of others that hold one of some names: they hide it."""
    heads: dict[str, list[str]] = {}
    for name, _ in known:
        heads.setdefault(HEAD.findall(name)[0], []).append(name)
    for other, _ in others:
        near = (name for head in HEAD.findall(other) for name in heads.get(head, ()))
        if any(name in other for name in near):
            yield other, ""
