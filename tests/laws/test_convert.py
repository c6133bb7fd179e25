"""Any text at all becomes a document: nothing lost, nothing invented, all valid."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import xmlschema
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from unres.convert import Options, Result, convert
from unres.errors import SourceError
from unres.ledger import audit
from unres.lexicon import rule
from unres.model import Block, Kind, texts, walk
from unres.text import letters
from unres.validate import FindingSeverity, Scope, conformance_level, validate
from unres.validate.schema import load_schema, schema_files

SEEDS = Path(__file__).parent.parent.parent / "seeds"

LAID_OUT = ("cover", "titles", "formula", "preamble", "operative", "headings",
            "closing", "annexes", "notes", "portal")  # fmt: skip
"""The fields of the JSON that hold the words of the document, each word once."""

ACTIONS = ["Recalling", "Noting with concern", "Decides", "Calls upon", "Welcomes also"]
MIDDLES = [
    "General Assembly resolution 67/224 of 21 December 2012",
    "resolutions 5/1 and 5/2 of 18 June 2007",
    "the Human Rights Council at its twenty-sixth session,1",
    "the work of the Council,2 the Republic of Korea and Côte d’Ivoire",
    "States to ensure a non-\ndiscriminatory approach, taking into account the",
    "the “Agreement”3 of 2015 (A/HRC/26/51)",
    "the following",
    "",
]
LINES = [
    "A/HRC/RES/27/20",
    "United Nations A/HRC/RES/27/20",
    "United Nations",
    "General Assembly",
    "Human Rights Council Twenty-seventh session",
    "Distr.: General",
    "9 October 2014",
    "Original: English",
    "Agenda item 10",
    "Technical assistance and capacity-building",
    "Resolution adopted by the Human Rights Council",
    "27/20",
    "27/20. Technical cooperation",
    "Resolution 2574 (2021)",
    "Statement by the President of the Security Council",
    "RES/27/20 Technical cooperation",
    "Document Type: Final Resolution",
    "Date: 2014 Oct",
    "Topic: Development, International Cooperation",
    "- Main sponsors2",
    "- Co-sponsors3",
    "-",
    "- Austria",
    "- Congo, the Democratic Republic of the",
    "- Atlantis",
    "The Human Rights Council,",
    "The General Assembly,",
    "(a) To ensure that such policies are in line;",
    "(b)",
    "(i) In courts;",
    "(ii) In prisons; and",
    "(aa) Elsewhere.",
    "a. One",
    "• Another",
    "– and one more;",
    "I.",
    "A. General",
    "Part I",
    "General provisions",
    "2 Decides to go on",
    "3.",
    "12. Requests",
    "and to report on them.",
    "of the rights of all",
    "1 See A/HRC/27/4.",
    "2 Official Records, Supplement No. 53 (A/69/53).",
    "* Reissued for technical reasons.",
    "_____________",
    "GE.14-17882",
    "GE.",
    "*1417882*",
    "Please recycle",
    "2",
    "Page 3",
    "2/4",
    "A/HRC/RES/27/20*",
    "39th meeting",
    "25 September 2014",
    "[Adopted without a vote.]",
    "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was:",
    "In favour:",
    "Albania, Belgium, Viet Nam Uzbekistan",
    "Against: China]",
    "Annex",
    "Annex II",
    "Terms of reference",
    "\x01\ufffe",
    "\u200b",
    "\xad",
]  # fmt: skip
"""What is printed in resolutions, and what should not be."""

ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\f", "\n\f\n", "\u2028", " \n  "])

CHECKS = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Give a paragraph with a number or without, whole, wrapped or cut off."""
    num = draw(st.sampled_from(["", "1. ", "2. ", "3. ", "10. "]))
    words = f"{draw(st.sampled_from(ACTIONS))} {draw(st.sampled_from(MIDDLES))}"
    filler = " and the promotion of human rights" * draw(st.integers(0, 4))
    end = draw(st.sampled_from([",", ";", ".", ":", ""]))
    text = num + words + filler + end
    width = draw(st.sampled_from([0, 0, 30, 60]))
    return re.sub(rf"(.{{{width}}}\S*) ", r"\1\n", text) if width else text


@st.composite
def resolutions(draw: st.DrawFn) -> str:
    """Give lines of resolutions in order or shuffled, with any ends, cut anywhere."""
    some = st.sampled_from(LINES) | paragraphs()
    lines = draw(st.lists(some, max_size=25))
    if draw(st.booleans()):
        lines.sort(key=lambda line: LINES.index(line) if line in LINES else 37)
    margins = st.sampled_from(["", "", "", "   ", "\t", "\xa0"])
    double = draw(st.sampled_from(["", "", "\n"]))
    text = "".join(f"{draw(margins)}{line}{draw(ENDS)}{double}" for line in lines)
    start = draw(st.integers(0, 3))
    return text[start : len(text) - draw(st.integers(0, 9))]


def anything() -> st.SearchStrategy[str]:
    """Give any text, surrogates and control characters in it."""
    odd = st.sampled_from("\x00\x0b\x1c\x85\u2029\ufeff\ud800\U0010ffff1(a).*-[/é中 \n")
    return st.text(max_size=60) | st.text(st.characters() | odd, max_size=40)


def spoilt() -> st.SearchStrategy[str]:
    """Give lines of resolutions with any text between."""
    return st.tuples(resolutions(), anything(), resolutions()).map("".join)


@st.composite
def disordered(draw: st.DrawFn) -> str:
    """Give a seed with some lines elsewhere, twice, or not at all."""
    seed = draw(st.sampled_from(sorted(SEEDS.glob("*.txt"))))
    lines = seed.read_text("utf-8").splitlines()
    for _ in range(draw(st.integers(1, 12))):
        line = lines.pop(draw(st.integers(0, len(lines) - 1)))
        place = draw(st.integers(0, len(lines)))
        lines[place:place] = [line] * draw(st.integers(0, 2))
    return "\n".join(lines)


def convert_text(text: str, *to: str) -> Result:
    """Convert a text; one that the reader refuses is no example."""
    # UTF-7 is the encoding that can say everything a string can hold.
    data = text.encode("utf-7", "surrogatepass")
    try:
        result = convert(data, "x.txt", to, Options(encoding="utf-7"))
    except SourceError:
        assume(False)
    return result


def taken(result: Result) -> tuple[str, str]:
    """Give the letters that rules took which may drop, and those they put there."""
    source = result.document.source.text
    pieces = [p for text in texts(result.document) for p in text.pieces if p.rule]
    dropping = [p for p in pieces if rule(p.rule).drops]
    own = "".join(letters(source[slice(*p.span)]) for p in dropping)
    return own, "".join(letters(p.text) for p in dropping)


@settings(max_examples=120, **CHECKS)
@given(anything() | resolutions() | spoilt() | disordered())
@example("\ud800 1. \x00")
@example("Annex\nAnnex")
@example("1 A\n2 B")
@example("Â²")  # Double-encoded: it is read as "²".
def test_every_letter_is_read_or_taken_by_a_rule_that_may(text: str) -> None:
    result = convert_text(text)
    document = result.document
    source = document.source.text
    assert result.ledger == audit(texts(document), source)
    read = Counter("".join(letters(str(t)) for t in texts(document)))
    own, put = taken(result)
    assert read - Counter(put) + Counter(own) == Counter(letters(source))
    assert sum(result.ledger.values()) == len(source)


@settings(max_examples=100, **CHECKS)
@given(resolutions() | spoilt())
def test_notices_and_marks_lie_where_something_stands_and_never_cross(
    text: str,
) -> None:
    document = convert_text(text).document
    for notice in document.notices:
        start, end = notice.span
        assert 0 <= start <= end <= len(document.source.text)
        assert notice.message
    for block in walk(document.blocks):
        size = len(str(block.text))
        assert all(0 <= mark.start <= mark.end <= size for mark in block.marks)
        for one, other in combinations(block.marks, 2):
            apart = one.end <= other.start or other.end <= one.start
            around = one.start <= other.start and other.end <= one.end
            inside = other.start <= one.start and one.end <= other.end
            assert apart or around or inside


@settings(max_examples=120, **CHECKS)
@given(anything() | resolutions() | spoilt())
def test_the_xml_of_any_text_is_valid_and_of_level_2(text: str) -> None:
    xml = convert_text(text, "akn").files["akn"]
    findings = validate(xml, Scope(explained=False))
    assert [f for f in findings if f.severity is FindingSeverity.ERROR] == []
    assert conformance_level(findings) == 2


@cache
def second_opinion() -> xmlschema.XMLSchema10:
    """Give the schema as another library reads it."""
    files = {name: data.decode() for name, data in schema_files().items()}
    parts = xmlschema.XMLSchema10(files["xml.xsd"], build=True)
    return xmlschema.XMLSchema10(
        files["akomantoso30.xsd"], locations={parts.target_namespace: files["xml.xsd"]}
    )


@settings(max_examples=4, **CHECKS)
@given(resolutions())
def test_both_validators_agree_on_what_is_written(text: str) -> None:
    xml = convert_text(text, "akn").files["akn"]
    assert load_schema().validate(etree.fromstring(xml))
    assert second_opinion().is_valid(io.BytesIO(xml))


def solid(text: str) -> str:
    """Give the characters of a text without white space, as XML can hold them."""
    return "".join(text.split()).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})


def shown(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give the blocks whose words are in the running text, in order."""
    for block in blocks:
        if block.kind not in {Kind.PORTAL, Kind.NOTE}:
            yield block
            yield from shown(block.blocks)


def running(blocks: tuple[Block, ...]) -> str:
    """Give the running text of blocks."""
    return "".join(f"{block.num}{block.text}" for block in shown(blocks))


def called(blocks: tuple[Block, ...]) -> Counter[str]:
    """Give the words of all footnotes."""
    return Counter(
        solid(str(block.text))
        for block in walk(blocks)
        if block.kind is Kind.NOTE and block.text
    )


def spoken(element: etree._Element) -> str:
    """Give the words of an element, without footnotes and the record."""
    parts = [element.text or ""]
    for child in element:
        if etree.QName(child).localname not in {"authorialNote", "meta"}:
            parts.append(spoken(child))
        parts.append(child.tail or "")
    return "".join(parts)


@settings(max_examples=80, **CHECKS)
@given(resolutions() | spoilt())
def test_the_xml_says_the_words_of_the_document(text: str) -> None:
    result = convert_text(text, "akn")
    blocks = result.document.blocks
    root = etree.fromstring(result.files["akn"])
    assert solid(spoken(root[0])) == solid(running(blocks))
    notes = root[0].iter("{*}authorialNote")
    said = Counter(solid("".join(n.itertext())) for n in notes if "".join(n.itertext()))
    assert said == called(blocks)


@settings(max_examples=80, **CHECKS)
@given(resolutions() | spoilt())
def test_the_json_says_the_words_of_the_document(text: str) -> None:
    result = convert_text(text, "json")
    told = json.loads(result.files["json"])
    said = Counter(solid(words) for words in find_words([told[k] for k in LAID_OUT]))
    assert said == Counter(solid(str(t)) for t in texts(result.document) if t)


def find_words(value: Any) -> Iterator[str]:
    """Give the words of a part of the JSON, those of missing footnotes left out."""
    if isinstance(value, dict):
        if value.get("id", "") is None:
            return
        names = ("num", "text", "title", "marker")
        yield from (value[name] for name in names if value.get(name))
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from find_words(item)


@settings(max_examples=50, **CHECKS)
@given(resolutions() | spoilt())
def test_word_says_the_words_of_the_document(text: str) -> None:
    result = convert_text(text, "docx")
    blocks = result.document.blocks
    with zipfile.ZipFile(io.BytesIO(result.files["docx"])) as container:
        body = etree.fromstring(container.read("word/document.xml"))
        notes = etree.fromstring(container.read("word/footnotes.xml"))
    assert Counter(written(body)) == Counter(solid(running(blocks)))
    for words in called(blocks):
        assert words in written(notes)


def written(part: etree._Element) -> str:
    """Give the words of a part of a Word file, without the markers of calls."""
    styled = "*/*[local-name()='rStyle'][@*[.='FootnoteReference']]"
    for run in part.xpath(f"//*[local-name()='r'][{styled}]"):
        run.getparent().remove(run)
    return solid("".join(part.xpath("//*[local-name()='t']/text()")))


SCRIPT = """
import hashlib, sys
from pathlib import Path
from unres.convert import convert
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    result = convert(path.read_bytes(), path.name, ("akn", "docx", "json"))
    for form, data in result.files.items():
        print(path.name, form, hashlib.sha256(data).hexdigest())
"""


def digest_elsewhere(**environment: str) -> str:
    """Give the digests of what another process makes of the seeds."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(SEEDS)],
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_bytes_do_not_depend_on_hash_seed_locale_or_time_zone() -> None:
    one = digest_elsewhere(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = digest_elsewhere(
        PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8"
    )
    assert one.count("\n") == 3 * len(list(SEEDS.glob("*.txt")))
    assert one == other


@settings(max_examples=25, **CHECKS)
@given(resolutions() | spoilt())
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    forms = ("akn", "docx", "json")
    assert convert_text(text, *forms).files == convert_text(text, *forms).files
