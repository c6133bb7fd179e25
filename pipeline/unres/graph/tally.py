"""Counts over all documents: what is cited most, who is asked, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from unres.graph.asking import Request
from unres.graph.citing import Edge, GraphNode

COUNTS: Final = ("files", "cites", "cited", "citing")
"""What is counted of each document."""


class Tally:
    """What is kept of all documents: a node for each, and a few counts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: dict[str, GraphNode] = {}
        """The documents of the folder, by id."""
        self.files: Counter[str] = Counter()
        """How many files hold each of them."""
        self.cites: Counter[str] = Counter()
        """How many citations each has."""
        self.cited: Counter[str] = Counter()
        """How often each document is cited."""
        self.citing: Counter[str] = Counter()
        """In how many documents each is cited; of copies and languages once."""
        self.relations: dict[str, Counter[str]] = {}
        """Relation → how often each document is cited so."""
        self.asked: Counter[str] = Counter()
        """How much is asked of each addressee."""
        self.due: Counter[str] = Counter()
        """How much is due at each time."""
        self.timed: Counter[str] = Counter()
        """How much is asked of each addressee by a certain time."""

    def add_document(self, node: GraphNode, edges: Iterable[Edge]) -> None:
        """Count a document and what it cites."""
        first = node.id not in self.nodes
        self.nodes.setdefault(node.id, node)
        self.files[node.id] += 1
        targets: set[str] = set()
        for edge in edges:
            self.cites[edge.source] += 1
            self.cited[edge.target] += 1
            self.relations.setdefault(edge.relation, Counter())[edge.target] += 1
            targets.add(edge.target)
        if first:
            self.citing.update(targets)

    def add_requests(self, requests: Iterable[Request]) -> None:
        """Count what is asked for."""
        for request in requests:
            self.asked.update(request.addressees)
            self.due.update(request.due)
            if request.due:
                self.timed.update(request.addressees)

    def list_nodes(self) -> Iterator[tuple[GraphNode, tuple[int, ...]]]:
        """Yield all documents, those of the folder and those cited, with their counts.

        They are sorted by id; the counts are in the order of `COUNTS`.
        """
        counts = (self.files, self.cites, self.cited, self.citing)
        for id in sorted({*self.nodes, *self.cited}):
            node = self.nodes.get(id) or GraphNode(id)
            yield node, tuple(count[id] for count in counts)

    def find_centre(self) -> str:
        """Return the document of the folder that most others cite."""
        ranked = ((-self.citing[id], -self.cites[id], id) for id in self.nodes)
        return min(ranked, default=(0, 0, ""))[2]


def rank(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return names with their counts, the largest first, then by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
