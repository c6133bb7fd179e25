"""The letters of a document and its elements among them; what is new in another file.

Two files of one document have the same letters, however they are marked up: so what
stands in one can be looked for in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from unres.convert import Result
from unres.mend.change import Change, Mend
from unres.model import texts
from unres.readers.flat.elements import SECTIONS, Element, find_line
from unres.text import letters

DEEP: Final = {
    **dict.fromkeys(("point", "item"), "point"),
    **dict.fromkeys(SECTIONS, "section"),
}
"""Element → what its depth is counted in."""
NEW: Final = {
    "attachment": Mend.ANNEX,
    **dict.fromkeys(("embeddedStructure", "quotedStructure"), Mend.EMBEDDED),
    "component": Mend.EMBEDDED,
    **dict.fromkeys(("ref", "mref", "rref"), Mend.CITATION),
    "vote": Mend.VOTE,
    "tr": Mend.TABLE,
    "num": Mend.NUMBER,
    "paragraph": Mend.PARAGRAPH,
    **dict.fromkeys(
        (
            *("term", "organization", "role", "location", "event", "entity", "date"),
            *("session", "quantity", "concept", "outcome", "mod", "quotedText"),
            *("docDate", "docTitle", "docNumber", "docType", "docStatus"),
            *("docAuthority", "docProponent"),
        ),
        Mend.MARKED,
    ),
}
"""Element → what was done where there is one, and there was none."""
_CALLED: Final = "note-call"
_GENERATED: Final = "generated"


class Standing(NamedTuple):
    """An element and where it stands."""

    name: str
    at: int
    """How many letters of the text are before it."""
    line: int
    """The line of the file on which it begins."""
    depth: int = 0
    """How many points, or sections, are around it."""
    marker: str = ""
    """Of a note, and of what calls it again: its marker."""


class Stream:
    """The letters of documents outside `meta`, and their elements among them.

    A component that a reference stands for is read where that stands.
    """

    def __init__(self, *roots: Element) -> None:
        """Read documents, one after another."""
        self.elements: list[Standing] = []
        """Their elements in the order of reading."""
        self._placed: set[Element] = set()
        self._words: list[str] = []
        self._notes: list[str] = []
        self._at = 0
        for root in roots:
            named = (own for own in root.iter("component") if own.get("eId"))
            self._parts = {own.get("eId", ""): own for own in named}
            self._read(root, {})
        self.letters = "".join(self._words)
        """Those of their text."""
        self.notes = "".join(self._notes)
        """Those of their notes, in the order of their calls."""

    def place(self, at: int) -> int:
        """Return the line on which a letter stands, by its element; 0 without any."""
        last = bisect_right(self.elements, at, key=attrgetter("at")) - 1
        return self.elements[max(last, 0)].line if self.elements else 0

    def _read(self, element: Element, depths: dict[str, int]) -> None:
        self._write(element.text)
        for child in element:
            skipped = child.tag == "meta" or child in self._placed
            if isinstance(child.tag, str) and not skipped:
                self._enter(child, depths)
            self._write(child.tail)

    def _enter(self, element: Element, depths: dict[str, int]) -> None:
        """Read an element, or the component for which it stands; a note apart."""
        name = element.tag
        kind = DEEP.get(name, "")
        depth = depths.get(kind, 0)
        marker = "".join(element.get("marker", "").split())
        found = Standing(name, self._at, find_line(element), depth, marker)
        self.elements.append(found)
        if name == "authorialNote":
            self._notes.append(letters("".join(map(str, element.itertext()))))
            return
        if kind:
            depths = depths | {kind: depth + 1}
        href = element.get("href", "") if name == "documentRef" else ""
        own = self._parts.get(href[1:])
        if own is not None and own not in self._placed:
            self._placed.add(own)
            self._read(own, depths)
        self._read(element, depths)

    def _write(self, words: str | None) -> None:
        if words:
            own = letters(words)
            self._words.append(own)
            self._at += len(own)


def find_reread(result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield letters of the file, what they are read as, and both with the rule."""
    for document in (each.document for each in result.every):
        source = document.source
        # What metadata or attributes hold is no letter of the text.
        beside = set(source.evidence.generated)
        pieces = chain.from_iterable(text.pieces for text in texts(document))
        for piece in pieces:
            if piece.rule in {"", _CALLED, _GENERATED} or piece.span in beside:
                continue
            words = source.text[slice(*piece.span)]
            old, new = letters(words), letters(piece.text)
            if old != new:
                told = f"{words.strip()[:60]!r} as {piece.text.strip()[:60]!r}"
                yield old, new, f"{piece.rule}: {told}"


def find_changes(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield what stands in the second of two files and not in the first."""
    old = Counter((each.name, each.at) for each in before.elements)
    for each in after.elements:
        sort = NEW.get(each.name)
        if sort and not old[each.name, each.at]:
            yield Change(sort, before.place(each.at), f"<{each.name}>")
    yield from _find_deeper(before, after)
    yield from _find_notes(before, after)


def _find_deeper(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield points and headings that stand at another depth."""
    known = {(DEEP.get(it.name), it.at, it.depth) for it in before.elements}
    for each in after.elements:
        kind = DEEP.get(each.name)
        if kind and (kind, each.at, each.depth) not in known:
            sort = Mend.NESTED if kind == "point" else Mend.HEADING
            name = "" if kind == "point" else f"<{each.name}>, "
            yield Change(sort, before.place(each.at), f"{name}depth {each.depth + 1}")


def _find_notes(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield notes that are called elsewhere, or have another number."""
    notes = (
        [each for each in stream.elements if each.name == "authorialNote"]
        for stream in (before, after)
    )
    for one, other in zip(*notes, strict=False):
        if one.at != other.at:
            yield Change(Mend.NOTE_MOVED, one.line, f"note {other.marker}")
        if one.marker != other.marker:
            told = f"{one.marker or 'none'} is {other.marker or 'none'}"
            yield Change(Mend.NOTE_NUMBERED, one.line, told)
