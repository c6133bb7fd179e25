"""The reports of a comparison, and documents as others mark them up."""

from __future__ import annotations

import json
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from conftest import CORPUS, ROOT
from unres.convert import convert
from unres.diff.compare import Comparison, Side, compare_units, read_side
from unres.diff.report import (
    dump_report,
    mark_words,
    report_comparison,
    tell_comparison,
    write_page,
)
from unres.diff.rows import DiffSort
from unres.errors import SourceError
from unres.readers.flat import FlatUnit, UnitKind, read_units

FLAT = ROOT / "tests" / "cases" / "diff" / "flat.xml"
SEED = next((ROOT / "seeds").glob("*.txt"))
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

OLD = [
    FlatUnit(UnitKind.PARAGRAPH, "1.", "Calls for <more> data & “care”;", "para_1"),
    FlatUnit(UnitKind.NOTE, "1", "See A/1."),
    FlatUnit(UnitKind.HEADING, "", "Follow-up"),
]
NEW = [
    FlatUnit(UnitKind.PARAGRAPH, "1.", "Calls for <much> data & “care”;", "para_1"),
    FlatUnit(UnitKind.PROSE, "", "Follow-up"),
    FlatUnit(UnitKind.CLOSING, "", "3rd meeting \ud800"),
]


def compare() -> tuple[Side, Side, Comparison]:
    a, b = Side("a.xml", tuple(OLD)), Side("b.xml", tuple(NEW))
    return a, b, compare_units(a.units, b.units)


def test_the_report_is_as_its_schema_says() -> None:
    schema = json.loads((files("unres.schemas") / "diff.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    told = dump_report(report_comparison(*compare()))
    report = json.loads(told)
    Draft202012Validator(schema).validate(report)
    assert [each["change"] for each in report["changes"]] == [
        ["changed"],
        ["removed"],
        ["recast"],
        ["added"],
    ]
    assert dump_report(report_comparison(*compare())) == told


def test_the_page_has_the_words_of_both_and_nothing_that_runs() -> None:
    page = write_page(*compare())
    root = html.document_fromstring(page.decode())
    rows = root.xpath("//tbody/tr")
    assert [row.get("class") for row in rows] == [
        "changed",
        "removed",
        "recast",
        "added",
    ]
    sides = [[td.xpath("string(div)") for td in row.findall("td")] for row in rows]
    assert sides[0] == [f"1. {OLD[0].text}", f"1. {NEW[0].text}"]
    assert [e.text for e in rows[0].iter("del", "ins")] == ["more", "much"]
    assert not root.xpath("//script | //@src | //@href | //@onclick")


def test_the_words_say_what_differs() -> None:
    told = list(tell_comparison(compare()[2], mark_words))
    assert told[0] == "changed: paragraph 1."
    assert told[1] == "    Calls for <[-more-]{+much+}> data & “care”;"
    assert told[-1] == "1 removed, 1 added, 1 changed, 1 recast; 0 alike"


def test_long_words_around_a_change_are_cut() -> None:
    rest = "of the many words that nobody needs to see again in a report " * 5
    a, b = (
        FlatUnit(UnitKind.PROSE, "", rest + each + rest) for each in ("old ", "new ")
    )
    line = list(tell_comparison(compare_units([a], [b]), mark_words))[1]
    assert "[-old-]{+new+} of the many" in line
    assert len(line) < 160


def test_the_units_are_what_a_reader_of_the_page_sees() -> None:
    units = read_units(etree.fromstring(FLAT.read_bytes()))
    told = [f"{unit.kind}|{unit.num}|{unit.text[:24]}" for unit in units]
    assert told == [
        "masthead||United Nations",
        "masthead||A/HRC/RES/90/4",
        "masthead||Agenda item 3",
        "title||90/4. Access of river co",
        "formula||The Human Rights Council",
        "preambular||Guided by the purposes o",
        "preambular||Recalling the report of ",
        "preambular||Recalling also the outco",
        "preambular||Noting that warnings rea",
        "preambular|(a)|Radio stations close at ",
        "preambular|(b)|Bulletins are read in on",
        "paragraph|1.|Urges States to publish ",
        "paragraph|2.|Invites regional organiz",
        "point|(a)|To share measurements of",
        "point|(b)|To train volunteers in v",
        "heading||Follow-up",
        "paragraph|3.|Requests the High Commis",
        "paragraph|4.|Decides to remain seized",
        "closing||41st meeting",
        "closing||9 October 2031",
        "heading||Annex",
        "heading||Model bulletin",
        "heading|I|Contents",
        "paragraph|1.|The bulletin names the r",
        "row||Colour Level",
        "row||Amber Two metres",
    ]
    called = [(u.num, u.text[: n.call][-9:], n) for u in units for n in u.notes]
    assert [each[:2] for each in called] == [
        ("", "warnings,"),
        ("", "d waters,"),
        ("(b)", "he banks,"),
    ]
    assert [each[2].num for each in called] == ["2", "3", "4"]


def test_a_number_without_words_is_a_unit() -> None:
    xml = f"""<attachment xmlns="{AKN}"><num>I</num><doc><mainBody><section>
    <num>A</num><heading/></section></mainBody></doc></attachment>"""
    assert [unit.num for unit in read_units(etree.fromstring(xml))] == ["I", "A"]


def test_text_and_its_akoma_ntoso_do_not_differ() -> None:
    text = read_side(SEED.read_bytes(), SEED.name)
    assert len(text.units) > 20
    with pytest.raises(SourceError, match=r"line 1: .*unres validate FILE"):
        read_side(f'<akomaNtoso xmlns="{AKN}">'.encode(), "x.xml")
    flat = read_side(FLAT.read_bytes(), FLAT.name)
    assert flat.units == tuple(read_units(etree.fromstring(FLAT.read_bytes())))


GOLD = sorted((CORPUS / "gold").glob("*-en-*.xml"))[::30]
BENCH = CORPUS.parent / "bench"

real = pytest.mark.skipif(not GOLD, reason="there is no corpus here")


@real
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_xml_of_the_united_nations_is_read_whole(path: Path) -> None:
    root = etree.parse(path).getroot()
    units = read_units(root)
    for meta in list(root.iter(f"{{{AKN}}}meta")):
        meta.clear()
    told = "".join(it.num + it.text for it in units)
    told += "".join(note.text for it in units for note in it.notes)
    assert squash(told) == squash("".join(root.itertext()))


def squash(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@real
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_comparison_with_the_united_nations_agrees_with_the_score(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    score = import_module("score")
    text = CORPUS / "text" / f"{path.stem}.txt"
    ours = convert(text.read_bytes(), text.name, ["akn"]).files["akn"]
    bags = [
        score.bag(score.gold.read(None, etree.fromstring(data)))
        for data in (path.read_bytes(), ours)
    ]
    a, b = (read_side(data, "x.xml").units for data in (path.read_bytes(), ours))
    rows = compare_units(a, b).rows
    for kind, judged in SCORED.items():
        missed = sum(n for key, n in (bags[0] - bags[1]).items() if key[0] == kind)
        differing = [
            row
            for row in rows
            if row.a and row.a.kind is judged and set(row.sorts) - {DiffSort.MOVED}
        ]
        assert len(differing) == missed, kind


SCORED = {
    "preamble": UnitKind.PREAMBULAR,
    "numbered": UnitKind.PARAGRAPH,
    "sub": UnitKind.POINT,
}
"""Kind of the score → kind of a unit."""
