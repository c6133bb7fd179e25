"""The front matter: masthead, sponsors, number and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.model import Block, Claims, Kind, Mark, MarkKind
from unres.paragraph import Paragraph, ParagraphKind
from unres.segment.masthead import read_masthead
from unres.segment.sponsors import read_sponsors, read_submission
from unres.segment.title import read_item, read_title, read_unnumbered
from unres.segment.units import numbered, plain

ENDS: Final = re.compile(r"(?<![\w/.])[A-Z][\w.]*(?:/[\w.-]+)*/(?:RES|DEC|PRST)/\S.*")
"""A symbol of a resolution or decision at the end of a line: its own, in a masthead."""


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


def part_foreign(
    lines: Sequence[Paragraph], language: Language
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the lines before the text into the front and what follows its title.

    The title is the last line that opens with a number such as "54/21."; it ends
    where its line ends, for nothing tells how far it goes on.
    """
    for i in range(len(lines) - 1, -1, -1):
        if _read_title(lines[i].words, language):
            below = (replace(p, kind=ParagraphKind.WORDS) for p in lines[i + 1 :])
            return list(lines[: i + 1]), list(below)
    return list(lines), []


def read_foreign(lines: Sequence[Paragraph], language: Language) -> tuple[Block, ...]:
    """Give a block for each line of the front: its symbol and title marked, no more."""
    return tuple(_read_line(line, language) for line in lines)


def _read_line(line: Paragraph, language: Language) -> Block:
    if title := _read_title(line.words, language):
        return numbered(Kind.TITLE, line, title.start("title"))
    alone = re.fullmatch(pattern("symbol", language), line.words)
    return plain(Kind.COVER, line, _mark(alone or ENDS.search(line.words), language))


def _mark(found: re.Match[str] | None, language: Language) -> Iterator[Mark]:
    if found:
        symbol = pattern("symbol", language).match(found.string, found.start())
        if symbol and symbol.end() == len(found.string):
            yield Mark(*symbol.span(), MarkKind.SYMBOL)


def _read_title(words: str, language: Language) -> re.Match[str] | None:
    """Read a line that opens with the number of a resolution and goes on."""
    m = pattern("title", language).match(words)
    return m if m and m["title"] and "/" in m["num"] else None
