"""The words of a line: white space squeezed, calls where words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from unres.readers.flow import StyledRun

_WHITE: Final = re.compile(r"[ \t\r\n]+")
"""What XML takes for white space; blanks that do not break stay."""
_WORD: Final = re.compile(r"[^\W\d_\u3040-\u9fff]")
"""A letter of a script that has blanks between words."""
_LATE: Final = re.compile(r"(?:^|(?<!\s)\s+|(?<=\W))[^\W\d_\u3040-\u9fff]\Z")
"""The first letter of a word, with the blank before it; no character that is one."""
_NONE: Final = StyledRun("")
"""What stands before and behind a line."""


def squeeze(runs: Sequence[StyledRun]) -> list[StyledRun]:
    """Return runs with one blank for each run of white space, none at the edges."""
    kept: list[StyledRun] = []
    gap = False
    for run in runs:
        if run.note:
            # A blank before a call stands behind it.
            kept.append(run)
            continue
        text = _WHITE.sub(" ", run.text)
        gap = gap or text[:1] == " "
        if words := text.strip(" "):
            if gap and kept:
                kept.append(StyledRun(" "))
            gap = text[-1] == " "
            kept.append(run._replace(text=words))
    return kept


def move_calls(runs: Sequence[StyledRun]) -> tuple[list[StyledRun], int]:
    """Return a line with late calls where they belong, and how many those are.

    The United Nations' own files have some behind the first letter of the next word:
    “report, i[2]n which”. No call stands there, for it would part the word.
    """
    kept: list[StyledRun] = []
    moved = 0
    for run, after in pairwise((*runs, _NONE)):
        if _glues(kept, run):
            kept.append(StyledRun(" ", generated=True))
        last = kept[-1] if kept else _NONE
        inside = run.note and not last.note and not after.note
        late = _LATE.search(last.text) if inside and after.text[:1].isalpha() else None
        if late is None:
            kept.append(run)
            continue
        moved += 1
        cut = late.start()
        before = [last._replace(text=last.text[:cut])] if cut else []
        kept[-1:] = [*before, run, last._replace(text=last.text[cut:])]
    return kept, moved


def _glues(before: Sequence[StyledRun], run: StyledRun) -> bool:
    """Whether only a call stands between two words: then the blank is missing."""
    if run.note or not before[1:] or not before[-1].note or before[-2].note:
        return False
    return bool(_WORD.fullmatch(before[-2].text[-1:]) and _WORD.match(run.text))
