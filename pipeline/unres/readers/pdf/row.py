"""The runs of one line: the blanks between them, and how they are read (UAX 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat, starmap
from operator import attrgetter
from typing import Final

from unres.readers.pdf.characters import KASHIDA, find_direction
from unres.readers.pdf.page import PdfRun, cover

SMALL: Final = 0.85
"""A run smaller than this share of its line is set in small characters."""
_NONE: Final = 0.18
"""A gap narrower than this, in sizes, is no blank."""
_BLANK: Final = 0.235
"""A gap as wide as this is a blank; between the two the library's guess counts."""
_PRINTED: Final = 0.1
"""A gap as wide as this is one where the file prints a blank of its own."""
_OVERHANG: Final = {"f": 0.05}
"""How far the ink of a letter reaches over its own width, in sizes."""
_GLUED: Final = frozenset("-,;.:)]’”‑")
"""Characters that stand behind a word without a blank."""
_EASTERN: Final = (0.0, 0.6, 1.0)
"""A narrower gap beside one wide character, or between two, is the program's."""
_WIDE: Final = frozenset({"W", "F"})
"""The widths of characters that are written without blanks."""
_SEPARATOR: Final = "CS"
"""The direction of a sign that stands inside numbers: after Arabic, no hyphen does."""
_PAIR: Final = 2
"""So many signs between figures part two numbers."""
_STRETCH: Final = re.compile(
    f"(?<=[^\\W\\d_]){KASHIDA}+(?=[^\\W\\d_])|(?<=[^\\w\\s]){KASHIDA}+"
)
"""What stretches a word; behind a letter that is alone it is typed."""
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", "«": "»", "”": "“"}
"""What opens in text from the right, and what closes it."""
_PAIRS: Final = {each: o for o, c in _CLOSING.items() for each in (o, c)}
"""Any of them, and what opens."""


def has_blank(before: PdfRun, after: PdfRun, gap: float | None = None) -> bool:
    """Whether a blank is printed between two runs of a line, or in a gap of it."""
    if after.text[:1] == " ":
        return True
    size = max(before.size, after.size) or 1.0
    first, last = after.text[0], before.text.rstrip(" ")[-1]
    if unicodedata.combining(first):
        return False
    if gap is None:
        gap = after.left - before.box.right
        if gap < 0 and after.box.right < before.box.left:
            # From the right to the left.
            gap = before.left - after.box.right
    gap = gap / size + _OVERHANG.get(last, 0.0)
    wide = is_wide(first) + is_wide(last)
    if wide > 1 or (wide and first.isalnum() and last.isalnum()):
        return gap > _EASTERN[wide]
    if gap >= _BLANK or (after.parted and gap >= _PRINTED):
        return True
    guessed = before.text[-1:] == " " and first not in _GLUED
    return guessed and gap >= _NONE and after.size >= SMALL * before.size


def is_wide(c: str) -> bool:
    """Whether a character is written without blanks; "" is none."""
    return bool(c) and unicodedata.east_asian_width(c) in _WIDE


def read_runs(runs: Sequence[PdfRun]) -> list[str]:
    """Give what each run reads, with the blank before it; no blank at the ends."""
    gaps: Iterable[float | None] = repeat(None, len(runs))
    if runs[0].mirrored:
        gaps = _find_gaps(runs)
    texts: list[str] = []
    last: PdfRun | None = None
    for run, gap in zip(runs, gaps, strict=True):
        text = run.text.strip(" ")
        texts.append(" " + text if last and has_blank(last, run, gap) else text)
        last = run
    return texts


def find_middle(run: PdfRun) -> float:
    """Tell where the middle of a run is: letters may reach below the one before."""
    return run.box.left + run.box.right


def _find_gaps(runs: Sequence[PdfRun]) -> Iterator[float]:
    """Give the gap before each run of a line in a mirror.

    Before a group that is turned it is the one before that.
    """
    rows = sorted(range(len(runs)), key=lambda i: find_middle(runs[i]))
    places = {i: place for place, i in enumerate(rows)}
    last, most = -1, -1
    for i in range(len(runs)):
        place = places[i]
        after = last if place == last - 1 else most + 1
        before, behind = runs[rows[max(after - 1, 0)]], runs[rows[after]]
        yield behind.left - before.box.right
        last, most = place, max(most, place)


def order_runs(runs: Sequence[PdfRun]) -> list[PdfRun]:
    """Put the runs of a line in the order of reading (UAX 9).

    Runs against the direction of the line are turned together; in lines from the right
    figures are, each number by itself.
    """
    mirrored = runs[0].mirrored
    rows = sorted(runs, key=find_middle if mirrored else attrgetter("left"))
    told = [find_direction(run.text) for run in rows]
    right = mirrored or told.count("R") > told.count("L")
    if not right and "R" not in told:
        return rows
    signs = dict(zip(rows, told, strict=True))
    if right and not mirrored:
        rows.reverse()
    against = {"L", "EN"} if right else {"R"}
    ordered: list[PdfRun] = []
    group: list[PdfRun] = []
    for run in rows:
        goes_on = signs[run] in against or bool(group and not signs[run])
        if group and not (goes_on and _joins(group, run, signs)):
            ordered += _turn(group, signs)
            group = []
        (group if goes_on else ordered).append(run)
    return ordered + _turn(group, signs)


def _joins(group: Sequence[PdfRun], run: PdfRun, signs: Mapping[PdfRun, str]) -> bool:
    """Whether a run is of one piece with a group: two numbers are not.

    Figures with one sign between them are one number: "60/251".
    """
    at = max(i for i, each in enumerate(group) if signs[each])
    if not signs[run] == signs[group[at]] == "EN":
        return True
    row = (*group[at:], run)
    between = "".join(each.text.strip() for each in group[at + 1 :])
    if len(between) >= _PAIR or any(starmap(has_blank, pairwise(row))):
        return False
    return all(unicodedata.bidirectional(c) == _SEPARATOR for c in between)


def _turn(group: Sequence[PdfRun], signs: Mapping[PdfRun, str]) -> list[PdfRun]:
    """Turn a group around, but for the signs behind it."""
    end = len(group)
    while end and not signs[group[end - 1]]:
        end -= 1
    return [*reversed(group[:end]), *group[end:]]


def set_right(runs: Sequence[PdfRun]) -> list[PdfRun]:
    """Read the runs of a line from the right as what they say.

    Takes the kashidas that stretch words to fill the line.
    """
    texts = read_runs(runs)
    words = f" {''.join(texts)} "
    read = _turn_pairs(words)
    for m in _STRETCH.finditer(words):
        read[m.start() : m.end()] = [""] * len(m[0])
    made: list[PdfRun] = []
    at = 1
    for run, text in zip(runs, texts, strict=True):
        own = "".join(read[at : at + len(text)])
        at += len(text)
        if own:
            blanks = run.text[len(run.text.rstrip(" ")) :]
            made.append(run._replace(text=own.lstrip(" ") + blanks))
        else:
            # What is around it is one word.
            made[-1] = made[-1]._replace(box=cover((made[-1].box, run.box)))
    return made


def _turn_pairs(text: str) -> list[str]:
    """Give the characters of a line, brackets and quotes as they open or close.

    Files tell either what is printed or what was typed, and the library turns some of
    them: so what each stands against tells what it is, or what is open.
    """
    words = list(text)
    closes = _find_closing(text)
    opened: set[str] = set()
    for i in range(1, len(words) - 1):
        if not (opening := _PAIRS.get(words[i])):
            continue
        before = words[i - 1] == " " or words[i - 1] in _CLOSING
        after = closes[i]
        opens = before if before != after else opening not in opened
        words[i] = opening if opens else _CLOSING[opening]
        (opened.add if opens else opened.discard)(opening)
    return words


def _find_closing(text: str) -> list[bool]:
    """Tell which signs of a text stand before what is no letter and opens nothing."""
    closes = [False] * len(text)
    for i in range(len(text) - 2, 0, -1):
        if text[i] in _PAIRS:
            other = _PAIRS.get(text[i + 1], "")
            outer = closes[i + 1] and other != _PAIRS[text[i]]
            closes[i] = outer if other else not text[i + 1].isalnum()
    return closes
