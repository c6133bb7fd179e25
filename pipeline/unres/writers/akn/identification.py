"""Who made what, when and in which language: the FRBR levels."""

from __future__ import annotations

from typing import NamedTuple

from unres.iri import (
    LANGUAGES,
    UNKNOWN_DATE,
    actor,
    expression_iri,
    number_of,
    valid_date,
    work_iri,
    work_number,
)
from unres.model import DocumentType, Kind, MarkKind, Meta, walk
from unres.writers.akn.elements import Element, add
from unres.writers.akn.writing import Writing

CLASSES = {
    DocumentType.RESOLUTION: ("undo.Resolution", "Resolution"),
    DocumentType.DECISION: ("undo.Decision", "Decision"),
    DocumentType.RESOLUTION_DRAFT: ("undo.Resolution", "Draft resolution"),
    DocumentType.DECISION_DRAFT: ("undo.Decision", "Draft decision"),
    DocumentType.PRESIDENTIAL_STATEMENT: (
        "undo.DeliberativeDocument",
        "Presidential statement",
    ),
}
"""The class of each type in the UN's document ontology (UNDO), and its name."""


class Dated(NamedTuple):
    """A date of one level and what happened then."""

    date: str
    name: str


def write_identification(
    meta: Element, writing: Writing, component: str = "main"
) -> None:
    """Write the identification of a document or of one of its annexes."""
    element = add(meta, "identification", {"source": writing.labels.converter()})
    _write_work(element, writing, component)
    _write_expression(element, writing, component)
    _write_manifestation(element, writing, component)


def write_annex_meta(doc: Element, writing: Writing, name: str) -> None:
    """Write the `meta` of the annex with an id."""
    meta = add(doc, "meta")
    write_identification(meta, writing, name_component(name))
    references = add(meta, "references", {"source": writing.labels.converter()})
    inner = name_component(name).rpartition("/")[0]
    attributes = {"eId": f"{name}__attachmentOf_1", "href": f"!{inner or 'main'}"}
    show = writing.document.meta.symbol or number_of(
        writing.document.meta, writing.document.source.sha256
    )
    add(references, "attachmentOf", attributes | {"showAs": show})


def name_component(name: str) -> str:
    """Name the component of an annex by its id.

    >>> name_component("att_II"), name_component("att_1__att_2")
    ('annex_II', 'annex_1/appendix_2')
    """
    first, *inner = [part.removeprefix("att_") for part in name.split("__")]
    return "/".join([f"annex_{first}", *(f"appendix_{part}" for part in inner)])


def adoption(meta: Meta) -> Dated:
    """Give the date of adoption, a draft's date, or the one for an unknown date."""
    day = valid_date(meta.dated)
    name = "adoption" if meta.adopted else "submission"
    return Dated(day, name) if day else Dated(UNKNOWN_DATE, "unknown")


def _write_level(element: Element, component: str, uri: str, end: str) -> None:
    """Write the two IRIs of a level."""
    add(element, "FRBRthis", {"value": f"{uri}/!{component}{end}"})
    add(element, "FRBRuri", {"value": f"{uri}{end}"})


def _write_alias(element: Element, name: str, value: str) -> None:
    """Write another name, if there is one."""
    if value:
        add(element, "FRBRalias", {"name": name, "value": value})


def _write_date(element: Element, dated: Dated) -> None:
    """Write the date of a level."""
    add(element, "FRBRdate", {"date": dated.date, "name": dated.name})


def _write_author(element: Element, who: str, role: str) -> None:
    """Write the agent of a level and its part."""
    add(element, "FRBRauthor", {"href": who, "as": role})


def _write_work(parent: Element, writing: Writing, component: str) -> None:
    """Write the Work: the resolution in any language and form."""
    meta, labels = writing.document.meta, writing.labels
    sha256 = writing.document.source.sha256
    work = add(parent, "FRBRWork")
    _write_level(work, component, work_iri(meta, sha256), "")
    if component == "main":
        _write_alias(work, "symbol", meta.symbol)
        _write_alias(work, "title", meta.title)
        url = f"https://docs.un.org/{meta.symbol}" if meta.symbol else ""
        _write_alias(work, "undocs", url)
    _write_date(work, adoption(meta))
    _write_author(work, labels.organ(actor(meta.organ)), labels.role("author"))
    add(work, "FRBRcountry", {"value": "un"})
    name, show = CLASSES[meta.type]
    subtype = {"value": "deliberation", "refersTo": labels.concept(name, show)}
    add(work, "FRBRsubtype", subtype | {"showAs": show})
    number = {"value": work_number(meta, sha256), "showAs": number_of(meta, sha256)}
    add(work, "FRBRnumber", number)
    binding = meta.organ == "unsc" and meta.type is DocumentType.RESOLUTION
    add(work, "FRBRprescriptive", {"value": "true" if binding else "false"})
    add(work, "FRBRauthoritative", {"value": "false"})


def _write_expression(parent: Element, writing: Writing, component: str) -> None:
    """Write the Expression: the text in one language."""
    meta, labels = writing.document.meta, writing.labels
    expression = add(parent, "FRBRExpression")
    uri = expression_iri(meta, writing.document.source.sha256)
    _write_level(expression, component, uri, "")
    if component == "main" and meta.symbol:
        url = f"https://docs.un.org/{meta.language}/{meta.symbol}"
        _write_alias(expression, "undocs", url)
    issued = valid_date(meta.issued)
    published = Dated(issued, "publication") if issued else adoption(meta)
    _write_date(expression, published)
    _write_author(expression, labels.organ("un"), labels.role("publisher"))
    add(expression, "FRBRauthoritative", {"value": "false"})
    original = _find_original(writing) if component == "main" else ""
    master = f"{work_iri(meta, writing.document.source.sha256)}/{original}@"
    if original:
        attributes = {"eId": "FRBRmasterExpression_1", "href": master}
        add(expression, "FRBRmasterExpression", attributes | {"showAs": original})
    add(expression, "FRBRlanguage", {"language": writing.language})
    if original:
        attributes = {"href": master, "fromLanguage": original}
        add(expression, "FRBRtranslation", attributes | {"by": labels.organ("un")})


def _find_original(writing: Writing) -> str:
    """Find the printed language of the original, if this is not it."""
    marks = (
        mark
        for block in walk(writing.document.of_kind(Kind.COVER))
        for mark in block.marks
        if mark.kind is MarkKind.ORIGINAL
    )
    found = next(marks, None)
    known = found is not None and found.target in LANGUAGES.values()
    return found.target if found and known and found.target != writing.language else ""


def _write_manifestation(parent: Element, writing: Writing, component: str) -> None:
    """Write the Manifestation: this file."""
    manifestation = add(parent, "FRBRManifestation")
    uri = expression_iri(writing.document.meta, writing.document.source.sha256)
    _write_level(manifestation, component, uri, ".xml")
    day = writing.marked or valid_date(writing.document.meta.dated)
    marked = Dated(day, "markup") if day else adoption(writing.document.meta)
    _write_date(manifestation, marked)
    _write_author(
        manifestation, writing.labels.converter(), writing.labels.role("editor")
    )
    add(manifestation, "FRBRformat", {"value": "xml"})
