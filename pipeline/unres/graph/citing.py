"""The citations of one document, as edges from it to what it cites."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Final, NamedTuple

from unres.lexicon import find_language
from unres.lexicon.patterns import pattern
from unres.lexicon.relation import relations
from unres.tables.lines import Line

CITES: Final = "cites"
"""The relation of what is cited and no more."""
BEFORE: Final = 160
"""How many characters before a citation may say what it is about."""
_START = itemgetter("start")


class GraphNode(NamedTuple):
    """A document of the folder, or one that is cited."""

    id: str
    """Its symbol; its IRI, or the name of its file, where that is not known."""
    title: str = ""
    type: str = ""
    organ: str = ""
    adopted: str = ""


class Edge(NamedTuple):
    """A citation: which unit of a document names which other, and how."""

    source: str
    target: str
    relation: str
    concept: str
    """The concept of the action phrase under which it stands; "" for none."""
    document: str
    """The name of the document's flat lines."""
    unit: str
    num: str
    portion: str
    """The part of the target that is cited ("para_5"); "" for the whole."""
    text: str


def make_node(document: Line) -> GraphNode:
    """Return the node of a document of the folder."""
    return GraphNode(
        document["symbol"] or f"file:{document['document']}",
        *(document[name] or "" for name in ("title", "type", "organ_id", "adopted")),
    )


def list_edges(
    node: GraphNode, units: Mapping[str, Line], tables: Mapping[str, list[Line]]
) -> Iterator[Edge]:
    """Yield the citations of a document, but for those of itself."""
    actions: dict[str, list[Line]] = {}
    for action in tables.get("action", ()):
        actions.setdefault(action["unit"], []).append(action)
    for citation in tables.get("citation", ()):
        iri, _, portion = (citation["iri"] or "").partition("#")
        target = citation["symbol"] or iri
        unit = units.get(citation["unit"])
        if not target or target == node.id or unit is None:
            continue
        concept = _find_concept(unit, citation["start"], units, actions)
        yield Edge(
            node.id,
            target,
            _find_relation(unit, citation["start"], concept),
            concept,
            citation["document"],
            citation["unit"],
            unit["num"] or "",
            portion,
            citation["text"],
        )


def _find_concept(
    unit: Line, start: int, units: Mapping[str, Line], actions: Mapping[str, list[Line]]
) -> str:
    """Return the concept of the last phrase before a place of a unit, or above it.

    A footnote stands under no phrase: it only says where something is found.
    """
    own = actions.get(unit["id"], [])
    if found := bisect_right(own, start, key=_START):
        return str(own[found - 1]["concept"])
    above: Line | None = unit
    while above and above["kind"] != "note":
        above = units.get(above["parent"] or "")
        if above and above["id"] in actions:
            return str(actions[above["id"]][-1]["concept"])
    return ""


def _find_relation(unit: Line, start: int, concept: str) -> str:
    """Return what a citation says: by the words before it, else by its phrase."""
    before = unit["text"][max(0, start - BEFORE) : start]
    language, known = find_language(unit["language"]), relations().values()
    for it in known:
        if it.sign and pattern(it.sign, language).match(before):
            return it.name
    return next((it.name for it in known if concept in it.concepts), CITES)
