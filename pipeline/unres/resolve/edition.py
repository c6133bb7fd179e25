"""What every writer starts from: a document resolved."""

from __future__ import annotations

from dataclasses import dataclass

from unres.model import Ballot, Document
from unres.resolve.entities import Entity
from unres.resolve.nodes import Node
from unres.resolve.units import Unit


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
