"""Segmenting, case by case: a text as it stands, and the document that it is.

`@` for what the document says of itself, a line for each block below its parent,
with calls as `[^1]` and the marks of the masthead, the end and the vote as
`<kind target>`; `!` for notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from spoken import ENGLISH
from unres.language import Language
from unres.ledger import audit
from unres.model import Block, Claims, Document, Kind, MarkKind, Meta, Source, texts
from unres.readers.language import tell_language
from unres.recover import recover
from unres.segment import segment

if TYPE_CHECKING:
    from conftest import Case

CASES = "segment"
"""The folder of its cases."""

SHOWN = {Kind.COVER, Kind.CLOSING, Kind.VOTE}
"""Kinds of block whose marks are shown."""


def show_document(document: Document) -> Iterator[str]:
    """Give the lines that show a document."""
    yield from show_fields(document.meta, Meta(language=ENGLISH), "")
    for block in document.blocks:
        yield from show_block(block, "")
    for notice in document.notices:
        yield f"! {notice.code}: {notice.message}"


def show_fields(record: Meta | Claims, empty: Meta | Claims, of: str) -> Iterator[str]:
    """Give a line for each field of a record that says something."""
    for name in type(empty).__dataclass_fields__:
        value = getattr(record, name)
        if isinstance(value, Claims):
            yield from show_fields(value, Claims(), "claims.")
        elif value != getattr(empty, name):
            yield f"@ {of}{name}: {show_value(value)}"


def show_value(value: object) -> str:
    """Give a value of the record, short."""
    if isinstance(value, Language):
        return value.tag
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


def test_a_text_is_read_as_this_document(case: Case) -> None:
    source = Source(case.text, language=tell_language(case.text))
    document = segment(recover(source), source)
    case.check(show_document(document))
    assert audit(texts(document), source.text)
