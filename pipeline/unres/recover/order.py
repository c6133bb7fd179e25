"""Lines that an extractor gave out of their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unres.numbers import read_marker
from unres.recover.edges import has_ended
from unres.recover.lines import Line, Role


def mend_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines with first and last lines of short paragraphs in their order.

    pdftotext takes the number of a paragraph of two lines and its short last line for
    a column, and the full line for another: "22." / "session." / "Decides … at its".
    No paragraph opens with a small letter behind its number, none ends without a mark.
    """
    return tuple(_mend(lines))


def _mend(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, the last line of a paragraph behind its first."""
    i = 0
    while i < len(lines):
        yield lines[i]
        i += 1
        if _is_turned(lines, i):
            last, first = lines[i : i + 2]
            # The furniture that stood behind the two stays behind them.
            yield first._replace(gap=False, end=last.end)
            yield last._replace(end=first.end)
            i += 2


def _is_turned(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the last of a paragraph and the next one its first."""
    if not 0 < at < len(lines) - 1:
        return False
    number, last, first = lines[at - 1 : at + 2]
    if any(line.role is not Role.BODY or line.known for line in (number, last, first)):
        return False
    marker = read_marker(number.words)
    alone = marker is not None and marker.end == len(number.words)
    ends = last.words[:1].islower() and has_ended(last.words)
    opens = first.gap and first.words[:1].isupper() and not has_ended(first.words)
    return alone and not last.gap and ends and opens
