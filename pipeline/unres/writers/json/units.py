"""Units, the shape that most blocks take, and the footnotes called in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from unres.model import Kind, Mark
from unres.resolve import Node
from unres.text import Span
from unres.writers.json.findings import cite
from unres.writers.json.values import Object


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


def list_actions(node: Node) -> list[Object]:
    """Give every action of a unit with its place, who is to act, and by when."""
    return [{**deed._asdict(), "in": node.id} for deed in node.deeds]


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
