"""The body of a Word file: its paragraphs and tables as they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from unres.evidence import Role
from unres.readers.docx.numbering import ListCounter, read_sign
from unres.readers.docx.package import Element, Links, Package, R, W
from unres.readers.docx.styles import Styles, read_int, read_val
from unres.readers.flat.elements import find_name
from unres.readers.flow import Cell, Flow, StyledRun, has_words
from unres.readers.numerals import write_number

_GONE: Final = frozenset({"del", "moveFrom"})
_SIGNS: Final = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011",
    "softHyphen": "\xad",
}  # fmt: skip
_CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
_BOXES: Final = frozenset({"drawing", "pict", "object", "AlternateContent"})
CALLS: Final = frozenset(
    {"footnote reference", "endnote reference"}
    | {"footnote characters", "endnote characters"}
)
"""Styles of runs that call notes: Word's, in all languages, and LibreOffice's."""
LOST: Final = "lost "
"""Before the marker in the key of a note whose words are not in the file."""


@dataclass(slots=True)
class StoryReader:
    """Reads the stories of a file, one after another, and counts what it left out."""

    package: Package
    styles: Styles
    numbers: ListCounter
    links: Links = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    """How many changes were accepted, how many hidden runs left out."""
    printed: set[str] = field(default_factory=set)
    """The notes that are called by a sign of their own, which they print."""
    story: str = "body"
    forms: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Kind of note → the form of its numbers, and the first."""
    _fields: list[list[str]] = field(default_factory=list)
    """The fields that are open: the words of each one's code, and its part."""
    _endless: frozenset[Element] = frozenset()
    """The beginnings of fields that never end: all their words are shown."""
    _numbered: dict[str, str] = field(default_factory=dict)
    """The marker of each note, by its key."""
    _counts: Counter[str] = field(default_factory=Counter)
    """How many notes of each kind were called."""
    _boxes: list[Element] = field(default_factory=list)
    """The text boxes that the block in hand anchors."""

    def begin(self, story: str, part: str) -> Element:
        """Begin the story of a part: its lists count apart, its links are its own."""
        root = self.package.read(part)
        self.story, self.links = story, self.package.find_related(part)
        self._fields = []
        opened: list[Element] = []
        for own in root.iter(f"{W}fldChar"):
            kind = own.get(f"{W}fldCharType")
            if kind == "begin":
                opened.append(own)
            elif kind == "end" and opened:
                opened.pop()
        self._endless = frozenset(opened)
        return root

    def add(self, root: Element, flow: Flow, role: Role = Role.PARAGRAPH) -> None:
        """Add the paragraphs and tables below an element."""
        held: list[StyledRun] = []
        for block in self._list_blocks(root):
            if block.tag == f"{W}tbl":
                self._add_table(block, flow, role)
            else:
                held += self.read_paragraph(block)
                if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                    self.left["changes"] += 1
                    continue  # Its end is deleted: it is one with the next.
                usual = role is Role.PARAGRAPH
                level = self.styles.find_level(block.find(f"{W}pPr")) if usual else 0
                flow.add_paragraph(held, Role.HEADING if level else role, level)
                held = []
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.add(box, flow, role)
        flow.add_paragraph(held, role)

    def read_paragraph(self, block: Element) -> list[StyledRun]:
        """Give the runs of a paragraph, its automatic number before them."""
        props = block.find(f"{W}pPr")
        style = "" if props is None else self.styles.find_name(props)
        runs = list(self._read(block, style, ""))
        number = self.numbers.count(props, self.story)
        return [StyledRun(number, generated=True), *runs] if number else runs

    def _list_blocks(self, root: Element) -> Iterator[Element]:
        """Give the paragraphs and tables of a story, those in controls too."""
        stack = list(reversed(root))
        while stack:
            own = stack.pop()
            tag = find_name(own)
            if own.tag in {f"{W}p", f"{W}tbl"}:
                yield own
            elif tag in _GONE:
                self.left["changes"] += 1
            elif tag in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
                stack += reversed(own)

    def _add_table(self, table: Element, flow: Flow, role: Role) -> None:
        """Add a table; a single column, and one at a page's edge, only lays out."""
        cells = self._read_cells(table)
        if role is not Role.PARAGRAPH or all(not cell.column for cell in cells):
            for cell in cells:
                for runs in cell.paragraphs:
                    flow.add_paragraph(runs, role)
        else:
            flow.add_table(cells)

    def _read_cells(self, table: Element) -> list[Cell]:
        open_: dict[int, Cell] = {}
        done: list[Cell] = []
        for row, line in enumerate(table.iterfind(f".//{W}tr")):
            if next(line.iterancestors(f"{W}tbl")) is not table:
                continue
            header = line.find(f"{W}trPr/{W}tblHeader") is not None
            if line.find(f"{W}trPr/{W}del") is not None:
                self.left["changes"] += 1
                continue
            column = read_int(line.find(f"{W}trPr/{W}gridBefore"), 0)
            for own in line.iter(f"{W}tc"):
                if next(own.iterancestors(f"{W}tr")) is not line:
                    continue
                width = max(read_int(own.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
                merge = own.find(f"{W}tcPr/{W}vMerge")
                above = open_.get(column)
                if merge is not None and read_val(merge) != "restart" and above:
                    longer = above._replace(rows=row - above.row + 1)
                    done[done.index(above)] = open_[column] = longer
                else:
                    paragraphs = map(self.read_paragraph, own.iter(f"{W}p"))
                    words = list(filter(has_words, paragraphs))
                    open_[column] = Cell(words, row, column, 1, width, header)
                    done.append(open_[column])
                column += width
        return done

    def _read(self, root: Element, style: str, target: str) -> Iterator[StyledRun]:
        """Give the runs below an element that are shown."""
        for own in root:
            tag = find_name(own)
            self.left["changes"] += tag in _CHANGES
            if tag == "r":
                yield from self._read_run(own, style, target)
            elif tag == "t":
                yield StyledRun(own.text or "")  # Of a formula.
            elif tag == "hyperlink":
                kind = self.links.get(own.get(f"{R}id", ""), ("", "", False))
                yield from self._read(own, style, kind[1] if kind[2] else "")
            elif tag not in _GONE and tag not in {"pPr", "sdtPr", "rt", "rPr"}:
                yield from self._read(own, style, target)

    def _read_run(self, run: Element, style: str, target: str) -> Iterator[StyledRun]:
        looks = run.find(f"{W}rPr")
        hidden = self.styles.is_on(looks, style, "vanish")
        shown: list[str] = []
        for own in run:
            tag = find_name(own)
            if tag == "fldChar":
                self._turn(own)
            elif tag == "instrText" and self._fields:
                self._fields[-1][0] += own.text or ""
            elif tag in {"footnoteReference", "endnoteReference"}:
                yield self._call(own, tag)
            elif tag in _BOXES and not hidden:
                self._keep_boxes(own)
            elif not any(part[1] == "code" for part in self._fields):
                text = (own.text or "") if tag == "t" else _SIGNS.get(tag, "")
                shown.append(_read_sign(own) if tag == "sym" else text)
        text = "".join(shown)
        if hidden:
            self.left["hidden"] += bool(text.strip())
        elif text:
            linked = [_read_address(code) for code, _ in self._fields]
            target = next(filter(None, linked), target)
            italic = self.styles.is_on(looks, style, "i")
            bold = self.styles.is_on(looks, style, "b")
            raised = self.styles.is_raised(looks)
            # What is in the style of calls and refers to nothing calls a note whose
            # words are not in the file, or one that was called before.
            called = self.story == "body" and self.styles.find_run(looks) in CALLS
            note = f"{LOST}{text}" if called and len(text.split()) == 1 else ""
            yield StyledRun(text, italic, bold, raised, target, note)

    def _turn(self, own: Element) -> None:
        """Open a field, turn from its code to its result, or close it."""
        kind = own.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(["", "result" if own in self._endless else "code"])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _call(self, own: Element, tag: str) -> StyledRun:
        """Give the call of a note; one with a sign of its own is followed by it."""
        kind = tag.removesuffix("Reference")
        key = kind + own.get(f"{W}id", "")
        if own.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            self.printed.add(key)
            rest = list(own.itersiblings(f"{W}t"))
            marker = "".join(t.text or "" for t in rest)
            for t in rest:
                t.text = ""
            return StyledRun(marker.strip() or "*", raised=True, note=key)
        if key not in self._numbered:
            form, first = self.forms.get(kind, ("decimal", 1))
            self._numbered[key] = write_number(first + self._counts[kind], form)
            self._counts[kind] += 1
        return StyledRun(self._numbered[key], raised=True, note=key, generated=True)

    def _keep_boxes(self, own: Element) -> None:
        """Keep the text boxes of a drawing; of two ways to draw it the first.

        A box inside a box is found when that one is read.
        """
        inner = f"{W}txbxContent"
        found = [
            box
            for box in own.iter(inner)
            if next((up for up in box.iterancestors(inner, own.tag)), own) is own
        ]
        choice = [b for b in found if not any(b.iterancestors("{*}Fallback"))]
        self._boxes += choice or found


def _read_sign(own: Element) -> str:
    """Give the character of a sign.

    In a font of signs it is told by the font's own table; what that does not hold is
    a bullet by any look.
    """
    try:
        sign = chr(int(own.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    return read_sign(sign)


def _read_address(code: str) -> str:
    """Give the address in the code of a field: HYPERLINK "https://…"."""
    words = code.split('"')
    return words[1] if words[0].strip().upper() == "HYPERLINK" and words[1:] else ""
