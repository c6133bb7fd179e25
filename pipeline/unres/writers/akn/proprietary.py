"""What the conversion and the portal say of the document, and its running heads."""

from __future__ import annotations

from unres import __version__
from unres.iri import valid_date
from unres.model import Kind, walk
from unres.writers.akn.markup import UN, Markup
from unres.writers.akn.workflow import list_sponsoring, list_undated, write_sponsors
from unres.writers.akn.writing import Writing


def write_proprietary(markup: Markup, writing: Writing) -> None:
    """Write the generator, the source, the status and the lines of the portal."""
    document = writing.document
    meta, source = document.meta, document.source
    day = valid_date(meta.adopted)
    # Without a date there is no step in the workflow to hold the sponsors.
    roles = [role for role, step in list_sponsoring(meta) if step is None]
    holds = any(sponsor.role in roles for sponsor in meta.sponsors)
    attributes = {"source": writing.labels.converter()}
    attributes |= {"eId": "proprietary_1"} if holds else {}
    markup.open("proprietary", attributes)
    markup.add(f"{UN}:generator", {"name": "unres", "version": __version__})
    named = {"name": source.name, "format": source.format, "sha256": source.sha256}
    markup.add(f"{UN}:source", named)
    markup.add(f"{UN}:status", text=document.status)
    if day and meta.adopted_inferred:
        markup.add(f"{UN}:dateInferred", {"name": "adoption"}, day)
    if meta.job_number:
        markup.add(f"{UN}:jobNumber", text=meta.job_number)
    if holds:
        write_sponsors(markup, writing, "proprietary_1", roles)
    for step in list_undated(meta):
        told = {"outcome": step.outcome} if step.outcome else {}
        markup.add(f"{UN}:step", told | dict(step.told))
    _write_portal(markup, writing)
    markup.close()


def _write_portal(markup: Markup, writing: Writing) -> None:
    """Write the portal's header, line by line as it stands, if there is one."""
    order = writing.edition.order
    if portals := tuple([node.block for node in order if node.kind is Kind.PORTAL]):
        lines = (f"{line.num} {line.text}".strip() for line in walk(portals))
        markup.add(f"{UN}:portal", text="\n".join(lines))


def write_presentation(markup: Markup, writing: Writing) -> None:
    """Write the running heads: the symbol, outside on each page."""
    if not (symbol := writing.document.meta.symbol):
        return
    markup.open("presentation", {"source": writing.labels.converter()})
    for head, side in (("evenPageHeader", "left"), ("oddPageHeader", "right")):
        markup.open(f"{UN}:{head}")
        markup.add(f"{UN}:{side}", text=symbol)
        markup.close()
    markup.close()
