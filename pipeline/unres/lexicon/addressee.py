"""The phrases by which resolutions ask someone to act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Final

from unres.lexicon.records import load_record


@dataclass(frozen=True, slots=True)
class Addressees:
    """What the lexicon knows of asking."""

    source: str = ""
    asking: tuple[str, ...] = ()
    """The concepts of the action phrases that ask someone to act."""
    recurring: tuple[str, ...] = ()
    """The concepts of those phrases whose periods say when to act."""
    often: Mapping[str, str] = field(default_factory=dict)
    """How often, as an ISO 8601 period: "annually"."""
    every: tuple[str, ...] = ()
    """The words before a period that recurs: "every"."""
    after: tuple[str, ...] = ()
    """The words behind a period that begins with the adoption."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Numbers in words."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Units of time → their letters in ISO 8601."""


addressees: Final = cache(partial(load_record, Addressees, "addressees.toml"))
"""Return what is known of asking in a language."""
