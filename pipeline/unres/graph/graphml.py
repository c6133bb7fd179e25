"""The graph as GraphML, which Gephi, igraph, NetworkX and yEd read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from unres.escaping import quote_value
from unres.graph.citing import Edge, GraphNode
from unres.graph.tally import COUNTS, Tally

NODE: Final = GraphNode._fields[1:]
"""What is told of a node in words."""
EDGE: Final = Edge._fields[2:]
"""What is told of an edge beside its ends."""
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
        data = _write_data("node", (*NODE, *COUNTS), (*node[1:], *map(str, counts)))
        yield f'<node id="{quote_value(node.id)}">{data}</node>\n'


def write_edge(edge: Edge) -> str:
    """Return an edge with what is known of it."""
    source, target = quote_value(edge.source), quote_value(edge.target)
    data = _write_data("edge", EDGE, edge[2:])
    return f'<edge source="{source}" target="{target}">{data}</edge>\n'


def _write_data(kind: str, names: Sequence[str], values: Sequence[str]) -> str:
    """Return values; what is empty is left out."""
    return "".join(
        f'<data key="{kind}-{name}">{quote_value(value)}</data>'
        for name, value in zip(names, values, strict=True)
        if value
    )
