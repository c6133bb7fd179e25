"""Groups of states on whose behalf a state submits a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.patterns import pattern
from unres.lexicon.records import NameRecord, load_records


@dataclass(frozen=True, slots=True)
class Group(NameRecord):
    """A group of states under the name that it bears in the United Nations."""


@cache
def groups() -> Mapping[str, Group]:
    """Give every group by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Group, "groups.toml", "group")


def find_group(printed: str) -> str:
    """Find a group by its printed name, with or without "the members of"; else "".

    >>> find_group("the Group of African States"), find_group("France")
    ('africanStates', '')
    """
    folded = " ".join(printed.casefold().split())
    before = pattern("group-members").match(folded)
    plain = folded[before.end() :] if before else folded
    return _folded().get(plain) or _folded().get(folded, "")


@cache
def _folded() -> Mapping[str, str]:
    """Give each group by its names, folded."""
    return {
        name.casefold(): group.name
        for group in groups().values()
        for name in (group.title, *group.aliases)
    }
