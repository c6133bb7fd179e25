"""Who is asked to act and by when: only what the words say beyond doubt."""

from __future__ import annotations

import pytest

from spoken import ENGLISH, OTHER
from unres.annotate import annotate
from unres.lexicon.addressee import addressees
from unres.lexicon.phrases import read_phrasebook
from unres.model import Block, Document, Kind, Meta, Source
from unres.resolve import Node, resolve
from unres.text import Text

META = Meta(organ="unga-hrc", session="27", adopted="2014-09-25", language=ENGLISH)


def read(text: str, meta: Meta = META) -> Node:
    block = Block(Kind.OPERATIVE, text=Text.of(text))
    document = annotate(Document(Source(text, language=ENGLISH), meta, (block,)))
    (node,) = resolve(document).nodes
    return node


def find_addressees(node: Node) -> list[str]:
    return [name for deed in node.deeds for name in deed.addressees]


def find_times(node: Node) -> list[str]:
    return [time for deed in node.deeds for time in deed.due]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requests the Secretary-General to report;", ["secretaryGeneral"]),
        ("Calls upon all States to act;", ["all States"]),
        ("Encourages States:", ["States"]),
        ("Invites Member States and regional organizations to act;", ["Member States"]),
        (
            "Requests the Secretary-General and the United Nations High Commissioner"
            " for Human Rights to provide assistance;",
            ["secretaryGeneral", "highCommissioner"],
        ),
        ("Calls upon Israel and Lebanon to refrain;", ["ISR", "LBN"]),
        ("Calls upon Israel, Lebanon and Member States to act;",
         ["ISR", "LBN", "Member States"]),
        ("Calls upon States, in particular Israel, to act;", ["States"]),
        ("Requests the Office of the United Nations High Commissioner for Human Rights"
         " to prepare a report;", ["ohchr"]),
        ("Appeals to all Governments to contribute;", ["all Governments"]),
    ],
)  # fmt: skip
def test_the_object_behind_the_phrase_is_asked(text: str, expected: list[str]) -> None:
    assert find_addressees(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Requests the President of the Foundation to appoint an expert;",
        "Calls upon United Nations agencies to cooperate;",
        "Calls upon all States that have not yet done so to sign the Treaty;",
        "Invites States parties to the Convention to report;",
        "Calls upon all parties to armed conflict to stop;",
        "Urges States parties to armed conventions to stop;",
        "Encourages States’ efforts to act;",
        "Encourages the United Nations and African Union forces to act;",
        "Requests that the Secretary-General report;",
        "Requests, in this regard, a report of the Secretary-General;",
        "Welcomes the Secretary-General and the States;",
        "Decides to request the Secretary-General to report;",
        "Requests the Secretary-General of the Caribbean Community to report;",
    ],
)
def test_what_is_not_certain_is_left_out(text: str) -> None:
    assert find_addressees(read(text)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to report to the Council at its thirtieth session;", ["unga-hrc.30"]),
        ("to report at its thirtieth and thirty-third sessions;",
         ["unga-hrc.30", "unga-hrc.33"]),
        ("to follow up on the panel held at its twenty-sixth session;", []),
        ("to report to the General Assembly at its seventieth session;", []),
        ("to report by 31 December 2015;", ["2015-12-31"]),
        ("to report no later than 31 December 2015;", ["2015-12-31"]),
        ("to recall the events of 31 December 2015;", []),
        ("to publish what was done by 18 June 2007;", []),
        ("to continue until its thirtieth session;", []),
        ("to report annually;", ["R/P1Y"]),
        ("to report on an annual basis, starting at its thirtieth session;",
         ["unga-hrc.30", "R/P1Y"]),
        ("to report every 90 days and every three months;", ["R/P90D", "R/P3M"]),
        ("to report within five months of the adoption of this resolution;", ["P5M"]),
        ("to report within five months;", []),
        ("to prepare his annual report;", []),
    ],
)  # fmt: skip
def test_a_time_is_a_later_session_of_the_organ_or_a_later_date(
    words: str, expected: list[str]
) -> None:
    assert find_times(read(f"Requests the Secretary-General {words}")) == expected
    assert find_times(read(f"Welcomes the decision {words}")) == []


def test_without_a_session_or_a_date_nothing_is_later() -> None:
    text = "Requests States to report by 31 December 2015 and at its thirtieth session;"
    assert find_times(read(text)) == ["2015-12-31", "unga-hrc.30"]
    assert find_times(read(text, Meta(organ="unga-hrc", language=ENGLISH))) == []


def test_other_languages_wait_for_their_lexicons() -> None:
    text = "Requests States to report by 31 December 2015;"
    node = read(text, Meta(organ="unga-hrc", adopted="2014-09-25", language=OTHER))
    assert (find_addressees(node), find_times(node)) == ([], [])


def test_the_concepts_that_ask_are_on_record() -> None:
    known = {verb.concept for verb in read_phrasebook(ENGLISH).verbs}
    known |= {thing.concept for thing in read_phrasebook(ENGLISH).objects}
    lexicon = addressees(ENGLISH)
    assert set(lexicon.asking) <= known
    assert lexicon.asking == tuple(sorted(lexicon.asking))
    assert set(lexicon.recurring) <= set(lexicon.asking)
    periods = {f"P1{unit}" for unit in lexicon.units.values()}
    assert {"P1" + often[-1] for often in lexicon.often.values()} <= periods
    assert lexicon.source


def test_a_period_tells_when_to_act_only_where_that_is_requested() -> None:
    report = "States to take account of what the Committee recommends every two years;"
    assert find_times(read(f"Invites {report}")) == []


def test_each_action_of_a_unit_has_its_place_and_its_own_addressees() -> None:
    node = read(
        "Welcomes the report, requests the Secretary-General to report at its thirtieth"
        " session, and encourages States to act;"
    )
    told = [
        (deed.phrase, deed.concept, deed.addressees, deed.due) for deed in node.deeds
    ]
    assert told == [
        ("Welcomes", "welcome", (), ()),
        ("requests", "request", ("secretaryGeneral",), ("unga-hrc.30",)),
        ("encourages", "encourage", ("States",), ()),
    ]
    for deed in node.deeds:
        assert node.text[deed.at.start : deed.at.end] == deed.phrase
