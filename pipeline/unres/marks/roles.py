"""Offices whose holders resolutions address: the Secretary-General and others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from unres.lexicon import roles
from unres.marks.finder import LANGUAGES, Context
from unres.marks.names import Names, find_names, index_names
from unres.model import Mark, MarkKind


def find_roles(text: str, context: Context) -> Iterator[Mark]:
    """Find offices by their titles and aliases in the lexicon."""
    if context.language in LANGUAGES:
        for start, end, name in find_names(text, _index()):
            yield Mark(start, end, MarkKind.ROLE, name)


@cache
def _index() -> Names:
    """Sort the titles and aliases of all roles by their first word."""
    return index_names(
        (spelling, role.name)
        for role in roles().values()
        for spelling in (role.title, *role.aliases)
        if spelling[:1].isupper()
    )
