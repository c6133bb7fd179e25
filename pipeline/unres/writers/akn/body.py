"""The skeleton of a document as XML, with its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, final

from unres.escaping import quote_value
from unres.lexicon.display import show_name
from unres.model import DocumentType, Kind, MarkKind
from unres.resolve import Fill, Node, Unit
from unres.writers.akn.identification import (
    identify_component,
    write_annex_meta,
    write_component_meta,
)
from unres.writers.akn.inline import fill_words
from unres.writers.akn.markup import MIXED
from unres.writers.akn.writing import Writing

COVER_CLASSES = {
    MarkKind.SYMBOL: "upperRight",
    MarkKind.STATUS: "rightSmall",
    MarkKind.ISSUED: "rightSmall",
    MarkKind.ORIGINAL: "rightSmall",
    MarkKind.ADOPTION: "bold",
}
"""How a line of the masthead is set, by a mark in it."""
DOCUMENTS: Final = frozenset({"doc", "statement"})
"""The elements that have a `meta` of their own."""
_NONE: Final = Fill.NONE
_CLOSING: Final = Kind.CLOSING
_VOTE: Final = Kind.VOTE
_COVER: Final = Kind.COVER
_FORMULA: Final = Kind.FORMULA


@final
class BodyWriter:
    """Writes units as elements, each once, from the first to the last."""

    def __init__(self, writing: Writing) -> None:
        """Take what is known of the document; what is written is kept there."""
        self.writing = writing
        self.written = writing.written

    def write(self, unit: Unit, parent: str, context: str, line: str) -> None:
        """Write one unit with all it holds, in an element of the name `parent`.

        The `context` is the nearest id around it; `line` is a line end and the blanks
        after it, or "" inside words, where no line is begun.
        """
        name, written = unit.name, self.written
        if name in DOCUMENTS:
            self.write_document(unit, parent, context, line)
            return
        id_ = self.writing.name(context, name) if name == "mod" else unit.id
        start = f'{line}<{name} eId="{id_}"' if id_ else f"{line}<{name}"
        if describe := DESCRIBERS.get(name):
            start += describe(self, parent, unit)
        at = len(written)
        written.append(f"{start}>")
        inside = "" if name in MIXED or not line else f"{line}  "
        if unit.fill is not _NONE:
            fill_words(unit, unit.id or context, self.writing, self.write_note)
        elif unit.units:
            around = unit.id or context
            for below in unit.units:
                self.write(below, name, around, inside)
        if len(written) == at + 1:
            written[at] = f"{start}/>"
        else:
            written.append(f"{line}</{name}>" if inside else f"</{name}>")

    def write_note(self, unit: Unit, context: str) -> None:
        """Write a footnote inside words."""
        self.write(unit, "", context, "")

    def write_document(self, unit: Unit, parent: str, context: str, line: str) -> None:
        """Write an annex, a part of a resolution, or a text in it, with its `meta`."""
        if unit.name == "doc" and parent == "attachment":
            name, identity = "annex", None
        else:
            identity = identify_component(self.writing, unit, context)
            # A document that a resolution adopts stands in its own text.
            adopted = unit.name == "doc"
            name = "adoptedDocument" if adopted else identity.type.value
        markup = self.writing.begin(line)
        markup.open(unit.name, {"name": name, "contains": "originalVersion"})
        if identity is None:
            write_annex_meta(markup, self.writing, context)
        else:
            write_component_meta(markup, self.writing, identity)
        for below in unit.units:
            self.write(below, unit.name, context, markup.line)
        markup.close()

    def describe_preamble(self, parent: str, unit: Unit) -> str:
        """Give the name of a part of a preamble and what it does."""
        labels, node = self.writing.labels, unit.node
        if node is None:
            return f' name="{unit.marker or "recital"}"'
        enacting = node.kind is _FORMULA
        name = "enactingFormula" if enacting else "preambleConcept"
        if unit.name == "crossHeading":
            return f' refersTo="{labels.concept(name)}"'
        if enacting:
            return f' name="{name}" refersTo="{labels.concept(name)}"'
        phrase = f' name="{quote_value(_name_container(node))}"'
        if parent == "mainBody":
            return f'{phrase} refersTo="{labels.concept(name)}"'
        return phrase + self.act(parent, unit)

    def act(self, parent: str, unit: Unit) -> str:
        """Give the reference to what a paragraph does."""
        node = unit.node
        if node is None or not node.block.concept:
            return ""
        return f' refersTo="{self.writing.labels.action(node.block.concept)}"'

    def point_to(self, parent: str, unit: Unit) -> str:
        """Give the reference to the component that a node is."""
        node = unit.node
        if node is None:
            return ""
        titles = (part for part in node.parts if part.kind is Kind.TITLE)
        titled = node if node.kind is Kind.PART else next(titles, None)
        named = f"{titled.num} {titled.text}".strip() if titled else ""
        href = node.component
        kind = DocumentType.RESOLUTION_DRAFT.value
        shown = named or show_name(kind, self.writing.labels.language)
        return f' href="#{href}" showAs="{quote_value(shown)}"'

    def describe_section(self, parent: str, unit: Unit) -> str:
        """Give the name of a section that Akoma Ntoso has no element for."""
        return f' name="{quote_value(unit.marker or "annex")}"'

    def describe_note(self, parent: str, unit: Unit) -> str:
        """Give the marker of a footnote; of a second call also what it refers to."""
        refers = unit.name == "noteRef"
        href = f' href="#{unit.node.id if unit.node else ""}"' if refers else ""
        return f'{href} marker="{quote_value(unit.marker)}" placement="bottom"'

    def describe_line(self, parent: str, unit: Unit) -> str:
        """Give the class of a printed line."""
        if unit.node is None:
            return ""
        block = unit.node.block
        kind = block.kind
        if kind is _CLOSING:
            return ' class="right"'
        if kind is _VOTE:
            heads = any(mark.kind is MarkKind.CHOICE for mark in block.marks)
            return ' class="voteHeading"' if heads else ""
        if kind is not _COVER or parent != "coverPage":
            return ""
        kinds = {mark.kind for mark in block.marks}
        if (MarkKind.AUTHORITY, "un") in {(m.kind, m.target) for m in block.marks}:
            return ' class="upperLeft"'
        first = next(
            (name for kind, name in COVER_CLASSES.items() if kind in kinds), ""
        )
        return f' class="{first}"' if first else ""


DESCRIBERS: Final[Mapping[str, Callable[[BodyWriter, str, Unit], str]]] = {
    **dict.fromkeys(("item", "paragraph", "point"), BodyWriter.act),
    **dict.fromkeys(("authorialNote", "noteRef"), BodyWriter.describe_note),
    **dict.fromkeys(
        ("container", "crossHeading", "formula"), BodyWriter.describe_preamble
    ),
    "documentRef": BodyWriter.point_to,
    "hcontainer": BodyWriter.describe_section,
    "p": BodyWriter.describe_line,
}
"""The elements that have more attributes than an id, and what gives these."""


def _name_container(node: Node) -> str:
    """Give the action phrase of a preambular paragraph as printed."""
    found = node.actions[:1]
    phrase = " ".join(node.text[found[0].start : found[0].end].split()) if found else ""
    return phrase or node.block.concept or "recital"
