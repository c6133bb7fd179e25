"""The graph as GraphML, which Gephi, igraph, NetworkX and yEd read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.escaping import quote_value
from unres.graph.citing import Edge
from unres.graph.tally import COUNTS, Tally

NODE: Final = ("title", "type", "organ", "adopted")
"""What is told of a node in words."""

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
    for node, counts in tally.list_nodes():
        told = [(name, getattr(node, name)) for name in NODE]
        told += zip(COUNTS, map(str, counts), strict=True)
        data = _write_data("node", told)
        yield f'<node id="{quote_value(node.id)}">{data}</node>\n'


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
