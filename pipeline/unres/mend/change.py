"""A change to a file, and a file that was mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple


class Mend(StrEnum):
    """What was done to a document, beside what `unres validate` finds in it."""

    ANNEX = "annex-rebuilt"
    EMBEDDED = "text-embedded"
    HEADING = "heading-paired"
    NESTED = "point-nested"
    CITATION = "citation-linked"
    NOTE_MOVED = "note-moved"
    NOTE_NUMBERED = "note-renumbered"
    VOTE = "vote-parted"
    TABLE = "table-rebuilt"
    MARKED = "words-marked"
    PARAGRAPH = "paragraph-made"
    MOVED = "words-moved"
    READ = "words-read-anew"
    BROKEN = "xml-broken"
    NUMBER = "number-marked"
    LEFT = "metadata-left-out"
    REPLACED = "metadata-replaced"


TITLES: Final[Mapping[Mend, str]] = {
    Mend.ANNEX: "an annex is a document of its own",
    Mend.EMBEDDED: "a text inside the text is parted from it",
    Mend.HEADING: "a heading stands over what it heads",
    Mend.NESTED: "a point stands at its depth",
    Mend.CITATION: "a citation is linked to its IRI",
    Mend.NOTE_MOVED: "the mark of a footnote stands where its word ends",
    Mend.NOTE_NUMBERED: "a footnote has another number",
    Mend.VOTE: "a vote is marked state by state",
    Mend.TABLE: "a table is told by its rows",
    Mend.MARKED: "what words name is marked",
    Mend.PARAGRAPH: "a paragraph begins where it is printed",
    Mend.MOVED: "words stand in another order",
    Mend.READ: "letters are read as what they stand for, or are no words of the text",
    Mend.BROKEN: "the XML is not well-formed here and was read as far as it goes",
    Mend.NUMBER: "a printed number is marked as one",
    Mend.LEFT: "metadata are not taken over",
    Mend.REPLACED: "metadata are as the text prints them, or as our profile has them",
}
"""What each sort of change means."""


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
