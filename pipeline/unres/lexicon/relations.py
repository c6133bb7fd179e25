"""What a citation says of the document that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between a document and one that it cites."""

    name: str
    source: str
    concepts: tuple[str, ...] = ()
    """The concepts of the action phrases under which it holds."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Language → a pattern of the words that end right before the citation."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def relations() -> dict[str, Relation]:
    """Return the relations by name.

    Raises:
        LexiconError: The file or one of its records is wrong.
    """
    return load_records(Relation, "relations.toml", "relation")


@cache
def relation_patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a language by the name of their relation."""
    return {
        name: re.compile(relation.words[language], re.VERBOSE | re.IGNORECASE)
        for name, relation in relations().items()
        if language in relation.words
    }


@cache
def relation_concepts() -> dict[str, str]:
    """Return the name of a relation by the concept of an action phrase."""
    return {
        concept: name for name, it in relations().items() for concept in it.concepts
    }
