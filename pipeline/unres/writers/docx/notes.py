"""Footnotes: a reference where the words call, and the part that holds the texts.

A marker that is the next number is left to Word to count; any other ("*", or a
number out of turn) is printed as it stands. A second call of a note refers to the
first; a call whose text the source lacks gets a footnote with its marker alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from unres.model import Block, Kind, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.runs import write_runs
from unres.writers.docx.styles import INDENT, make_indent
from unres.writers.docx.wml import Element, make, paragraph, run, serialise

CALL_STYLE: Final = "FootnoteReference"
"""The style of runs that are calls: what they print is a marker and no word."""

SEPARATORS: Final[dict[int, str]] = {-1: "separator", 0: "continuationSeparator"}
"""Identifier → kind of the two footnotes that are only the line above the others."""


@dataclass(slots=True)
class Notes:
    """The footnotes of one document while it is written."""

    bodies: list[Element] = field(default_factory=list)
    counted: int = 0
    """How many of them Word counts itself."""
    known: dict[str, str] = field(default_factory=dict)
    """Marker → the bookmark of the call whose note has a text."""

    def forget(self) -> None:
        """Start afresh with the markers, as an annex does."""
        self.known.clear()

    def write_words(self, block: Block, span: Span | None = None) -> list[Element]:
        """Give the runs of a block's words, or of a part of them, with their calls.

        Notes that no call names are called at the end of the words.
        """
        end = len(str(block.text))
        span = span or Span(0, end)
        called, others = pair_calls(block)

        def print_call(mark: Mark) -> list[Element]:
            return self._call(mark.target, called.pop(mark, None))

        runs = write_runs(block, span, print_call)
        if span.end == end:
            runs += [r for note in others for r in self.write_alone(note)]
        return runs

    def write_alone(self, note: Block) -> list[Element]:
        """Give the reference to a note that no words call."""
        return self._call(str(note.num), note)

    def _call(self, marker: str, note: Block | None) -> list[Element]:
        """Give the runs of a call, in a bookmark for later calls; keep its note."""
        if note is None and marker in self.known:
            return repeat_call(marker, self.known[marker])
        number = len(self.bodies) + 1
        counts = marker in {"", str(self.counted + 1)}
        self.counted += counts
        self.bodies.append(write_note(number, "" if counts else marker, note))
        name = f"_RefNote{number}"
        if marker and note is not None:
            self.known[marker] = name
        call = refer("" if counts else marker, number)
        start = make("bookmarkStart", id=number, name=name)
        return [start, call, make("bookmarkEnd", id=number)]


def pair_calls(block: Block) -> tuple[dict[Mark, Block], list[Block]]:
    """Find the note of each call in a block's words, and the notes without a call.

    Two notes with the same marker answer two calls in their order.
    """
    others = list(block.notes)
    called: dict[Mark, Block] = {}
    for mark in sorted(m for m in block.marks if m.kind is MarkKind.CALL):
        at = next((i for i, n in enumerate(others) if str(n.num) == mark.target), -1)
        if at >= 0 and mark not in called:
            called[mark] = others.pop(at)
    return called, others


def refer(marker: str, number: int) -> Element:
    """Give the run that refers to a footnote; "" lets Word count it."""
    call = run(marker, CALL_STYLE)
    custom = {"customMarkFollows": 1} if marker else {}
    call.insert(1, make("footnoteReference", **custom, id=number))
    return call


def repeat_call(marker: str, bookmark: str) -> list[Element]:
    """Give a field that repeats the number of a note called before."""
    code = make("instrText")
    code.text = f" NOTEREF {bookmark} \\f \\h "
    begin, separate, end = (
        make("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    runs = [run("", CALL_STYLE) for _ in (begin, code, separate)]
    for made, step in zip(runs, (begin, code, separate), strict=True):
        made.append(step)
    runs += [run(marker, CALL_STYLE), run("", CALL_STYLE)]
    runs[-1].append(end)
    return runs


def write_note(number: int, marker: str, note: Block | None) -> Element:
    """Give a footnote; with a marker of its own, Word does not count it."""
    sign = run(marker, CALL_STYLE)
    if not marker:
        sign.append(make("footnoteRef"))
    words = _write_plain(note) if note else []
    head = paragraph("FootnoteText", [sign, run("\t"), *words])
    made = make("footnote", head, id=number)
    for part in _walk_shown(note.blocks if note else ()):
        runs = [run(f"{part.num}\t")] if part.num else []
        runs += _write_plain(part)
        if runs:
            indent = make_indent(INDENT, INDENT, 0)
            made.append(paragraph("FootnoteText", runs, indent))
    return made


def _walk_shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks of a note in order, without a portal's data."""
    stack = list(reversed(tuple(blocks)))
    while stack:
        block = stack.pop()
        if block.kind is not Kind.PORTAL:
            yield block
            stack += reversed(block.blocks)


def _write_plain(block: Block) -> list[Element]:
    """Give the runs of a note's words; a call inside a note is a marker only."""
    whole = Span(0, len(str(block.text)))
    return write_runs(block, whole, lambda mark: [run(mark.target, CALL_STYLE)])


def write_footnotes(bodies: Iterable[Element]) -> bytes:
    """Give the part with the footnotes of a document."""
    root = make("footnotes")
    for number, kind in SEPARATORS.items():
        line = paragraph("Normal", [make("r", make(kind))])
        root.append(make("footnote", line, type=kind, id=number))
    root.extend(list(bodies))
    return serialise(root)
