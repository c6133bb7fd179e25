"""The files of the graph that are tables: CSV in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, BinaryIO, Final

from unres.graph.asking import Request, find_day, name_addressee
from unres.graph.citing import Edge, GraphNode
from unres.graph.tally import COUNTS, Tally, rank

COLUMNS: Final = {
    "nodes": (*GraphNode._fields, *COUNTS),
    "edges": Edge._fields,
    "cited": ("id", "title", "documents", "citations", "relations"),
    "asked": ("addressee", "name", "requests", "with_time"),
    "requests": Request._fields,
    "calendar": (
        *("by", "due", "document", "symbol", "adopted", "unit", "num", "concept"),
        *("addressees", "is_report", "text"),
    ),
}
"""File → its columns; the README of the schemas says what they hold."""


def open_sheet(stream: BinaryIO, name: str, stack: ExitStack) -> Any:
    """Begin a CSV file; the stack lets go of its stream, which stays open."""
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    stack.callback(text.detach)
    sheet = csv.writer(text)
    sheet.writerow(COLUMNS[name])
    return sheet


def list_cited_rows(tally: Tally) -> Iterator[tuple[object, ...]]:
    """Yield what is cited, what most documents cite first, with how it is."""
    for id in sorted(tally.cited, key=lambda x: (-tally.citing[x], -tally.cited[x], x)):
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
    return "true" if value else "false"
