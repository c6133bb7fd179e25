"""What the document looks like in Akoma Ntoso before any XML is written.

One tree of units says which element each block becomes and which words fill it;
the ids are given to it, and the XML is written from it. Every word of every shown
block stands in it once and in order, whatever the blocks and their order are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from unres.layout.items import HEADED, LISTED, SOLID, Item, read_items
from unres.layout.parts import (
    blocks,
    container,
    flow,
    formula,
    headed,
    number,
    refer,
    words,
)
from unres.layout.regions import Region, find_regions
from unres.layout.units import NUMBERED, Fill, Unit, filled, walk_units
from unres.model import Document, Kind

__all__ = ["COLLECTION", "NUMBERED", "Fill", "Item", "Unit", "lay_out"]


COLLECTION = "documentCollection"
"""The root of a document that is several texts under one symbol."""


def lay_out(document: Document) -> Unit:
    """Give the skeleton of the whole statement, or of the collection of its parts."""
    items = read_items(document.blocks, document.meta.language)
    if any(item.kind is Kind.PART for item in items):
        collection = _collect(items)
        if collection:
            return collection
    return Unit("statement", units=_regions(items, Region.COVER, ()))


def _collect(items: Sequence[Item]) -> Unit | None:
    """Lay out a collection, if between head and end there is nothing but parts."""
    at = next(i for i, item in enumerate(items) if item.kind is Kind.PART)
    end = at
    while end < len(items) and items[end].kind is Kind.PART:
        end += 1
    head, parts, rest = items[:at], items[at:end], items[end:]
    if not _is_head(head) or not _is_end(rest):
        return None
    body = tuple(Unit("component", units=(refer(part),)) for part in parts)
    whole = (
        *_split(head, Region.COVER, (), body=False),
        Unit("collectionBody", units=body),
        *_split(rest, Region.END, (), body=False),
    )
    return Unit(COLLECTION, units=_add_components(whole))


def _is_head(items: Sequence[Item]) -> bool:
    """Whether items are the masthead and the title of a collection."""
    return {item.kind for item in items} <= {Kind.COVER, Kind.TITLE}


def _is_end(items: Sequence[Item]) -> bool:
    """Whether items are the closing lines of a collection, and its annexes."""
    kinds = [item.kind for item in items]
    first = kinds.index(Kind.ANNEX) if Kind.ANNEX in kinds else len(kinds)
    return set(kinds[:first]) <= {Kind.CLOSING, Kind.VOTE}


def _regions(
    items: Sequence[Item], first: Region, title: tuple[Unit, ...]
) -> tuple[Unit, ...]:
    """Lay out a document from a region on, with the components that it refers to."""
    return _add_components(_split(items, first, title))


def _split(
    items: Sequence[Item], first: Region, title: tuple[Unit, ...], *, body: bool = True
) -> tuple[Unit, ...]:
    """Lay out the parts of a document from a region on, the body where asked."""
    regions = find_regions(items, first)
    held: dict[Region, list[Item]] = {region: [] for region in Region}
    for item, region in zip(items, regions, strict=True):
        held[region].append(item)
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
    items = [u.item for u in walk_units(units) if u.name == "documentRef" and u.item]
    if not items:
        return units
    inner = tuple(_component(item) for item in items)
    return (*units, Unit("components", units=inner))


def _component(item: Item) -> Unit:
    """Lay out a part of a resolution, or a document in its text, as a document."""
    title: tuple[Unit, ...] = ()
    first = Region.PREFACE
    if item.kind is Kind.PART:
        title = words(item, fill=Fill.TITLE)
    elif item.parts[0].kind is not Kind.TITLE:
        first = Region.PREAMBLE
    named = item.kind is Kind.QUOTED and first is Region.PREFACE
    units = _regions(item.parts, first, title)
    inner = Unit("doc" if named else "statement", item, units=units)
    return Unit("component", item, units=(inner,))


def _preface(items: Sequence[Item]) -> tuple[Unit, ...]:
    """Lay out the lines that name the document."""
    units: list[Unit] = []
    for item in items:
        if item.kind is Kind.TITLE:
            units += words(item, fill=Fill.TITLE) + blocks(item.parts)
        else:
            units += blocks([item])
    return tuple(units)


def _preamble(items: Sequence[Item]) -> tuple[Unit, ...]:
    """Lay out the formula and the preambular paragraphs, each in its container."""
    units: list[Unit] = []
    for item in items:
        if item.kind is Kind.FORMULA:
            units.append(formula(item))
        elif item.kind is Kind.PREAMBULAR:
            units.append(container(item))
        elif item.kind in HEADED:
            units.append(headed(item))
        else:
            line = None if item.kind in LISTED | SOLID else item
            units.append(Unit("container", line, units=filled(blocks([item]))))
    return tuple(units)


def _conclusions(items: Sequence[Item]) -> tuple[Unit, ...]:
    """Lay out the closing lines and the vote, each run of them in a container."""
    units = []
    for name, run in groupby(items, key=_name_closing):
        unit = Unit("container", units=filled(blocks(list(run))))
        unit.marker = name
        units.append(unit)
    return tuple(units)


def _name_closing(item: Item) -> str:
    """Give the name of the container of a line at the end."""
    return "vote" if item.kind is Kind.VOTE else "conclusion"


def _attachments(items: Sequence[Item]) -> tuple[Unit, ...]:
    """Lay out the annexes; what follows an annex belongs to it."""
    held: list[tuple[Item, list[Item]]] = []
    for item in items:
        if item.kind is Kind.ANNEX:
            held.append((item, list(item.parts)))
        else:
            held[-1][1].append(item)
    return tuple(_attachment(annex, parts) for annex, parts in held)


def _attachment(annex: Item, parts: Sequence[Item]) -> Unit:
    """Lay out an annex as a document of its own."""
    title = words(annex, fill=Fill.NAME)
    inner = _regions(parts, Region.PREFACE, title)
    return Unit("attachment", annex, units=(*number(annex), Unit("doc", units=inner)))
