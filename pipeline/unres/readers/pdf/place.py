"""What place and size tell of a page without tags: its edges, notes and columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.readers.pdf.blocks import find_marker
from unres.readers.pdf.lines import PdfLine, Setting, cut_lines, make_line, part_line
from unres.readers.pdf.page import PdfPage

_TOP: Final = 0.15
"""Running heads stand in so much of a page from its top."""
_FOOT: Final = 0.11
"""Page numbers and the like stand in so much of it from its foot."""
_LOW: Final = 0.06
"""What stands in so much of a page from its foot, clear of the text, is no text."""
_ROWS: Final = 4
"""The most lines that stand at the top or at the foot of a page, without a rule."""
_CLEAR: Final = 1.35
"""What is further from the text than so many leadings stands apart from it."""
_MASTHEAD: Final = 0.45
"""The masthead of a first page ends above this share of it."""
_RIGHT: Final = 0.5
"""The column on the right of a masthead begins behind this share of its width."""
_ACROSS: Final = 0.55
"""A rule as long as this share of the page goes across it."""
_STROKE: Final = (0.05, 0.42)
"""How long the rule above notes is, in shares of the page's width."""
_LESS: Final = 0.94
"""Notes are set smaller than this share of the text's size."""
_LEVEL: Final = 3.0
"""Rules that are no further apart than this, in points, are one drawn in pieces."""
_SOME: Final = 3
"""A running head without so many letters and digits tells nothing."""
_UNDERLINE: Final = re.compile(r"[_‗—–―─ -]{5,}")
_SYMBOL: Final = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9.-]+)+(?: ?\([^)]*\))?\*{0,3}")
"""The symbol of a document: "A/RES/48/13", "S/RES/2745 (2024)"."""
_NUMBER: Final = re.compile(r"[\W\d_]*\d[\W\d_]*(?:\([A-Z]\)[\W\d_]*)?|[ivxl]{1,6}")
"""The number of a page, a job or a bar code: "- 3 -", "3/8", "23-24976 (E) 261223"."""
_LAST: Final = re.compile(r"(?<=[^\W\d_])\.? \d{1,4}$")
"""The number of a page behind a word."""
_PAGED: Final = re.compile(r"[^\W\d_]{1,12}\.? \d{1,4}")
"""The same behind a word: "Page 3"."""


@dataclass(slots=True)
class Zones:
    """A page's lines, parted by where they stand."""

    page: PdfPage
    heads: list[PdfLine] = field(default_factory=list)
    body: list[PdfLine] = field(default_factory=list)
    notes: list[PdfLine] = field(default_factory=list)
    feet: list[PdfLine] = field(default_factory=list)
    rule: list[PdfLine] = field(default_factory=list)
    """The rule above the notes, where it is set of characters."""
    masthead: list[PdfLine] = field(default_factory=list)
    turned: list[PdfLine] = field(default_factory=list)


def lay_out(pages: Sequence[PdfPage]) -> tuple[list[Zones], Setting]:
    """Part the lines of pages by where they stand, and tell how they are set."""
    sheets = [_open_sheet(page) for page in pages]
    setting = Setting.of(line for sheet in sheets for line in sheet.body)
    for sheet in sheets:
        if sheet.page.number == 1:
            _take_masthead(sheet)
    heads = _count_keys(sheet.masthead or _find_high(sheet) for sheet in sheets)
    feet = _count_keys(
        [line for line in sheet.body if line.base > (1 - _FOOT) * sheet.page.height]
        for sheet in sheets
    )
    for sheet in sheets:
        _take_feet(sheet, feet, setting)
        if not sheet.masthead:
            _take_heads(sheet, heads, setting)
        _take_notes(sheet, setting)
    return sheets, setting


def _open_sheet(page: PdfPage) -> Zones:
    """Cut a page into lines; what stands on one base line side by side is one."""
    sheet = Zones(page)
    sheet.turned = cut_lines(run for run in page.runs if run.turned)
    for line in cut_lines(run for run in page.runs if not run.turned):
        last = sheet.body[-1] if sheet.body else None
        if last and abs(last.base - line.base) < 0.2 * max(last.size, line.size):
            sheet.body[-1] = make_line((*last.runs, *line.runs))
        else:
            sheet.body.append(line)
    return sheet


def _key(words: str) -> str:
    """Give what running heads have in common from page to page."""
    return _LAST.sub("", words).casefold().replace(" ", "")


def _find_high(sheet: Zones) -> list[PdfLine]:
    return [line for line in sheet.body if line.base < _TOP * sheet.page.height]


def _count_keys(pages: Iterable[Sequence[PdfLine]]) -> Counter[str]:
    """Count on how many pages each part of a line stands."""
    keys: Counter[str] = Counter()
    for lines in pages:
        keys.update({_key(part.words) for line in lines for part in part_line(line)})
    return keys


def _take_heads(sheet: Zones, known: Counter[str], setting: Setting) -> None:
    """Take the running head: lines at the top that other pages have too.

    Of small lines one will do, for a title may be broken elsewhere on other pages.
    Without another page, what stands above a rule across the page is one.
    """
    body, height = sheet.body, sheet.page.height
    edge, high = _find_edge(sheet.page, _TOP), _find_high(sheet)
    above = sum(line.box.bottom <= edge + 1 for line in high)
    for end in range(min(max(_ROWS, above), len(high)), 0, -1):
        lines = body[:end]
        step = body[end].base - lines[-1].base if end < len(body) else height
        clear = step > _CLEAR * setting.leading(setting.size)
        ruled = edge > 0 and lines[-1].box.bottom <= edge + 1
        told = [_is_known(line, known) for line in lines]
        small = all(line.size < _LESS * setting.size for line in lines)
        if ruled or (clear and (all(told) or (small and any(told)))):
            sheet.heads, sheet.body = lines, body[end:]
            return


def _take_feet(sheet: Zones, known: Counter[str], setting: Setting) -> None:
    """Take what stands below the text and the notes of a page."""
    body, height = sheet.body, sheet.page.height
    for end in range(min(_ROWS, len(body)), 0, -1):
        lines = body[-end:]
        if lines[0].base < (1 - _FOOT) * height:
            continue
        step = lines[0].base - body[-end - 1].base if end < len(body) else height
        clear, low = step > _CLEAR * setting.leading(setting.size), (1 - _LOW) * height
        if clear and all(line.base > low or _is_known(line, known) for line in lines):
            sheet.feet, sheet.body = lines, body[:-end]
            return


def _is_known(line: PdfLine, known: Counter[str]) -> bool:
    """Whether other pages have a part of a line too, or it is but numbers."""
    parts = [part.words for part in part_line(line)]
    if all(_NUMBER.fullmatch(words) or _PAGED.fullmatch(words) for words in parts):
        return True
    told = (words for words in parts if sum(map(str.isalnum, words)) >= _SOME)
    return any(known[_key(words)] > 1 for words in told)


def _find_edge(page: PdfPage, share: float) -> float:
    """Give how far down the lowest rule across a share of a page is; 0 for none.

    A rule may be drawn in pieces.
    """
    rows: Counter[int] = Counter()
    for left, top, right, bottom in page.rules:
        if bottom < share * page.height and right - left > bottom - top:
            rows[round(bottom)] += round(right - left)
    for row in sorted(rows, reverse=True):
        if sum(rows[row + i] for i in (-1, 0, 1)) >= _ACROSS * page.width:
            return float(row)
    return 0.0


def _take_masthead(sheet: Zones) -> None:
    """Take what stands above the last rule across the upper part of a first page.

    Without one, take what goes down to the column on the right in which the symbol
    stands, with what is beside it.
    """
    if edge := _find_edge(sheet.page, _MASTHEAD):
        count = sum(line.box.bottom <= edge + 1 for line in sheet.body)
    else:
        count = _count_masthead(sheet)
    sheet.masthead, sheet.body = sheet.body[:count], sheet.body[count:]


def _count_masthead(sheet: Zones) -> int:
    """Count the first lines that end with a column in which a symbol stands."""
    width, limit = sheet.page.width, _MASTHEAD * sheet.page.height
    count, found = 0, False
    for i, line in enumerate(sheet.body):
        last = part_line(line)[-1]
        if line.base > limit:
            break
        if last.left > _RIGHT * width:
            count = i + 1
            found = found or bool(_SYMBOL.fullmatch(last.words))
    return count if found else 0


def _take_notes(sheet: Zones, setting: Setting) -> None:
    """Take the notes at the foot of a page.

    They stand below a short rule, drawn or set of characters; without one they are
    small, and the first of them begins with a marker.
    """
    body, page = sheet.body, sheet.page
    for i in range(len(body) - 1, -1, -1):
        if _UNDERLINE.fullmatch(body[i].words) and i + 1 < len(body):
            if not _are_notes(body[i + 1 :], setting):
                break
            sheet.rule, sheet.notes = [body[i]], body[i + 1 :]
            sheet.body = body[:i]
            return
    least, most = (share * page.width for share in _STROKE)
    for rule in sorted(page.rules, key=lambda box: -box.top):
        row = [box for box in page.rules if abs(box.top - rule.top) < _LEVEL]
        if not least < sum(box.right - box.left for box in row) < most:
            continue
        below = [line for line in body if line.box.top > rule.top - 1]
        if below and len(below) < len(body) and _are_notes(below, setting):
            sheet.body, sheet.notes = body[: len(body) - len(below)], below
            return
    start = len(body)
    while start and body[start - 1].size < _LESS * setting.size:
        start -= 1
    while start < len(body) and not find_marker(body[start], first=True):
        start += 1
    if 0 < start < len(body):
        sheet.body, sheet.notes = body[:start], body[start:]


def _are_notes(lines: Sequence[PdfLine], setting: Setting) -> bool:
    small = all(line.size < _LESS * setting.size for line in lines)
    return small or bool(find_marker(lines[0], first=True))
