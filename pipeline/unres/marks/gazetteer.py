"""All names that the lexicons know, and where a text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from unres.language import Language
from unres.lexicon import instruments_in, organs_in, roles_in
from unres.lexicon.named import Instrument, NameRecord, RoleRecord
from unres.lexicon.names import events_in, other_words, places_in
from unres.lexicon.state import state_names
from unres.marks.names import Name, Names, compile_head, find_names, index_names
from unres.model import MarkKind

BODY: Final = "body"
"""The sort of words that may mean a body, known to the lexicon or not."""


def list_names(text: str, language: Language) -> Mapping[str, Sequence[Name]]:
    """Give the names of each sort that a text holds, in order."""
    return find_names(text, _index(language))


@cache
def _index(language: Language) -> Names:
    """Index all names; short ones, which mean what was named before, after a "=".

    What is named for something of another kind is not that: the "Office of the High
    Commissioner" is no office-holder, the "Conference of the Parties to the United
    Nations Framework Convention on Climate Change" no instrument.
    """
    head = compile_head(language)
    bodies = _list_titles(organs_in(language).values())
    offices = [
        *_list_titles(roles_in(language).values()),
        *_list_short(roles_in(language)),
        *_list_cases(roles_in(language)),
    ]
    nouns = set(_list_short(instruments_in(language)))
    treaties = _list_titles(instruments_in(language).values())
    meetings = _list_titles(events_in(language).values())
    places = [
        *((word, "") for word in other_words("place", language)),
        *_list_titles(places_in(language).values()),
        *state_names(language).items(),
    ]
    # Where words have bounds a place is not found in a longer name.
    longer = [] if language.bounded else [*bodies, *treaties, *meetings]
    return index_names(
        {
            MarkKind.ORGAN: bodies,
            BODY: [(word, word) for word in other_words("organ", language)],
            MarkKind.EVENT: [*meetings, *_hide(meetings, [*bodies, *treaties], head)],
            MarkKind.ROLE: [*offices, *_hide(offices, bodies, head)],
            MarkKind.INSTRUMENT: [
                *((word, "") for word in other_words("instrument", language)),
                *treaties,
                *sorted(nouns),
                *_hide(treaties, [*bodies, *offices], head),
            ],
            MarkKind.STATE: [*places, *_hide(places, longer, head)],
        },
        language,
    )


def _list_short(
    records: Mapping[str, RoleRecord | Instrument],
) -> list[tuple[str, str]]:
    """Give the short words of records, each with itself after a "="."""
    return [(it.short, "=" + it.short) for it in records.values() if it.short]


def _list_cases(records: Mapping[str, RoleRecord]) -> list[tuple[str, str]]:
    """Give the short words of roles in other cases, each with the first after a "="."""
    return [(word, "=" + it.short) for it in records.values() for word in it.cases]


def _list_titles(records: Iterable[NameRecord]) -> list[tuple[str, str]]:
    return [(n, it.name) for it in records for n in (it.title, *it.aliases)]


def _hide(
    known: Iterable[tuple[str, str]],
    others: Iterable[tuple[str, str]],
    head: re.Pattern[str],
) -> Iterator[tuple[str, str]]:
    """Give the names of others that hold one of some names: they hide it."""
    heads: dict[str, list[str]] = {}
    for name, _ in known:
        heads.setdefault(head.findall(name)[0], []).append(name)
    for other, _ in others:
        near = (name for word in head.findall(other) for name in heads.get(word, ()))
        if any(name in other for name in near):
            yield other, ""
