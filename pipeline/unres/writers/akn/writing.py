"""What is known while one document is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import final

from unres.iri import UNKNOWN
from unres.lexicon.display import show_counted
from unres.model import Block, Document, Mark, MarkKind
from unres.resolve import Edition
from unres.writers.akn.labels import Entry, Labels, clean_label
from unres.writers.akn.markup import Markup

Made = Sequence[tuple[str, str]]
"""The elements of a mark, the outer first: names, and attributes as written."""


@dataclass(slots=True)
class Vote:
    """A vote in the text that the analysis points to."""

    id: str
    quantities: dict[str, str] = field(default_factory=dict)
    """The label of a side → the id of its number."""


@dataclass(slots=True)
class Voting:
    """A vote in the analysis: its place among what is written, and its sides'."""

    at: int
    pointed: bool
    """Whether it points into the text already."""
    counts: list[tuple[int, str]] = field(default_factory=list)
    """The place of each side and its label."""


@dataclass(slots=True)
class Writing:
    """What is known while one document is written, and what was written of it."""

    edition: Edition
    marked: str = ""
    """The markup date (ISO), or "" if it is not known."""
    collection: bool = False
    """Whether the document is a collection of its parts."""
    document: Document = field(init=False)
    labels: Labels = field(init=False)
    written: list[str] = field(default_factory=list)
    """The XML, piece by piece."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    """How many elements of a name stand in the words of each context, by its id."""
    addresses: list[str] = field(default_factory=list)
    """What the references in the words point to."""
    votes: list[Vote] = field(default_factory=list)
    """The votes that the text tells of."""
    votings: list[Voting] = field(default_factory=list)
    """Those that the analysis has."""

    def __post_init__(self) -> None:
        """Begin the labels, which are shown in the language of the document."""
        self.document = self.edition.document
        self.labels = Labels(self.document.meta.language)

    def begin(self, line: str) -> Markup:
        """Begin to write elements after what is written, each on a line."""
        return Markup(self.written, line)

    def name(self, context: str, name: str) -> str:
        """Give an element in words its id: that of the context, the name, a count."""
        count = self.counts.get((context, name), 0) + 1
        self.counts[context, name] = count
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

    @property
    def language(self) -> str:
        """The language as ISO 639-2."""
        return self.document.meta.language.code


@final
class Found:
    """A mark with its words and the block it stands in."""

    __slots__ = ("after", "block", "inside", "target", "words")

    def __init__(
        self, mark: Mark, words: str, block: Block, inside: tuple[MarkKind, ...]
    ) -> None:
        """Take a mark, its words, its block and the marks around it."""
        self.target = mark.target
        self.words = words
        self.block = block
        self.inside = inside
        self.after = 0
        """How many dates stand before it in the block."""


def agenda_label(writing: Writing, number: str) -> str:
    """Give the label of an agenda item of the document's organ."""
    bare = re.sub(r"[\W_]+", "", number)
    tail = f"agenda/{clean_label(writing.organ)}.{clean_label(number)}"
    named = show_counted("agendaItem", number, writing.labels.language)
    entry = Entry("Concept", tail, named)
    return writing.labels.use(f"agendaItem{bare}", entry)


def outcome_label(writing: Writing, outcome: str) -> str:
    """Give the label of how a document was adopted."""
    return writing.labels.concept(outcome, group="outcome")


def choice_label(writing: Writing, choice: str) -> str:
    """Give the label of a side of a vote."""
    return writing.labels.concept(choice, group="voting")


def number_label(writing: Writing) -> str:
    """Give the label of the document's number in its title."""
    return writing.labels.concept("resolutionNumber")
