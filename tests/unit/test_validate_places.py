"""Places: line, column and path of each element, in files of every layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutants import mutate
from unres.validate import Finding, validate
from unres.validate.parse import parse_xml
from unres.validate.places import WIDEST, TreePlaces, cut

CLEAN = (Path(__file__).parents[1] / "cases" / "validate" / "clean.xml").read_bytes()
TEXT = CLEAN.decode()
ONE_LINE = re.sub(r">\s+<", "><", TEXT)

LAYOUTS = {
    "as it is": TEXT,
    "one line": ONE_LINE,
    "comments and CDATA with tags": TEXT.replace(
        "<meta>", "<!-- <p> --><meta><?x <p>?>"
    ).replace("39th meeting", "<![CDATA[<p>39th</p>]]>"),
    "tags over lines": TEXT.replace(" eId=", "\n  eId="),
    "Windows line ends": TEXT.replace("\n", "\r\n"),
    "a tag right after another": TEXT.replace("39th", "<b><i>39</i></b>th"),
}
ENCODINGS = ["UTF-8", "UTF-16", "ISO-8859-1"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_place_is_where_the_tag_begins(text: str, encoding: str) -> None:
    text = text.replace("UTF-8", encoding, 1).replace("…", "...")
    root = parse_xml(text.encode(encoding))
    assert not isinstance(root, Finding)
    places = TreePlaces(root, text.encode(encoding))
    # UTF-16 begins with a mark that is no character of the text.
    lines = text.split("\n")
    for element in root.iter("*"):
        place = places.find(element)
        rest = lines[place.line - 1][place.column - 1 :]
        assert re.match(rf"<[\w:]*{str(element.tag).rpartition('}')[2]}\b", rest)


@given(st.integers(0, 10_000))
def test_a_path_leads_to_its_element_alone(seed: int) -> None:
    data = mutate(CLEAN, seed)
    root = parse_xml(data)
    if isinstance(root, Finding):
        return
    places = TreePlaces(root, data)
    paths = [places.path(element) for element in root.iter("*")]
    assert len(set(paths)) == len(paths)


def test_a_finding_in_a_long_line_is_quoted_from_its_tag_on() -> None:
    spoilt = ONE_LINE.replace('href="#para_1"', 'href="#para_9"')
    (finding,) = validate(spoilt.encode())
    assert finding.line == 1
    assert finding.column > 1_000
    assert finding.path == "/akomaNtoso/statement/mainBody/paragraph[2]/content/p/ref"
    assert finding.excerpt.startswith('…<ref href="#para_9"')
    assert len(finding.excerpt) == WIDEST


def test_a_line_is_cut_only_where_it_is_long() -> None:
    assert cut("words", 3) == "words"
    line = "".join(str(number % 10) for number in range(1000))
    for at in (-5, 0, 1, 400, 900, 999, 2_000):
        words = cut(line, at)
        assert len(words) == WIDEST
        assert words.strip("…") in line


def test_without_the_bytes_there_is_the_line_of_the_parser() -> None:
    root = parse_xml(CLEAN)
    assert not isinstance(root, Finding)
    element = root[0]
    line, column, path = TreePlaces(root).find(element)
    assert (line, column) == (element.sourceline, 0)
    assert path == "/akomaNtoso/statement"
