"""Who submitted a text and who voted on it, as the model holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state as the source names it; `iso3` is empty when it is not known."""

    name: str
    iso3: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One side of a vote; `value` as printed, `voters` as listed."""

    choice: str
    value: int
    voters: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote on a part of the text alone."""

    parts: tuple[str, ...]
    """The paragraphs, as references to their ids: "#para_5"."""
    outcome: str
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A sponsor; `role` is "main", "co" or "" where the source does not tell."""

    state: State
    role: str = ""
    group: str = ""  # The group that it acts for, or is, as the source names it.
