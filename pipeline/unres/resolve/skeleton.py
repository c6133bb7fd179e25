"""What the document looks like in Akoma Ntoso before any XML is written.

One tree of units says which element each block becomes and which words fill it;
the ids are given to it, and the XML is written from it. Every word of every shown
block stands in it once and in order, whatever the blocks and their order are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from unres.model import Kind
from unres.resolve.elements import (
    blocks,
    container,
    flow,
    formula,
    headed,
    number,
    words,
)
from unres.resolve.nodes import HEADED, LISTED, SOLID, Node, leave_portal
from unres.resolve.regions import Region, find_regions
from unres.resolve.units import Fill, Unit, filled

COLLECTION = "documentCollection"
"""The root of a document that is several texts under one symbol."""


def lay_out(blocks: tuple[Node, ...]) -> Unit:
    """Give the skeleton of the whole statement, or of the collection of its parts."""
    nodes = leave_portal(blocks)
    parted = any(node.kind is Kind.PART for node in nodes)
    if parted and (collection := _collect(nodes)):
        return collection
    return Unit("statement", units=_regions(nodes, Region.COVER, ()))


def _collect(nodes: Sequence[Node]) -> Unit | None:
    """Lay out a collection, if between head and end there is nothing but parts."""
    at = next(i for i, node in enumerate(nodes) if node.kind is Kind.PART)
    end = at
    while end < len(nodes) and nodes[end].kind is Kind.PART:
        end += 1
    head, parts, rest = nodes[:at], nodes[at:end], nodes[end:]
    closing = takewhile(lambda node: node.kind is not Kind.ANNEX, rest)
    if {node.kind for node in head} - {Kind.COVER, Kind.TITLE}:
        return None
    if {node.kind for node in closing} - {Kind.CLOSING, Kind.VOTE}:
        return None
    body = tuple(
        Unit("component", units=(Unit("documentRef", part),)) for part in parts
    )
    whole = (
        *_split(head, Region.COVER, (), body=False),
        Unit("collectionBody", units=body),
        *_split(rest, Region.END, (), body=False),
    )
    return Unit(COLLECTION, units=_add_components(whole))


def _regions(
    nodes: Sequence[Node], first: Region, title: tuple[Unit, ...]
) -> tuple[Unit, ...]:
    """Lay out a document from a region on, with the components that it refers to."""
    return _add_components(_split(nodes, first, title))


def _split(
    nodes: Sequence[Node], first: Region, title: tuple[Unit, ...], *, body: bool = True
) -> tuple[Unit, ...]:
    """Lay out the parts of a document from a region on, the body where asked."""
    held: list[list[Node]] = [[] for _ in Region]
    for node, region in zip(nodes, find_regions(nodes, first), strict=True):
        held[region].append(node)
    laid = {
        "coverPage": blocks(held[Region.COVER]),
        "preface": title + _preface(held[Region.PREFACE]),
        "preamble": _preamble(held[Region.PREAMBLE]),
        "mainBody": filled(flow(held[Region.BODY], "mainBody")) if body else (),
        "conclusions": _conclusions(held[Region.END]),
        "attachments": _attachments(held[Region.ANNEXES]),
    }
    return tuple(Unit(name, units=units) for name, units in laid.items() if units)


def _add_components(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Give the parts of a document and, after them, the documents they refer to."""
    inner: list[Unit] = []
    stack = [*reversed(units)]
    while stack:
        unit = stack.pop()
        if unit.name == "documentRef" and unit.node:
            inner.append(_component(unit.node))
        elif unit.units and unit.name != "doc":
            # What stands in an annex is not its own.
            stack += reversed(unit.units)
    return (*units, Unit("components", units=tuple(inner))) if inner else units


def _component(node: Node) -> Unit:
    """Lay out a part of a resolution, or a document in its text, as a document."""
    title: tuple[Unit, ...] = ()
    first = Region.PREFACE
    if node.kind is Kind.PART:
        title = words(node, fill=Fill.TITLE)
    elif node.shown[0].kind is not Kind.TITLE:
        first = Region.PREAMBLE
    named = node.kind is Kind.QUOTED and first is Region.PREFACE
    units = _regions(node.shown, first, title)
    inner = Unit("doc" if named else "statement", node, units=units)
    return Unit("component", node, units=(inner,))


def _preface(nodes: Sequence[Node]) -> tuple[Unit, ...]:
    """Lay out the lines that name the document."""
    units: list[Unit] = []
    for node in nodes:
        if node.kind is Kind.TITLE:
            units += words(node, fill=Fill.TITLE) + blocks(node.shown)
        else:
            units += blocks([node])
    return tuple(units)


def _preamble(nodes: Sequence[Node]) -> tuple[Unit, ...]:
    """Lay out the formula and the preambular paragraphs, each in its container."""
    units: list[Unit] = []
    for node in nodes:
        if node.kind is Kind.FORMULA:
            units.append(formula(node))
        elif node.kind is Kind.PREAMBULAR:
            units.append(container(node))
        elif node.kind in HEADED:
            units.append(headed(node))
        else:
            line = None if node.kind in LISTED | SOLID else node
            units.append(Unit("container", line, units=filled(blocks([node]))))
    return tuple(units)


def _conclusions(nodes: Sequence[Node]) -> tuple[Unit, ...]:
    """Lay out the closing lines and the vote, each run of them in a container."""
    return tuple(
        Unit("container", units=filled(blocks(list(run))), marker=name)
        for name, run in groupby(nodes, key=_name_closing)
    )


def _name_closing(node: Node) -> str:
    return "vote" if node.kind is Kind.VOTE else "conclusion"


def _attachments(nodes: Sequence[Node]) -> tuple[Unit, ...]:
    """Lay out the annexes, each a document; what follows an annex belongs to it."""
    held: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.kind is Kind.ANNEX:
            held.append((node, list(node.shown)))
        else:
            held[-1][1].append(node)
    units: list[Unit] = []
    for annex, parts in held:
        inner = _regions(parts, Region.PREFACE, words(annex, fill=Fill.NAME))
        doc = Unit("doc", units=inner)
        units.append(Unit("attachment", annex, units=(*number(annex), doc)))
    return tuple(units)
