"""The files of the graph that are tables: CSV in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from unres.graph.asking import Request, find_day, name_addressee
from unres.graph.citing import Edge, GraphNode
from unres.graph.tally import Tally, rank

COLUMNS: Final = {
    "nodes": (*GraphNode._fields, "files", "cites", "cited", "citing"),
    "edges": Edge._fields,
    "cited": ("id", "title", "documents", "citations", "relations"),
    "asked": ("addressee", "name", "requests", "with_time"),
    "requests": (
        *("document", "symbol", "adopted", "unit", "num", "concept", "addressees"),
        *("due", "is_report", "text"),
    ),
    "calendar": (
        *("by", "due", "document", "symbol", "adopted", "unit", "num", "concept"),
        *("addressees", "is_report", "text"),
    ),
}
"""File → its columns; the README of the schemas says what they hold."""


class Sheet:
    """A CSV file that is written row by row; its stream stays open."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Write the names of the columns."""
        self._text = io.TextIOWrapper(stream, "utf-8", newline="")
        self._csv = csv.writer(self._text)
        self._csv.writerow(COLUMNS[name])

    def write(self, rows: Iterable[Iterable[object]]) -> None:
        """Write rows."""
        self._csv.writerows(rows)

    def close(self) -> None:
        """Let go of the stream."""
        self._text.flush()
        self._text.detach()


def list_node_rows(tally: Tally) -> Iterator[tuple[object, ...]]:
    """Yield every document with its counts."""
    for node in tally.list_nodes():
        counts = (tally.files, tally.cites, tally.cited, tally.citing)
        yield *node, *(count[node.id] for count in counts)


def list_cited_rows(tally: Tally) -> Iterator[tuple[object, ...]]:
    """Yield what is cited, what most documents cite first, with how it is."""
    for id in tally.rank_cited():
        ways = [
            f"{name} {tally.relations[name][id]}"
            for name in sorted(tally.relations)
            if tally.relations[name][id]
        ]
        title = tally.nodes[id].title if id in tally.nodes else ""
        yield id, title, tally.citing[id], tally.cited[id], "; ".join(ways)


def list_asked_rows(tally: Tally) -> Iterator[tuple[object, ...]]:
    """Yield who is asked, how often, and how often by a certain time."""
    for name, count in rank(tally.asked):
        yield name, name_addressee(name), count, tally.timed[name]


def list_request_row(request: Request) -> tuple[object, ...]:
    """Return a request as a row; what is several is parted by semicolons."""
    *head, addressees, due, is_report, text = request
    return *head, "; ".join(addressees), "; ".join(due), _spell(is_report), text


def list_calendar_rows(request: Request) -> Iterator[tuple[object, ...]]:
    """Yield a row for each time by which something is asked for."""
    *head, addressees, dues, is_report, text = request
    for due in dues:
        day = find_day(due, request.adopted)
        by = day.isoformat() if day else ""
        yield by, due, *head, "; ".join(addressees), _spell(is_report), text


def _spell(value: bool) -> str:
    """Return a truth value as tables spell it."""
    return "true" if value else "false"
