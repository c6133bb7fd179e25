"""The words of a line: white space squeezed, calls where words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.readers.flow import Run

_WHITE: Final = re.compile(r"[ \t\r\n]+")
"""What XML takes for white space; blanks that do not break stay."""


def squeeze(runs: Sequence[Run]) -> list[Run]:
    """Return runs with one blank for each run of white space, none at the edges."""
    kept: list[Run] = []
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
            kept.append(Run(" "))
        begun, gap = True, text.endswith(" ")
        kept.append(run._replace(text=text[:-1] if gap else text))
    return kept
