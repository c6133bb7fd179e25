"""The records of action phrases: the verbs and the grammar of a language.

A phrase is made of adverbs, a form of a verb, what the verb expresses, and what
follows it: "Once again expresses its very deep concern in this regard". Verbs are
recorded once; the grammar of the language makes the combinations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.patterns import NEVER
from unres.lexicon.records import has_file, make_record, read_table


@dataclass(frozen=True, slots=True)
class Verb:
    """What an organ does, and the words by which it does so."""

    concept: str
    source: str
    preambular: tuple[str, ...] = ()
    """Participles: "recalling"."""
    operative: tuple[str, ...] = ()
    """Finite forms: "recalls"."""
    past: tuple[str, ...] = ()
    """Forms that tell what was done: "decided"."""
    infinitive: tuple[str, ...] = ()
    """Forms after an auxiliary: "continues to urge"."""
    state: tuple[str, ...] = ()
    """States of mind, alone in a preamble or after a copula: "concerned"."""
    takes: tuple[str, ...] = ()
    """Objects that are part of the phrase: "Concern" in "reiterates its concern"."""
    composes: bool = False
    """Whether it takes every object and the concept is made of both."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What is expressed, as the object of a verb: "its deep concern"."""

    concept: str
    source: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language that join with verbs into action phrases."""

    adverbs: tuple[str, ...]
    """What may stand before a verb: "also", "once again"."""
    followers: Mapping[str, list[str]]
    """What may stand inside or after a verb, by part: "further", "in particular"."""
    companion: str
    """The word that joins a feeling to a verb: "with"."""
    feelings: tuple[str, ...]
    """What it joins: "concern", "appreciation"."""
    owners: tuple[str, ...]
    """What may stand before the degrees of an object or a feeling: "its"."""
    degrees: tuple[str, ...]
    """How much is felt: "deep", "very"."""
    conjunction: str
    """The word between two verbs, two degrees or two objects: "and"."""
    copulas: Mapping[str, list[str]]
    """What may stand before a state of mind, by part: "remains"."""
    auxiliaries: Mapping[str, list[str]]
    """What stands before an infinitive, by part: "continues to"."""
    article: str
    """The pattern of what stands before the body that acts: "the "."""
    sitting: str
    """The pattern of what stands before the body in a decision: "At its 4th …"."""
    leads: tuple[str, ...]
    """The words that lead to a further phrase in the same sentence: "and"."""
    others: tuple[str, ...]
    """Words after which a conjunction leads to what others do: "promoting"."""
    inside: Mapping[str, list[str]]
    """The concepts of the verbs that act there, by part: none that others do too."""
    beside: str = NEVER
    """The word that leads to a participle in either part: "while"."""
    capital: bool = True
    """Whether a phrase opens with a capital; else it goes on with the formula."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All that is known of action phrases in one language."""

    grammar: Grammar
    verbs: tuple[Verb, ...]
    objects: tuple[Complement, ...]


SILENT: Final = Phrasebook(
    Grammar(
        adverbs=(),
        followers=defaultdict(list),
        companion="",
        feelings=(),
        owners=(),
        degrees=(),
        conjunction="",
        copulas=defaultdict(list),
        auxiliaries=defaultdict(list),
        article=NEVER,
        sitting=NEVER,
        leads=(),
        others=(),
        inside=defaultdict(list),
    ),
    verbs=(),
    objects=(),
)
"""What is known of a language without records: no phrase at all."""


@cache
def read_phrasebook(language: Language) -> Phrasebook:
    """Read the verbs, objects and grammar of a language; `SILENT` without records.

    Raises:
        LexiconError: The records are wrong.
    """
    name = f"{language.tag}/actions.toml"
    if not has_file(name):
        return SILENT
    table = read_table(name)
    try:
        source = {"source": table["source"]}
        return Phrasebook(
            make_record(Grammar, table["grammar"], name),
            tuple(make_record(Verb, source | verb, name) for verb in table["verb"]),
            tuple(make_record(Complement, source | it, name) for it in table["object"]),
        )
    except KeyError as fault:
        raise LexiconError(f"lexicon {name} has no {fault}") from fault
