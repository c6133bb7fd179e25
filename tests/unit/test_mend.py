"""Repair: what is done to Akoma Ntoso of others, and that its words are kept."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from unres.convert import Options, Result, convert
from unres.errors import LossError, SourceError
from unres.mend.change import Mended
from unres.mend.compare import Stream
from unres.mend.repair import mend
from unres.mend.report import dump_file, tell_file
from unres.readers.akn.parse import parse_root
from unres.validate import validate

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = """<meta><identification source="#DGACM"><FRBRWork>
<FRBRthis value="/akn/un/statement/deliberation/unga/2036-12-04/91-7/!main/"/>
<FRBRuri value="/akn/un/statement/deliberation/unga/2036-12-04/91-7/"/>
<FRBRdate date="2036-12-04" name="adoption"/><FRBRauthor href="ga" as="author"/>
<FRBRcountry value="un"/></FRBRWork><FRBRExpression><FRBRthis value="x"/>
<FRBRuri value="x"/><FRBRdate date="2036-12-11" name="publication"/>
<FRBRauthor href="ga" as="issuer"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="x"/><FRBRuri value="x"/>
<FRBRdate date="0001-01-01" name="markup"/><FRBRauthor href="DGACM" as="editor"/>
</FRBRManifestation></identification></meta>"""
COVER = """<coverPage eId="coverPage_1"><p>United Nations</p>
<p><docNumber refersTo="#symbol">A/RES/91/7</docNumber></p>
<p><docAuthority>General Assembly</docAuthority></p><p>Distr.: General</p>
<p>11 December 2036</p><p>Ninety-first session</p>
<p>Resolution adopted by the General Assembly on 4 December 2036</p></coverPage>
<preface><p><docNumber>91/7.</docNumber><docTitle>	Care of wells</docTitle></p>
</preface><preamble><formula name="enactingFormula" eId="formula_1"><p>
<span class="italic">The General Assembly</span>,</p></formula>
<container name="Recalling" eId="container_2"><p>	<span>Recalling</span>
its resolution 60/251 of 15 March 2006, i<authorialNote marker="2" placement="bottom">
<p>See A/90/2.</p></authorialNote>n which it spoke of wells,</p></container>
</preamble>"""
BODY = """<mainBody><paragraph eId="para_3" class="H1"><subheading>Depth</subheading>
</paragraph><paragraph eId="para_4"><num>1.</num><list><intro><p>
<span class="italic">Calls upon</span> all States:</p></intro>
<point><num>(a)</num><content><p>To dig:</p></content></point>
<sublist><point><num>(i)</num><content><p>By hand;</p></content></point>
<point><num>(ii)</num><content><p>By pump;</p></content></point></sublist>
<point><num>(b)</num><content><p>To report;</p></content></point></list></paragraph>
<paragraph eId="para_9"><num>2.</num><content><p><span class="italic">Decides</span> to
remain seized of the matter.</p></content></paragraph></mainBody>
<conclusions><p>40th plenary meeting<eol/>4 December 2036</p></conclusions>
<attachments><attachment><doc name="annex"><mainBody><paragraph><content><p>
<span class="bold">Annex</span></p></content></paragraph><paragraph><content><p>
<span class="bold">Table of wells</span></p></content></paragraph><paragraph><content>
<p>Wells are listed by depth.</p></content></paragraph></mainBody></doc></attachment>
</attachments>"""


def file_of(text: str) -> bytes:
    """Give a file of the United Nations' kind with this text."""
    xml = f'<akomaNtoso xmlns="{SPACE}"><statement name="resolution">{META}{text}'
    return f"{xml}</statement></akomaNtoso>".encode()


FLAT = file_of(COVER + BODY)


@pytest.fixture(scope="module")
def mended() -> Mended:
    """Give the flat file mended."""
    return mend(FLAT, "flat.xml")


def test_the_output_is_clean(mended: Mended) -> None:
    assert validate(mended.files[0]) == []
    assert mended.left == {}


def test_every_letter_is_kept_in_its_order(mended: Mended) -> None:
    before, after = (Stream(parse_root(x)[0]) for x in (FLAT, mended.files[0]))
    assert after.letters == before.letters
    assert after.notes == before.notes
    assert mended.words == (len(before.letters), len(before.notes))


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("citation-linked", 18),
        ("heading-paired", 21),
        ("note-moved", 19),
        ("note-renumbered", 19),
        ("point-nested", 25),
        ("words-marked", 12),
        ("I004", 28),
        ("R001", 1),
        ("T002", 18),
        ("U006", 9),
        ("X003", 31),
    ],
)
def test_changes_are_told_with_their_lines(
    mended: Mended, kind: str, line: int
) -> None:
    assert line in [each.line for each in mended.changes if each.kind == kind]


def test_points_are_nested_under_their_points(mended: Mended) -> None:
    root, _ = parse_root(mended.files[0])
    points = [own.get("eId") for own in root.iter("point")]
    assert points[:3] == [
        "para_1__list_1__point_a",
        "para_1__list_1__point_a__list_1__point_i",
        "para_1__list_1__point_a__list_1__point_ii",
    ]


def test_a_mended_file_needs_no_mending(mended: Mended) -> None:
    again = mend(mended.files[0], "again.xml")
    kinds = Counter(each.kind for each in again.changes)
    assert kinds == Counter()


def test_what_is_not_well_formed_is_mended_with_the_place_of_the_break() -> None:
    broken = FLAT.replace(b"To report;</p>", b"To report;</q>")
    changes = [x for x in mend(broken, "x.xml").changes if x.kind == "xml-broken"]
    assert [each.line for each in changes] == [27]


def test_what_is_no_akoma_ntoso_is_refused() -> None:
    with pytest.raises(SourceError, match="no Akoma Ntoso"):
        mend(b"<html><p>x</p></html>", "x.xml")


def test_a_file_that_would_lose_words_is_not_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lose(data: bytes, name: str, to: tuple[str, ...], options: Options) -> Result:
        result = convert(data, name, to, options)
        files = {"akn": result.files["akn"].replace(b"By hand", b"By")}
        return replace(result, files=files)

    monkeypatch.setattr("unres.mend.repair.convert", lose)
    with pytest.raises(LossError, match="4 letters would be lost"):
        mend(FLAT, "x.xml")


def test_the_report_names_kinds_lines_and_letters(mended: Mended) -> None:
    told = "".join(tell_file("flat.xml", mended, ["out/flat.xml"]))
    assert told.startswith(f"flat.xml: {len(mended.changes)} changes, written to out/")
    assert "point-nested: a point stands at its depth: 2 (lines 25–26)" in told
    assert told.endswith("letters kept: 380 of the text, 7 of notes\n")


def test_the_report_in_json_lists_every_change(mended: Mended) -> None:
    told = json.loads(dump_file("flat.xml", mended, ["out/flat.xml"], ""))
    assert told["letters"] == {"text": 380, "notes": 7}
    assert len(told["changes"]) == len(mended.changes)
    assert told["changes"][0].keys() == {"kind", "line", "message"}


def test_metadata_are_taken_over_replaced_or_told_as_left() -> None:
    meta = META.replace(
        "</meta>",
        """<classification source="DHL"><keyword value="WELLS" showAs="WELLS"
href="http://metadata.un.org/thesaurus/1009999" dictionary="UNBIS"/></classification>
<lifecycle source="#x"><eventRef date="2037-01-01" type="repeal" source="#x"/>
</lifecycle><workflow source="#un"><step date="2036-12-05" outcome="adopted"
as="A/91/PV.64" by=""/></workflow></meta>""",
    )
    done = mend(FLAT.replace(META.encode(), meta.encode()), "flat.xml")
    told = [
        (each.kind, each.message)
        for each in done.changes
        if each.kind.startswith("metadata") and "FRBR" not in each.message
    ]
    assert sorted(told) == [
        ("metadata-left-out", "eventRef date='2037-01-01'"),
        ("metadata-left-out", "eventRef type='repeal'"),
        ("metadata-replaced", "classification source='DHL'"),
        ("metadata-replaced", "step date='2036-12-05'"),
    ]
    assert done.left == {}
