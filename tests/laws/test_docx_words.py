"""Whatever the document is, Word gets its words: each once, and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import takewhile
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.text.run import Run
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from spoken import ARABIC, ENGLISH, OTHER
from unres.language import UNKNOWN
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Source
from unres.resolve import resolve
from unres.text import Text
from unres.writers.docx import write_docx

PLACES = {
    (MarkKind.AUTHORITY, "un"): 0,
    (MarkKind.SYMBOL, ""): 1,
    (MarkKind.AUTHORITY, "unga"): 2,
    (MarkKind.STATUS, "general"): 3,
    (MarkKind.SESSION, "unga-hrc.27"): 4,
    (MarkKind.ADOPTION, ""): 4,
}
"""What a line of the cover is → its place in the reading order of the masthead."""

CONTROLS = "\x00\x01\ud800\ufffe\uffff"
words = st.text(st.sampled_from("ab./(1é中 \t\n\x0b\x1c\u2028" + CONTROLS), max_size=12)
marks = st.builds(
    lambda at, kind, target: Mark(at, at + (kind is not MarkKind.CALL), kind, target),
    st.integers(0, 14),
    st.sampled_from([MarkKind.CALL, MarkKind.ACTION, MarkKind.CHOICE, MarkKind.VOTER]),
    st.sampled_from(["1", "2", "*", ""]),
)
kinds = st.sampled_from(list(Kind))
numbers = st.sampled_from(["", "1", "2", "*", "(a)", "I"])


def make_block(
    kind: Kind, num: str, text: str, found: list[Mark], parts: list[Block]
) -> Block:
    return Block(kind, Text.of(num), Text.of(text), tuple(sorted(found)), tuple(parts))


leaves = st.builds(
    make_block, kinds, numbers, words, st.lists(marks, max_size=3), st.just([])
)
blocks = st.recursive(
    leaves,
    lambda inner: st.builds(
        make_block,
        kinds,
        numbers,
        words,
        st.lists(marks, max_size=3),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@st.composite
def covers(draw: st.DrawFn) -> Block:
    text = draw(words.filter(str.strip))
    role = draw(st.sampled_from([None, *PLACES]))
    found = [Mark(0, len(text), *role)] if role else []
    return make_block(Kind.COVER, draw(numbers), text, found, [])


documents = st.builds(
    lambda cover, body, language: Document(
        Source("", language=ENGLISH), Meta(language=language), (*cover, *body)
    ),
    st.lists(covers(), max_size=4),
    st.lists(blocks, max_size=6),
    st.sampled_from([ENGLISH, ARABIC, UNKNOWN, OTHER]),
)


def split(text: str) -> list[str]:
    return text.translate(dict.fromkeys(map(ord, CONTROLS), "\ufffd")).split()


def list_words(shown: Iterable[Block], *, in_notes: bool) -> Iterator[str]:
    """Give the words of blocks: those of footnotes, or all others."""
    for block in shown:
        if block.kind is Kind.PORTAL:
            continue
        is_note = block.kind is Kind.NOTE
        if is_note and in_notes:
            yield from list_note(block)
        elif not is_note:
            if not in_notes:
                yield from split(str(block.num)) + split(str(block.text))
            yield from list_words(block.blocks, in_notes=in_notes)


def list_note(note: Block) -> Iterator[str]:
    """Give the words of a footnote; its own marker is not one."""
    yield from split(str(note.text))
    for part in note.blocks:
        if part.kind is not Kind.PORTAL:
            yield from split(str(part.num))
            yield from list_note(part)


def sort_cover(document: Document) -> list[Block]:
    """Put the blocks into the order in which the file is to be read."""
    shown = [b for b in document.blocks if b.kind is not Kind.PORTAL]
    cover = list(takewhile(lambda b: b.kind is Kind.COVER, shown))

    def find_place(block: Block) -> int:
        return min((PLACES.get((m.kind, m.target), 4) for m in block.marks), default=4)

    lines = [
        Block(b.kind, b.num, b.text, b.marks, b.notes)
        for b in sorted(cover, key=find_place)
    ]
    below = [part for b in cover for part in b.parts]
    return [*lines, *below, *shown[len(cover) :]]


def read_words(elements: Iterable[etree._Element]) -> Iterator[str]:
    """Give the words of paragraphs, without the markers of calls."""
    for element in elements:
        runs = [own for own in element.iter(qn("w:r")) if not is_call(own)]
        yield from "".join(Run(own, None).text for own in runs).split()


def is_call(run: etree._Element) -> bool:
    """Whether a run is the marker of a note and no word."""
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return style is not None and style.get(qn("w:val")) == "FootnoteReference"


@settings(max_examples=150, deadline=None)
@given(documents)
def test_every_word_is_in_the_file_once_and_in_reading_order(
    document: Document,
) -> None:
    data = write_docx(resolve(document), "")
    assert data == write_docx(resolve(document), "")
    body = docx.Document(BytesIO(data)).element.body
    expected = list_words(sort_cover(document), in_notes=False)
    assert list(read_words(body.iter(qn("w:p")))) == list(expected)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_every_footnote_is_in_the_part_of_footnotes_once(document: Document) -> None:
    data = write_docx(resolve(document), "")
    with ZipFile(BytesIO(data)) as container:
        part = docx.oxml.parser.parse_xml(container.read("word/footnotes.xml"))
    shown = Counter(read_words(part.iter(qn("w:p"))))
    assert shown == Counter(list_words(document.blocks, in_notes=True))
    body = docx.Document(BytesIO(data)).element.body
    references = [r.get(qn("w:id")) for r in body.iter(qn("w:footnoteReference"))]
    notes = [n.get(qn("w:id")) for n in part if n.get(qn("w:type")) is None]
    assert references == notes


@settings(max_examples=50, deadline=None)
@given(documents)
def test_every_cell_ends_in_a_paragraph(document: Document) -> None:
    body = docx.Document(BytesIO(write_docx(resolve(document), ""))).element.body
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))
    assert body[-1].tag == qn("w:sectPr")
