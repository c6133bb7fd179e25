"""What the elements of Akoma Ntoso are to a reader of the page, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from lxml import etree

from unres.errors import SourceError

Element = etree._Element


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


REGIONS: Final = {
    "coverPage": UnitKind.MASTHEAD,
    "preface": UnitKind.TITLE,
    "preamble": UnitKind.PREAMBULAR,
    "mainBody": UnitKind.PROSE,
    "body": UnitKind.PROSE,
    "conclusions": UnitKind.CLOSING,
}
"""Element → what a block in it is that no other element tells."""
ATTACHED: Final = frozenset({"attachment", "component"})
HEADS: Final = frozenset({"heading", "subheading", "crossHeading"})

KINDS: Final = {
    "formula": UnitKind.FORMULA,
    "tr": UnitKind.ROW,
    **dict.fromkeys(HEADS, UnitKind.HEADING),
}
"""Element → what it always is."""
LISTS: Final = frozenset({"list", "sublist", "blockList"})
"""Lists: what introduces one belongs to the number above it."""
INTRODUCTIONS: Final = frozenset({"intro", "listIntroduction"})

SECTIONS: Final = frozenset({
    *("article", "book", "chapter", "division", "hcontainer", "part", "section"),
    *("subdivision", "subpart", "subsection", "subtitle", "title", "tome"),
})
"""What its heading makes a unit of, apart from the words below."""
HIERARCHY: Final = SECTIONS | {
    *("alinea", "blockContainer", "clause", "indent", "item", "level", "list"),
    *("paragraph", "point", "proviso", "rule", "subclause", "sublist", "subparagraph"),
    *("subrule", "tblock", "transitional"),
}

BLOCKS: Final = frozenset({"p", "block", "listIntroduction", "longTitle", "li"})
"""What holds words in lines of its own."""
BREAKS: Final = (
    BLOCKS
    | HIERARCHY
    | LISTS
    | HEADS
    | {"br", "caption", "content", "eol", "intro", "num", "td", "th", "tr", "wrapUp"}
)
"""What parts the words before it, or in it, from those after it."""
_POINT = re.compile(r"[(•·–-]|\w{1,4}\)$|\W*$")


def find_kind(element: Element, num: str) -> UnitKind:
    """Return what a level without a heading is, by its number; bold is a heading."""
    if num:
        # "㈠" is one character, and reads as "(一)".
        points = _POINT.match(normalize("NFKC", num))
        return UnitKind.POINT if points else UnitKind.PARAGRAPH
    bold = "".join(
        read_words(each)
        for each in element.iter("{*}b", "{*}span")
        if find_name(each) == "b" or "bold" in (each.get("class") or "")
    )
    words = "".join(read_words(each) for each in element if isinstance(each.tag, str))
    heads = bool(bold) and "".join(bold.split()) == "".join(words.split())
    return UnitKind.HEADING if heads else UnitKind.PROSE


def read_words(element: Element) -> str:
    """Return all words in an element; those of a note in it belong to the note."""
    return squeeze("".join(_spell(element, find_name(element) == "authorialNote")))


def _spell(element: Element, inside: bool) -> Iterator[str]:
    """Yield the words in an element, a blank where one line ends and one begins."""
    yield element.text or ""
    for child in element:
        name = find_name(child)
        if name and (inside or name != "authorialNote"):
            yield " " if name in BREAKS else ""
            yield from _spell(child, inside)
            yield " " if name in BREAKS else ""
        yield child.tail or ""


def find_name(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find_line(element: Element) -> int:
    """Return the line of the file on which an element begins, 0 where there is none."""
    line: Any = element.sourceline
    return line or 0


def squeeze(words: str) -> str:
    """Return words with one blank for each run of white space."""
    return " ".join(words.split())


def read_claim(root: Element, level: str, name: str, attribute: str) -> str:
    """Return what a document says of itself on a level of FRBR ("FRBRWork").

    Raises:
        SourceError: It says nothing.
    """
    # The document's own levels come before those of its attachments.
    element = root.find(f".//{{*}}{level}/{{*}}{name}")
    value = None if element is None else element.get(attribute)
    if not value:
        raise SourceError(
            f"it has no {name} in an {level}; give Akoma Ntoso such as unres convert"
            " --to akn writes"
        )
    return value
