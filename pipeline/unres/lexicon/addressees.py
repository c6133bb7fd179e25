"""The phrases by which resolutions ask someone to act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import make_record, read_table


@dataclass(frozen=True, slots=True)
class Addressees:
    """What the lexicon knows of asking."""

    source: str
    asking: tuple[str, ...]
    """The concepts of the action phrases that ask someone to act."""
    recurring: tuple[str, ...]
    """The concepts of those phrases whose periods say when to act."""
    often: Mapping[str, str]
    """How often, as an ISO 8601 period: "annually"."""
    every: tuple[str, ...]
    """The words before a period that recurs: "every"."""
    after: tuple[str, ...]
    """The words behind a period that begins with the adoption."""
    numbers: Mapping[str, int]
    """Numbers in words."""
    units: Mapping[str, str]
    """Units of time → their letters in ISO 8601."""


@cache
def addressees(language: str = "en") -> Addressees:
    """Give what is known of asking in a language.

    Raises:
        LexiconError: The language is not known or its record is wrong.
    """
    name = f"addressees-{language}.toml"
    return make_record(Addressees, read_table(name), name)
