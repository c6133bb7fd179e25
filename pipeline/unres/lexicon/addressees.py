"""The phrases by which resolutions ask someone to act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import make_record, read_table


@dataclass(frozen=True, slots=True)
class Addressees:
    """What the lexicon knows of asking."""

    source: str
    asking: tuple[str, ...]
    """The concepts of the action phrases that ask someone to act."""


@cache
def addressees(language: str = "en") -> Addressees:
    """Give what is known of asking in a language.

    Raises:
        LexiconError: The language is not known or its record is wrong.
    """
    name = f"addressees-{language}.toml"
    return make_record(Addressees, read_table(name), name)
