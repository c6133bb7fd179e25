"""What is known while one document is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from unres.iri import UNKNOWN
from unres.lexicon.display import show_counted
from unres.model import Block, Document, Mark, MarkKind
from unres.writers.akn.elements import Element
from unres.writers.akn.labels import Entry, Labels, clean_label

Made = Sequence[tuple[str, dict[str, str]]]
"""The elements of a mark, the outer first: names and attributes."""


@dataclass(slots=True)
class Writing:
    """What is known while one document is written."""

    document: Document
    marked: str = ""
    """The markup date (ISO), or "" if it is not known."""
    ids: tuple[str, ...] = ()
    """The ids of the blocks in the order of `walk`."""
    component_ids: Mapping[int, str] = field(default_factory=dict)
    """The ids of the components, by the place of the block that each is."""
    collection: bool = False
    """Whether the document is a collection of its parts."""
    labels: Labels = field(init=False)
    votes: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the labels, which are shown in the language of the document."""
        self.labels = Labels(self.document.meta.language)

    def keep(self, name: str, element: Element) -> None:
        """Keep the votes in the text that the analysis points to."""
        if name == "vote" and element.get("choice") is None:
            self.votes.append(element)

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


class Found(NamedTuple):
    """A mark with its words and the block it stands in."""

    mark: Mark
    words: str
    block: Block
    inside: tuple[MarkKind, ...] = ()
    """The marks around it."""
    after: int = 0
    """How many dates stand before it in the block."""

    @property
    def target(self) -> str:
        """The target of the mark."""
        return self.mark.target


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
