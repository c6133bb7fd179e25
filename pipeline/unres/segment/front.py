"""The front matter: masthead, sponsors, number and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unres.language import Language
from unres.model import Block, Claims, Kind
from unres.paragraph import Paragraph
from unres.segment.masthead import read_masthead
from unres.segment.sponsors import read_sponsors
from unres.segment.submission import read_submission
from unres.segment.title import read_item, read_title, read_unnumbered


def read_front(
    lines: Sequence[Paragraph], organ: str, claims: Claims, language: Language
) -> tuple[Block, ...]:
    """Give the blocks of all that stands above the text proper.

    `organ` is the one that speaks, as far as the text tells; `claims` is what a
    portal says. A draft has its title below the lines that say who submits it.
    """
    for read in (read_sponsors, read_submission):
        above, submitted, below = read(lines, language)
        if submitted:
            _, titles = read_title(below, named=True, language=language)
            if not titles and organ != "unsc":
                # A draft without a title of its own has that of its agenda item.
                above, titles = read_item(above, language)
                kind = Kind.COVER if titles else Kind.TITLE
                submitted = (*titles, *(replace(b, kind=kind) for b in submitted))
                titles = ()
            return (*read_masthead(above, organ, language), *submitted, *titles)
    above, titles = read_title(lines, language)
    if not titles and organ != "unsc":
        above, titles = read_unnumbered(lines, claims, language)
    return (*read_masthead(above, organ, language), *titles)
