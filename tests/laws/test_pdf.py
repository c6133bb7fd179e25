"""Laws of the reader of PDFs: bad files end as errors or as documents, quickly."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from random import Random

import pytest

from pdfs import Sheet, write_pdf
from sizes import SOAK
from unres.convert import convert
from unres.errors import LimitError, SourceError
from unres.evidence import Evidence
from unres.readers.pdf import read_pdf
from unres.text import Span

COUNT = 300 if SOAK else 40
"""How many mutants are read."""

SLOW = 10.0
"""No mutant of these small files takes longer, in seconds of the processor."""


def make_file() -> bytes:
    """Give a tagged page with all sorts of elements, and one without tags."""
    tagged, bare = Sheet(), Sheet(rotate=90)
    tagged.text(60, 750, "United Nations", mark="Artifact")
    tagged.paragraph("H1", 120, 700, "79/999.  A title", font="bold")
    words = tagged.text(120, 660, "Recalling resolution 71/17,", mark="Span")
    call = tagged.text(235, 663, "1", size=6, mark="Span")
    note = tagged.text(120, 100, "1 See A/79/1.", size=8, mark="Span")
    tagged.tree.append(("P", [words, call, ("Note", [("P", [note])])]))
    cells = [
        ("TD", [("P", [tagged.text(x, 500, "0.1", mark="Span")])]) for x in (90, 300)
    ]
    tagged.tree.append(("Table", [("TR", list(cells))]))
    tagged.links.append(((200, 655, 240, 670), "https://undocs.org/A/RES/71/17"))
    for i in range(20):
        bare.text(
            120 + 24 * (i % 4 == 0), 700 - 12 * i, f"Words of line {i} of twenty,"
        )
    bare.rule(100, 130, 170)
    bare.text(120, 118, "1 See A/79/1.", size=8)
    return write_pdf(tagged, bare)


DATA = make_file()


def spoil(data: bytes, seed: int) -> bytes:
    """Give a file with one to four changes to its bytes."""
    chance = Random(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(5):
            case 0:
                data = (
                    data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at + 1 :]
                )
            case 1:
                data = data[:at] + data[at + chance.randint(1, 200) :]
            case 2:
                data = data[:at]
            case 3:
                size = chance.randint(1, 400)
                data = data[:at] + data[at : at + size] * 3 + data[at + size :]
            case _:
                numbers = list(re.finditer(rb"\d+", data)) or [re.match(b"", data)]
                found = chance.choice(numbers)
                assert found
                new = chance.choice([b"0", b"-1", b"99999999", b"2", b"1e30"])
                data = data[: found.start()] + new + data[found.end() :]
        data = data or b"%PDF-"
    return data


def check_evidence(text: str, evidence: Evidence) -> None:
    """Spans lie in the text, in its order; lines hold no line ends."""
    whole = Span(0, len(text))
    listed = (
        [page.span for page in evidence.pages],
        [line.span for line in evidence.lines],
        [paragraph.span for paragraph in evidence.paragraphs],
        [style.span for style in evidence.styles],
        [table.span for table in evidence.tables],
    )
    for spans in listed:
        assert spans == sorted(spans)
        assert all(whole.start <= s.start <= s.end <= whole.end for s in spans)
    assert all("\n" not in text[slice(*line.span)] for line in evidence.lines)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(COUNT))
def test_a_bad_file_is_an_error_or_a_document(seed: int) -> None:
    data = spoil(DATA, seed)
    began = time.process_time()
    with suppress(SourceError, LimitError):
        result = convert(b"%PDF-1.7\n" + data, "x.pdf", ("akn", "json"))
        source = result.document.source
        check_evidence(source.text, source.evidence)
    assert time.process_time() - began < SLOW


def test_the_same_file_gives_the_same_evidence() -> None:
    first, second = read_pdf(DATA, "x.pdf"), read_pdf(DATA, "x.pdf")
    assert first == second
    check_evidence(first.text, first.evidence)
