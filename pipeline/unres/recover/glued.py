"""Several paragraphs, or a whole page, that share one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from unres.language import COLONS, OPENER, Language
from unres.lexicon import find_iso3, match_action, organs_in, rule
from unres.lexicon.actions import is_acting
from unres.lexicon.patterns import pattern
from unres.numbers import Style, count_letter, print_number, read_marker
from unres.recover.front import MASTHEAD, is_formula
from unres.recover.lines import IN_TEXT, Line
from unres.text import Text, join

_INSIDE: Final = re.compile(rf"[;,.:][ ](\d{{1,3}})\.[ ]+(?={OPENER})")
"""A number behind the end of a sentence, inside a line."""
_SPEAKER: Final = re.compile(r":[ ](?P<formula>[^,;:]{1,120},)(?=[ ]|$)")
"""What may be a formula inside a line, after the words that introduce a draft."""
_CLAUSE: Final = re.compile(rf"[,;،؛]\d{{0,3}}[ ](?={OPENER}[^\W\d_])")
"""What stands before a capital: a comma, with a call behind it or not."""
_JOB: Final = re.compile(r"(?<=[.\])\d])[ ](?=(?:GE|V)\.|N\d{7}|\d\d-\d{5}\b)")
"""What stands before a job number at the end of a page."""
_NOTE: Final = re.compile(
    rf"(?:(?<=[.\])\d])[ ]|^)(?P<number>\d{{1,3}}|\*)[ ](?={OPENER}|[“«])"
)
"""A note below the closing lines."""
_VOTE: Final = re.compile(rf"\[(?={OPENER})")

_BLANK: Final = re.compile(r"[ ]")

REACH: Final = 200
"""No action phrase is longer."""
LONG: Final = 120
"""No page is wider, in characters: a longer line is a paragraph, or many."""


def part_page(lines: Sequence[Line], language: Language) -> list[Line]:
    """Give the lines of a page with those parted that hold several things.

    A text stands wholly on one line where the organ speaks inside a long one and on
    no other: it is parted before its title and its adoption, behind its formula,
    before recitals that open with an action behind a comma, before the numbers and
    points that are due, before the closing lines and the notes. The meeting and the
    date are parted wherever they share a line.
    """
    closings = pattern("glued-closing", language)
    words = [line.words for line in lines]
    long = {i for i, own in enumerate(words) if len(own) > LONG}
    if long and any(is_formula(own, language) for own in words):
        long.clear()
    closing = {i: m for i, own in enumerate(words) if (m := closings.match(own))}
    parted = list(lines)
    for i in sorted({*long, *closing}, reverse=True):
        offsets = _find_units(words[i], language) if i in long else []
        if i in closing and not offsets:
            tail = _find_tail(words[i], closing[i].end(), language)
            offsets = [closing[i].start("day"), *tail]
        inner = sorted({at for at in offsets if at})
        parted[i : i + 1] = _part(lines[i], inner) if inner else [lines[i]]
    return parted


@cache
def _speakers(language: Language) -> re.Pattern[str]:
    """Compile the formulas of all organs, to be looked for inside a line."""
    names = sorted(
        {o.formula for o in organs_in(language).values() if o.formula}, key=len
    )
    escaped = (re.escape(name).replace("’", "['’]") for name in reversed(names))
    joined = "|".join(escaped)
    return re.compile(rf"(?:(?<=[^:][ ])|^)(?:{joined})[*]?,(?=[ ])")


def _find_units(words: str, language: Language) -> list[int]:
    """Find where each unit of a text on one line begins; none where no organ speaks."""
    for m in _speakers(language).finditer(words):
        after = words[m.end() + 1 : m.end() + REACH]
        if is_acting(after, language) or read_marker(after):
            break
    else:
        return []
    body = m.end() + 1
    closing = _find_closing(words, body, language)
    end = closing[0] if closing else len(words)
    text = words[:end]
    numbers, _ = _find_offsets(text, 0, language, body)
    first = numbers[0] if numbers else end
    clauses = (c.end() for c in _CLAUSE.finditer(text, body, first))
    recitals = [
        at
        for at in clauses
        if match_action(words[at : at + REACH], "preambular", language)
    ]
    points = _find_points(text, first, language)
    front = _find_front(words[: m.start()].rstrip(), language)
    text_units = (*recitals, *numbers, *points, *closing)
    return [*front, m.start(), body, *text_units]


def _find_front(front: str, language: Language) -> list[int]:
    """Find where the units of a front matter on one line begin."""
    units: list[int] = []
    at = 0
    for name in ("resolution-sc", "adoption", "adoption-sc", "report"):
        m = pattern(name, language).search(front, at)
        if m:
            units.append(m.start())
            at = m.end()
    if at:
        titles = [
            m.start("title")
            for m in pattern("glued-title", language).finditer(front, at)
        ]
        return [*units, *titles[-1:]]
    sponsors = _find_sponsors(front, language)
    return [*_find_masthead(front[:sponsors], language), sponsors] if sponsors else []


def _find_sponsors(front: str, language: Language) -> int:
    """Find where the states begin that submit the draft at the end of a front; or 0."""
    m = pattern("draft", language).search(front)
    if not m:
        return 0
    # Of the names before the colon the first stands behind the masthead.
    gap = pattern("listing", language).search(front, 0, m.start())
    end = gap.start() if gap else m.start()
    names = (blank.end() for blank in _BLANK.finditer(front, 0, end))
    return next(
        (at for at in names if find_iso3(front[at:end].strip("* "), language)), 0
    )


def _find_masthead(front: str, language: Language) -> list[int]:
    """Find where the units of a masthead begin and end, words between them or not."""
    found = sorted(
        m.span() for n in MASTHEAD for m in pattern(n, language).finditer(front)
    )
    edges: list[int] = []
    for start, end in found:
        if not edges or start >= edges[-1]:
            edges += (start, end)
    blank = (at + (front[at : at + 1] == " ") for at in edges)
    return [at for at in blank if at < len(front)]


def _find_points(words: str, start: int, language: Language) -> list[int]:
    """Find the points of the paragraphs from an offset on, in the order of letters."""
    points: list[int] = []
    due = 1
    for m in pattern("glued-point", language).finditer(words, start):
        letter, led = count_letter(m["letter"]), m["mark"].strip() in COLONS
        if letter == due and (due > 1 or led):
            points.append(m.start("point"))
            due += 1
        elif letter == 1 and led:
            points.append(m.start("point"))
            due = letter + 1
    return points


def _find_closing(words: str, start: int, language: Language) -> list[int]:
    """Find the closing lines at the end of a text on one line, and what is below."""
    m = pattern("glued-closing", language).search(words, start)
    if m:
        return [m.start(), m.start("day"), *_find_tail(words, m.end(), language)]
    return _find_jobs(words, max(start, len(words) - LONG), language)


def _find_tail(words: str, start: int, language: Language) -> list[int]:
    """Find the vote, the notes and the job number below the closing lines."""
    units = [m.start() for m in _VOTE.finditer(words, start)][:1]
    due = 1
    for m in _NOTE.finditer(words, start):
        if m["number"] == str(due):
            units.append(m.start("number"))
            due += 1
    return [*units, *_find_jobs(words, start, language)]


def _find_jobs(words: str, start: int, language: Language) -> list[int]:
    """Find where the job number begins that ends some words, from an offset on."""
    number = pattern("job-number", language)
    ends = (m.end() for m in _JOB.finditer(words, start))
    return [at for at in ends if number.match(words[at:])]


def part_glued(lines: Iterable[Line], language: Language) -> list[Line]:
    """Give the lines with paragraphs that share one parted.

    Only the number that is due, before words that open an operative paragraph, is
    one: "in paragraph 3. The" is not. The preamble of a draft is parted where its
    formula stands on the line of the words that introduce it.
    """
    parted: list[Line] = []
    last = 0
    drafted = False
    for line in lines:
        if line.kind is not IN_TEXT or line.known:
            parted.append(line)
            continue
        marker = read_marker(line.words)
        if marker and marker.style is Style.DECIMAL:
            last = marker.value
        drafted = not marker and (drafted or bool(_find_draft(line.words, language)))
        if drafted:
            offsets = _find_clauses(line.words, language)
        else:
            offsets, last = _find_offsets(line.words, last, language)
        parted += _part(line, offsets) if offsets else [line]
    return parted


def _find_offsets(
    words: str, last: int, language: Language, start: int = 0
) -> tuple[list[int], int]:
    """Find where paragraphs open inside a line, and the last number then."""
    offsets: list[int] = []
    if f" {last + 1}. " not in words and (
        words.isascii()
        or not any(f" {number}. " in words for number in print_number(last + 1))
    ):
        return offsets, last
    for m in _INSIDE.finditer(words, start):
        if int(m[1]) == last + 1 and match_action(
            words[m.end() :], "operative", language
        ):
            offsets.append(m.start(1))
            last += 1
    return offsets, last


def _find_draft(words: str, language: Language) -> tuple[int, ...]:
    """Find where the formula of a draft begins and ends inside a line."""
    for m in _SPEAKER.finditer(words) if ": " in words else ():
        start, end = m.span("formula")
        if is_formula(m["formula"], language):
            return (start, end + 1) if end < len(words) else (start,)
    return ()


def _find_clauses(words: str, language: Language) -> list[int]:
    """Find where the formula and the preambular paragraphs of a draft open."""
    draft = _find_draft(words, language)
    after = draft[-1] if draft else 0
    clauses = (m.end() for m in _CLAUSE.finditer(words, after))
    return [
        *draft,
        *(at for at in clauses if match_action(words[at:], "preambular", language)),
    ]


def _part(line: Line, offsets: list[int]) -> Iterator[Line]:
    """Cut a line where paragraphs open; the last one keeps the line's end."""
    parts = line.text.cut(*offsets)
    for i, part in enumerate(parts):
        end = line.end if i == len(parts) - 1 else Text()
        words = str(part)
        text, blank = part.cut(len(words.rstrip(" ")))
        text = join((text, blank.drop(rule("margin"))))
        yield line.reading(text, end)
