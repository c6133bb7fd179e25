"""Lines that an extractor gave out of their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import match_action, notice
from unres.model import Notice
from unres.numbers import is_marker, read_marker
from unres.recover.edges import has_ended
from unres.recover.lines import IN_TEXT, Line

_LONGEST: Final = len("100.")
_ALONE: Final = re.compile(r"(\d{1,3})\.$")
"""The number of a paragraph on a line of its own."""
_NUMBER: Final = 13
"""No number of a paragraph is longer: "«100 quater ."."""
_WIDTH: Final = 0.95
"""A page is as wide as this share of its lines are at most."""
_FULL: Final = 60
"""It is as wide as this at least, in characters."""
_WHOLE: Final = 0.7
"""Parts that stand in order are a line together: as long as this at least."""
_PART: Final = 0.5
"""A line inside a sentence that is shorter, in widths, is a part of one."""


def lift_numbers(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with each number above the first line of its paragraph.

    Only where all numbers that stand alone count up, each below a line that opens
    an operative paragraph: above the first one the preamble would end otherwise.
    """
    short = [i for i, line in enumerate(lines) if len(line.words) <= _LONGEST]
    found = {
        i: int(m[1])
        for i in short
        if lines[i].kind is IN_TEXT and (m := _ALONE.match(lines[i].words))
    }
    counted = list(found.values()) == list(range(1, len(found) + 1))
    # Two tell the order of a page, one does not.
    if (
        len(found) <= 1
        or not counted
        or not all(_acts(lines, i, language) for i in found)
    ):
        return tuple(lines)
    lifted = list(lines)
    for i in found:
        above, number = (line.copy() for line in lifted[i - 1 : i + 1])
        number.gap, number.page = above.gap, above.page
        above.gap = above.page = False
        lifted[i - 1 : i + 1] = number, above
    return tuple(lifted)


def _acts(lines: Sequence[Line], i: int, language: Language) -> bool:
    """Whether the line above one opens an operative paragraph without a number.

    Where words may open both parts, one that has ended is a recital.
    """
    above = lines[i - 1].words if i else ""
    if match_action(above, "operative", language) is None:
        return False
    recites = match_action(above, "preambular", language) is not None
    return not (recites and has_ended(above))


def mend_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines with first and last lines of short paragraphs in their order.

    pdftotext takes the number of a paragraph of two lines and its short last line for
    a column, and the full line for another: "22." / "session." / "Decides … at its".
    No paragraph opens with a small letter behind its number, none ends without a mark.
    """
    mended = list(lines)
    short = [i for i, x in enumerate(lines[:-2]) if len(x.words) <= _NUMBER]
    for i in short:
        number, last, first = mended[i : i + 3]
        if _is_turned(number, last, first):
            # The furniture that stood behind the two stays behind them.
            mended[i + 1 : i + 3] = first.ending(last.end), last.ending(first.end)
            mended[i + 1].gap = False
    return tuple(mended)


def _is_turned(number: Line, last: Line, first: Line) -> bool:
    """Whether behind a number the last line of its paragraph stands above its first."""
    if last.gap or not last.words[:1].islower() or not is_marker(number.words):
        return False
    if any(line.kind is not IN_TEXT or line.known for line in (number, last, first)):
        return False
    ends = has_ended(last.words) and not read_marker(last.words)
    opens = first.gap and first.words[:1].isupper() and not has_ended(first.words)
    return ends and opens


def doubt_order(lines: Sequence[Line]) -> Iterator[Notice]:
    """Tell of the first part of a printed line that stands as a line, if there is one.

    A program that takes the wide blanks of justified lines for gaps between columns
    gives the parts in an order of its own, and nothing tells the true one.
    """
    body = [line for line in lines if line.kind is IN_TEXT and not line.known]
    sizes = [len(line.words) for line in body]
    width = sorted(sizes)[int((len(sizes) - 1) * _WIDTH)] if sizes else 0
    if width < _FULL:
        return
    half = width * _PART
    run, last = 0, -1
    for i in [i for i, size in enumerate(sizes[:-1]) if size < half]:
        line, after = body[i : i + 2]
        run, last = run if i == last + 1 else 0, i
        # A footnote call may break a line by itself.
        called = line.calls or (i > 0 and body[i - 1].calls)
        short = not called and _is_part(line, after, width)
        # PyMuPDF gives the parts of a line one by one, in order: together they are it.
        run = run + 1 + len(line.words) if short else 0
        torn = short and not _is_part(after, after, width)
        whole = run + 1 + len(after.words) >= width * _WHOLE
        stray = short and line.gap and after.gap and line.words[:1].islower()
        if stray or (torn and not whole):
            message = f"“{line.words}” is a part of a printed line"
            yield notice("lines-out-of-order", line.text.span, message)
            return


def _is_part(line: Line, after: Line, width: int) -> bool:
    """Whether a line is too short to be whole, and a sentence goes on behind it."""
    words = line.words
    goes_on = after.words[:1].islower() and not read_marker(after.words)
    if after.page or not goes_on or not words[-1:].isalpha():
        return False
    whole = len(words) + 1 + len(after.words.partition(" ")[0])
    return whole < width * _PART
