"""The blocks of a document with their places, their words and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, final

from unres.iri import symbol_of
from unres.language import Language
from unres.levels import find_level
from unres.lexicon.counting import read_heading
from unres.model import CITING, Block, Kind, Mark, MarkKind
from unres.resolve.deeds import Deed
from unres.text import Span

LISTED: Final = frozenset({Kind.POINT, Kind.OPERATIVE})
"""What makes a list where no hierarchy can stand."""
HEADED: Final = frozenset({Kind.HEADING, Kind.ANNEX, Kind.PART})
"""What holds other blocks under a heading."""
PREAMBLE: Final = frozenset({Kind.PREAMBULAR, Kind.FORMULA})
"""What belongs to a preamble, wherever it stands."""
SOLID: Final = frozenset({Kind.TABLE, Kind.QUOTED, Kind.NOTE})
"""What keeps its parts to itself."""
LEVELS: Final = LISTED | HEADED
"""What is a level of its own in the hierarchy."""
_ACTION: Final = MarkKind.ACTION
_CALL: Final = MarkKind.CALL


class Cited(NamedTuple):
    """A document that words cite."""

    mark: Mark
    """The words that cite it."""
    symbol: str
    """Its symbol; "" where the IRI does not tell it."""
    iri: str
    """The IRI of its Work, or "#" and the id of a part of the text; "" for neither."""


@final
class Node:
    """A block with its place, its words, and its notes apart from its parts.

    It is filled while the document is resolved, and never changed after that.
    """

    __slots__ = (
        "actions",
        "block",
        "calls",
        "cited",
        "component",
        "deeds",
        "id",
        "index",
        "kind",
        "level",
        "marks",
        "named",
        "notes",
        "num",
        "parts",
        "refers",
        "scope",
        "shown",
        "text",
    )

    def __init__(self, block: Block, index: int) -> None:
        """Take a block and its place in the order of `walk`."""
        self.block = block
        self.index = index
        self.kind = block.kind
        self.num = block.num.words
        self.text = block.text.words
        self.marks = block.marks
        """Its marks; what refers to a part of the text has its id."""
        self._sort_marks()
        self.parts: tuple[Node, ...] = ()
        """The blocks below that are not footnotes."""
        self.notes: tuple[Node, ...] = ()
        """The footnotes that stand in this block."""
        self.shown: tuple[Node, ...] = ()
        """The parts without those of a portal."""
        self.scope: dict[str, Node] = {}
        """The footnotes of the same document or annex by marker."""
        self.named = ""
        """What the word beside the number of a heading says that it is."""
        self.level = ""
        """The element of a heading."""
        self.id = f"~{index + 1}"
        """Its eId, of its outermost element; "~" and its place where it has none."""
        self.component = ""
        """The id of the component that it became."""
        self.deeds: tuple[Deed, ...] = ()
        """What it does, phrase by phrase."""
        self.cited: tuple[Cited, ...] = ()
        """What its words cite."""

    def _sort_marks(self) -> None:
        """Find the action phrases, the calls, and what refers to the text itself."""
        self.actions: list[Mark] = []
        """Its action phrases, in order."""
        self.calls: list[Mark] = []
        """The calls of footnotes in its words, in order."""
        self.refers = False
        """Whether a mark refers to a part of the text."""
        for mark in self.marks:
            if mark.kind is _ACTION:
                self.actions.append(mark)
            elif mark.kind is _CALL:
                self.calls.append(mark)
            elif mark.target[:1] == "#":
                self.refers = True
        if len(self.actions) > 1:
            self.actions.sort()
        if len(self.calls) > 1:
            self.calls.sort()

    @property
    def marker(self) -> str:
        """The marker of a footnote as its calls have it: "[2]" and "2" are one."""
        number = self.num
        bare = number.removeprefix("[").removesuffix("]").removeprefix("^")
        return bare if bare and number == f"[{number[1:-1]}]" else number

    @property
    def is_named(self) -> bool:
        """Whether it has an eId."""
        return not self.id.startswith("~")

    @property
    def is_document(self) -> bool:
        """Whether it is a document inside the text: it has a formula, or a title."""
        return self.kind is Kind.QUOTED and any(
            part.kind in {Kind.FORMULA, Kind.TITLE} for part in self.parts
        )

    def find_spans(self) -> list[Span]:
        """Find where in the source the block's own number and words stand.

        Takes out what is read as nothing, such as a page header inside a sentence.
        """
        spans: list[Span] = []
        start = end = -1
        for piece in self.block.num.pieces + self.block.text.pieces:
            if not piece.text:
                continue
            if piece.start != end:
                if end >= 0:
                    spans.append(Span(start, end))
                start = piece.start
            end = piece.end
        if end >= 0:
            spans.append(Span(start, end))
        return spans


def make_nodes(blocks: tuple[Block, ...], language: Language) -> tuple[Node, ...]:
    """Give the nodes of the blocks at the top of a document."""
    nodes, _ = _read(blocks, 0, {}, language)
    return nodes


def list_nodes(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Give all nodes, each before its footnotes, and these before its parts."""
    listed: list[Node] = []
    stack = [*reversed(nodes)]
    while stack:
        node = stack.pop()
        listed.append(node)
        if node.parts:
            stack += reversed(node.parts)
        if node.notes:
            stack += reversed(node.notes)
    return tuple(listed)


def _read(
    blocks: tuple[Block, ...], index: int, scope: dict[str, Node], language: Language
) -> tuple[tuple[Node, ...], int]:
    """Read blocks from an index on; give also the index after the last."""
    nodes: list[Node] = []
    for block in blocks:
        node = Node(block, index)
        nodes.append(node)
        index += 1
        own = node.kind is Kind.ANNEX or node.kind is Kind.PORTAL
        node.scope = {} if own else scope
        if block.blocks:
            below, index = _read(block.blocks, index, node.scope, language)
            kinds = {each.kind for each in below}
            if Kind.NOTE in kinds:
                node.notes = tuple([n for n in below if n.kind is Kind.NOTE])
                below = tuple([n for n in below if n.kind is not Kind.NOTE])
            node.parts = below
            node.shown = leave_portal(below) if Kind.PORTAL in kinds else below
        if node.kind is Kind.NOTE:
            scope.setdefault(node.marker, node)
        elif node.kind in HEADED and node.num:
            node.named = read_heading(node.num, language)
    return tuple(nodes), index


def leave_portal(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Leave out what a portal says."""
    return tuple([node for node in nodes if node.kind is not Kind.PORTAL])


def find_cited(marks: Iterable[Mark]) -> tuple[Cited, ...]:
    """Find what marks cite, in their order."""
    return tuple([
        Cited(mark, symbol_of(mark.target), mark.target)
        if mark.kind is MarkKind.CITATION
        else Cited(mark, mark.target, "")
        for mark in marks
        if mark.kind in CITING
    ])


def find_levels(nodes: Sequence[Node], place: str) -> None:
    """Say of headings side by side, in the element `place`, what each is."""
    before = ""
    for node in nodes:
        if node.kind is Kind.HEADING:
            level = find_level(node.num, before, node.named)
            # Letters are sections where no numbers are: "A", "B" of one text.
            if level == "title" and place == "mainBody":
                level = "section"
            node.level = level
            before = node.num


def find_title(node: Node) -> Node | None:
    """Find the heading that is the title of a point; None where it has none."""
    if node.text or node.notes or not node.shown:
        return None
    first = node.shown[0]
    return first if first.kind is Kind.HEADING and not first.num else None


def splice(nodes: Sequence[Node]) -> list[Node]:
    """Put the parts of mere words after them, so that their points join the list."""
    spliced: list[Node] = []
    for node in nodes:
        spliced.append(node)
        if node.shown and node.kind not in LEVELS | SOLID:
            spliced += splice(node.shown)
    return spliced
