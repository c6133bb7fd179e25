"""The flat tables: what stands on which line, and that their schema explains it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from spoken import ENGLISH
from unres.convert import convert
from unres.model import (
    Ballot,
    Block,
    Count,
    Document,
    Kind,
    MarkKind,
    Meta,
    Notice,
    Severity,
    Source,
    State,
)
from unres.resolve import resolve
from unres.text import Span, Text
from unres.writers.json import write_json
from unres.writers.json.findings import TOLD
from unres.writers.json.parts import LISTS
from unres.writers.jsonl import write_jsonl


@pytest.fixture(name="schema", scope="module")
def schema_fixture() -> dict[str, Any]:
    path = files("unres.schemas").joinpath("lines.schema.json")
    return json.loads(path.read_text("utf-8"))


def load(document: Document, *tables: str) -> list[dict[str, Any]]:
    data = write_jsonl(resolve(document), "")
    lines = [json.loads(line) for line in data.split(b"\n")[:-1]]
    return [line for line in lines if not tables or line["table"] in tables]


def document_of(*blocks: Block, **meta: Any) -> Document:
    return Document(
        Source("", "a.txt", language=ENGLISH),
        Meta(**{"language": ENGLISH, **meta}),
        blocks,
    )


def block(kind: Kind, text: str = "", num: str = "", *blocks: Block) -> Block:
    return Block(kind, Text.of(num), Text.of(text), blocks=blocks)


def tell_parts(*blocks: Block) -> dict[str, str]:
    return {u["text"]: u["part"] for u in load(document_of(*blocks), "unit")}


def test_the_first_line_is_that_of_the_document(sample: Document) -> None:
    line = load(sample)[0]
    expected = {
        "table": "document",
        "document": "A/HRC/RES/59/1@" + "0" * 12,
        "iri": "/akn/un/statement/deliberation/unga-hrc/2025-07-04/59-1",
        "organ": "Human Rights Council",
        "number": "59/1",
        "title": "Situation of human rights in Eritrea",
        "session": "59",
        "agenda_item": "2",
        "agenda_title": "Annual report",
        "adopted": "2025-07-04",
        "outcome": "adoptedRecordedVote",
        "against": 1,
        "abstaining": 0,
        "topics": ["Human rights"],
        "status": "ok",
        "notices": 0,
    }
    assert {name: line[name] for name in expected} == expected


def test_lines_of_a_document_without_a_symbol_go_by_its_name() -> None:
    lines = load(document_of(block(Kind.OPERATIVE, "Decides")))
    assert {line["document"] for line in lines} == {"a.txt@"}
    assert (lines[0]["symbol"], lines[0]["in_favour"]) == (None, None)


def test_two_sources_of_one_symbol_have_keys_of_their_own(sample: Document) -> None:
    other = replace(sample, source=replace(sample.source, sha256="cd" * 32))
    first, second = ({u["document"] for u in load(d)} for d in (sample, other))
    assert len(first) == len(second) == 1
    assert first != second


def test_a_unit_says_where_its_words_stand_in_the_source() -> None:
    text = "Resolution 1/1\n\nThe Assembly,\n\n1. Decides\nto go on."
    made = convert(text.encode(), "x.txt", ["jsonl"]).files["jsonl"]
    lines = map(json.loads, made.splitlines())
    (unit,) = (u for u in lines if u.get("kind") == "operative")
    assert text[unit["source_start"] : unit["source_end"]] == "1. Decides\nto go on."


def test_a_notice_has_a_line_with_the_unit_it_is_about() -> None:
    text = "Resolution 1/1\n\nThe Assembly,\n\n1. Decides;\n\n3. Requests."
    made = convert(text.encode(), "x.txt", ["jsonl"]).files["jsonl"]
    lines = [json.loads(line) for line in made.splitlines()]
    units = {line["id"]: line for line in lines if line["table"] == "unit"}
    notices = [line for line in lines if line["table"] == "notice"]
    assert len(notices) == lines[0]["notices"]
    (skipped,) = (n for n in notices if n["unit"] and units[n["unit"]]["num"] == "3.")
    assert skipped["severity"] == "review"
    assert text[skipped["source_start"] :].startswith("3.")


def test_a_unit_tells_its_action_and_where_it_stands(sample: Document) -> None:
    units = {unit["id"]: unit for unit in load(sample, "unit")}
    one = units["para_1"]
    assert (one["num"], one["action"], one["concept"]) == ("1.", "Welcomes", "welcome")
    assert (one["depth"], one["parent"], one["language"]) == (0, None, "en")
    assert (one["addressees"], one["due"]) == ([], [])
    points = [unit for unit in units.values() if unit["kind"] == "point"]
    assert [p["num"] for p in points if p["parent"] == "para_1"] == ["(a)", "(b)"]
    inner = [p for p in points if p["depth"] == 2]
    assert [p["num"] for p in inner] == ["(i)", "(ii)"]
    assert {units[p["parent"]]["num"] for p in inner} == {"(a)"}


def test_a_citation_stands_at_its_words(sample: Document) -> None:
    units = {unit["id"]: unit for unit in load(sample, "unit")}
    _, second, _, link = load(sample, "citation")
    text = units[second["unit"]]["text"]
    assert text[second["start"] : second["end"]] == second["text"] == "5/1"
    assert second["symbol"] == "A/HRC/RES/5/1"
    assert (link["symbol"], link["iri"]) == ("A/HRC/59/24", None)
    assert units[link["unit"]]["kind"] == "note"


def test_a_voter_and_a_sponsor_have_a_line_each(sample: Document) -> None:
    votes = [(v["iso3"], v["choice"]) for v in load(sample, "vote")]
    assert votes == [("ALB", "in_favour"), ("BEL", "in_favour"), ("CHN", "against")]
    (sponsor,) = load(sample, "sponsor")
    assert (sponsor["name"], sponsor["iso3"], sponsor["role"]) == (
        "Albania",
        "ALB",
        "co",
    )


def test_a_choice_of_its_own_keeps_its_name_and_the_first_count_is_taken() -> None:
    counts = (
        Count("against", 2),
        Count("against", 3),
        Count("notVoting", 1, (State("Utopia"),)),
    )
    line, vote = load(document_of(counts=counts))
    assert line["against"] == 2
    assert (vote["name"], vote["iso3"], vote["choice"]) == ("Utopia", None, "notVoting")


def test_a_vote_on_a_paragraph_names_it() -> None:
    counts = (Count("against", 1, (State("Utopia"),)),)
    ballots = (Ballot(("#operative:5",), "notAdopted", counts),)
    meta = {"counts": counts, "ballots": ballots}
    votes = load(document_of(**meta), "vote")
    assert [vote["parts"] for vote in votes] == [[], ["para_5"]]
    told = json.loads(write_json(resolve(document_of(**meta)), ""))
    (ballot,) = told["separate_votes"]
    assert (ballot["parts"], ballot["outcome"]) == (["para_5"], "notAdopted")
    assert ballot["vote"]["against"]["states"] == [{"name": "Utopia", "iso3": None}]


def test_a_heading_belongs_to_what_it_stands_over() -> None:
    recalling, first = block(Kind.PREAMBULAR, "Recalling"), block(Kind.OPERATIVE, "a")
    headed = block(Kind.HEADING, "II", "", block(Kind.HEADING, "A", "", recalling))
    parts = tell_parts(
        block(Kind.HEADING, "I"), recalling, first, headed, block(Kind.HEADING, "III")
    )
    assert (parts["I"], parts["II"], parts["A"]) == ("preamble",) * 3
    assert (parts["Recalling"], parts["a"]) == ("preamble", "operative")
    assert parts["III"] == "operative"


def test_a_unit_names_the_heading_it_stands_under() -> None:
    first, second = block(Kind.OPERATIVE, "a"), block(Kind.OPERATIVE, "b")
    point = block(Kind.POINT, "c")
    under = block(Kind.OPERATIVE, "d", "", point)
    inner = block(Kind.HEADING, "A", "", under)
    units = load(
        document_of(
            first,
            block(Kind.HEADING, "I"),
            second,
            block(Kind.HEADING, "II", "", inner),
        ),
        "unit",
    )
    names = {unit["id"]: unit["text"] for unit in units}
    told = {unit["text"]: names.get(unit["heading"]) for unit in units}
    assert told == {
        "a": None, "I": None, "b": "I", "II": None, "A": "II", "d": "A", "c": "A",
    }  # fmt: skip


def test_annexes_keep_their_parts_and_resolutions_under_a_symbol_do_not() -> None:
    inner = (block(Kind.PREAMBULAR, "Recalling"), block(Kind.NOTE, "See", "1"))
    assert set(tell_parts(block(Kind.ANNEX, "x", "", *inner)).values()) == {"annexes"}
    under = tell_parts(block(Kind.PART, "x", "A", *inner))
    assert under == {"x": "parts", "See": "parts", "Recalling": "preamble"}
    called = block(Kind.OPERATIVE, "Decides", "1.", *inner)
    assert set(tell_parts(called).values()) == {"operative"}


def test_the_schema_is_a_schema(schema: dict[str, Any], sample: Document) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:unres:schema:lines:2"
    doubt = Notice("cut", Severity.REVIEW, Span(0, 0), "Text seems to be missing.")
    tables = Counter(line["table"] for line in load(replace(sample, notices=(doubt,))))
    assert set(tables) == set(schema["$defs"]) - {"id"}


def test_the_columns_come_in_the_order_of_the_schema_and_are_explained(
    schema: dict[str, Any], sample: Document
) -> None:
    doubt = Notice("cut", Severity.REVIEW, Span(0, 0), "Text seems to be missing.")
    for line in load(replace(sample, notices=(doubt,))):
        part = schema["$defs"][line["table"]]
        assert list(line) == list(part["properties"]) == part["required"]
        assert part["additionalProperties"] is False
        for column in part["properties"].values():
            assert column["description"].endswith((".", ")"))


def test_the_lists_of_the_schema_are_those_of_the_model(schema: dict[str, Any]) -> None:
    unit = schema["$defs"]["unit"]["properties"]
    mention = schema["$defs"]["mention"]["properties"]
    assert set(unit["kind"]["enum"]) == set(Kind)
    assert set(unit["part"]["enum"]) == set(LISTS.values()) - {"headings"}
    assert set(mention["kind"]["enum"]) == {k.value for k in set(MarkKind) - TOLD}
    whole = files("unres.schemas").joinpath("resolution.schema.json").read_text("utf-8")
    parts = json.loads(whole)["$defs"]
    for table, names in {
        "mention": ("kind", "text", "target"),
        "unit": ("num", "action", "concept", "addressees", "due"),
    }.items():
        for name in names:
            told = schema["$defs"][table]["properties"][name]
            assert told == parts[table]["properties"][name]


def test_a_word_that_ends_lines_elsewhere_keeps_its_line() -> None:
    source = replace(document_of().source, name="a\nb\u2028c\udce9")
    (line,) = load(Document(source))
    assert line["source"] == source.name
