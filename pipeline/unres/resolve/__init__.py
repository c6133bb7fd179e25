"""Resolve: `Document` to `Edition`, once, for all that is written of it."""

from __future__ import annotations

from dataclasses import dataclass

from unres.iri import work_iri
from unres.model import Ballot, Document
from unres.resolve.deeds import find_deeds
from unres.resolve.entities import Entity, find_entities
from unres.resolve.ids import name_units
from unres.resolve.nodes import Cited, Node, find_cited, list_nodes, make_nodes
from unres.resolve.references import point_to_parts
from unres.resolve.skeleton import COLLECTION, lay_out
from unres.resolve.units import NUMBERED, Fill, Unit

__all__ = [
    "COLLECTION",
    "NUMBERED",
    "Cited",
    "Edition",
    "Entity",
    "Fill",
    "Node",
    "Unit",
    "list_nodes",
    "resolve",
]


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A document with all that its writers must agree on, found once."""

    document: Document
    nodes: tuple[Node, ...]
    """The blocks at its top, each with all that stands in it."""
    order: tuple[Node, ...]
    """All blocks, each before its footnotes, and these before its parts."""
    root: Unit
    """The skeleton of the statement, or of the collection of its parts."""
    ids: frozenset[str]
    """The ids of the blocks that became elements."""
    iri: str
    """The IRI of the Work."""
    ballots: tuple[Ballot, ...]
    """The votes: that on the whole first, if there is one, then those on parts."""
    entities: tuple[Entity, ...]
    """What is named, by kind and id."""


def resolve(document: Document) -> Edition:
    """Give a document with its skeleton, its ids and what its units do.

    Keeps every word and every mark.
    """
    meta = document.meta
    nodes = make_nodes(document.blocks, meta.language)
    root = lay_out(nodes)
    ids = name_units(root, meta.language)
    order = list_nodes(nodes)
    document = point_to_parts(document, nodes, order)
    for node in order:
        if node.actions:
            node.deeds = find_deeds(node.text, node.actions, node.block.marks, meta)
        if node.marks:
            node.cited = find_cited(node.marks)
    meta = document.meta
    iri = work_iri(meta, document.source.sha256, root.name)
    whole = Ballot((), meta.outcome, meta.counts)
    ballots = (whole,) if meta.outcome or meta.counts else ()
    entities = find_entities(order, meta.language)
    return Edition(
        document, nodes, order, root, ids, iri, ballots + meta.ballots, entities
    )
