"""The words of a line: white space squeezed, calls where words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.readers.flow import StyledRun

_WHITE: Final = re.compile(r"[ \t\r\n]+")
"""What XML takes for white space; blanks that do not break stay."""

_WORD: Final = re.compile(r"[^\W\d_\u3040-\u9fff]")
"""A letter of a script that has blanks between words."""

_LATE: Final = re.compile(r"(?:^|(?<!\s)\s+|(?<=\W))[^\W\d_\u3040-\u9fff]\Z")
"""The first letter of a word, with the blank before it; no character that is one."""


def squeeze(runs: Sequence[StyledRun]) -> list[StyledRun]:
    """Return runs with one blank for each run of white space, none at the edges."""
    kept: list[StyledRun] = []
    gap = begun = False
    for run in runs:
        if run.note:
            # A blank before a call stands behind it.
            kept.append(run)
            begun = True
            continue
        text = _WHITE.sub(" ", run.text)
        lead = text[:1] == " "
        text = text[1:] if lead else text
        gap = gap or lead
        if not text:
            continue
        if gap and begun:
            kept.append(StyledRun(" "))
        begun, gap = True, text.endswith(" ")
        kept.append(run._replace(text=text[:-1] if gap else text))
    return kept


def move_calls(runs: Sequence[StyledRun]) -> tuple[list[StyledRun], int]:
    """Return a line with late calls where they belong, and how many those are.

    The United Nations' own files have some behind the first letter of the next word:
    “report, i[2]n which”. No call stands there, for it would part the word.
    """
    kept: list[StyledRun] = []
    moved = 0
    for i, run in enumerate(runs):
        if _glues(kept, run):
            kept.append(StyledRun(" ", generated=True))
        last = kept[-1] if kept else None
        after = runs[i + 1] if i + 1 < len(runs) else None
        late = None
        if run.note and last and after and not last.note and not after.note:
            late = after.text[:1].isalpha() and _LATE.search(last.text)
        if last is None or not late:
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
