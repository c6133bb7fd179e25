"""What marks and votes say of parts of the text itself, as ids: "paragraph 5 above"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from unres.model import Document, Kind, Mark, MarkKind
from unres.own import INNER, name_part, refer
from unres.resolve.ids import SHORT
from unres.resolve.nodes import Node

ELEMENTS: Final = {
    Kind.OPERATIVE: "paragraph",
    Kind.HEADING: "section",
    Kind.ANNEX: "attachment",
    Kind.NOTE: "authorialNote",
    Kind.PREAMBULAR: "preamble__container",
}
"""Kind → what the id of a part begins with that is not there to be asked."""
POINTING: Final = frozenset({MarkKind.CITATION, MarkKind.CITATIONS})
"""The marks that may refer to a part of the text."""


def point_to_parts(
    document: Document, nodes: tuple[Node, ...], order: tuple[Node, ...]
) -> Document:
    """Let what refers to parts of the text refer to their ids.

    The marks of the nodes change, and the votes on parts in the document that is given
    back.
    """
    pointing = [node for node in order if node.refers]
    ballots = document.meta.ballots
    if not pointing and not ballots:
        return document
    ids = _find_ids(nodes)
    for node in pointing:
        node.marks = tuple([_point(mark, ids) for mark in node.marks])
    if not ballots:
        return document
    pointed = (
        replace(each, parts=tuple([_name(part, ids) for part in each.parts]))
        for each in ballots
    )
    return replace(document, meta=replace(document.meta, ballots=tuple(pointed)))


def _find_ids(nodes: tuple[Node, ...]) -> dict[str, str]:
    """Give the ids of the text's own parts by their references; the first counts."""
    ids: dict[str, str] = {}
    recitals = 0
    stack = [*reversed(nodes)]
    while stack:
        node = stack.pop()
        if node.kind is Kind.PREAMBULAR:
            recitals += 1
            reference = refer(node.kind, str(recitals))
        else:
            reference = name_part(node.block)
        if reference and node.is_named:
            ids.setdefault(reference, node.id)
        if node.kind not in INNER:
            stack += reversed(node.notes + node.parts)
    return ids


def _point(mark: Mark, ids: Mapping[str, str]) -> Mark:
    """Give a mark with ids for references; a range has two of them."""
    if mark.kind not in POINTING or not mark.target.startswith("#"):
        return mark
    names = [_name(part, ids) for part in mark.target.split(" ")]
    return Mark(mark.start, mark.end, mark.kind, " ".join(names))


def _name(reference: str, ids: Mapping[str, str]) -> str:
    """Give a reference by an id: that of the part, or the one it would have."""
    if reference in ids:
        return f"#{ids[reference]}"
    kind, _, number = reference.removeprefix("#").partition(":")
    if kind not in ELEMENTS:
        return reference
    element = ELEMENTS[Kind(kind)]
    return f"#{SHORT.get(element, element)}_{number}"
