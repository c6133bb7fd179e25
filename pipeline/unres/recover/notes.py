"""Footnotes: found at the foot of pages or at the end, and parted from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile, zip_longest
from typing import Final, NamedTuple

from unres.evidence import Role
from unres.language import OPENER, Language
from unres.lexicon.patterns import one_of, pattern
from unres.paragraph import ParagraphKind as Kind
from unres.recover.edges import has_ended, is_caseless, is_unfinished
from unres.recover.foot import RULED, ReadNotes, read_foot
from unres.recover.glue import glue
from unres.recover.lines import IN_TEXT, Leaf, Line
from unres.recover.markers import NUMBERED, Head, cut_marker, find_head, list_marked
from unres.recover.pages import PageLines, cut_pages

_CLOSED: Final = frozenset(")）")
"""What stands behind a letter that is the number of a point."""
_NUMBER: Final = re.compile(r"\d{1,3}\.$")
_STARRED: Final = re.compile(rf"(\*{{1,4}})[ ]+(?={OPENER})")
"""A star and the words of its note."""
_CALLED: Final = re.compile(r"(?<=[^\s*])\*{1,4}(?=[\s,;:)]|$)")
"""A star behind words: a call."""
_MOST: Final = 8
"""How many lines the note of a star has at most."""


def find_notes(
    lines: Sequence[Line], source: str, language: Language
) -> tuple[Leaf, ...]:
    """Give the lines of the text, parted by the feet of pages, and the notes there.

    A page ends with its notes: their markers run on from page to page, and nothing
    but notes follows the first of them on a page, or the rule above them.
    """
    lines, known = _take_starred(lines, language)
    told = [line for line in lines if line.known is Role.NOTE]
    if told:
        lines = [line for line in lines if line.known is not Role.NOTE]
        runs = groupby(told, lambda line: line.region)
        known += [glue(list(run), language).of_kind(Kind.NOTE) for _, run in runs]
    leaves: list[Leaf] = []
    text: list[Line] = []
    seen = ReadNotes(language)
    pages = cut_pages(lines, source)
    for page, after in zip_longest(pages, pages[1:]):
        closed = after is not None and _closes(after.lines[0], language)
        foot = _find_foot(page, seen, closed=closed)
        below = page.lines[foot.start : foot.end]
        over, notes = read_foot(below, seen, ruled=foot.ruled)
        text += page.lines[: foot.start]
        if over and not _go_on(leaves, over, language):
            text += over
        if notes:
            leaves.append(Leaf(text, notes))
            text = []
        text += page.lines[foot.end :]
    return (*leaves, Leaf(text, known))


def _take_starred(
    lines: Sequence[Line], language: Language
) -> tuple[list[Line], list[Line]]:
    """Part the notes of stars in the front matter from the lines.

    They were printed at the foot of the first page: where that is lost they stand in
    the text, even inside a sentence, and go on to the end of theirs.
    """
    front = takewhile(lambda line: line.kind is not IN_TEXT, lines)
    starred = [x.words for x in front if "*" in x.words and x.kind is Kind.FRONT]
    called = {m[0] for words in starred for m in _CALLED.finditer(words)}
    if not called:
        return list(lines), []
    kept: list[Line] = []
    notes: list[list[Line]] = []
    taking = False
    for at, line in enumerate(lines):
        m = _STARRED.match(line.words) if line.kind is IN_TEXT else None
        if m and m[1] in called and not line.known:
            called.discard(m[1])
            head = find_head(lines, at, language)
            notes.append([*cut_marker(line, head)] if head else [line])
            taking = bool(head) and not _has_said(line.words, language)
        elif (
            taking
            and line.kind is IN_TEXT
            and not (line.page or NUMBERED.match(line.words))
        ):
            notes[-1].append(line)
            taking = not _has_said(line.words, language) and len(notes[-1]) < _MOST
        else:
            kept.append(line)
            taking = False
    return kept, [glue(note, language) for note in notes]


def _has_said(words: str, language: Language) -> bool:
    """Whether a note of a star ends: with its sentence, a job number behind or not."""
    last = words.rpartition(". ")[2]
    return words.endswith(".") or bool(pattern("job-number", language).match(last))


def _go_on(leaves: list[Leaf], lines: Sequence[Line], language: Language) -> bool:
    """Put lines behind the last note, which goes on over the page; False for none."""
    if not leaves:
        return False
    text, notes = leaves[-1]
    leaves[-1] = Leaf(text, [*notes[:-1], glue([notes[-1], *lines], language)])
    return True


class _Foot(NamedTuple):
    """Where on a page the notes start and end; whether below a rule."""

    start: int
    end: int
    ruled: bool = False


def _find_foot(page: PageLines, seen: ReadNotes, *, closed: bool) -> _Foot:
    """Find where the notes of a page start and end; both at its end for none.

    `closed` says that the next page opens with the closing lines.
    """
    lines = page.lines
    none = _Foot(len(lines), len(lines))
    seen.here = False
    if {line.known for line in lines} != {None}:
        return none
    ruled = _find_ruled(page, seen.language, closed=closed)
    if ruled:
        seen.words += (line.words for line in lines[: ruled.start])
        return ruled
    return none._replace(start=_find_start(lines, seen, closed=closed))


def _find_ruled(page: PageLines, language: Language, *, closed: bool) -> _Foot | None:
    """Find the notes below the first rule that has any before the text's end.

    "* Term of office expires on …" stands below a list of members, too: a star alone
    heads notes only where nothing follows them, on the next page either.
    """
    lines = page.lines
    rules = set(page.ruled)
    start, starred = -1, False
    for at in range(min(rules, default=len(lines)), len(lines)):
        if _closes(lines[at], language):
            start, starred = -1, False
            continue
        start = at if start < 0 and at in rules else start
        head = find_head(lines, at, language, ruled=True) if start >= 0 else None
        if head and head.marker.isdigit():
            ends = (i for i in range(at, len(lines)) if _closes(lines[i], language))
            return _Foot(start, next(ends, len(lines)), ruled=True)
        starred = starred or head is not None
    return _Foot(start, len(lines), ruled=True) if starred and not closed else None


def _closes(line: Line, language: Language) -> bool:
    """Whether a line below the notes belongs to the end of the text."""
    if line.kind is not IN_TEXT:
        return True
    words = line.words
    if not one_of(("closing", "vote"), language).match(words):
        return False
    closing = pattern("closing", language).match(words)
    closes = closing is not None and bool(closing["meeting"])
    return closes or pattern("vote", language).match(words) is not None


def _find_start(page: Sequence[Line], seen: ReadNotes, *, closed: bool) -> int:
    """Find the line of a page from which on there are only notes.

    No paragraph, point or closing line may follow it, and either its call was
    seen, or what stands before it has come to an end, or its words are a note's.
    """
    language = seen.language
    may_head = list_marked(page)
    first = may_head[0] if may_head else len(page)
    barred = next(
        (at for at in range(len(page) - 1, first - 1, -1) if _bars(page, at, language)),
        -1,
    )
    read = 0
    for at in may_head:
        head = find_head(page, at, language) if at > barred else None
        if head and (head.marker.isdigit() or not closed):
            seen.words += [line.words for line in page[read:at]]
            read = at
            if _starts(page, head, seen):
                return at
    seen.words += [line.words for line in page[read:]]
    return len(page)


def _starts(page: Sequence[Line], head: Head, seen: ReadNotes) -> bool:
    """Whether the notes of a page start with one."""
    at, marker, language = head.at, head.marker, seen.language
    line = page[at]
    before = page[at - 1].words if at else ""
    # Where no capital can tell, a number may go on with a sentence: "and" / "1 of".
    caseless = is_caseless(line.words[head.words : head.words + 1])
    torn = caseless and is_unfinished(before, language)
    ended = not at or has_ended(before) or (line.gap and not torn)
    if ended and seen.is_late(marker):
        return True
    cites = _cites(page, head, language)
    # A marker on a line of its own above such words, at a page's foot.
    ahead = cites and at + 1 < len(page) and head.words == len(line.words)
    if ahead and seen.follows(marker, RULED):
        return True
    if not seen.is_due(marker):
        return False
    # What was called is asked last: to look for calls takes far longer.
    return ended or cites or (not torn and marker in seen.find_calls())


def _cites(page: Sequence[Line], head: Head, language: Language) -> bool:
    """Whether the words of a note open as most notes do: "See A/74/843"."""
    opening = pattern("note-opening", language)
    if head.words < len(page[head.at].words):
        return bool(opening.match(page[head.at].words, head.words))
    return head.at + 1 < len(page) and bool(opening.match(page[head.at + 1].words))


def _bars(page: Sequence[Line], at: int, language: Language) -> bool:
    """Whether a line cannot stand among notes."""
    line = page[at]
    if _closes(line, language):
        return True
    words = line.words
    if words[:1].isalpha() and words[1:2] not in _CLOSED:
        return False
    if _NUMBER.match(words):
        # "…, resolution" / "2." ends a note; "41." opens the paragraph below it.
        return at + 1 < len(page) and not find_head(page, at + 1, language)
    if NUMBERED.match(words):
        return not at or not pattern("abbreviation", language).match(page[at - 1].words)
    return False
