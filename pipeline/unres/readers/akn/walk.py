"""The walk over the elements of a document: lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from unres.evidence import Role
from unres.readers.akn.lines import move_calls, squeeze
from unres.readers.flat.elements import (
    ATTACHED,
    BLOCKS,
    BREAKS,
    HEADS,
    INTRODUCTIONS,
    LISTS,
    REGIONS,
    SECTIONS,
    Element,
    find_line,
)
from unres.readers.flow import Cell, Runs, StyledRun
from unres.readers.html.lists import place_cells

DOCUMENTS: Final = ATTACHED | REGIONS.keys() | {"doc", "statement", "collectionBody"}
"""What a line never goes on into."""
STRUCTURES: Final = frozenset({"embeddedStructure", "quotedStructure"})
"""What holds paragraphs of its own inside a paragraph."""
WORDY: Final = HEADS | INTRODUCTIONS | BLOCKS | {"content"}
"""What gives a number words: without one it is a heading by itself."""
_STYLED: Final = {"i": "italic", "b": "bold", "sup": "raised"}
"""Element → how it is printed; others say so in their class."""


class XmlLine(NamedTuple):
    """A paragraph or a line of its own, as the XML has it."""

    runs: list[StyledRun]
    role: Role = Role.PARAGRAPH
    line: int = 0
    """The line of the file on which it begins."""


class XmlTable(NamedTuple):
    """A table, cell after cell."""

    cells: list[Cell]
    line: int = 0


_PLAIN: Final = StyledRun("")
"""How words look; a look is a run without any."""


class Walker:
    """Collects the lines of a document whose elements bear no namespace.

    `notes` names each footnote, `parts` the components that stand elsewhere in the
    file and are read where they are printed.
    """

    def __init__(
        self, notes: Mapping[Element, str], parts: Mapping[str, Element]
    ) -> None:
        """Take the footnotes and components of the file."""
        self.notes, self.parts = notes, parts
        self.found: list[XmlLine | XmlTable] = []
        self.moved = 0
        """How many calls were moved out of words."""
        self._runs: list[StyledRun] = []
        self._here = self._line = 0
        """The lines of the file on which the last element begins, and the line."""
        self._number = 0
        """How many runs of the line are its number, if nothing else stands there."""
        self._attached = False
        """Whether the next line is the first of an attachment."""
        self._placed: set[Element] = set()

    def read(self, element: Element) -> list[XmlLine | XmlTable]:
        """Return the lines in an element."""
        self.found = []
        self._walk(element, _PLAIN, inside=False)
        self._end()
        if self._runs:
            self.found.append(XmlLine(self._runs, line=self._here))
        return self.found

    def _walk(self, element: Element, look: StyledRun, *, inside: bool) -> None:
        """Read the words and elements in an element; `inside` says that a line does."""
        self._write(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._here = find_line(child)
                self._enter(child, look, inside=inside)
            self._write(child.tail, look)

    def _enter(self, element: Element, look: StyledRun, *, inside: bool) -> None:
        match element.tag:
            case "meta":
                pass
            case "authorialNote":
                self._call(element, look)
            case "noteRef":
                self._call(element, look)
                self._walk(element, look, inside=inside)
            case "documentRef" | "componentRef":
                self._place(element)
                self._walk(element, look, inside=inside)
            case "table":
                self._read_table(element)
            case "eol" | "br":
                self._break(element)
                self._walk(element, look, inside=inside)
            case "num":
                self._read_number(element, look)
            case name if name in HEADS:
                self._read_heading(element, look)
            case _ if element not in self._placed:
                self._enter_part(element, look, inside=inside)

    def _enter_part(self, element: Element, look: StyledRun, *, inside: bool) -> None:
        """Read what is a line, holds lines, or stands in one."""
        name, parent = element.tag, element.getparent()
        look = _restyle(element, look)
        if name in DOCUMENTS or name in STRUCTURES:
            self._end()
            self._attached = self._attached or name == "attachment"
            self._walk(element, _PLAIN, inside=False)
        elif name in BLOCKS:
            self._open()
            self._walk(element, look, inside=True)
            self._end(block=True)
        elif name in LISTS or (name in BREAKS and not inside):
            self._open()
            self._walk(element, look, inside=False)
        elif name == "outcome" and parent is not None and parent.tag == name:
            # The sides of a vote stand below its outcome.
            self._end()
            self._walk(element, look, inside=True)
        else:
            self._walk(element, look, inside=inside)
            return
        self._end()

    def _open(self) -> None:
        """End the line that stands, but for a number that waits for its words."""
        if self._has_words:
            self._end()

    @property
    def _has_words(self) -> bool:
        """Whether the line has more than a number that waits for its words."""
        after = self._runs[self._number :]
        return any(run.note or not run.text.isspace() for run in after)

    def _end(self, role: Role = Role.PARAGRAPH, *, block: bool = False) -> None:
        """End the line that stands; loose calls belong to the line above or below."""
        runs, moved = move_calls(squeeze(self._runs))
        last = self.found[-1] if self.found else None
        alone = not block and runs and all(run.note for run in runs)
        line, self._line = self._line or self._here, 0
        self._runs, self._number = [], 0
        self.moved += moved
        if alone and isinstance(last, XmlLine):
            last.runs.extend(runs)
        elif alone:
            self._runs = runs
        elif runs:
            role, self._attached = Role.ANNEX if self._attached else role, False
            self.found.append(XmlLine(runs, role, line))

    def _write(self, words: str | None, look: StyledRun) -> None:
        if words:
            if not self._line and not words.isspace():
                self._line = self._here
            self._runs.append(look._replace(text=words))

    def _call(self, element: Element, look: StyledRun) -> None:
        marker = element.get("marker") or ""
        if not marker:
            return
        href = element.get("href") or ""
        note = self.parts.get(href[1:]) if href else element
        key = "" if note is None else self.notes.get(note, "")
        self._runs.append(look._replace(text=marker, target="", note=key))

    def _place(self, element: Element) -> None:
        own = self.parts.get((element.get("href") or element.get("src") or "")[1:])
        if own is None or own in self._placed:
            return
        self._end()
        self._placed.add(own)
        self._walk(own, _PLAIN, inside=False)
        self._end()

    def _break(self, element: Element) -> None:
        """End a printed line: of closing lines and votes each is one of its own."""
        if any(own.tag == "conclusions" for own in element.iterancestors()):
            self._end()
        else:
            self._write(" ", _PLAIN)

    def _read_number(self, element: Element, look: StyledRun) -> None:
        """Read a number, which waits for its words."""
        self._end()
        self._walk(element, look, inside=True)
        self._write(" ", look)
        self._number = len(self._runs)
        if _stands_alone(element):
            self._end(Role.HEADING)

    def _read_heading(self, element: Element, look: StyledRun) -> None:
        number = "".join(run.text for run in self._runs).strip()
        parent = element.getparent()
        over = parent is not None and parent.tag in SECTIONS
        if self._has_words or not (over and not number[-1:].isalnum()):
            self._end(Role.HEADING if over else Role.PARAGRAPH)
        self._walk(element, _restyle(element, look), inside=True)
        recital = (element.get("refersTo") or "").startswith("#preamble")
        self._end(Role.PARAGRAPH if recital else Role.HEADING)

    def _read_table(self, table: Element) -> None:
        """Read a table, its caption before it; line by line if cells are not all."""
        self._end()
        placed = list(place_cells(table))
        caption = table.find("caption")
        held = [own for own, _ in placed] + ([] if caption is None else [caption])
        if sum(map(_weigh, held)) != _weigh(table):
            self._walk(table, _PLAIN, inside=False)
            return
        if caption is not None:
            self._walk(caption, _PLAIN, inside=True)
            self._end()
        cells = [
            cell._replace(paragraphs=list(self._read_cell(own))) for own, cell in placed
        ]
        if any(cell.paragraphs for cell in cells):
            self.found.append(XmlTable(cells, find_line(table)))

    def _read_cell(self, cell: Element) -> Iterator[Runs]:
        for line in Walker(self.notes, self.parts).read(cell):
            if isinstance(line, XmlLine):
                yield line.runs
            else:
                yield from (runs for each in line.cells for runs in each.paragraphs)


def _stands_alone(num: Element) -> bool:
    """Whether the number of a section is all that stands above what it holds."""
    parent = num.getparent()
    if parent is None or parent.tag not in SECTIONS:
        return False
    return not any(child.tag in WORDY for child in parent)


def _restyle(element: Element, look: StyledRun) -> StyledRun:
    """Return how the words of an element look, by its name and its classes."""
    shown = (element.get("class") or "").split()
    if own := _STYLED.get(element.tag):
        shown.append(own)
    href = element.get("href") if element.tag in {"a", "ref"} else None
    if not shown and not href:
        return look
    return look._replace(
        italic=look.italic or "italic" in shown,
        bold=look.bold or "bold" in shown,
        raised=look.raised or "raised" in shown,
        target=href or look.target,
    )


def _weigh(element: Element) -> int:
    """Count the characters in an element that are no white space."""
    return sum(len("".join(str(words).split())) for words in element.itertext())
