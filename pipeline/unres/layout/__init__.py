"""What the document looks like in Akoma Ntoso before any XML is written.

One tree of units says which element each block becomes and which words fill it;
the ids are given to it, and the XML is written from it. Every word of every shown
block stands in it once and in order, whatever the blocks and their order are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from unres.layout.items import Item, read_items
from unres.layout.parts import (
    HEADED,
    LISTED,
    SOLID,
    blocks,
    container,
    flow,
    formula,
    headed,
    number,
    words,
)
from unres.layout.regions import Region, find_regions
from unres.layout.units import NUMBERED, Fill, Unit, filled
from unres.model import Document, Kind

__all__ = ["NUMBERED", "Fill", "Item", "Unit", "lay_out"]


def lay_out(document: Document) -> Unit:
    """Give the skeleton of the whole statement."""
    items = read_items(document.blocks)
    return Unit("statement", units=_regions(items, Region.COVER, ()))


def _regions(
    items: Sequence[Item], first: Region, title: tuple[Unit, ...]
) -> tuple[Unit, ...]:
    """Lay out the parts of a document from a region on."""
    regions = find_regions(items, first)
    held: dict[Region, list[Item]] = {region: [] for region in Region}
    for item, region in zip(items, regions, strict=True):
        held[region].append(item)
    laid = {
        "coverPage": blocks(held[Region.COVER]),
        "preface": title + _preface(held[Region.PREFACE]),
        "preamble": _preamble(held[Region.PREAMBLE]),
        "mainBody": filled(flow(held[Region.BODY], "mainBody")),
        "conclusions": _conclusions(held[Region.END]),
        "attachments": _attachments(held[Region.ANNEXES]),
    }
    return tuple(Unit(name, units=units) for name, units in laid.items() if units)


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
    return tuple(
        Unit("container", units=filled(blocks(list(run))), marker=name)
        for name, run in groupby(items, key=_name_closing)
    )


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
