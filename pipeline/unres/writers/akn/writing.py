"""What is known while one document is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, final

from unres.iri import UNKNOWN
from unres.lexicon.display import show_counted
from unres.model import Block, MarkKind
from unres.resolve import COLLECTION, Edition
from unres.writers.akn.labels import Labels, clean_label
from unres.writers.akn.markup import Markup

Made = Sequence[tuple[str, str]]
"""The elements of a mark, the outer first: names, and attributes as written."""


@final
class PrintedVote:
    """A vote in the text that the analysis points to."""

    def __init__(self, id: str) -> None:
        """Take its id."""
        self.id = id
        self.quantities: dict[str, str] = {}
        """The label of a side → the id of its number."""


@final
class Voting:
    """A vote in the analysis."""

    def __init__(self, at: int, *, pointed: bool) -> None:
        """Take its place, and whether it points into the text already."""
        self.at = at
        self.pointed = pointed
        self.counts: list[tuple[int, str]] = []
        """The place of each side and its label."""


@final
class Writing:
    """What is known while one document is written, and what was written of it."""

    def __init__(self, edition: Edition, marked: str) -> None:
        """Begin with a document and the markup date (ISO), "" if it is not known."""
        self.edition = edition
        self.document = edition.document
        self.marked = marked
        self.collection = edition.root.name == COLLECTION
        """Whether the document is a collection of its parts."""
        self.language = edition.document.meta.language.code
        """The language as ISO 639-2."""
        self.labels = Labels(edition.document.meta.language)
        self.written: list[str] = []
        """The XML, piece by piece."""
        self.counts: dict[str, dict[str, int]] = {}
        """How many elements of a name stand in the words of each context, by its id."""
        self.made: dict[tuple[MarkKind, str, str], Made] = {}
        """What a mark of a kind, some words and a target became before."""
        self.addresses: list[str] = []
        """What the references in the words point to."""
        self.votes: list[PrintedVote] = []
        """The votes that the text tells of."""
        self.votings: list[Voting] = []
        """Those that the analysis has."""

    def begin(self, line: str) -> Markup:
        """Begin to write elements after what is written, each on a line."""
        return Markup(self.written, line)

    def name(self, context: str, name: str) -> str:
        """Give an element in words its id: that of the context, the name, a count."""
        counts = self.counts.setdefault(context, {})
        count = counts[name] = counts.get(name, 0) + 1
        return f"{context}__{name}_{count}"

    @property
    def organ(self) -> str:
        """The name of the author; `UNKNOWN` where none is known."""
        return self.document.meta.organ or UNKNOWN

    @property
    def publisher(self) -> str:
        """The name of the publisher: the UN of what its organs and symbols name."""
        meta = self.document.meta
        return "un" if meta.organ or meta.symbol else UNKNOWN


class Marked(NamedTuple):
    """A mark with its words and the block it stands in."""

    target: str
    words: str
    block: Block
    inside: tuple[MarkKind, ...]
    """The marks around it."""
    after: int
    """How many dates stand before it in the block."""


def agenda_label(writing: Writing, number: str) -> str:
    """Give the label of an agenda item of the document's organ."""
    bare = re.sub(r"[\W_]+", "", number)
    tail = f"agenda/{clean_label(writing.organ)}.{clean_label(number)}"
    named = show_counted("agendaItem", number, writing.labels.language)
    return writing.labels.use(f"agendaItem{bare}", "Concept", tail, named)


def outcome_label(writing: Writing, outcome: str) -> str:
    """Give the label of how a document was adopted."""
    return writing.labels.concept(outcome, group="outcome")


def choice_label(writing: Writing, choice: str) -> str:
    """Give the label of a side of a vote."""
    return writing.labels.concept(choice, group="voting")


def number_label(writing: Writing) -> str:
    """Give the label of the document's number in its title."""
    return writing.labels.concept("resolutionNumber")
