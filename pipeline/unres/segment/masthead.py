"""The masthead: what each printed line of it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.patterns import one_of, pattern
from unres.marks.dates import find_date, read_date
from unres.model import Block, Kind, Mark, MarkKind
from unres.numbers import spell_digits
from unres.paragraph import Paragraph, ParagraphKind
from unres.recover.edges import is_unfinished
from unres.segment.particulars import scan, scan_head
from unres.segment.units import glue, plain

COMMITTEE: Final = re.compile("unga-c[1-6]")
"""The names of the Main Committees in the lexicon."""
LONGEST: Final = 12
"""How many lines one unit of a masthead may be wrapped over."""


def read_masthead(
    lines: Sequence[Paragraph], organ: str, language: Language
) -> tuple[Block, ...]:
    """Give a block for each printed unit of the masthead, marked for what it says.

    `organ` is the one that speaks, as far as the text below the masthead tells.

    Lines that are wrapped (a long item title, the adoption line) become one block.
    """
    return tuple(_mark_masthead(_group(lines, language), organ, language))


def find_symbol(lines: Sequence[Paragraph], language: Language) -> str:
    """Find the symbol that a masthead prints first; "" for none."""
    for line in lines:
        for mark in scan(line.words, language) or ():
            if mark.kind is MarkKind.SYMBOL:
                return line.words[mark.start : mark.end].rstrip("*")
    return ""


def _group(lines: Sequence[Paragraph], language: Language) -> Iterator[Paragraph]:
    """Give the printed units of the masthead, wrapped lines glued."""
    unit: list[Paragraph] = []
    for line in lines:
        if unit and not _continues(unit, line, language):
            yield glue(unit, language)
            unit = []
        unit.append(line)
    if unit:
        yield glue(unit, language)


def _continues(unit: Sequence[Paragraph], line: Paragraph, language: Language) -> bool:
    moved = ParagraphKind.STRAYED in {unit[0].kind, line.kind}
    if moved or len(unit) == LONGEST:
        return False
    head, words = unit[0].words, " ".join(u.words for u in unit)
    if pattern("report", language).match(head):
        return "]" not in words
    opens = one_of(("report", "doctype"), language).match(line.words)
    number = pattern("resolution-sc", language).fullmatch(line.words)
    old = pattern("resolution-old", language).match(head)
    if opens or number or old or is_adoption(line.words, language):
        return False
    if is_adoption(head, language):
        whole = f"{words} {line.words}"
        return not find_date(words, language) and bool(
            find_date(whole, language) or not scan(line.words, language)
        )
    numbered = pattern("resolution-sc", language).fullmatch(head)
    # The name of an organ may end the title of an agenda item.
    titled = scan(head, language) is None and is_unfinished(unit[-1].words, language)
    if (scan(line.words, language) and not titled) or (
        numbered and pattern("dated", language).match(line.words)
    ):
        return bool(numbered) and not scan(line.words, language)
    # What follows the agenda item is its title, on as many lines as it takes.
    alone = ("resolution-sc", "resolution-old", "doctype")
    return scan(head, language) is None and not one_of(alone, language).match(head)


def is_adoption(words: str, language: Language) -> bool:
    """Whether a line says what was adopted, and by whom."""
    number = pattern("resolution-sc", language).match(words)
    said = words[number.end() :].lstrip() if number else words
    return one_of(("adoption", "adoption-sc"), language).match(said) is not None


def _mark_masthead(
    lines: Iterable[Paragraph], organ: str, language: Language
) -> Iterator[Block]:
    """Give the blocks of grouped masthead lines; a session is its organ's."""
    speaking, item, session = organ, "", ""
    lines = list(lines)
    decided = any(
        pattern("type-decision", language).fullmatch(line.words) for line in lines
    )
    for line in lines:
        marks = scan(line.words, language)
        if marks is None:
            marks, item = tuple(_mark_words(line.words, item, language)), ""
        for mark in marks:
            if mark.kind is MarkKind.AUTHORITY:
                organ = _choose_organ(mark.target, organ, speaking)
            elif mark.kind is MarkKind.AGENDA:
                item = mark.target
            elif mark.kind is MarkKind.SESSION:
                session = mark.target
        if decided:
            marks = tuple(map(_propose, marks))
        owned = [_own(mark, organ, session) for mark in marks]
        owned.sort(key=lambda mark: (mark.start, -mark.end))
        yield plain(Kind.COVER, line, owned)


def _propose(mark: Mark) -> Mark:
    """Give the committee named in the masthead of a decision as its proponent."""
    if mark.kind is MarkKind.AUTHORITY and COMMITTEE.fullmatch(mark.target):
        return replace(mark, kind=MarkKind.PROPONENT)
    return mark


def _choose_organ(named: str, organ: str, speaking: str) -> str:
    """Choose whose session is told below the name of an organ or a fund.

    A board meets below the name of its fund.
    """
    if speaking in organs() and organs()[speaking].parent == named:
        return speaking
    return named if organs()[named].formula else organ


def _own(mark: Mark, organ: str, session: str) -> Mark:
    """Give a mark with the organ's name before the number of its session."""
    if mark.kind in {MarkKind.SESSION, MarkKind.PERIOD}:
        return replace(mark, target=f"{organ}.{mark.target or session}")
    return mark


def _mark_words(words: str, item: str, language: Language) -> list[Mark]:
    """Mark a line that is words: the adoption, or the title of the agenda item."""
    if old := pattern("resolution-old", language).match(words):
        return _mark_old(old, language)
    if number := pattern("resolution-sc", language).match(words):
        doctype = Mark(*number.span("type"), MarkKind.DOCTYPE)
        said = _mark_adoption(words, language) if number.end() < len(words) else []
        return [*said, doctype]
    if is_adoption(words, language):
        return _mark_adoption(words, language)
    if pattern("doctype", language).match(words):
        return [Mark(0, len(words), MarkKind.DOCTYPE)]
    marks, at = scan_head(words, language)
    if marks and marks[-1].kind is MarkKind.AGENDA and not words[at].islower():
        # The masthead on one line, and the title of the item behind its number.
        return [*marks, Mark(at, len(words), MarkKind.AGENDA_TITLE, marks[-1].target)]
    titled = item and not pattern("report", language).match(words)
    return [Mark(0, len(words), MarkKind.AGENDA_TITLE, item)] if titled else []


def _mark_old(m: re.Match[str], language: Language) -> list[Mark]:
    """Mark the line of a resolution of old: what it is, and when it was adopted."""
    iso = read_date(m["day"], m["month"], m["year"], language)
    day = Mark(m.start("day"), m.end("year"), MarkKind.ADOPTED, iso)
    kind = Mark(*m.span("type"), MarkKind.DOCTYPE)
    return [Mark(*m.span(), MarkKind.ADOPTION), kind, *([day] if iso else [])]


def _mark_adoption(words: str, language: Language) -> list[Mark]:
    """Mark the line of the adoption: kind of document, meeting and date."""
    marks = [Mark(0, len(words), MarkKind.ADOPTION)]
    if kind := pattern("adoption", language).match(words):
        marks.append(Mark(*kind.span("type"), MarkKind.DOCTYPE))
    if meeting := pattern("meeting", language).search(words):
        marks.append(
            Mark(*meeting.span(), MarkKind.MEETING, spell_digits(meeting["number"]))
        )
    date = pattern("date", language).search(words)
    if date and (iso := read_date(date["day"], date["month"], date["year"], language)):
        marks.append(Mark(*date.span(), MarkKind.ADOPTED, iso))
    return marks
