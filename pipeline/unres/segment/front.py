"""The front matter: masthead, sponsors, number and title."""

from __future__ import annotations

from collections.abc import Sequence

from unres.model import Block
from unres.paragraph import Paragraph
from unres.segment.masthead import read_masthead
from unres.segment.sponsors import read_sponsors
from unres.segment.submission import read_submission
from unres.segment.title import read_title


def read_front(lines: Sequence[Paragraph], organ: str) -> tuple[Block, ...]:
    """Give the blocks of all that stands above the text proper.

    `organ` is the one that speaks, as far as the text tells. A draft has its title
    below the lines that say who submits it.
    """
    for read in (read_sponsors, read_submission):
        above, submitted, below = read(lines)
        if submitted:
            _, titles = read_title(below, named=True)
            return (*read_masthead(above, organ), *submitted, *titles)
    above, titles = read_title(lines)
    return (*read_masthead(above, organ), *titles)
