"""The page of the graph: one document's neighbourhood and the counts, no script."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from unres.escaping import escape_words
from unres.graph.asking import name_due
from unres.graph.picture import DASHES, Neighbours, draw_neighbours
from unres.graph.sheets import list_asked_rows, list_cited_rows
from unres.graph.tally import Tally, rank
from unres.webpage import PageFrame, read_asset, write_webpage

MOST: Final = 50
"""How many lines a table of the page has; the CSV files have all."""


def write_page(tally: Tally, neighbours: Neighbours) -> bytes:
    """Return the page in UTF-8."""
    centre = neighbours.centre
    node = tally.nodes.get(centre)
    title = f"{centre}: {node.title}" if node and node.title else centre
    due = ((due, name_due(due), count) for due, count in rank(tally.due))
    legend = "".join(
        f'<li><svg viewBox="0 0 40 8" width="40" height="8"><path d="M0 4 H40"'
        f' class="{name}" stroke-dasharray="{dashes}" stroke-width="1.5"/></svg>'
        f" {name}</li>\n"
        for name, dashes in DASHES.items()
    )
    cited = ("document", "title", "cited by", "citations", "how")
    asked = ("addressee", "name", "requests", "by a time")
    body = (
        f"<h1>{escape_words(title)}</h1>\n{draw_neighbours(neighbours)}"
        f'<ul class="legend">\n{legend}</ul>\n'
        f"<p>{len(tally.nodes):,} documents, {tally.cited.total():,} citations of"
        f" {len(tally.cited):,} documents.</p>\n"
        + _write_table("Cited by most documents", cited, list_cited_rows(tally))
        + _write_table("Who is asked", asked, list_asked_rows(tally))
        + _write_table("By when", ("code", "time", "requests"), due)
    )
    return write_webpage(PageFrame(title, read_asset("unres.graph"), "en"), body)


def _write_table(
    title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    cells = (
        "".join(f"<td>{escape_words(str(value))}</td>" for value in row)
        for row in islice(rows, MOST)
    )
    body = "".join(f"<tr>{row}</tr>\n" for row in cells)
    return (
        f"<h2>{title}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )
