"""The words of a web page as they are shown: paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from unres.readers.flow import MARKER, SIGN, Cell, StyledRun, cut_runs, has_words
from unres.readers.html.lists import (
    HEADINGS,
    count_item,
    holds_data,
    is_number,
    opens_anew,
    place_cells,
)
from unres.readers.html.notes import PageNotes, cut_marker
from unres.readers.html.page import Element, WebPage, names, words_of

OPEN: Final = 2
"""A block with so many line breaks may be several paragraphs: that is left open."""
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_AROUND: Final = re.compile(r"(?<! ) +(?=\n)|(?<=\n) +")
"""The blanks around a line break."""
_MARKED: Final = re.compile(rf"\s*{SIGN}(?:\s|$)")
"""The words of a list item that bear their marker themselves."""
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC: Final = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_RAISED: Final = re.compile(r"vertical-align\s*:\s*super")
_BARE: Final = re.compile(r"\d{1,3}")
_GAP: Final = StyledRun("\t", generated=True)
"""What parts a marker from the words beside it."""
_ENDING: Final = frozenset({"li", "ol", "table", "tr", "ul"})
"""Blocks behind which no words go on."""


class Look(NamedTuple):
    """How the words of an element look."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    target: str = ""
    kept: bool = False
    """Whether blanks and line ends are shown as they stand."""
    around: bool = False


class PageParagraph(NamedTuple):
    """A paragraph of a page."""

    runs: list[StyledRun]
    level: int = 0
    """The level of a heading."""
    known: bool = True
    """Whether it is one paragraph for sure."""
    around: bool = False


@dataclass(slots=True)
class PageReader:
    """Reads the elements of a page, one after another."""

    page: WebPage
    notes: PageNotes
    left: int = 0
    """How many elements were left out, for the page hides them."""
    _runs: list[StyledRun] = field(default_factory=list)
    _first: Look | None = None
    """How the first words look."""
    _prefix: str = ""
    """The marker of the list item that has no words yet."""
    _counts: dict[Element, int] = field(default_factory=dict)
    """The number of the last item of each list."""
    _levels: list[int] = field(default_factory=list)
    """The levels of the headings that are open."""

    def read(
        self, root: Element, *, note: bool = False
    ) -> Iterator[PageParagraph | list[Cell]]:
        """Give what is shown below an element, of a table its cells.

        Notes are given only where they are asked for.
        """
        whole = root is self.page.root
        outside = Look(around=whole and self.page.main is not root)
        stack = [(root, iter(root), self._look(root, outside))]
        yield from self._open(root)
        self._prefix = ""
        self._write(root.text, stack[0][2])
        while stack:
            own, rest, look = stack[-1]
            if (child := next(rest, None)) is None:
                stack.pop()
                yield from self._close(own)
                if stack:
                    self._write(own.tail, stack[-1][2])
                else:
                    # A cell may hold nothing but a dash: no marker of the next one.
                    yield from self._flush()
            elif self._is_left(child, note=note):
                self._write(child.tail, look)
            elif child.tag == "table" and holds_data(child):
                yield from self._flush()
                yield from self._read_table(child)
                self._write(child.tail, look)
            else:
                inner = self._look(child, look)
                yield from self._open(child)
                self._write(child.text, inner)
                stack.append((child, iter(child), inner))

    def _is_left(self, own: Element, *, note: bool) -> bool:
        """Whether an element is not read on: a call is, and a note stands elsewhere."""
        if key := self.notes.calls.get(own):
            marker = self.notes.markers[key]
            self._runs.append(StyledRun(marker, raised=True, note=key))
            return True
        if own in self.page.hidden:
            self.left += 1
            return True
        aside = own in self.notes.bodies and not note
        return aside or own in self.notes.back or own.tag in names("unseen")

    def _open(self, own: Element) -> Iterator[PageParagraph]:
        tag = own.tag
        if tag in names("blocks"):
            yield from self._part_markers()
            numbered = self._goes_on(own) or self._is_beside(own)
            if not numbered:
                yield from self._flush()
            if tag == "li":
                self._prefix = count_item(own, self._counts)
            elif tag in HEADINGS:
                # The heading of a numbered paragraph opens its words.
                self._levels.append(0 if numbered else HEADINGS[tag])
        elif tag == "br":
            self._runs.append(StyledRun("\n"))
        elif tag == "q":
            self._runs.append(StyledRun("“", generated=True))

    def _close(self, own: Element) -> Iterator[PageParagraph]:
        if own.tag in names("blocks"):
            # A sign that is all of a heading marks nothing.
            words = "".join(run.text for run in self._runs)
            bare = own.tag in HEADINGS and not any(map(str.isalnum, words))
            if bare or not self._goes_on(own):
                yield from self._flush()
            if self._levels and own.tag in HEADINGS:
                self._levels.pop()
            if own.tag == "li":
                self._prefix = ""
        elif own.tag == "q":
            self._runs.append(StyledRun("”", generated=True))

    def _part_markers(self) -> Iterator[PageParagraph]:
        """Give the first of two markers, "2." and "(a)": it has no words of its own."""
        if gaps := [i for i, run in enumerate(self._runs) if run == _GAP]:
            first, rest = self._runs[: gaps[0]], self._runs[gaps[0] + 1 :]
            if MARKER.fullmatch("".join(run.text for run in rest)):
                self._runs = first
                yield from self._flush()
                self._runs = rest

    def _goes_on(self, own: Element) -> bool:
        """Whether what stands is a marker, and the words of its paragraph follow.

        A page sets both side by side: in two cells, in two blocks.
        """
        if own.tag in _ENDING or not self._runs:
            return False
        words = "".join(run.text for run in self._runs)
        if words.rstrip(" ").endswith(_GAP.text):
            return True
        if not MARKER.fullmatch(words):
            return False
        self._runs.append(_GAP)
        return True

    def _is_beside(self, own: Element) -> bool:
        """Whether a block opens beside a number, and both stand in one block.

        The number is bare, or classes say that it is one. That of a heading is a line
        of its own.
        """
        before = own.getprevious()
        if before is None or before.tag in names("blocks") or before.tail:
            return False
        words = "".join(run.text for run in self._runs).strip()
        told = is_number(before) and not opens_anew(own)
        number = told or bool(_BARE.fullmatch(words))
        beside = bool(words) and number and words == words_of(before).strip()
        if beside:
            self._runs.append(_GAP)
        return beside

    def _look(self, own: Element, look: Look) -> Look:
        tag, style = own.tag, own.get("style", "").lower()
        href = own.get("href", "") if tag == "a" else ""
        outside = href.startswith(("http://", "https://", "/", "mailto:"))
        return Look(
            look.italic or tag in names("italic") or bool(_ITALIC.search(style)),
            look.bold or tag in names("bold") or bool(_BOLD.search(style)),
            look.raised or tag == "sup" or bool(_RAISED.search(style)),
            href if outside else look.target,
            look.kept or tag in {"pre", "listing", "xmp"},
            own is not self.page.main and (look.around or own in self.page.around),
        )

    def _write(self, text: str | None, look: Look) -> None:
        if text and (self._runs or look.kept or text.strip()):
            shown = text if look.kept else _BLANKS.sub(" ", text)
            self._runs.append(StyledRun(shown, *look[:4]))
            if shown.strip() and self._first is None:
                self._first = look

    def _flush(self) -> Iterator[PageParagraph]:
        """Give the paragraph that stands, if it has words."""
        runs, self._runs = self._runs, []
        look, self._first = self._first or Look(), None
        if not has_words(runs):
            return
        if not look.kept:
            runs = _trim(runs)
        words = "".join(run.text for run in runs)
        if self._prefix and not look.around and not _MARKED.match(words):
            runs = [StyledRun(self._prefix, generated=True), *runs]
        self._prefix = ""
        known = not look.kept and words.count("\n") < OPEN
        level = self._levels[-1] if self._levels else 0
        yield PageParagraph(runs, level, known, look.around)

    def _read_table(self, table: Element) -> Iterator[PageParagraph | list[Cell]]:
        """Give a table of data, its caption before it."""
        if (caption := table.find("caption")) is not None:
            yield from self.read(caption)
        cells = [
            cell._replace(paragraphs=self._read_words(own))
            for own, cell in place_cells(table)
            if own not in self.page.hidden
        ]
        if any(cell.paragraphs for cell in cells):
            yield cells

    def _read_words(
        self, root: Element, *, note: bool = False
    ) -> list[list[StyledRun]]:
        found = self.read(root, note=note)
        return [each.runs for each in found if isinstance(each, PageParagraph)]

    def read_note(self, own: Element, marker: str) -> list[list[StyledRun]]:
        """Give the paragraphs of a note without the marker before its words."""
        if found := self._read_words(own, note=True):
            words = "".join(run.text for run in found[0])
            # An item has its number by itself, so its words may open with another.
            apart = found[0][0].text.strip("[]()./^ ") == marker
            cut = apart or own.tag != "li"
            found[0] = cut_runs(found[0], cut_marker(words, marker) if cut else 0)
        return [runs for runs in found if runs]


def _trim(runs: list[StyledRun]) -> list[StyledRun]:
    """Give runs without the blanks that a page does not show."""
    kept: list[StyledRun] = []
    last = "\n"
    for run in runs:
        text = _AROUND.sub("", run.text)
        if last in {" ", "\n", "\t"}:
            text = text.lstrip(" ") if text.strip(" ") else ""
        if text.startswith("\n") and last == " " and kept:
            kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(run._replace(text=text))
            last = text[-1]
    while kept and not kept[-1].text.strip(" \n\t"):
        kept.pop()
    while kept and not kept[0].text.strip(" \n\t"):
        kept.pop(0)
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(" \n\t"))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" \n\t"))
    return kept
