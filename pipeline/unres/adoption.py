"""What a document says of itself: its names and dates, who submitted it, the votes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from unres.language import UNKNOWN, Language

ADOPTED: Final = "adopted"
"""The outcome of the step that is the adoption."""
RECORD: Final = "record"
"""Who lists the voters that the metadata of a file list."""


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
    """A vote on the text as a whole, or on parts of it alone."""

    parts: tuple[str, ...]
    """Those parts, as references to them: "#operative:5"; resolved, to their ids."""
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
    """An item of an agenda, as a portal or a record names it."""

    number: str
    title: str = ""
    heading: str = ""
    """The heading under which a record lists it."""
    agenda: str = ""
    """The symbol of the agenda, where a record gives it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the document."""

    words: str
    address: str = ""
    """Where a vocabulary has it; "" for one that the source only names."""
    vocabulary: str = ""
    """The name of the vocabulary, where the source gives it."""
    value: str = ""
    """Its code in the vocabulary, where that is not its words."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to the document, as a record tells of it."""

    outcome: str
    date: str = ""
    told: tuple[tuple[str, str], ...] = ()
    """What the record says of it in words, by its own names for that."""


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
    topics: tuple[Topic, ...] = ()
    declared: tuple[tuple[str, int], ...] = ()
    """How many states each list has by its head: "main", "co", "inFavour", …"""
    sponsors: tuple[Sponsor, ...] = ()
    draft: str = ""
    outcome: str = ""
    counts: tuple[Count, ...] = ()
    steps: tuple[Step, ...] = ()
    listed: tuple[AgendaItem, ...] = ()
    """The items under which a record lists the document."""


class DocumentType(StrEnum):
    """The prescribed value of `statement/@name` (AKN4UN guidelines, part 1)."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    RESOLUTION_DRAFT = "resolutionDraft"
    DECISION_DRAFT = "decisionDraft"
    PRESIDENTIAL_STATEMENT = "presidentialStatement"
    AMENDMENT = "amendment"
    """A change that is proposed to a draft; the guidelines have no name for it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meta:
    """What the document says about itself; "" where it does not say.

    Dates are ISO; `organ` is a name in the lexicon; `language` is `UNKNOWN`
    until the lexicons know it; `claims` is the portal's; other numbers are digits.
    """

    type: DocumentType = DocumentType.RESOLUTION
    symbol: str = ""
    organ: str = ""
    number: str = ""
    title: str = ""
    session: str = ""
    agenda_item: str = ""
    agenda_title: str = ""
    adopted: str = ""
    adopted_inferred: bool = False
    issued: str = ""
    meeting: str = ""
    outcome: str = ""
    counts: tuple[Count, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    """The votes on parts of the text, before or after that on the whole."""
    sponsors: tuple[Sponsor, ...] = ()
    topics: tuple[Topic, ...] = ()
    steps: tuple[Step, ...] = ()
    """What a record tells of its way, in the order of the record."""
    listed: tuple[AgendaItem, ...] = ()
    """The items under which a record lists it, as far as that says more."""
    job_number: str = ""
    draft: str = ""
    """The symbol of the draft that was adopted, where the source gives it."""
    language: Language = UNKNOWN
    claims: Claims = field(default_factory=Claims)

    @property
    def is_draft(self) -> bool:
        """Whether the document is a draft: then it was submitted, not adopted."""
        amends = self.type is DocumentType.AMENDMENT
        return amends or self.type.value.endswith("Draft")

    @property
    def dated(self) -> str:
        """The date of the Work: of the adoption, or of the issuance of a draft."""
        return self.adopted or (self.issued if self.is_draft else "")
