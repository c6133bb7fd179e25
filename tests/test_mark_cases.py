"""Annotation cases: what each shows, whose text and where, and the text marked.

The text is written with every mark that must be found, and no other:
`its <ref unga/2018-12-20/73-230>resolution 73/230 of 20 December 2018</ref>`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spoken import speaks
from unres.annotate import annotate
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Source
from unres.text import Text

FOLDER = Path(__file__).parent / "cases" / "marks"
KINDS = {"ref": "citation", "mref": "citations", "a": "link"}
WORK = "/akn/un/statement/deliberation/"
CASES = [
    pytest.param(
        path, *case.splitlines()[1:], id=f"{path.stem}: {case.splitlines()[0]}"
    )
    for path in sorted(FOLDER.glob("*.txt"))
    for case in path.read_text("utf-8").strip().split("\n\n")
]


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    text, marks, stack = "", [], list[tuple[int, str, str]]()
    for words, close, tag, target in re.findall(
        r"([^<]+)|<(/?)(\w+) ?([^>]*)>", marked
    ):
        text += words
        if close:
            start, kind, iri = stack.pop()
            marks.append(Mark(start, len(text), MarkKind(kind), iri))
        elif tag:
            known = tag == "ref" and not target.startswith("/")
            iri = WORK + target if known else target
            stack.append((len(text), KINDS.get(tag, tag), iri))
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


@pytest.mark.parametrize(("path", "head", "marked"), CASES)
def test_the_marks_found_are_those_written(path: Path, head: str, marked: str) -> None:
    language = speaks(path)
    organ, kind, session = (head + " ").split(" ")[:3]
    text, marks = read_marks(marked)
    block = Block(Kind(kind), text=Text.of(text))
    around = Block(Kind.OPERATIVE, blocks=(block,)) if kind == "point" else block
    meta = Meta(organ=organ, session=session, language=language)
    found = annotate(Document(Source(text, language=language), meta, (around,))).blocks[
        0
    ]
    found = found.blocks[0] if kind == "point" else found
    assert list(found.marks) == marks
    assert found.concept == next((m.target for m in marks if m.kind == "action"), "")
