"""The words: each block in the list where a reader of the JSON would look for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from unres.model import Kind, Mark
from unres.resolve import Node, list_nodes
from unres.text import Span
from unres.writers.json.findings import cite
from unres.writers.json.values import Object

LISTS: Final[dict[Kind, str]] = {
    Kind.PORTAL: "portal",
    Kind.COVER: "cover",
    Kind.TITLE: "titles",
    Kind.FORMULA: "preamble",
    Kind.PREAMBULAR: "preamble",
    Kind.HEADING: "headings",
    **dict.fromkeys((Kind.OPERATIVE, Kind.POINT, Kind.PROSE, Kind.QUOTED), "operative"),
    **dict.fromkeys((Kind.TABLE, Kind.ROW, Kind.CELL, Kind.HEAD), "operative"),
    Kind.PART: "parts",
    Kind.CLOSING: "closing",
    Kind.VOTE: "closing",
    Kind.ANNEX: "annexes",
    Kind.NOTE: "notes",
}
"""Kind → the list in which a block of the document or of an annex is given.

The first formula stands by itself under `formula`.
"""
HEADED: Final = ("preamble", "operative")
"""The lists of what a heading can stand over."""


def tell_unit(node: Node) -> Object:
    """Give one unit with all that stands in it."""
    return {
        "id": node.id,
        "kind": str(node.kind),
        "num": node.num or None,
        **tell_deed(node),
        "actions": [deed._asdict() for deed in node.deeds],
        "text": node.text,
        "points": tell_units(node.parts) if node.parts else [],
        "citations": cite(node) if node.cited else [],
        "notes": find_markers(node),
    }


def tell_deed(node: Node) -> Object:
    """Give what a unit does: its first action phrase, and who is to act by when."""
    if not (deeds := node.deeds):
        concept = node.block.concept or None
        return {"action": None, "concept": concept, "addressees": [], "due": []}
    concept = node.block.concept or deeds[0].concept
    return {
        "action": deeds[0].phrase,
        "concept": concept or None,
        "addressees": list(dict.fromkeys(who for d in deeds for who in d.addressees)),
        "due": list(dict.fromkeys(time for deed in deeds for time in deed.due)),
    }


def tell_units(nodes: Iterable[Node]) -> list[Object]:
    """Give units with all that stands in them, in order."""
    return [tell_unit(node) for node in nodes]


def find_markers(node: Node) -> list[str]:
    """Find the markers of the footnotes of a block's own words, each once."""
    if not node.calls and not node.notes:
        return []
    called = [call.target for call in node.calls]
    standing = [note.num for note in node.notes]
    return list(dict.fromkeys(filter(None, called + standing)))


def list_notes(nodes: tuple[Node, ...], order: tuple[Node, ...]) -> list[Object]:
    """Give every footnote, and a gap for every call whose footnote is missing."""
    notes = [_tell_note(node) for node in nodes if node.kind is Kind.NOTE]
    for node in order:
        if node.calls or node.notes:
            notes += _follow_calls(node)
    return notes


def _follow_calls(node: Node) -> list[Object]:
    """Give the footnotes of a block in the order of their calls, then the uncalled."""
    waiting: dict[str, deque[Node]] = {}
    for note in node.notes:
        waiting.setdefault(note.num, deque()).append(note)
    told: list[Object] = []
    for call in node.calls:
        if (same := waiting.get(call.target)) is None:
            told.append(_tell_note(None, node, call))
        elif same:  # Else a second call of a footnote that is told already.
            told.append(_tell_note(same.popleft(), node, call))
    return told + [_tell_note(note, node) for same in waiting.values() for note in same]


def _tell_note(
    note: Node | None, node: Node | None = None, call: Mark | None = None
) -> Object:
    """Give a footnote, if its text is there, and where it is called."""
    marker = note.num if note else call.target if call else ""
    return {
        "id": note.id if note else None,
        "marker": marker or None,
        "text": note.text if note else None,
        "called_in": node.id if node else None,
        "at": Span(call.start, call.end) if call else None,
        "points": tell_units(note.parts) if note else [],
        "citations": cite(note) if note else [],
    }


def lay_out(nodes: tuple[Node, ...]) -> Object:
    """Give the blocks of the document, or of an annex, list by list.

    What headings hold stands in the same lists; the headings tell what is theirs.
    """
    lists: dict[str, list[Node]] = {name: [] for name in LISTS.values()}
    formula: Node | None = None
    for node in _flow(nodes):
        if node.kind is Kind.FORMULA and formula is None:
            formula = node
        else:
            lists[LISTS[node.kind]].append(node)
    return {
        "cover": [line for node in lists["cover"] for line in _tell_lines(node)],
        "titles": tell_units(lists["titles"]),
        "formula": tell_unit(formula) if formula else None,
        "preamble": tell_units(lists["preamble"]),
        "operative": tell_units(lists["operative"]),
        "headings": list(_tell_headings(nodes)),
        "parts": [_tell_annex(node) for node in lists["parts"]],
        "closing": tell_units(lists["closing"]),
        "annexes": [_tell_annex(node) for node in lists["annexes"]],
    }


def list_portal(nodes: tuple[Node, ...]) -> list[Object]:
    """Give the lines of a portal's header, wherever they stand."""
    lines: list[Object] = []
    for node in _flow(nodes):
        if node.kind is Kind.PORTAL:
            lines += _tell_lines(node)
        elif node.kind in {Kind.ANNEX, Kind.PART}:
            lines += list_portal(node.parts)
    return lines


def list_tables(order: tuple[Node, ...]) -> list[Object]:
    """Give every table as rows of plain cells."""
    return [
        {
            "id": table.id,
            "rows": [
                [_tell_words(cell) for cell in row.parts]
                for row in table.parts
                if row.kind is Kind.ROW
            ],
        }
        for table in order
        if table.kind is Kind.TABLE
    ]


def _flow(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Give blocks in order, each heading before what it holds."""
    for node in nodes:
        yield node
        if node.kind is Kind.HEADING:
            yield from _flow(node.parts)


def _tell_lines(node: Node) -> Iterator[Object]:
    """Give a printed line, and all that stands in it, as lines."""
    if node.num:
        yield {"id": node.id, "text": node.num}
    if node.text or not node.num:
        yield {"id": node.id, "text": node.text}
    for part in node.parts:
        yield from _tell_lines(part)


def _tell_headings(nodes: tuple[Node, ...]) -> Iterator[Object]:
    """Give the headings, outer before inner, with the ids of what they stand over."""
    for i, node in enumerate(nodes, 1):
        if node.kind is not Kind.HEADING:
            continue
        headed = node.parts or _find_headed(nodes, i)
        yield {
            "id": node.id,
            "num": node.num or None,
            "text": node.text,
            "units": [part.id for part in headed],
            "notes": find_markers(node),
        }
        yield from _tell_headings(node.parts)


def find_headings(nodes: tuple[Node, ...], order: tuple[Node, ...]) -> dict[str, str]:
    """Find under which heading each block stands, by ids; no entry for no heading."""
    found: dict[str, str] = {}
    for group in (nodes, *(node.parts for node in order)):
        for i, node in enumerate(group, 1):
            if node.kind is Kind.HEADING:
                headed = node.parts or _find_headed(group, i)
                found |= dict.fromkeys((part.id for part in headed), node.id)
            elif node.id in found:
                found |= dict.fromkeys((p.id for p in node.parts), found[node.id])
    return found


def _find_headed(nodes: tuple[Node, ...], start: int) -> list[Node]:
    """Find what stands below a heading that holds nothing: down to the next one."""
    below = (nodes[i] for i in range(start, len(nodes)))
    return list(takewhile(lambda node: LISTS[node.kind] in HEADED, below))


def _tell_annex(node: Node) -> Object:
    return {
        "id": node.id,
        "num": node.num or None,
        "title": node.text or None,
        **lay_out(node.parts),
    }


def _tell_words(node: Node) -> str:
    """Give the words of a cell and of what stands in it, a line each."""
    words = (word for part in list_nodes((node,)) for word in (part.num, part.text))
    return "\n".join(filter(None, words))
