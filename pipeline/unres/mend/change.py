"""A change to a file, and a file that was mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self


class Mend(StrEnum):
    """What was done to a document, beside what `unres validate` finds in it."""

    meaning: str
    """What such a change means."""

    def __new__(cls, kind: str, meaning: str) -> Self:
        """Make a sort of change of its name and what it means."""
        own = str.__new__(cls, kind)
        own._value_, own.meaning = kind, meaning
        return own

    ANNEX = "annex-rebuilt", "an annex is a document of its own"
    EMBEDDED = "text-embedded", "a text inside the text is parted from it"
    HEADING = "heading-paired", "a heading stands over what it heads"
    NESTED = "point-nested", "a point stands at its depth"
    CITATION = "citation-linked", "a citation is linked to its IRI"
    NOTE_MOVED = "note-moved", "the mark of a footnote stands where its word ends"
    NOTE_NUMBERED = "note-renumbered", "a footnote has another number"
    VOTE = "vote-parted", "a vote is marked state by state"
    TABLE = "table-rebuilt", "a table is told by its rows"
    MARKED = "words-marked", "what words name is marked"
    PARAGRAPH = "paragraph-made", "a paragraph begins where it is printed"
    MOVED = "words-moved", "words stand in another order"
    READ = (
        "words-read-anew",
        "letters are read as what they stand for, or are no words of the text",
    )
    BROKEN = (
        "xml-broken",
        "the XML is not well-formed here and was read as far as it goes",
    )
    NUMBER = "number-marked", "a printed number is marked as one"
    LEFT = "metadata-left-out", "metadata are not taken over"
    REPLACED = (
        "metadata-replaced",
        "metadata are as the text prints them, or as our profile has them",
    )


class Change(NamedTuple):
    """A change: its kind, its place in the file that was mended, more about it."""

    kind: str
    """A `Mend`, or the code of a finding that the file has no more."""
    line: int
    message: str = ""


class Words(NamedTuple):
    """How many letters the text and its notes have; the output has the same."""

    text: int
    notes: int


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended file: its documents, its changes by line, its letters."""

    files: tuple[bytes, ...]
    """One for each document that it holds."""
    changes: tuple[Change, ...]
    words: Words
    left: Mapping[str, int] = field(default_factory=dict)
    """How often each finding is still there: what is true of the document."""

    @property
    def is_broken(self) -> bool:
        """Whether the file was not well-formed, so that words of it may be missing."""
        return any(change.kind == Mend.BROKEN for change in self.changes)
