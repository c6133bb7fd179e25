"""Cleaning, case by case: a text as it stands, and the lines that it means.

A case is `=== what it shows`, the text, `---`, and a line for each line that comes
out: its role, its words, and behind `‹` the rules by which it differs from the
source. In the text `␌` is a form feed, `␉` a tabulator, `␠` a blank at a line's
end, `⍽` a no-break space, `␟` a soft hyphen, `␀` a control character, `␍` a
carriage return. With UNRES_ACCEPT=1 in the environment, what comes out now is
written down.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from unres.model import Source
from unres.stages.clean import clean
from unres.stages.clean.lines import Line, Role
from unres.text import audit

FOLDER = Path(__file__).parent / "cases" / "clean"
SIGNS = str.maketrans("␌␉␠⍽␟␀␍", "\f\t \xa0\xad\x01\r")
CASE = re.compile(r"^=== (.+)\n((?:.*\n)*?)---\n((?:(?!===).*\n)*)", re.MULTILINE)
LAYOUT = {"block-end", "join-line", "line-end", "margin"}
"""Rules that nearly every line shows."""

CASES = [
    pytest.param(path, m[1], m[2], m[3], id=f"{path.stem}: {m[1]}")
    for path in sorted(FOLDER.glob("*.txt"))
    for m in CASE.finditer(path.read_text("utf-8"))
]


def show(line: Line) -> str:
    """Give a line as a case shows it."""
    name = f"{line.role} {line.marker}" if line.role is Role.NOTE else line.role
    texts = (line.marker, line.text, line.end)
    rules = {piece.rule for text in texts for piece in text.pieces} - LAYOUT - {""}
    return f"{name}: {line.words}" + f" ‹{', '.join(sorted(rules))}" * bool(rules)


@pytest.mark.parametrize(("path", "title", "text", "expected"), CASES)
def test_a_text_is_cleaned_into_these_lines(
    path: Path, title: str, text: str, expected: str
) -> None:
    source = text.rstrip("\n").translate(SIGNS)
    lines = clean(Source(source))
    found = "".join(f"{show(line)}\n" for line in lines)
    if os.environ.get("UNRES_ACCEPT"):
        cases = path.read_text("utf-8")
        head = f"=== {title}\n{text}---\n"
        path.write_text(cases.replace(head + expected, f"{head}{found}\n"), "utf-8")
        return
    assert found.split("\n") == [*expected.rstrip("\n").split("\n"), ""]
    assert audit((t for e in lines for t in (e.marker, e.text, e.end)), source)


def test_every_case_is_read() -> None:
    titles = [
        line
        for path in FOLDER.glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("=== ")
    ]
    assert len(CASES) == len(titles) > 0
