"""Whatever the document is, its text has its words, each once, and its calls."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from drawn import documents
from unres.model import Document, Kind, MarkKind
from unres.resolve import resolve
from unres.writers.plain import write_plain


def list_shown(document: Document) -> list[str]:
    """Give the words of a document but those of portals."""
    shown: list[str] = []
    stack = list(document.blocks)
    while stack:
        block = stack.pop()
        if block.kind is not Kind.PORTAL:
            shown += [str(block.num), str(block.text)]
            calls = [m for m in block.marks if m.kind is MarkKind.CALL]
            shown += [call.target for call in calls]
            stack += block.blocks
    return shown


@settings(deadline=None)
@given(documents())
def test_a_text_has_the_words_of_the_document(document: Document) -> None:
    text = write_plain(resolve(document), "").decode()
    words = "".join(list_shown(document)).encode("utf-8", "replace").decode()
    count = Counter(filter(str.isalnum, text))
    assert count == Counter(filter(str.isalnum, words))


@settings(deadline=None)
@given(documents())
def test_a_line_is_never_empty(document: Document) -> None:
    lines = write_plain(resolve(document), "").decode().split("\n")
    assert all(lines[:-1])
    assert not lines[-1]
