"""What a citation says of the document that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from unres.language import Language
from unres.lexicon.patterns import pattern
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


@cache
def relations() -> dict[str, Relation]:
    """Return the relations by name.

    Raises:
        LexiconError: The file or one of its records is wrong.
    """
    return load_records(Relation, "relations.toml", "relation")


@cache
def relation_patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a language by the name of their relation."""
    signs = {name: it.sign for name, it in relations().items() if it.sign}
    return {name: pattern(sign, language) for name, sign in signs.items()}


@cache
def relation_concepts() -> dict[str, str]:
    """Return the name of a relation by the concept of an action phrase."""
    return {
        concept: name for name, it in relations().items() for concept in it.concepts
    }
