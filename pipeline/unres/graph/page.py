"""The page of the graph: one document's neighbourhood and the counts, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from unres.escaping import escape_words, quote_value
from unres.graph.asking import name_due
from unres.graph.citing import CITES
from unres.graph.sheets import list_asked_rows, list_cited_rows
from unres.graph.tally import Tally, rank
from unres.webpage import PageFrame, read_asset, write_webpage

LISTED: Final = 50
"""How many lines a table of the page lists; the CSV files have all."""
MOST: Final = 20
"""How many documents stand on each side."""
WIDTH: Final = 880
ROW: Final = 26
"""The width of the picture and the height of a line in it, in pixels."""
SIDE: Final = 250
"""How far the names on each side reach into the picture."""
LONGEST: Final = 32
"""How many characters of a name fit there."""
DASHES: Final = {
    CITES: "",
    "recalls": "6 3",
    "reaffirms": "1 3",
    "supersedes": "9 3 2 3",
}
"""Relation → the dashes of its lines: what prints tells them apart too."""

Relations = Mapping[str, Counter[str]]
"""Document → relation → how often it is cited so, or cites."""


def write_page(tally: Tally, centre: str, cited: Relations, citing: Relations) -> bytes:
    """Return the page of a document in UTF-8, with what it cites and what cites it."""
    node = tally.nodes.get(centre)
    title = f"{centre}: {node.title}" if node and node.title else centre
    due = ((due, name_due(due), count) for due, count in rank(tally.due))
    legend = "".join(
        f'<li><svg viewBox="0 0 40 8" width="40" height="8"><path d="M0 4 H40"'
        f' class="{name}" stroke-dasharray="{dashes}" stroke-width="1.5"/></svg>'
        f" {name}</li>\n"
        for name, dashes in DASHES.items()
    )
    counted = ("document", "title", "cited by", "citations", "how")
    asked = ("addressee", "name", "requests", "by a time")
    body = (
        f"<h1>{escape_words(title)}</h1>\n{draw_neighbours(centre, cited, citing)}"
        f'<ul class="legend">\n{legend}</ul>\n'
        f"<p>{len(tally.nodes):,} documents, {tally.cited.total():,} citations of"
        f" {len(tally.cited):,} documents.</p>\n"
        + _write_table("Cited by most documents", counted, list_cited_rows(tally))
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
        for row in islice(rows, LISTED)
    )
    body = "".join(f"<tr>{row}</tr>\n" for row in cells)
    return (
        f"<h2>{title}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )


def draw_neighbours(centre: str, cited: Relations, citing: Relations) -> str:
    """Return the picture: what cites the document on the left, what it cites right.

    Of many, those with the most citations are drawn, and the others are counted.
    """
    most = max(len(citing), len(cited), 3)
    height = ROW * (min(most, MOST) + 2)
    middle = height / 2
    drawn = [
        *_draw_side(citing, height, out=False),
        *_draw_side(cited, height, out=True),
        f'<text x="{WIDTH / 2:g}" y="{middle:g}" class="centre">'
        f"{quote_value(centre)}</text>",
    ]
    title = f"What cites {centre}, and what it cites"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' role="img">\n<title>{quote_value(title)}</title>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _draw_side(found: Relations, height: int, *, out: bool) -> Iterator[str]:
    ranked = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    more = len(ranked[MOST:])
    anchor = "start" if out else "end"
    edge = WIDTH - SIDE if out else SIDE
    near = WIDTH / 2 + (90 if out else -90)
    count = len(ranked[:MOST]) + bool(more)
    for place, (id, relations) in enumerate(ranked[:MOST]):
        y = height / 2 + ROW * (place - (count - 1) / 2)
        for shift, name in enumerate(sorted(relations)):
            yield (
                f'<path d="M{near:g} {height / 2:g} Q{(near + edge) / 2:g} {y:g}'
                f' {edge:g} {y + 5 * shift:g}" class="{quote_value(name)}"'
                f' stroke-dasharray="{DASHES.get(name, "")}"'
                f' stroke-width="{min(relations[name], 4) / 2:g}"/>'
            )
        told = ", ".join(f"{name} {relations[name]}" for name in sorted(relations))
        shown = id if len(id) <= LONGEST else f"…{id[1 - LONGEST :]}"
        yield (
            f'<text x="{edge + (6 if out else -6):g}" y="{y + 4:g}"'
            f' text-anchor="{anchor}">{quote_value(shown)}'
            f"<title>{quote_value(f'{id}: {told}')}</title></text>"
        )
    if more:
        y = height / 2 + ROW * (count - 1) / 2 + 4
        yield (
            f'<text x="{edge + (6 if out else -6):g}" y="{y:g}"'
            f' text-anchor="{anchor}">and {more} more</text>'
        )
