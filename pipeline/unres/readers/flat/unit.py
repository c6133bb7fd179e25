"""A unit of a document: what a reader of the page sees as one thing."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class UnitKind(StrEnum):
    """What a unit is to a reader of the page."""

    MASTHEAD = "masthead"
    TITLE = "title"
    FORMULA = "formula"
    PREAMBULAR = "preambular"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """A numbered paragraph: "3."."""
    POINT = "point"
    """What has a number in brackets or a bullet: "(a)", "b)", "–"."""
    PROSE = "prose"
    """Words of the text without a number of their own."""
    ROW = "row"
    """A row of a table, its cells one after the other."""
    CLOSING = "closing"
    """The meeting, the date and the vote below the text."""
    NOTE = "note"


class FlatUnit(NamedTuple):
    """A unit: what it is, its number and words as printed, its notes."""

    kind: UnitKind
    num: str = ""
    """Its number; of a note, the marker."""
    text: str = ""
    """Its own words, without those of its notes and of the units below it."""
    id: str = ""
    """Its eId, or that of the element around it."""
    notes: tuple[FlatUnit, ...] = ()
    call: int = 0
    """Of a note: where in the text of its unit it is called."""
    annexed: bool = False
    """Whether it stands in an attachment or a component."""
