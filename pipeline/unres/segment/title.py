"""The number and title: the last lines before the text proper."""

from __future__ import annotations

from collections.abc import Sequence

from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.paragraph import Paragraph
from unres.segment.units import glue, numbered, plain


def read_title(
    lines: Sequence[Paragraph], *, named: bool = False
) -> tuple[list[Paragraph], tuple[Block, ...]]:
    """Give the lines before the title, and the title as a block if there is one.

    It is the last line that opens with a resolution's number, and all after it;
    or the title of a presidential statement. Where the document is `named`, as a
    draft is below its sponsors, and nothing else is found, all lines are the title.
    """
    for i in range(len(lines) - 1, -1, -1):
        words = lines[i].words
        if pattern("statement").match(words):
            return list(lines[:i]), (plain(Kind.TITLE, glue(lines[i:])),)
        m = pattern("title").match(words) or pattern("title-who").match(words)
        if m and (m["title"] or i + 1 < len(lines)):
            line = glue(lines[i:])
            at = m.start("title") if m["title"] else m.end("num") + 1
            return list(lines[:i]), (numbered(Kind.TITLE, line, at),)
    if named and lines:
        return [], (plain(Kind.TITLE, glue(lines)),)
    return list(lines), ()
