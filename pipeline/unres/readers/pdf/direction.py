"""Lines of two directions: the order in which their runs are read (UAX 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise, starmap
from operator import attrgetter
from typing import Final

from unres.readers.pdf.blanks import find_middle, has_blank, read_runs
from unres.readers.pdf.characters import KASHIDA, find_direction
from unres.readers.pdf.page import PdfRun, cover

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
