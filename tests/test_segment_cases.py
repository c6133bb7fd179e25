"""Segmenting, case by case: a text as it stands, and the document that it is.

A case is `=== what it shows`, the text, `---`, and what comes out: `@` for what the
document says of itself, a line for each block below its parent, with calls as `[^1]`
and the marks of the masthead, the end and the vote as `<kind target>`; `!` for
notices. With UNRES_ACCEPT=1 in the environment, what comes out now is written down.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from unres.model import Block, Document, Kind, MarkKind, Meta, Source, texts
from unres.stages.clean import clean
from unres.stages.segment import segment
from unres.text import audit

FOLDER = Path(__file__).parent / "cases" / "segment"
SIGNS = str.maketrans("␌␉␠⍽␟␀␍", "\f\t \xa0\xad\x01\r")
CASE = re.compile(r"^=== (.+)\n((?:.*\n)*?)---\n((?:(?!===).*\n)*)", re.MULTILINE)
SHOWN = {Kind.COVER, Kind.CLOSING, Kind.VOTE}
"""Kinds of block whose marks are shown."""

CASES = [
    pytest.param(path, m[1], m[2], m[3], id=f"{path.stem}: {m[1]}")
    for path in sorted(FOLDER.glob("*.txt"))
    for m in CASE.finditer(path.read_text("utf-8"))
]


def show_document(document: Document) -> Iterator[str]:
    """Give the lines that show a document."""
    for field in fields(Meta):
        value = getattr(document.meta, field.name)
        if value != getattr(Meta(), field.name):
            yield f"@ {field.name}: {show_value(value)}"
    for block in document.blocks:
        yield from show_block(block, "")
    for notice in document.notices:
        yield f"! {notice.code}: {notice.message}"


def show_value(value: object) -> str:
    """Give a value of the record, short."""
    if isinstance(value, tuple):
        return "; ".join(show_value(item) for item in value)
    if not hasattr(value, "__dataclass_fields__"):
        return str(value)
    parts = (getattr(value, field.name) for field in fields(value))
    return " ".join(show_value(part) for part in parts if part not in {"", ()})


def show_block(block: Block, indent: str) -> Iterator[str]:
    """Give the lines that show a block and what is below it."""
    num = f" {block.num}" if block.num else ""
    yield f"{indent}{block.kind}{num}: {show_words(block)}".rstrip()
    for part in block.blocks:
        yield from show_block(part, indent + "  ")


def show_words(block: Block) -> str:
    """Give the words of a block with its calls, and its marks if they are shown."""
    words = str(block.text)
    calls = [mark for mark in block.marks if mark.kind is MarkKind.CALL]
    marks = [mark for mark in block.marks if mark not in calls]
    for mark in sorted(calls, reverse=True):
        words = f"{words[: mark.start]}[^{mark.target}]{words[mark.start :]}"
    shown = (f"<{' '.join(filter(None, (m.kind, m.target)))}>" for m in marks)
    return " ".join([words, *shown]) if block.kind in SHOWN else words


@pytest.mark.parametrize(("path", "title", "text", "expected"), CASES)
def test_a_text_is_read_as_this_document(
    path: Path, title: str, text: str, expected: str
) -> None:
    source = Source(text.rstrip("\n").translate(SIGNS))
    document = segment(clean(source), source)
    found = "".join(f"{line}\n" for line in show_document(document))
    if os.environ.get("UNRES_ACCEPT"):
        cases = path.read_text("utf-8")
        head = f"=== {title}\n{text}---\n"
        path.write_text(cases.replace(head + expected, f"{head}{found}\n"), "utf-8")
        return
    assert found.split("\n") == [*expected.rstrip("\n").split("\n"), ""]
    assert audit(texts(document), source.text)


def test_every_case_is_read() -> None:
    titles = [
        line
        for path in FOLDER.glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("=== ")
    ]
    assert len(CASES) == len(titles) > 0
