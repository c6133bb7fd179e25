"""The number and title: the last lines before the text proper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import organs_in
from unres.lexicon.patterns import one_of, pattern
from unres.marks.dates import find_date
from unres.model import Block, Claims, Kind
from unres.paragraph import Paragraph
from unres.segment.masthead import is_adoption
from unres.segment.particulars import scan
from unres.segment.units import glue, numbered, plain

LONGEST: Final = 6
"""A title is printed on no more lines than these."""


def read_title(
    lines: Sequence[Paragraph], language: Language, *, named: bool = False
) -> tuple[list[Paragraph], tuple[Block, ...]]:
    """Give the lines before the title, and the title as a block if there is one.

    It is the last line that opens with a resolution's number, and all after it,
    or that number alone below the line of the adoption;
    or the title of a presidential statement. Where the document is `named`, as a
    draft is below its sponsors, and nothing else is found, all lines are the title.
    """
    for i in range(len(lines) - 1, -1, -1):
        words = lines[i].words
        if pattern("statement", language).match(words):
            return list(lines[:i]), (plain(Kind.TITLE, glue(lines[i:], language)),)
        m = pattern("title", language).match(words) or pattern(
            "title-who", language
        ).match(words)
        if m and (
            m["title"]
            or i + 1 < len(lines)
            or (i and _ends_adoption(lines[i - 1].words, language))
        ):
            line = glue(lines[i:], language)
            at = m.start("title") if m["title"] else m.end("num")
            at += line.words[at : at + 1] == " "
            return list(lines[:i]), (numbered(Kind.TITLE, line, at),)
    start = _find_below(lines, language)
    if start >= 0:
        line = glue([lines[-1], *lines[start:-1]], language)
        at = len(lines[-1].words)
        at += line.words[at : at + 1] == " "
        return list(lines[:start]), (numbered(Kind.TITLE, line, at),)
    if named and lines:
        return [], (plain(Kind.TITLE, glue(lines, language)),)
    return list(lines), ()


def read_unnumbered(
    lines: Sequence[Paragraph], claims: Claims, language: Language
) -> tuple[list[Paragraph], tuple[Block, ...]]:
    """Give the lines before a title whose number is lost, and it as a block.

    It is what stands between the line of the adoption, or the report in brackets, and
    the text; on a portal's page all that is no masthead, or what the portal calls it.
    """
    start, above = _find_words(lines, language)
    undated = is_adoption(above, language) and not find_date(above, language)
    if undated and start < len(lines):
        # "Resolution adopted by the Human Rights Council" / "on 22 March 2021".
        start += bool(find_date(lines[start].words, language))
    if not 0 < len(lines) - start <= LONGEST:
        return list(lines), ()
    title = glue(lines[start:], language)
    named = title.words.rstrip("*. ").casefold() == claims.title.casefold()
    itemed = bool(pattern("agenda", language).search(above))
    if _ends_adoption(above, language) or named or (claims.portal and not itemed):
        return list(lines[:start]), (plain(Kind.TITLE, title),)
    return list(lines), ()


def _find_below(lines: Sequence[Paragraph], language: Language) -> int:
    """Find the first line of a title whose number stands below it; -1 for none.

    Where lines run from the right an extractor may give the number behind the title.
    """
    m = pattern("title", language).match(lines[-1].words) if lines else None
    if not m or m["title"]:
        return -1
    start, above = _find_words(lines[:-1], language)
    titled = 0 < len(lines) - 1 - start <= LONGEST
    return start if titled and _ends_adoption(above, language) else -1


def _ends_adoption(words: str, language: Language) -> bool:
    """Whether the line of the adoption, or the report behind it, ends with a line."""
    bare = words.rstrip("*. ")
    named = any(bare.endswith(organ.title) for organ in organs_in(language).values())
    return bare.endswith("]") or (
        is_adoption(words, language) and (named or bool(find_date(words, language)))
    )


def read_item(
    lines: Sequence[Paragraph],
    language: Language,
) -> tuple[list[Paragraph], tuple[Block, ...]]:
    """Give the lines before the title of the agenda item, and it as a title."""
    start, above = _find_words(lines, language)
    itemed = pattern("agenda", language).search(above)
    if not itemed or not 0 < len(lines) - start <= LONGEST:
        return list(lines), ()
    return list(lines[:start]), (plain(Kind.TITLE, glue(lines[start:], language)),)


def _find_words(lines: Sequence[Paragraph], language: Language) -> tuple[int, str]:
    """Find the first of the last lines that are no masthead; give what stands above."""
    start = len(lines)
    while start and not _is_printed(lines[start - 1].words, language):
        start -= 1
    return start, lines[start - 1].words if start else ""


def _is_printed(words: str, language: Language) -> bool:
    """Whether a line is masthead: what a title is not."""
    marks = scan(words, language)
    named = one_of(("doctype", "resolution-sc"), language).match(words)
    return bool(marks or named or is_adoption(words, language) or words.endswith("]"))
