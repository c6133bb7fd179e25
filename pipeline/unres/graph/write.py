"""The files of the graph of many documents, written document by document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from typing import BinaryIO

import orjson

from unres.errors import SourceError
from unres.graph import graphml, ical
from unres.graph.asking import Request, list_requests
from unres.graph.citing import Edge, list_edges, make_node
from unres.graph.page import write_page
from unres.graph.sheets import (
    COLUMNS,
    list_asked_rows,
    list_calendar_rows,
    list_cited_rows,
    list_request_row,
    open_sheet,
)
from unres.graph.tally import Tally
from unres.tables.lines import OTHER, read_lines
from unres.tables.write import Open


def write_graph(
    documents: Iterable[tuple[str, bytes]],
    open_file: Open,
    spool: BinaryIO,
    centre: str = "",
) -> Tally:
    """Write the graph of documents, given by name as their flat lines.

    Edges go into the spool, a file to write and to read again, for nodes stand before
    them in GraphML. The page shows what is around the `centre`, else around the
    document of the folder that most others cite. Returns the counts.

    Raises:
        SourceError: What is given are not flat lines, or the centre is not among them.
    """
    tally = _write_sheets(documents, open_file, spool)
    if centre and centre not in tally.nodes and centre not in tally.cited:
        raise SourceError(
            f"no document is {centre} or cites it; nodes are named by their symbols,"
            " such as A/RES/70/1"
        )
    centre = centre or tally.find_centre()
    cited: defaultdict[str, Counter[str]] = defaultdict(Counter)
    citing: defaultdict[str, Counter[str]] = defaultdict(Counter)
    graph = open_file("graph.graphml")
    graph.writelines(part.encode() for part in graphml.open_graph(tally))
    spool.seek(0)
    for edge in (Edge(*orjson.loads(line)) for line in spool):
        graph.write(graphml.write_edge(edge).encode())
        if edge.source == centre:
            cited[edge.target][edge.relation] += 1
        elif edge.target == centre:
            citing[edge.source][edge.relation] += 1
    graph.write(graphml.FOOT.encode())
    open_file("index.html").write(write_page(tally, centre, cited, citing))
    return tally


def _write_sheets(
    documents: Iterable[tuple[str, bytes]], open_file: Open, spool: BinaryIO
) -> Tally:
    """Write the CSV files and the calendar; return the counts."""
    tally = Tally()
    with ExitStack() as stack:
        sheets = {
            name: open_sheet(open_file(f"{name}.csv"), name, stack) for name in COLUMNS
        }
        calendar = open_file("calendar.ics")
        calendar.write(ical.HEAD.encode())
        for name, data in documents:
            edges, requests = _add_document(tally, name, data)
            spool.writelines(orjson.dumps(list(edge)) + b"\n" for edge in edges)
            sheets["edges"].writerows(edges)
            sheets["requests"].writerows(map(list_request_row, requests))
            for request in requests:
                sheets["calendar"].writerows(list_calendar_rows(request))
                calendar.write("".join(ical.list_entries(request)).encode())
        nodes = ((*node, *counts) for node, counts in tally.list_nodes())
        sheets["nodes"].writerows(nodes)
        sheets["cited"].writerows(list_cited_rows(tally))
        sheets["asked"].writerows(list_asked_rows(tally))
        calendar.write(ical.FOOT.encode())
    return tally


def _add_document(
    tally: Tally, name: str, data: bytes
) -> tuple[list[Edge], list[Request]]:
    tables = read_lines(data, name)
    try:
        node = make_node(tables["document"][0])
        units = {unit["id"]: unit for unit in tables.get("unit", ())}
        edges = list(list_edges(node, units, tables))
        requests = list(list_requests(node, units, tables))
    except (KeyError, IndexError) as error:
        told = OTHER.format(name=name, reason=f"no {error}")
        raise SourceError(told) from error
    tally.add_document(node, edges)
    tally.add_requests(requests)
    return edges, requests
