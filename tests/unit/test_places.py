"""Places: lines of a text, pages and lines of a PDF."""

from __future__ import annotations

import pytest

from spoken import ENGLISH
from unres.evidence import Box, Evidence, Page, PrintedLine
from unres.model import Source
from unres.places import Place, Places
from unres.text import Span


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_style_of_newline_ends_one_line(newline: str) -> None:
    text = newline.join(["one", "two\fstill two", "", "four"])
    places = Places.of(Source(text, language=ENGLISH))
    found = [places.find(text.index(word)) for word in ("one", "still", "four")]
    assert [place.line for place in found] == [1, 2, 4]


def test_the_end_of_a_text_is_on_its_last_line() -> None:
    assert Places.of(Source("", language=ENGLISH)).find(0) == Place(1)
    assert Places.of(Source("one\n", language=ENGLISH)).find(4) == Place(2)


def test_lines_count_from_those_above_a_part_of_a_file() -> None:
    assert Places.of(Source("one\ntwo", line=7, language=ENGLISH)).find(4) == Place(8)


def test_where_there_are_pages_the_lines_of_each_count_from_its_top() -> None:
    text = "head\nleft\nright\nfoot\fnext"
    spans = [Span(0, 4), Span(5, 9), Span(10, 15), Span(16, 20), Span(21, 25)]
    tops = [90, 10, 11, 50, 10]
    lines = [
        PrintedLine(span, Box(0, top, 50, top + 8))
        for span, top in zip(spans, tops, strict=True)
    ]
    pages = (Page(Span(0, 20), 3), Page(Span(21, 25), 4))
    places = Places.of(
        Source(text, evidence=Evidence(pages, tuple(lines)), language=ENGLISH)
    )
    found = [str(places.find(span.start)) for span in spans]
    # What is printed first on the page may stand last in the file, and side by side.
    assert found == [
        "page 3, line 3",
        "page 3, line 1",
        "page 3, line 1",
        "page 3, line 2",
        "page 4, line 1",
    ]


def test_a_place_is_told_behind_its_file() -> None:
    assert f"x.txt{Place(12).after}" == "x.txt:12"
    assert f"x.pdf{Place(12, 3).after}" == "x.pdf, page 3, line 12"
