"""Laws of marks: they never cross, never change the text, and mean what they cover."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from spoken import ARABIC, ENGLISH, FRENCH, OTHER
from unres.annotate import annotate
from unres.iri import symbol_of
from unres.lexicon import adoption_date
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Source, walk
from unres.text import Text

PARTS = [
    "Recalling", "Decides", "its", "the", "General Assembly", "Human Rights Council",
    "Council", "Security Council", "resolution", "resolutions", "decision", "5/1",
    "16/21", "S-27/1", "1325 (2000)", "217 A (III)", "2004/33", "79/259 A to C", ",",
    "and", "of", "on", "of 18 June 2007", "18 June 2007", "31 June 2007", "from 18 to",
    "at its", "twenty-eighth session", "session", "A/HRC/26/51", "Guinea", "-",
    "Bissau", "Niger", "Republic of Korea", "Secretary-General", ";", ".",
    ", on the matter, and",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join) | st.text(
    max_size=60
)
KINDS = st.sampled_from(list(Kind))
ORGANS = st.sampled_from(["", "unga", "unga-hrc", "unsc", "unecosoc", "none-such"])
LANGUAGES = st.sampled_from([ENGLISH, ENGLISH, ENGLISH, FRENCH, ARABIC, OTHER])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    block = Block(draw(KINDS), text=Text.of(draw(TEXTS)))
    text = draw(TEXTS)
    marks = [Mark(0, len(text) // 2, MarkKind.ORGAN, "un")] if len(text) > 1 else []
    points = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    marks += [Mark(point, point, MarkKind.CALL, "1") for point in points]
    kept = tuple(marks) if draw(st.booleans()) else ()
    outer = Block(draw(KINDS), text=Text.of(text), marks=kept, blocks=(block,))
    meta = Meta(organ=draw(ORGANS), session="27", language=draw(LANGUAGES))
    return Document(Source("", language=ENGLISH), meta, (outer,))


@given(documents())
def test_annotating_changes_no_word_and_loses_no_mark(document: Document) -> None:
    before, after = walk(document.blocks), walk(annotate(document).blocks)
    for old, new in zip(before, after, strict=True):
        assert (old.kind, old.num, old.text) == (new.kind, new.num, new.text)
        assert set(old.marks) <= set(new.marks)


@settings(max_examples=200)
@given(documents())
def test_marks_lie_in_their_text_and_never_cross(document: Document) -> None:
    for block in walk(annotate(document).blocks):
        length = len(str(block.text))
        assert all(0 <= mark.start <= mark.end <= length for mark in block.marks)
        for one, other in combinations(block.marks, 2):
            apart = one.end <= other.start or other.end <= one.start
            around = one.start <= other.start and other.end <= one.end
            inside = other.start <= one.start and one.end <= other.end
            assert apart or around or inside


@given(documents())
def test_annotating_is_the_same_each_time_and_idempotent(document: Document) -> None:
    once = annotate(document)
    assert annotate(document) == once
    assert annotate(once) == once


@given(TEXTS)
def test_every_date_marked_is_one_of_the_calendar_and_in_the_words(text: str) -> None:
    document = Document(
        Source("", language=ENGLISH),
        Meta(organ="unga", language=ENGLISH),
        (Block(Kind.PROSE, text=Text.of(text)),),
    )
    (block,) = annotate(document).blocks
    for mark in block.marks:
        if mark.kind is MarkKind.DATE:
            day = date.fromisoformat(mark.target).day
            assert str(day) in text[mark.start : mark.end]


@given(TEXTS)
def test_no_citation_has_a_date_that_neither_text_nor_lexicon_has(text: str) -> None:
    document = Document(
        Source("", language=ENGLISH),
        Meta(organ="unga", language=ENGLISH),
        (Block(Kind.PROSE, text=Text.of(text)),),
    )
    (block,) = annotate(document).blocks
    for mark in block.marks:
        if mark.kind is MarkKind.CITATION:
            printed = "/2007-06-18/" in mark.target and "18 June 2007" in text
            known = adoption_date(symbol_of(mark.target.partition("#")[0]))
            assert printed or (known and f"/{known}/" in mark.target)
