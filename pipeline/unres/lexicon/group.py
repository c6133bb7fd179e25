"""Groups of states on whose behalf a state submits a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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
