"""What the conversion and the portal say of the document, and its running heads."""

from __future__ import annotations

from collections.abc import Iterator

from unres import __version__
from unres.iri import valid_date
from unres.model import Block, Kind, walk
from unres.writers.akn.analysis import write_sponsors
from unres.writers.akn.elements import Element, add, add_own
from unres.writers.akn.writing import Writing


def write_proprietary(meta: Element, writing: Writing) -> None:
    """Write the generator, the source, the status and the lines of the portal."""
    document = writing.document
    source = {"source": writing.labels.converter()}
    proprietary = add(meta, "proprietary", source)
    generator = {"name": "unres", "version": __version__}
    add_own(proprietary, "generator", "", generator)
    named = {"name": document.source.name, "format": document.source.format}
    named["sha256"] = document.source.sha256
    add_own(proprietary, "source", "", named)
    add_own(proprietary, "status", document.status)
    day = valid_date(document.meta.adopted)
    if day and document.meta.adopted_inferred:
        add_own(proprietary, "dateInferred", day, {"name": "adoption"})
    if document.meta.job_number:
        add_own(proprietary, "jobNumber", document.meta.job_number)
    if not day and document.meta.sponsors:
        proprietary.set("eId", "proprietary_1")
        # Without a date there is no step in the workflow to hold them.
        write_sponsors(proprietary, writing, "proprietary_1")
    _write_portal(proprietary, writing)


def _write_portal(proprietary: Element, writing: Writing) -> None:
    """Write the portal's header, line by line as it stands, if there is one."""
    found = [line for block in _find_portal(writing.document.blocks) for line in block]
    if not found:
        return
    lines = (f"{line.num} {line.text}".strip() for line in found)
    add_own(proprietary, "portal", "\n".join(lines))


def _find_portal(blocks: tuple[Block, ...]) -> Iterator[Iterator[Block]]:
    """Give the lines of each of the portal's blocks."""
    for block in blocks:
        if block.kind is Kind.PORTAL:
            yield walk((block,))
        else:
            yield from _find_portal(block.blocks)


def write_presentation(meta: Element, writing: Writing) -> None:
    """Write the running heads: the symbol, outside on each page."""
    symbol = writing.document.meta.symbol
    if not symbol:
        return
    source = {"source": writing.labels.converter()}
    presentation = add(meta, "presentation", source)
    for head, side in (("evenPageHeader", "left"), ("oddPageHeader", "right")):
        add_own(add_own(presentation, head), side, symbol)
