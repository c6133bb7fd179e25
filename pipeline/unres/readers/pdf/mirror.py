"""Pages that are written from the right: they are read in a mirror.

There a line begins on the left and ends on the right, the first column of a table is
the leftmost, and what tells paragraphs by their edges holds for all pages.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

from unres.evidence import Box
from unres.readers.pdf.characters import RIGHT
from unres.readers.pdf.page import PdfPage, PdfRun


def hold_up(page: PdfPage) -> PdfPage:
    """Return a page as it is, or in a mirror if most of its letters run from the right.

    What has been in a mirror is told by `mirrored`.
    """
    signs: Counter[str] = Counter()
    # Letters repeat: the direction of each is asked for once.
    for letter, count in Counter("".join(run.text for run in page.runs)).items():
        signs[unicodedata.bidirectional(letter)] += count
    if sum(signs[sign] for sign in RIGHT) <= signs["L"]:
        return page
    width = page.width
    return replace(
        page,
        runs=tuple(_mirror_run(run, width) for run in page.runs),
        rules=tuple(mirror_box(rule, width) for rule in page.rules),
        anchors=tuple(a._replace(box=mirror_box(a.box, width)) for a in page.anchors),
        mirrored=True,
    )


def mirror_box(box: Box, width: float) -> Box:
    """Return where a box of a page stands in the mirror."""
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def _mirror_run(run: PdfRun, width: float) -> PdfRun:
    box = mirror_box(run.box, width)
    return run._replace(box=box, left=box.left, mirrored=True)
