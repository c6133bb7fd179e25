"""The graph as GraphML, which Gephi, igraph, NetworkX and yEd read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.escaping import quote_value
from unres.graph.citing import Edge, GraphNode
from unres.graph.tally import Tally

NODE: Final = ("title", "type", "organ", "adopted")
"""What is told of a node in words."""

COUNTS: Final = ("files", "cites", "cited", "citing")

EDGE: Final = ("relation", "concept", "document", "unit", "num", "portion", "text")

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
FOOT: Final = "</graph>\n</graphml>\n"


def open_graph(tally: Tally) -> Iterator[str]:
    """Yield the head of the file and all nodes; edges follow, then `FOOT`."""
    yield HEAD
    for kind, names in (("node", NODE), ("node", COUNTS), ("edge", EDGE)):
        form = "int" if names is COUNTS else "string"
        for name in names:
            yield (
                f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}"'
                f' attr.type="{form}"/>\n'
            )
    yield '<graph edgedefault="directed">\n'
    for node in tally.list_nodes():
        yield _write_node(node, tally)


def _write_node(node: GraphNode, tally: Tally) -> str:
    """Return a node with what is known of it."""
    counts = (tally.files, tally.cites, tally.cited, tally.citing)
    told = [(name, getattr(node, name)) for name in NODE]
    told += [(name, str(it[node.id])) for name, it in zip(COUNTS, counts, strict=True)]
    return f'<node id="{quote_value(node.id)}">{_write_data("node", told)}</node>\n'


def write_edge(edge: Edge) -> str:
    """Return an edge with what is known of it."""
    told = [(name, getattr(edge, name)) for name in EDGE]
    source, target = quote_value(edge.source), quote_value(edge.target)
    return (
        f'<edge source="{source}" target="{target}">'
        f"{_write_data('edge', told)}</edge>\n"
    )


def _write_data(kind: str, told: list[tuple[str, str]]) -> str:
    """Return values; what is empty is left out."""
    return "".join(
        f'<data key="{kind}-{name}">{quote_value(value)}</data>'
        for name, value in told
        if value
    )
