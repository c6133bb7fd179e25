"""Who submitted a text and who voted on it, and what a portal says of that."""

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
    portal: str = ""
    """The portal that lists the voters; "" where the text does."""


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


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of an agenda, as a portal names it."""

    number: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a portal says of a document, apart from what the text prints.

    "" and () where it does not say: a list that it does not show is not known.
    """

    portal: str = ""
    """The portal's name in the lexicon."""
    type: str = ""
    """The kind of document, as the portal calls it."""
    symbol: str = ""
    number: str = ""
    title: str = ""
    organ: str = ""
    session: str = ""
    issued: str = ""
    """The month or the day of issue, as an ISO date."""
    adopted: str = ""
    items: tuple[AgendaItem, ...] = ()
    topics: tuple[str, ...] = ()
    declared: tuple[tuple[str, int], ...] = ()
    """How many states each list has by its head: "main", "co", "inFavour", …"""
    sponsors: tuple[Sponsor, ...] = ()
    draft: str = ""
    outcome: str = ""
    counts: tuple[Count, ...] = ()
