"""Who made what, when and in which language: the FRBR levels."""

from __future__ import annotations

from typing import NamedTuple

from unres.iri import (
    UNKNOWN_DATE,
    actor,
    collection_number,
    docs_url,
    expression_iri,
    iri_of,
    number_of,
    valid_date,
)
from unres.lexicon import languages
from unres.lexicon.display import show_name
from unres.model import DocumentType, Kind, MarkKind, Meta, walk
from unres.resolve import Unit
from unres.writers.akn.markup import Markup
from unres.writers.akn.writing import Writing

CLASSES = {
    DocumentType.RESOLUTION: "undo.Resolution",
    DocumentType.DECISION: "undo.Decision",
    DocumentType.RESOLUTION_DRAFT: "undo.Resolution",
    DocumentType.DECISION_DRAFT: "undo.Decision",
    DocumentType.PRESIDENTIAL_STATEMENT: "undo.DeliberativeDocument",
    DocumentType.AMENDMENT: "undo.DeliberativeDocument",
    DocumentType.UNKNOWN: "unknownKind",
}
"""The class of each type in the UN's document ontology (UNDO)."""


class Identity(NamedTuple):
    """What a document, an annex or another component of it goes by."""

    iri: str
    """The IRI of the Work."""
    type: DocumentType
    number: str
    """The number as printed."""
    component: str = "main"
    whole: bool = False
    """Whether it is the document itself and not a component of it."""


def identify(writing: Writing) -> Identity:
    """Give the identity of the whole document."""
    meta, sha256 = writing.document.meta, writing.document.source.sha256
    find_number = collection_number if writing.collection else number_of
    number = find_number(meta, sha256)
    return Identity(writing.edition.iri, meta.type, number, whole=True)


def identify_component(writing: Writing, unit: Unit, name: str) -> Identity:
    """Give the identity of a component with an id: a part, or a text inside a text.

    A part of a resolution is a Work of its own (77/128 A); a draft has no number, nor
    has a document that is adopted with the resolution.
    """
    meta, sha256 = writing.document.meta, writing.document.source.sha256
    if unit.node is not None and unit.node.kind is Kind.PART:
        number = f"{number_of(meta, sha256)} {unit.node.num.strip('. ')}"
        return Identity(iri_of(meta.organ, number, meta.dated), meta.type, number)
    inner = identify(writing)._replace(component=name_component(name), whole=False)
    if unit.name == "doc":
        return inner._replace(component=name_component(name, "document"))
    return inner._replace(type=DocumentType.RESOLUTION_DRAFT)


def write_identification(markup: Markup, writing: Writing, identity: Identity) -> None:
    """Write the identification of a document or of one of its components."""
    markup.open("identification", {"source": writing.labels.converter()})
    _write_work(markup, writing, identity)
    _write_expression(markup, writing, identity)
    _write_manifestation(markup, writing, identity)
    markup.close()


def write_annex_meta(markup: Markup, writing: Writing, name: str) -> None:
    """Write the `meta` of the annex with an id."""
    component = name_component(name)
    identity = identify(writing)._replace(component=component, whole=False)
    markup.open("meta")
    write_identification(markup, writing, identity)
    markup.open("references", {"source": writing.labels.converter()})
    inner = component.rpartition("/")[0]
    attributes = {"eId": f"{name}__attachmentOf_1", "href": f"!{inner or 'main'}"}
    show = writing.document.meta.symbol or identity.number
    markup.add("attachmentOf", attributes | {"showAs": show})
    markup.close()
    markup.close()


def write_component_meta(markup: Markup, writing: Writing, identity: Identity) -> None:
    """Write the `meta` of a document inside the document."""
    markup.open("meta")
    write_identification(markup, writing, identity)
    markup.close()


def name_component(name: str, inner: str = "draft") -> str:
    """Name a component by its id, what is inside a text by what it is.

    >>> name_component("att_II"), name_component("att_1__att_2")
    ('annex_II', 'annex_1/appendix_2')
    >>> name_component("att_1__cmp_1")
    'annex_1/draft_1'
    """
    named: list[str] = []
    for part in name.split("__"):
        kind, _, number = part.partition("_")
        annex = "appendix" if named else "annex"
        named.append(f"{annex if kind == 'att' else inner}_{number}")
    return "/".join(named)


def _tell_day(meta: Meta) -> dict[str, str]:
    """Give the date of adoption, a draft's date, or the one for an unknown date."""
    if not (day := valid_date(meta.dated)):
        return {"date": UNKNOWN_DATE, "name": "unknown"}
    return {"date": day, "name": "adoption" if meta.adopted else "submission"}


def _write_level(markup: Markup, component: str, uri: str, end: str) -> None:
    markup.add("FRBRthis", {"value": f"{uri}/!{component}{end}"})
    markup.add("FRBRuri", {"value": f"{uri}{end}"})


def _write_alias(markup: Markup, name: str, value: str) -> None:
    if value:
        markup.add("FRBRalias", {"name": name, "value": value})


def _write_author(markup: Markup, who: str, role: str) -> None:
    markup.add("FRBRauthor", {"href": who, "as": role})


def _write_work(markup: Markup, writing: Writing, identity: Identity) -> None:
    """Write the Work: the resolution in any language and form."""
    meta, labels = writing.document.meta, writing.labels
    markup.open("FRBRWork")
    _write_level(markup, identity.component, identity.iri, "")
    if identity.whole:
        _write_alias(markup, "symbol", meta.symbol)
        _write_alias(markup, "title", meta.title)
        url = docs_url(meta.symbol) if "/" in meta.symbol else ""
        _write_alias(markup, "undocs", url)
    markup.add("FRBRdate", _tell_day(meta))
    _write_author(markup, labels.organ(actor(meta.organ)), labels.role("author"))
    markup.add("FRBRcountry", {"value": "un"})
    unknown = identity.type is DocumentType.UNKNOWN
    kind = "unknownKind" if unknown else identity.type.value
    name = CLASSES[identity.type]
    *_, subtype, _, _, slug = identity.iri.split("/")
    if subtype == "publication":
        name, kind = "undo.Publication", subtype
    show = show_name(kind, labels.language)
    told = {"value": subtype, "refersTo": labels.concept(name, show), "showAs": show}
    markup.add("FRBRsubtype", told)
    markup.add("FRBRnumber", {"value": slug, "showAs": identity.number})
    binding = meta.organ == "unsc" and identity.type is DocumentType.RESOLUTION
    markup.add("FRBRprescriptive", {"value": "true" if binding else "false"})
    markup.add("FRBRauthoritative", {"value": "false"})
    markup.close()


def _write_expression(markup: Markup, writing: Writing, identity: Identity) -> None:
    """Write the Expression: the text in one language."""
    meta, labels = writing.document.meta, writing.labels
    markup.open("FRBRExpression")
    uri = expression_iri(identity.iri, meta.language)
    _write_level(markup, identity.component, uri, "")
    if identity.whole and "/" in meta.symbol:
        _write_alias(markup, "undocs", docs_url(meta.symbol, meta.language.tag))
    issued = valid_date(meta.issued)
    published = {"date": issued, "name": "publication"}
    markup.add("FRBRdate", published if issued else _tell_day(meta))
    _write_author(markup, labels.organ(writing.publisher), labels.role("publisher"))
    markup.add("FRBRauthoritative", {"value": "false"})
    original = _find_original(writing) if identity.whole else ""
    master = f"{identity.iri}/{original}@"
    if original:
        writing.addresses.append(master)
        attributes = {"eId": "FRBRmasterExpression_1", "href": master}
        markup.add("FRBRmasterExpression", attributes | {"showAs": original})
    markup.add("FRBRlanguage", {"language": writing.language})
    if original:
        # The texts in the six languages are equally official.
        told = {"by": labels.organ("un"), "authoritative": "true"}
        attributes = {"href": master, "fromLanguage": original}
        markup.add("FRBRtranslation", attributes | told)
    markup.close()


def _find_original(writing: Writing) -> str:
    """Find the printed language of the original, if this is not it."""
    marks = (
        mark.target
        for block in walk(writing.document.of_kind(Kind.COVER))
        for mark in block.marks
        if mark.kind is MarkKind.ORIGINAL
    )
    printed = next(marks, "")
    known = {printed, writing.language} <= languages().keys()
    return printed if known and printed != writing.language else ""


def _write_manifestation(markup: Markup, writing: Writing, identity: Identity) -> None:
    """Write the Manifestation: this file."""
    markup.open("FRBRManifestation")
    meta = writing.document.meta
    uri = expression_iri(identity.iri, meta.language)
    _write_level(markup, identity.component, uri, ".xml")
    # The schema wants a date; without one of the markup, it is named for what it is.
    day = writing.marked
    markup.add("FRBRdate", {"date": day, "name": "markup"} if day else _tell_day(meta))
    _write_author(markup, writing.labels.converter(), writing.labels.role("editor"))
    markup.add("FRBRformat", {"value": "xml"})
    markup.close()
