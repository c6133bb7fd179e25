"""The skeleton of a document as elements, with their words."""

from __future__ import annotations

from collections.abc import Iterator

from unres.layout import Fill, Item, Unit
from unres.lexicon.display import show_name
from unres.model import Block, DocumentType, Kind, MarkKind
from unres.writers.akn.elements import Element, add
from unres.writers.akn.identification import (
    identify_component,
    write_annex_meta,
    write_component_meta,
)
from unres.writers.akn.inline import fill_words
from unres.writers.akn.writing import Writing

ADOPTED = "adoptedDocument"
"""The name of a document that a resolution adopts in its own text."""

COVER_CLASSES = {
    MarkKind.SYMBOL: "upperRight",
    MarkKind.STATUS: "rightSmall",
    MarkKind.ISSUED: "rightSmall",
    MarkKind.ORIGINAL: "rightSmall",
    MarkKind.ADOPTION: "bold",
}
"""How a line of the masthead is set, by a mark in it."""


class BodyWriter:
    """Writes units as elements; takes their ids in the order of the units."""

    def __init__(self, writing: Writing, ids: Iterator[str]) -> None:
        """Take what is known of the document and the ids of its units."""
        self.writing = writing
        self.ids = ids

    def write_document(self, element: Element, unit: Unit) -> None:
        """Write the parts of a document after its `meta`."""
        next(self.ids)
        self.write_all(element, unit.units)

    def write_all(self, parent: Element, units: tuple[Unit, ...]) -> None:
        """Write units one after another."""
        for unit in units:
            self.write(parent, unit)

    def write(self, parent: Element, unit: Unit) -> Element:
        """Write one unit with all it holds, and give it."""
        if unit.name == "doc" and parent.tag == "attachment":
            return self.write_annex(parent, unit)
        if unit.name in {"doc", "statement"}:
            return self.write_component(parent, unit)
        name = next(self.ids)
        attributes = {"eId": name} if name else {}
        attributes |= self.describe(parent, unit)
        element = add(parent, unit.name, attributes)
        if unit.fill is Fill.NONE:
            self.write_all(element, unit.units)
        else:
            fill_words(element, unit, self.writing, self.write)
        return element

    def write_annex(self, parent: Element, unit: Unit) -> Element:
        """Write an annex as a document with a `meta` of its own."""
        doc = add(parent, "doc", {"name": "annex", "contains": "originalVersion"})
        write_annex_meta(doc, self.writing, parent.get("eId", ""))
        self.write_document(doc, unit)
        return doc

    def write_component(self, parent: Element, unit: Unit) -> Element:
        """Write a part of a resolution, or a text in it, with its own `meta`."""
        identity = identify_component(self.writing, unit, parent.get("eId", ""))
        name = ADOPTED if unit.name == "doc" else identity.type.value
        kind = {"name": name, "contains": "originalVersion"}
        statement = add(parent, unit.name, kind)
        write_component_meta(statement, self.writing, identity)
        self.write_document(statement, unit)
        return statement

    def describe(self, parent: Element, unit: Unit) -> dict[str, str]:
        """Give the attributes of an element but its id."""
        made: dict[str, str] = {}
        match unit.name:
            case "p":
                made = _describe_line(parent, unit)
            case "container" if unit.item is None:
                made = {"name": unit.marker or "recital"}
            case "container" | "formula" | "crossHeading":
                made = self.describe_preamble(parent, unit)
            case "hcontainer":
                made = {"name": unit.marker or "annex"}
            case "authorialNote":
                made = {"marker": unit.marker, "placement": "bottom"}
            case "noteRef":
                made = self.refer(unit)
            case "documentRef" if unit.item is not None:
                made = self.point_to(unit.item)
            case "paragraph" | "point" | "item":
                made = self.act(unit.item)
        return made

    def describe_preamble(self, parent: Element, unit: Unit) -> dict[str, str]:
        """Give the name of a part of a preamble and what it does."""
        labels, item = self.writing.labels, unit.item
        if item is None:
            return {}
        enacting = item.kind is Kind.FORMULA
        name = "enactingFormula" if enacting else "preambleConcept"
        if unit.name == "crossHeading":
            return {"refersTo": labels.concept(name)}
        if enacting:
            return {"name": name, "refersTo": labels.concept(name)}
        phrase = {"name": _name_container(item.block)}
        if parent.tag == "mainBody":
            return phrase | {"refersTo": labels.concept(name)}
        return phrase | self.act(item)

    def act(self, item: Item | None) -> dict[str, str]:
        """Give the reference to what a paragraph does."""
        if item is None or not item.block.concept:
            return {}
        return {"refersTo": self.writing.labels.action(item.block.concept)}

    def point_to(self, item: Item) -> dict[str, str]:
        """Give the reference to the component that an item is."""
        titles = (b for b in item.block.blocks if b.kind is Kind.TITLE)
        block = item.block if item.kind is Kind.PART else next(titles, Block(item.kind))
        named = f"{block.num} {block.text}".strip()
        href = f"#{self.writing.component_ids[item.index]}"
        kind = DocumentType.RESOLUTION_DRAFT.value
        return {
            "href": href,
            "showAs": named or show_name(kind, self.writing.labels.language),
        }

    def refer(self, unit: Unit) -> dict[str, str]:
        """Give the reference of a second call to its footnote."""
        index = unit.item.index if unit.item else -1
        href = f"#{self.writing.ids[index]}"
        return {"href": href, "marker": unit.marker, "placement": "bottom"}


def _name_container(block: Block) -> str:
    """Give the action phrase of a preambular paragraph as printed."""
    text = str(block.text)
    actions = (m for m in block.marks if m.kind is MarkKind.ACTION)
    found = next(actions, None)
    phrase = " ".join(text[found.start : found.end].split()) if found else ""
    return phrase or block.concept or "recital"


def _describe_line(parent: Element, unit: Unit) -> dict[str, str]:
    """Give the class of a printed line."""
    if unit.item is None:
        return {}
    block, kinds = unit.item.block, {m.kind for m in unit.item.block.marks}
    if block.kind is Kind.CLOSING:
        return {"class": "right"}
    if block.kind is Kind.VOTE and MarkKind.CHOICE in kinds:
        return {"class": "voteHeading"}
    if block.kind is not Kind.COVER or parent.tag != "coverPage":
        return {}
    if (MarkKind.AUTHORITY, "un") in {(m.kind, m.target) for m in block.marks}:
        return {"class": "upperLeft"}
    found = (name for kind, name in COVER_CLASSES.items() if kind in kinds)
    first = next(found, "")
    return {"class": first} if first else {}
