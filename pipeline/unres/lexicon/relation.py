"""What a citation says of the document that it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between a document and one that it cites."""

    name: str
    source: str
    concepts: tuple[str, ...] = ()
    """The concepts of the action phrases under which it holds."""
    sign: str = ""
    """The pattern of a language for the words that end right before the citation."""


relations: Final = cache(partial(load_records, Relation, "relations.toml", "relation"))
"""Return the relations by name."""
