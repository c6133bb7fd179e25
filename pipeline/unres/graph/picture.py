"""A picture of what one document cites and what cites it: SVG, without a script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from unres.escaping import quote_value
from unres.graph.citing import CITES, Edge

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


class Neighbours:
    """The documents around one: what it cites and what cites it, by relation."""

    def __init__(self, centre: str) -> None:
        """Begin with none."""
        self.centre = centre
        self.cited: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """Document → relation → how often the centre cites it so."""
        self.citing: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """Document → relation → how often it cites the centre so."""

    def add(self, edge: Edge) -> None:
        """Count an edge if it begins or ends at the centre."""
        if edge.source == self.centre:
            self.cited[edge.target][edge.relation] += 1
        elif edge.target == self.centre:
            self.citing[edge.source][edge.relation] += 1


def draw_neighbours(neighbours: Neighbours) -> str:
    """Return the picture: what cites the document on the left, what it cites right.

    Of many, those with the most citations are drawn, and the others are counted.
    """
    most = max(len(neighbours.citing), len(neighbours.cited), 3)
    height = ROW * (min(most, MOST) + 2)
    middle = height / 2
    drawn = [
        *_draw_side(neighbours.citing, height, out=False),
        *_draw_side(neighbours.cited, height, out=True),
        f'<text x="{WIDTH / 2:g}" y="{middle:g}" class="centre">'
        f"{quote_value(neighbours.centre)}</text>",
    ]
    title = f"What cites {neighbours.centre}, and what it cites"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' role="img">\n<title>{quote_value(title)}</title>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _draw_side(
    found: Mapping[str, Counter[str]], height: int, *, out: bool
) -> Iterator[str]:
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
