"""The model: what holds of documents whatever they came from."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from spoken import ENGLISH
from unres import model
from unres.ledger import audit
from unres.model import (
    Block,
    Document,
    Kind,
    Mark,
    MarkKind,
    Notice,
    Severity,
    Source,
    texts,
    walk,
)
from unres.text import Span, Text

CLASSES = [
    value
    for value in vars(model).values()
    if isinstance(value, type) and is_dataclass(value)
]


def block(kind: Kind, words: str, *blocks: Block) -> Block:
    return Block(kind, text=Text.of(words), blocks=blocks)


def notice(severity: Severity) -> Notice:
    return Notice("code", severity, Span(0, 0), "words")


@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.__name__)
def test_everything_is_frozen_or_final_and_slotted(each: type) -> None:
    frozen = each.__dataclass_params__.frozen
    types = [str(f.type) for f in fields(each)]
    assert frozen or all(kind.startswith("Final[") for kind in types)
    bare = [kind.removeprefix("Final[") for kind in types]
    assert "__dict__" not in dir(each)
    assert all(not kind.startswith(("list", "dict", "set")) for kind in bare)


def test_equal_documents_are_equal_and_have_one_hash() -> None:
    one, other = (
        Document(Source("ab", language=ENGLISH), blocks=(block(Kind.TITLE, "ab"),))
        for _ in range(2)
    )
    assert one == other
    assert hash(one) == hash(other)


def test_notes_and_parts_are_told_apart() -> None:
    note, point = block(Kind.NOTE, "n"), block(Kind.POINT, "p")
    outer = block(Kind.OPERATIVE, "o", note, point)
    assert (outer.notes, outer.parts) == ((note,), (point,))


def test_a_note_is_found_by_its_marker() -> None:
    note = Block(Kind.NOTE, num=Text.of("2"), text=Text.of("See"))
    outer = block(Kind.OPERATIVE, "o", note)
    assert outer.note("2") is note
    assert outer.note("1") is None


def test_walking_gives_each_block_before_its_parts() -> None:
    tree = (
        block(Kind.HEADING, "a", block(Kind.OPERATIVE, "b", block(Kind.POINT, "c"))),
        block(Kind.OPERATIVE, "d"),
    )
    assert [str(each.text) for each in walk(tree)] == ["a", "b", "c", "d"]


def test_walking_goes_as_deep_as_there_are_points() -> None:
    deep = block(Kind.POINT, "x")
    for _ in range(5_000):
        deep = block(Kind.POINT, "x", deep)
    assert sum(1 for _ in walk((deep,))) == 5_001


def test_the_texts_of_a_document_are_numbers_and_words_in_order() -> None:
    inner = Block(Kind.POINT, Text.of("(a)"), Text.of("b"))
    outer = Block(Kind.OPERATIVE, Text.of("1."), Text.of("a"), blocks=(inner,))
    found = texts(Document(Source("", language=ENGLISH), blocks=(outer,)))
    assert [str(text) for text in found] == ["1.", "a", "(a)", "b"]


def test_the_sample_document_tiles_its_source(sample: Document) -> None:
    assert audit(texts(sample), sample.source.text) == {
        "copied": len(sample.source.text)
    }


def test_blocks_are_found_by_their_kind(sample: Document) -> None:
    found = sample.of_kind(Kind.TITLE, Kind.FORMULA)
    assert [b.kind for b in found] == [Kind.TITLE, Kind.FORMULA]


@pytest.mark.parametrize(
    ("severities", "status"),
    [
        ([], "ok"),
        ([Severity.INFO, Severity.WARNING], "ok"),
        ([Severity.INFO, Severity.REVIEW], "review"),
    ],
)
def test_only_a_notice_that_asks_for_it_makes_a_review(
    severities: list[Severity], status: str
) -> None:
    notices = tuple(notice(severity) for severity in severities)
    assert Document(Source("", language=ENGLISH), notices=notices).status == status


def test_marks_sort_by_their_place() -> None:
    marks = [
        Mark(4, 6, MarkKind.DATE),
        Mark(0, 3, MarkKind.ORGAN),
        Mark(4, 4, MarkKind.CALL),
    ]
    assert [mark.kind for mark in sorted(marks)] == [
        MarkKind.ORGAN,
        MarkKind.CALL,
        MarkKind.DATE,
    ]
